"""What an edition says of earlier forecasts: in a sentence, by months ahead and by model, and one by one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

from xl_addin.growth.counts import anniversary
from xl_addin.growth.track_record import HORIZONS, Case, Record, cases, horizon, judged, record
from xl_addin.messages import track_records as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Language, Sentence

ByModel = Mapping[str, Sequence[Case]]


def told(edition: Edition) -> Sentence:
    """Say how good earlier forecasts were, that there are too few of them, or from when on there are some."""
    due = _given(edition)
    whole = _record(due)
    if not whole.cases:
        days = [answer.as_of for answer in edition.answers if answer.as_of is not None]
        return said.nothing_due(_later(max(days)) if days else None)
    if not whole.judged:
        return said.too_few_cases(whole.cases, whole.inside)
    return said.accuracy(whole.cases, whole.inside, whole.error, len(due))


def looked_back(edition: Edition) -> Sentence:
    """Say how good forecasts from earlier ages of the same models would have been."""
    looked = _looked(edition)
    whole = _record(looked)
    if not whole.cases:
        return said.nothing_to_look_back()
    if not whole.judged:
        return said.too_few_to_look_back(whole.cases, whole.inside)
    return said.looked_back(whole.cases, whole.inside, whole.error, len(looked))


def record_rows(edition: Edition) -> list[Mapping[str, CellValue]]:
    """Return the records of all models, together and by months ahead, then of each; none without a case."""
    given, looked, language = _given(edition), _looked(edition), edition.language
    if not given and not looked:
        return []
    everyone, every_horizon = said.ALL_MODELS.text(language), said.ALL_HORIZONS.text(language)
    models = [answer.model for answer in edition.answers]
    own = {model: (given.get(model, ()), looked.get(model, ())) for model in models}
    return [
        _row(everyone, every_horizon, (_all(given), _all(looked)), language),
        *(_row(everyone, ahead, (_at(ahead, given), _at(ahead, looked)), language) for ahead in HORIZONS),
        *(_row(model, every_horizon, found, language) for model, found in own.items() if any(found)),
    ]


def forecast_rows(edition: Edition) -> list[Mapping[str, CellValue]]:
    """Return one row per forecast that was given and came due, by the order of the watchlist."""
    return [
        {
            "model": answer.model,
            "given": one.said.given.date(),
            "horizon": horizon(one),
            "p50": one.point.p50,
            "p10": one.point.p10,
            "p90": one.point.p90,
            "came": one.came,
            "inside": (Label.YES if one.inside else Label.NO).text(edition.language),
        }
        for answer in edition.answers
        for one in cases(edition.remarks.came.get(answer.model, ()))
    ]


def _given(edition: Edition) -> ByModel:
    """Return the cases of forecasts that were given, of the models that have any."""
    found = {answer.model: judged(edition.remarks.came.get(answer.model, ())) for answer in edition.answers}
    return {model: due for model, due in found.items() if due}


def _looked(edition: Edition) -> ByModel:
    found = {answer.model: edition.remarks.hindcasts.get(answer.model, ()) for answer in edition.answers}
    return {model: looked for model, looked in found.items() if looked}


def _all(found: ByModel) -> list[Case]:
    return [one for some in found.values() for one in some]


def _at(ahead: int, found: ByModel) -> list[Case]:
    return [one for one in _all(found) if one.ahead == ahead]


def _record(found: ByModel) -> Record:
    return record(_all(found))


def _row(
    model: str, ahead: int | str, found: tuple[Sequence[Case], Sequence[Case]], language: Language
) -> Mapping[str, CellValue]:
    """Return one row, of cases of forecasts that were given and of looking back."""
    given, looked = (record(cases) for cases in found)
    cells = (*_cells("given", given, language), *_cells("looked", looked, language))
    return {"model": model, "horizon": ahead, **dict(cells)}


def _cells(prefix: str, found: Record, language: Language) -> Iterator[tuple[str, CellValue]]:
    few = said.TOO_FEW.text(language) if found.cases else None
    yield f"{prefix}_cases", found.cases
    yield f"{prefix}_inside", found.inside if found.cases else None
    yield f"{prefix}_share", found.share if found.judged else few
    yield f"{prefix}_error", found.error if found.judged else None


def _later(day: date) -> date:
    return anniversary(datetime.combine(day, time(), UTC), min(HORIZONS)).date()
