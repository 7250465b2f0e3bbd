"""Forecasts beside what came, as a table for the screen, a flat one and a JSON-able document."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
from rich.console import Group, RenderableType
from rich.text import Text

from xl_addin.growth.outcomes import Outcome, hits
from xl_addin.messages import upkeep
from xl_addin.messages.shown import shown
from xl_addin.outputs.printed.listing import listing
from xl_addin.outputs.text import Label
from xl_addin.records import Language, Sentence

_WORDS = (Sentence("Given", "予測日"), Label.AS_OF.value, Sentence("Counted", "集計対象"))
_FIGURES = (
    Sentence("Month", "月"),
    Sentence("Ends", "月末"),
    Sentence("80 % low", "80%下限"),
    Sentence("Median", "中央値"),
    Sentence("80 % high", "80%上限"),
    Sentence("Came", "実績"),
)
_OUTSIDE = Sentence("outside", "区間外")
_HINDSIGHT = Sentence("afterwards", "事後")
_COLUMNS = (
    *("model", "given", "as_of", "relation", "measure", "release", "reference", "month", "ends"),
    *("mean", "p10", "p25", "p50", "p75", "p90", "came", "inside", "beforehand"),
)
_DIGITS = 6


def outcomes_screen(
    model: str, came: Sequence[Outcome], counted: datetime, language: Language
) -> RenderableType:
    """Return one row per month that was forecast, and below them how often the interval held what came."""
    table = listing(_WORDS, _FIGURES, language)
    for one in came:
        table.add_row(*_cells(one, language))
    said = [upkeep.hit_share(*_hits(came, beforehand=True)), upkeep.counted_now(counted)]
    looked_back = _hits(came, beforehand=False)
    if looked_back[1]:
        said.insert(1, upkeep.in_hindsight(*looked_back))
    title = Text(shown(model), style="bold")
    return Group(title, table, *(Text(sentence.text(language)) for sentence in said))


def outcomes_table(model: str, came: Sequence[Outcome]) -> pd.DataFrame:
    """Return one row per month that was forecast; ``came`` and ``inside`` are empty until it is over."""
    rows = [_row(model, one) for one in came]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.astype({"came": "Int64", "inside": "boolean"})


def outcomes_document(model: str, came: Sequence[Outcome], counted: datetime) -> dict[str, object]:
    """Return the same as JSON-able values; the shares are null without an outcome."""
    shares = {
        name: {"outcomes": found.outcomes, "inside": found.inside, "share": found.share}
        for name, found in (
            ("beforehand", hits(came, beforehand=True)),
            ("afterwards", hits(came, beforehand=False)),
        )
    }
    rows = [_row(model, one) for one in came]
    months = [
        {key: float(f"{v:.{_DIGITS}g}") if isinstance(v, float) else v for key, v in row.items()}
        for row in rows
    ]
    return {"model": model, "counted": counted.isoformat(), "inside_80": shares, "forecasts": months}


def _hits(came: Sequence[Outcome], *, beforehand: bool) -> tuple[int, int]:
    found = hits(came, beforehand=beforehand)
    return found.inside, found.outcomes


def _row(model: str, one: Outcome) -> dict[str, object]:
    said, point = one.said, one.point
    return {
        "model": model,
        "given": said.given.isoformat(timespec="seconds"),
        "as_of": said.as_of.isoformat(),
        "relation": said.selection.value,
        "measure": said.measure.value,
        "release": said.release.isoformat(timespec="seconds"),
        "reference": said.reference,
        "month": point.month,
        "ends": one.ends.isoformat(timespec="seconds"),
        **{name: getattr(point, name) for name in ("mean", "p10", "p25", "p50", "p75", "p90")},
        "came": one.came,
        "inside": one.inside,
        "beforehand": one.beforehand,
    }


def _cells(one: Outcome, language: Language) -> tuple[str, ...]:
    said, point = one.said, one.point
    marks = [
        *([_OUTSIDE.text(language)] if one.inside is False else []),
        *([_HINDSIGHT.text(language)] if not one.beforehand else []),
    ]
    came = "–" if one.came is None else " ".join([f"{one.came:,}", *marks])
    return (
        f"{said.given:%Y-%m-%d}",
        f"{said.as_of}",
        f"{said.selection.value}, {said.measure.value}",
        f"{point.month}",
        f"{one.ends:%Y-%m-%d}",
        *(f"{figure:,.0f}" for figure in (point.p10, point.p50, point.p90)),
        came,
    )
