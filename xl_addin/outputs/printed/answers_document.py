"""Answers as JSON-able values, with the keys that scripts rely on: all present, null where empty."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from math import isfinite
from typing import TypeAlias

from xl_addin.outputs.happenings import Placed, placed
from xl_addin.records import (
    Answer,
    Estimate,
    ForecastPoint,
    Language,
    Month,
    ParameterName,
    Score,
    ScoreName,
    Selection,
)

Document: TypeAlias = dict[str, object]

_DIGITS = 6


def score_document(answers: Sequence[Answer], language: Language) -> list[Document]:
    """Return one entry per answer: outcome, scores, intervals [p10, p90] and parameters.

    Dates are ISO 8601 (``release`` a UTC timestamp), numbers carry six significant digits.
    """
    return [_scored(answer, language) for answer in answers]


def history_document(answer: Answer, selection: Selection, language: Language) -> Document:
    """Return the monthly counts of one answer; a model without a history has no months."""
    history = answer.history
    return {
        **_outcome(answer, language),
        "relation": selection.value,
        "release": _timestamp(history.release if history else None),
        "as_of": _day(answer.as_of),
        "complete": answer.complete,
        "uploaders": history.uploaders if history else None,
        "largest_uploader_share": _rounded(history.largest_uploader_share if history else None),
        "months": [_month(month) for month in (history.months if history else ())],
        **_kept(answer),
        "notes": _notes(answer, language),
    }


def forecast_document(answers: Sequence[Answer], language: Language) -> list[Document]:
    """Return one entry per answer with its forecast of cumulative counts."""
    return [
        {
            **_outcome(answer, language),
            "forecast": [_point(point) for point in answer.forecast],
            "notes": _notes(answer, language),
        }
        for answer in answers
    ]


def _scored(answer: Answer, language: Language) -> Document:
    history = answer.history
    return {
        **_outcome(answer, language),
        "as_of": _day(answer.as_of),
        "release": _timestamp(history.release if history else None),
        "months": len(history.whole_months) if history else None,
        "children": history.children if history else None,
        "scores": {name.value: _rounded(_score(answer, name).value) for name in ScoreName},
        "intervals": {name.value: _interval(_score(answer, name)) for name in ScoreName},
        "parameters": _parameters(answer.parameters),
        "certainty": _rounded(answer.certainty),
        **_kept(answer),
        "notes": _notes(answer, language),
    }


def _outcome(answer: Answer, language: Language) -> Document:
    return {
        "model": answer.model,
        "status": answer.status.value,
        "message": answer.message.text(language),
    }


def _notes(answer: Answer, language: Language) -> list[str]:
    return [note.text(language) for note in answer.notes]


def _kept(answer: Answer) -> Document:
    """Return what is kept of the model beside its counts: access, age, the user's own words."""
    return {
        "licence": answer.base.licence if answer.base else None,
        "gated": answer.base.gated if answer.base else None,
        "tags": list(answer.base.tags) if answer.base else [],
        "taken": _timestamp(answer.taken),
        "excluded": answer.excluded,
        "events": [_event(one) for one in placed(answer)],
    }


def _event(one: Placed) -> Document:
    event = one.event
    return {"id": event.id, "date": event.day.isoformat(), "month": one.month, "text": event.text}


def _score(answer: Answer, name: ScoreName) -> Score:
    return answer.scores.get(name, Score())


def _interval(score: Score) -> list[float | None] | None:
    if score.p10 is None or score.p90 is None:
        return None
    return [_rounded(score.p10), _rounded(score.p90)]


def _parameters(estimates: Mapping[ParameterName, Estimate]) -> Document:
    return {name.value: _estimate(estimates.get(name)) for name in ParameterName}


def _estimate(estimate: Estimate | None) -> Document:
    if estimate is None:
        return dict.fromkeys(("p10", "p50", "p90", "status"))
    return {
        "p10": _rounded(estimate.p10),
        "p50": _rounded(estimate.p50),
        "p90": _rounded(estimate.p90),
        "status": estimate.status.value,
    }


def _month(month: Month) -> Document:
    return {
        "month": month.number,
        "start": _timestamp(month.start),
        "new": month.new,
        "cumulative": month.cumulative,
        "uploaders": month.uploaders,
        "running": month.running,
    }


def _point(point: ForecastPoint) -> Document:
    return {
        "month": point.month,
        "mean": _rounded(point.mean),
        "p10": _rounded(point.p10),
        "p50": _rounded(point.p50),
        "p90": _rounded(point.p90),
    }


def _rounded(number: float | None) -> float | None:
    """Return ``number`` with six digits; JSON has no word for infinity and not-a-number."""
    return None if number is None or not isfinite(number) else float(f"{number:.{_DIGITS}g}")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _timestamp(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
