"""Answers as flat tables, as they go into files."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from xl_addin.growth.least_squares import LeastSquaresFit
from xl_addin.outputs.columns import joined
from xl_addin.outputs.happenings import dated, placed
from xl_addin.records import (
    Answer,
    Estimate,
    ForecastPoint,
    Language,
    ParameterName,
    Score,
    ScoreName,
    Sentence,
    Status,
)

_POINTS = ("mean", "p10", "p25", "p50", "p75", "p90")


def scores_table(answers: Sequence[Answer], language: Language) -> pd.DataFrame:
    """Return one row per answer: outcome, counts, scores and parameters with their intervals."""
    return pd.DataFrame([_score_row(answer, language) for answer in answers])


def history_table(answer: Answer) -> pd.DataFrame:
    """Return one row per month since release, with the events that fall in it."""
    columns = ("month", "start", "new", "cumulative", "uploaders", "running", "events")
    months = answer.history.months if answer.history else ()
    happened = defaultdict(list)
    for one in placed(answer):
        happened[one.month].append(dated(one.event))
    rows = [
        (
            m.number,
            m.start and m.start.isoformat(),
            m.new,
            m.cumulative,
            m.uploaders,
            m.running,
            "; ".join(happened[m.number]),
        )
        for m in months
    ]
    return pd.DataFrame(rows, columns=columns)


def forecasts_table(answers: Sequence[Answer], ahead: int, *, key: str = "model") -> pd.DataFrame:
    """Return one row per answer and month ahead; a forecast that is refused has empty numbers."""
    rows = [row for answer in answers for row in _forecast_rows(answer, ahead)]
    return pd.DataFrame(rows, columns=(key, "status", "month", *_POINTS))


def bayes_table(answers: Sequence[Answer], language: Language) -> pd.DataFrame:
    """Return one row per series with the parameters' medians, intervals and the three scores.

    A parameter that is not identified has its interval and no median.
    """
    rows = []
    for answer in answers:
        estimates = {
            **{name.value: answer.parameters.get(name) for name in ParameterName},
            "ceiling": answer.ceiling,
            "peak_month": answer.peak_month,
        }
        row: dict[str, object] = {"series": answer.model, "method": "bayes", "status": answer.status.value}
        row |= {name: estimate.p50 if estimate else None for name, estimate in estimates.items()}
        for name, estimate in estimates.items():
            row |= _bounds(name, estimate)
        row |= {name.value: _score(answer, name).value for name in ScoreName if name is not ScoreName.OVERALL}
        rows.append(row | {"message": answer.message.text(language)})
    return pd.DataFrame(rows)


def least_squares_table(
    rows: Iterable[tuple[str, Status, LeastSquaresFit, Sentence]], language: Language
) -> pd.DataFrame:
    """Return one row per series; a fit that found no answer has empty numbers and its reason."""
    columns = ("series", "method", "status", *(name.value for name in ParameterName), "ceiling", "message")
    return pd.DataFrame(
        [
            (
                name,
                "least-squares",
                status.value,
                fit.fitness,
                fit.immediacy,
                fit.longevity,
                fit.ceiling,
                why.text(language),
            )
            for name, status, fit, why in rows
        ],
        columns=columns,
    )


def _score_row(answer: Answer, language: Language) -> dict[str, object]:
    history = answer.history
    row: dict[str, object] = {
        "model": answer.model,
        "status": answer.status.value,
        "as_of": answer.as_of,
        "release": history.release.date() if history and history.release else None,
        "months": len(history.whole_months) if history else None,
        "children": history.children if history else None,
    }
    for name in ScoreName:
        score = _score(answer, name)
        row |= {name.value: score.value, f"{name.value}_p10": score.p10, f"{name.value}_p90": score.p90}
    for parameter in ParameterName:
        estimate = answer.parameters.get(parameter)
        row |= {parameter.value: estimate.p50 if estimate else None} | _bounds(parameter.value, estimate)
    said = {"message": answer.message.text(language), "notes": joined(answer.notes, language)}
    return row | {"certainty": answer.certainty} | _kept(answer) | said


def _kept(answer: Answer) -> dict[str, object]:
    """Return what is kept of the model beside its counts: access, age, the user's own words."""
    return {
        "licence": answer.base.licence if answer.base else None,
        "gated": answer.base.gated if answer.base else None,
        "tags": " ".join(answer.base.tags) if answer.base else None,
        "taken": answer.taken and answer.taken.isoformat(),
        "excluded": answer.excluded,
        "events": "; ".join(dated(one.event) for one in placed(answer)),
    }


def _forecast_rows(answer: Answer, ahead: int) -> list[tuple[object, ...]]:
    age = len(answer.history.whole_months) if answer.history else 0
    points: Sequence[ForecastPoint | None] = answer.forecast or [None] * ahead
    return [
        (answer.model, answer.status.value, age + step, *(getattr(point, name, None) for name in _POINTS))
        for step, point in enumerate(points, start=1)
    ]


def _bounds(name: str, estimate: Estimate | None) -> dict[str, float | None]:
    return {
        f"{name}_p10": estimate.p10 if estimate else None,
        f"{name}_p90": estimate.p90 if estimate else None,
    }


def _score(answer: Answer, name: ScoreName) -> Score:
    return answer.scores.get(name, Score())
