"""What changed since the edition before: the scores that moved most, first."""

from datetime import date

from xl_addin.growth.scores import PLAIN_SCORES
from xl_addin.messages import summaries as said
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.text import SCORE
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Answer, Score, Sentence

NOTABLE = 5.0
"""Points by which a score must have moved to be told of."""


def since(edition: Edition) -> date | None:
    """Return the day of the latest earlier figures; None in a first edition."""
    return max((before.as_of for before in edition.remarks.before.values()), default=None)


def changes(edition: Edition, most: int = 5) -> tuple[Sentence, ...]:
    """Return at most ``most`` sentences: models that moved, those that are new, or why there are none."""
    if not edition.remarks.before:
        return (said.first_edition(),)
    moves = _moves(edition)
    new = [answer.model for answer in edition.answers if answer.model not in edition.remarks.before]
    tail = [said.newly_listed(new)] if new else []
    room = most - len(tail)
    if len(moves) > room:
        tail.insert(0, said.more_moved(len(moves) - room + 1, NOTABLE))
        room -= 1
    return (*moves[:room], *tail) or (said.nothing_moved(NOTABLE),)


def moved_by(now: float | None, then: float | None) -> float:
    """Return by how many points a score moved; that one came or went is always worth telling."""
    distance = abs((now or 0.0) - (then or 0.0))
    return max(NOTABLE, distance) if (now is None) != (then is None) else distance


def _moves(edition: Edition) -> list[Sentence]:
    compared = [
        (answer, edition.remarks.before[answer.model])
        for answer in edition.answers
        if answer.model in edition.remarks.before and answer.status.answered
    ]
    moved = [(_largest(*pair), pair) for pair in compared]
    notable = [(size, pair) for size, pair in moved if size >= NOTABLE]
    notable.sort(key=lambda one: -one[0])
    return [_sentence(*pair) for _, pair in notable]


def _largest(answer: Answer, before: Before) -> float:
    return max(moved_by(now.value, then) for _, now, then in _pairs(answer, before))


def _pairs(answer: Answer, before: Before) -> list[tuple[Sentence, Score, float | None]]:
    return [(SCORE[name], score_of(answer, name), getattr(before, name.value)) for name in PLAIN_SCORES]


def _sentence(answer: Answer, before: Before) -> Sentence:
    parts = [
        said.score_moved(word, then, now.value, beyond=_beyond(now, then))
        for word, now, then in _pairs(answer, before)
        if moved_by(now.value, then) >= NOTABLE
    ]
    children = answer.history.children if answer.history else None
    if children is not None and before.children is not None and children != before.children:
        parts.append(said.children_moved(before.children, children))
    return said.moved(answer.model, parts)


def _beyond(now: Score, then: float | None) -> bool | None:
    if then is None or now.p10 is None or now.p90 is None:
        return None
    return not now.p10 <= then <= now.p90
