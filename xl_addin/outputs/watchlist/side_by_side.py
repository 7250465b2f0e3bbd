"""The table of the comparison: what stands beside each model chosen, by formulas."""

from collections.abc import Sequence

from xl_addin.messages import charts as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.sheets.layout import Column, read_layout
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.computed import Computed, Grid
from xl_addin.outputs.watchlist.edition import COMPARED
from xl_addin.outputs.watchlist.lookups import figure, quoted
from xl_addin.outputs.watchlist.shorthand import span
from xl_addin.outputs.watchlist.slots import slot_from_afar
from xl_addin.records import Language, ScoreName

MARKED_FROM = 12
"""Whole months from which stability bears the mark of a projection that is not validated."""

_DASH = {"en": "–", "ja": "〜"}


def layout_of(key: str) -> Column:
    """Return how the column ``key`` of the comparison looks: as in the tables that define it."""
    return read_layout().columns[key]


def _position(row: int, language: Language) -> str:
    return slot_from_afar("position", row + 1, language)


def _plain(key: str, source: str = "") -> Computed:
    """Return a column that shows the figure ``source``, its own key unless given."""
    return Computed(
        key,
        layout_of(key).heading,
        lambda language, row: figure(source or key, _position(row, language), language),
        lambda picked, row: picked[row + 1].figure(source or key),
    )


def _status_formula(language: Language, row: int) -> str:
    model, at = slot_from_afar("model", row + 1, language), _position(row, language)
    unlisted = quoted(said.NOT_LISTED.text(language))
    return f'IF({model}="","",IF({at}=0,{unlisted},{figure("status", at, language)}))'


def _status(picked: Sequence[Chosen], row: int) -> CellValue:
    one = picked[row + 1]
    return said.NOT_LISTED.text(one.language) if one.model and not one.position else one.figure("status")


def _range(key: str, low: str, high: str, *, marked: bool = False) -> Computed:
    """Return a column of 80 % intervals in words, from the figures of their two ends."""

    def formula(language: Language, row: int) -> str:
        at = _position(row, language)
        ends = [figure(end, at, language) for end in (low, high)]
        texts = [f'TEXT(ROUND({end},0),"#,##0")' for end in ends]
        months = figure("months", at, language)
        mark = f'&IF({months}>={MARKED_FROM},"*","")' if marked else ""
        return f'IF({ends[0]}="","",{texts[0]}&"{_DASH[language]}"&{texts[1]}{mark})'

    def value(picked: Sequence[Chosen], row: int) -> CellValue:
        one = picked[row + 1]
        ends = [_number(one, end) for end in (low, high)]
        mark = "*" if marked and (_number(one, "months") or 0) >= MARKED_FROM else ""
        return span(ends[0], ends[1], one.language, mark) or ""

    return Computed(key, layout_of(key).heading, formula, value)


def _number(one: Chosen, key: str) -> float | None:
    value = one.figure(key)
    return value if isinstance(value, int | float) else None


def _scored(name: ScoreName) -> tuple[Computed, Computed]:
    marked = name is ScoreName.STABILITY
    return _plain(name), _range(f"{name}_range", f"{name}_low", f"{name}_high", marked=marked)


SIDE_BY_SIDE = Grid(
    "side_by_side",
    left=3,  # after number and model
    rows=COMPARED,
    columns=(
        Computed("status", layout_of("status").heading, _status_formula, _status),
        _plain("months"),
        *_scored(ScoreName.HEAT),
        *_scored(ScoreName.STABILITY),
        *_scored(ScoreName.COMPETITIVENESS),
        _plain("children"),
        _plain("forecast_12", "forecast_12_p50"),
        _range("forecast_12_range", "forecast_12_p10", "forecast_12_p90"),
    ),
)
"""One row per place of the comparison."""
