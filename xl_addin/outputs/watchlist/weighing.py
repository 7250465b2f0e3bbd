"""The user's own overall score: the weighted mean of the scores and of the user's own axes.

The sheet of weights computes the same by ordinary formulas; here it is computed for programs that do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_addin.growth.scores import PLAIN_SCORES
from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import SCORE
from xl_addin.outputs.watchlist.edition import AXES, Choices, Weights
from xl_addin.records import Answer, Score, ScoreName, Sentence

NO_WEIGHTS = Weights("", (0.0, 0.0, 0.0), (0.0,) * AXES)
"""What holds where the user chose a profile that is not there: nothing counts."""

NEEDED = (0, 2)
"""The places of heat and competitiveness, without which there is no overall score."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An overall score, and the places (0–5: three scores, three axes) of what counts but is missing."""

    overall: Score
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a model stands: its scores, its overall score, and its ranks from 1, None where it has none."""

    answer: Answer
    weighed: Weighed
    short: int | None
    long: int | None
    own: int | None


def in_use(choices: Choices) -> Weights:
    """Return the weights of the chosen profile, whose name is found as spreadsheets do, whatever its case."""
    wanted = choices.profile.casefold()
    return next((one for one in choices.profiles if one.name.casefold() == wanted), NO_WEIGHTS)


def weigh(scores: Sequence[Score], points: Sequence[float | None], weights: Weights) -> Weighed:
    """Return the weighted mean of what is there, empty without heat or competitiveness.

    Parameters
    ----------
    scores
        Heat, stability and competitiveness.
    points
        The user's own points on each axis; outside 0 to 100 they do not count.

    Notes
    -----
    The interval is the mean of the bounds, as if all scores erred together: never too narrow. The user's
    points are taken as they are. With no axis it is `xl_addin.growth.scores.overall`.
    """
    axes = [Score(point, point, point) if _counts(point) else Score() for point in points]
    parts = list(zip((*scores, *axes), (*weights.scores, *weights.axes), strict=True))
    missing = tuple(
        place
        for place, (part, weight) in enumerate(parts)
        if part.value is None and (weight > 0 or place in NEEDED)
    )
    if not set(NEEDED).isdisjoint(missing):
        return Weighed(Score(), missing)
    return Weighed(_mean([(part, weight) for part, weight in parts if part.value is not None]), missing)


def standings(answers: Sequence[Answer], choices: Choices) -> tuple[Standing, ...]:
    """Return where each model stands, in the order of ``answers``; of two that are equal the first leads."""
    weights = in_use(choices)
    weighed = [
        weigh([score_of(answer, name) for name in PLAIN_SCORES], points_of(choices, answer.model), weights)
        for answer in answers
    ]
    short, long = (
        _ranks([score_of(answer, PLAIN_SCORES[place]).value for answer in answers]) for place in NEEDED
    )
    own = _ranks([one.overall.value for one in weighed])
    return tuple(Standing(*parts) for parts in zip(answers, weighed, short, long, own, strict=True))


def with_own_overall(answers: Sequence[Answer], choices: Choices) -> list[Answer]:
    """Return the answers with the overall score of the chosen profile in the place of the plain one."""
    return [
        replace(one.answer, scores={**one.answer.scores, ScoreName.OVERALL: one.weighed.overall})
        for one in standings(answers, choices)
    ]


def weights_in_words(choices: Choices) -> list[tuple[Sentence, float]]:
    """Return what counts by the chosen profile, each with its weight above 0."""
    weights = in_use(choices)
    names = [SCORE[name] for name in PLAIN_SCORES] + [
        Sentence(shown(name), shown(name)) if name else read_layout().columns[f"axis_{place}"].heading
        for place, name in enumerate((*choices.axis_names, *[""] * AXES)[:AXES], start=1)
    ]
    both = zip(names, (*weights.scores, *weights.axes), strict=True)
    return [(name, weight) for name, weight in both if weight > 0]


def points_of(choices: Choices, model: str) -> tuple[float | None, ...]:
    """Return the user's own points of ``model`` on each axis."""
    return choices.axes.get(model, (None,) * AXES)


def _counts(point: float | None) -> bool:
    return point is not None and 0 <= point <= 100  # noqa: PLR2004  the scale


def _mean(parts: Sequence[tuple[Score, float]]) -> Score:
    """Return the weighted mean of scores that are there; empty where no weight is above 0."""
    total = sum(weight for _, weight in parts)
    if not total:
        return Score()
    return Score(
        *(
            sum((getattr(part, field) or 0.0) * weight for part, weight in parts) / total
            for field in ("value", "p10", "p90")
        )
    )


def _ranks(values: Sequence[float | None]) -> list[int | None]:
    order = [place for place, value in enumerate(values) if value is not None]
    order.sort(key=lambda place: -(values[place] or 0.0))
    rank = {place: number for number, place in enumerate(order, start=1)}
    return [rank.get(place) for place in range(len(values))]
