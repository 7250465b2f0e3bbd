"""What a report's conclusions rest on: how much was counted, how clear the lead is, how forecasts held."""

from xl_addin.messages import reporting as said
from xl_addin.messages.track_records import each_stands
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.track_records import forecast_rows, told
from xl_addin.records import Answer, Score, ScoreName, Sentence


def basis(edition: Edition) -> tuple[Sentence, ...]:
    """Return up to three sentences; ``answers`` of the edition in any order."""
    sentences = (_counted(edition), _lead(edition), _accuracy(edition))
    return tuple(sentence for sentence in sentences if sentence is not None)


def _counted(edition: Edition) -> Sentence | None:
    counted = [(answer.as_of, answer.history) for answer in edition.answers if answer.history]
    children = sum(history.children for _, history in counted)
    days = [day for day, _ in counted if day is not None]
    if not counted:
        return None
    if not days:
        return said.rests_on_file(len(counted), children)
    return said.rests_on(len(counted), children, min(days), max(days))


def _lead(edition: Edition) -> Sentence | None:
    ranked = [answer for answer in edition.answers if _overall(answer).value is not None]
    if len(ranked) < 2:  # noqa: PLR2004  a lead is over another
        return None
    leader = max(ranked, key=lambda answer: _overall(answer).value or 0.0)
    near = sum(_reaches(_overall(answer), _overall(leader)) for answer in ranked if answer is not leader)
    return said.not_told_apart(leader.model, near, len(ranked))


def _accuracy(edition: Edition) -> Sentence | None:
    if all(answer.as_of is None for answer in edition.answers):
        return None  # of a file without dates no forecast is kept
    return each_stands(told(edition)) if forecast_rows(edition) else told(edition)


def _reaches(score: Score, leader: Score) -> bool:
    return score.p90 is None or leader.p10 is None or score.p90 >= leader.p10


def _overall(answer: Answer) -> Score:
    return score_of(answer, ScoreName.OVERALL)
