"""What needs a look before somebody decides: doubtful counts first, then models without a full answer."""

from collections.abc import Mapping, Sequence

from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.growth.scores import PLAIN_SCORES
from xl_addin.messages import evidence
from xl_addin.messages import summaries as said
from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.doubts import KIND
from xl_addin.outputs.text import SCORE, STATUS
from xl_addin.outputs.watchlist.changes import NOTABLE, moved_by
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Answer, Sentence, Status

# The gravest first; what only time cures comes last.
_GRAVITY = (
    *(Status.PARTIAL, Status.STALE, Status.UNKNOWN_MODEL, Status.NO_ACCESS, Status.FAULTY),
    *(Status.UNREACHABLE, Status.RATE_LIMITED, Status.LEGACY_DATE, Status.NOT_IDENTIFIED),
    *(Status.LOADING, Status.TOO_FEW, Status.TOO_YOUNG),
)


def attention(edition: Edition, most: int = 5) -> tuple[Sentence, ...]:
    """Return at most ``most`` sentences, the weightiest first, or the one that there is nothing."""
    doubtful = [*_moving(edition), *_dominated(edition.answers), *_other(edition)]
    groups = _by_status(edition.answers)
    told = doubtful + [_group(status, answers) for status, answers in groups]
    if len(told) <= most:
        return tuple(told) or (said.nothing_to_look_at(),)
    room = most - 1
    left = [(STATUS[status], len(answers)) for status, answers in groups[max(0, room - len(doubtful)) :]]
    if len(doubtful) > room:
        left.insert(0, (said.FINDINGS, len(doubtful) - room))
    return (*told[:room], said.also(left))


def marks(edition: Edition) -> Mapping[str, Sentence]:
    """Return, by model, the weightiest reason in two or three words why its scores should be looked into."""
    doubtful = {answer.model: KIND[doubt.kind] for _, answer, doubt in _notable(edition)}
    dominated = {model: KIND[DoubtKind.LARGEST_UPLOADER] for model, _ in _shares(edition.answers)}
    half = (Status.PARTIAL, Status.STALE)
    incomplete = {one.model: STATUS[one.status] for one in edition.answers if one.status in half}
    return {**incomplete, **dominated, **doubtful}


def _moving(edition: Edition) -> list[Sentence]:
    return [_without(answer, doubt) for _, answer, doubt in _notable(edition)]


def _notable(edition: Edition) -> list[tuple[float, Answer, Doubt]]:
    """Return the doubts whose children move a score, one per model, the largest effect first."""
    found = [
        max(((_effect(answer, doubt), answer, doubt) for doubt in doubts), key=lambda one: one[0])
        for answer in edition.answers
        if (doubts := edition.remarks.doubts.get(answer.model))
    ]
    return sorted((one for one in found if one[0] >= NOTABLE), key=lambda one: -one[0])


def _effect(answer: Answer, doubt: Doubt) -> float:
    """Return by how many points the score that moves most would move without the doubtful children."""
    after = doubt.after or {}
    now = {name: score_of(answer, name).value for name in after}
    return max((moved_by(now[name], after[name]) for name in after), default=0.0)


def _without(answer: Answer, doubt: Doubt) -> Sentence:
    after = doubt.after or {}
    figures = [(SCORE[name], score_of(answer, name).value, after.get(name)) for name in PLAIN_SCORES]
    parts = [
        said.score_moved(word, now, then) for word, now, then in figures if moved_by(now, then) >= NOTABLE
    ]
    return said.without_the_doubtful(answer.model, KIND[doubt.kind], parts)


def _dominated(answers: Sequence[Answer]) -> list[Sentence]:
    shares = _shares(answers)
    return [said.dominated(shares)] if shares else []


def _shares(answers: Sequence[Answer]) -> list[tuple[str, float]]:
    """Return the models noted for their largest uploader, with that share, the largest first."""
    told = [(one, one.history.largest_uploader_share) for one in answers if one.history]
    much = [(one.model, s) for one, s in told if s is not None and evidence.largest_uploader(s) in one.notes]
    return sorted(much, key=lambda one: -one[1])


def _other(edition: Edition) -> list[Sentence]:
    """Name the models with findings of the audit that move no score."""
    models = [
        answer.model
        for answer in edition.answers
        if any(doubt.kind is not DoubtKind.DECIDED for doubt in edition.remarks.doubts.get(answer.model, ()))
        and all(_effect(answer, doubt) < NOTABLE for doubt in edition.remarks.doubts[answer.model])
    ]
    return [said.further_findings(models)] if models else []


def _by_status(answers: Sequence[Answer]) -> list[tuple[Status, Sequence[Answer]]]:
    groups = [(status, [answer for answer in answers if answer.status is status]) for status in _GRAVITY]
    return [(status, group) for status, group in groups if group]


def _group(status: Status, answers: Sequence[Answer]) -> Sentence:
    if len(answers) == 1:
        named = shown(answers[0].model) in answers[0].message.en
        return answers[0].message if named else said.one_to_look_at(answers[0].model, answers[0].message)
    return said.several_to_look_at(STATUS[status], [answer.model for answer in answers])
