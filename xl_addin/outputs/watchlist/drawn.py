"""The months that the charts draw: tables of formulas, of one length whatever the model has.

A line that is shorter than its table repeats its last point, so that nothing more is drawn; one that has no
point at all lies below the axis, where nothing is drawn either. No cell is an error or a gap.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from xl_addin.messages import charts as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.computed import Computed, Grid
from xl_addin.outputs.watchlist.lookups import month_entry
from xl_addin.outputs.watchlist.slots import EARLIEST, SLOTS, slot
from xl_addin.records import Language, Sentence

MOST_MONTHS = 132
"""Months drawn of one model, the forecast included; of more, the latest are drawn."""
MOST_COMPARED = 84
"""Months drawn of each model of a comparison; of more, the latest are drawn."""
BELOW = -1.0
"""Below an axis that begins at 0."""
BELOW_LOG = 0.1
"""Below a logarithmic axis that begins at 1."""

OUTLOOK_ROWS = 13
"""The last whole month and twelve ahead."""

_GAP = 1
_EARLIEST = (EARLIEST - date(1899, 12, 30)).days  # as a spreadsheet counts days
_Row = Mapping[str, CellValue]


def _place_formula(row: int, count: str, place: int, most: int) -> str:
    """Return the row of data of point ``row`` of a line with ``count`` points; 0 without months."""
    point = f"MIN({row + 1}+MAX(0,{count}-{most}),{count})"
    return f"IF({slot('observed', place)}=0,0,{slot('first_row', place)}-1+{point})"


def _point(row: int, count: int, most: int) -> int:
    """Return which of ``count`` points, from 1, stands in ``row``; the last one again below it."""
    return min(row + 1 + max(0, count - most), count)


def _entry_formula(key: str, place: str, without: float, language: Language) -> str:
    entry = month_entry(key, place, language)
    return f"IF({place}=0,{without:g},{entry})"


def _number_formula(key: str, place: str, without: float, language: Language) -> str:
    """Return the same for a column with empty cells, which count as none."""
    entry = month_entry(key, place, language)
    return f"IF({place}=0,{without:g},IF(ISNUMBER({entry}),{entry},{without:g}))"


def _entry(rows: Sequence[_Row], point: int, key: str, without: float) -> CellValue:
    value = rows[point - 1].get(key) if point else None
    return without if value is None else value


def _lines_column(key: str, heading: Sentence, source: str, without: float) -> Computed:
    """Return a column of the whole months of the one model."""
    return Computed(
        key,
        heading,
        lambda language, row: _number_formula(source, LINES.cell("row", row), without, language),
        lambda picked, row: _entry(picked[0].counted, _lines_point(picked, row), source, without),
    )


def _lines_point(picked: Sequence[Chosen], row: int) -> int:
    return _point(row, len(picked[0].counted), MOST_MONTHS)


def _data_row(one: Chosen, point: int) -> int:
    return one.before + point if point else 0


LINES: Grid = Grid(
    "drawn",
    left=len(SLOTS.columns) + 1 + _GAP,
    rows=MOST_MONTHS,
    columns=(
        Computed(
            "row",
            said.DATA_ROW,
            lambda _, row: _place_formula(row, slot("observed", 0), 0, MOST_MONTHS),
            lambda picked, row: _data_row(picked[0], _lines_point(picked, row)),
        ),
        _lines_column("month", Label.MONTH.value, "month", 0),
        _lines_column("counted", Label.CUMULATIVE.value, "cumulative", BELOW),
        _lines_column("new", Label.NEW.value, "new", BELOW),
        _lines_column("curve", said.CURVE, "curve", BELOW),
    ),
)
"""The one model: what was counted month by month, and what the curve expects of each month."""


def _outlook_rows(picked: Sequence[Chosen]) -> Sequence[_Row]:
    return [*picked[0].counted[-1:], *picked[0].ahead]


def _outlook_point(picked: Sequence[Chosen], row: int) -> int:
    return _point(row, len(_outlook_rows(picked)), OUTLOOK_ROWS)


def _outlook_place(_: Language, row: int) -> str:
    now = f"{slot('first_row', 0)}-1+{slot('observed', 0)}"
    return f"IF({slot('observed', 0)}=0,0,{now}+MIN({row},{slot('ahead', 0)}))"


def _outlook_column(key: str, heading: Sentence) -> Computed:
    """Return a quantile, which begins at the last count."""

    def formula(language: Language, row: int) -> str:
        place, first = OUTLOOK.cell("outlook_row", row), OUTLOOK.cell("outlook_row", 0)
        now, ahead = (month_entry(name, place, language) for name in ("cumulative", key))
        return f"IF({place}=0,{BELOW:g},IF({place}={first},{now},{ahead}))"

    def value(picked: Sequence[Chosen], row: int) -> CellValue:
        point = _outlook_point(picked, row)
        source = "cumulative" if point == 1 else key
        return _entry(_outlook_rows(picked), point, source, BELOW)

    return Computed(key, heading, formula, value)


OUTLOOK: Grid = Grid(
    "outlook",
    left=LINES.left + len(LINES.columns) + _GAP,
    rows=OUTLOOK_ROWS,
    columns=(
        Computed(
            "outlook_row",
            said.DATA_ROW,
            _outlook_place,
            lambda picked, row: _data_row(
                picked[0],
                len(picked[0].counted) - 1 + _outlook_point(picked, row) if picked[0].counted else 0,
            ),
        ),
        Computed(
            "outlook_month",
            Label.MONTH.value,
            lambda language, row: _entry_formula("month", OUTLOOK.cell("outlook_row", row), 0, language),
            lambda picked, row: _entry(_outlook_rows(picked), _outlook_point(picked, row), "month", 0),
        ),
        _outlook_column("p10", Label.LOW.value),
        _outlook_column("p50", Label.MEDIAN.value),
        _outlook_column("p90", Label.HIGH.value),
    ),
)
"""The one model: its forecast, from the last count on."""
