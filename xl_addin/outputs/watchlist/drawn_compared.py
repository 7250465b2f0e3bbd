"""The months of the models of a comparison, as the charts draw them: since release, and by calendar."""

from collections.abc import Iterator, Sequence
from datetime import date

from xl_addin.messages import charts as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.computed import Computed, Grid
from xl_addin.outputs.watchlist.drawn import OUTLOOK
from xl_addin.outputs.watchlist.edition import COMPARED
from xl_addin.outputs.watchlist.lookups import month_entry
from xl_addin.outputs.watchlist.slots import EARLIEST, slot
from xl_addin.records import Language, Sentence

MOST_COMPARED = 84
"""Months drawn of each model; of more, the latest are drawn."""
BELOW_LOG = 0.1
"""Below a logarithmic axis that begins at 1."""

_EARLIEST = (EARLIEST - date(1899, 12, 30)).days  # as a spreadsheet counts days


def key_of(key: str, place: int) -> str:
    """Return the key of the column ``key`` of the model in ``place`` (from 1)."""
    return f"{key}_{place}"


def _cell(key: str, place: int, row: int) -> str:
    return COMPARED_LINES.cell(key_of(key, place), row)


def _point(one: Chosen, row: int) -> int:
    count = len(one.counted)
    return min(row + 1 + max(0, count - MOST_COMPARED), count)


def _row_formula(place: int, row: int) -> str:
    count = slot("observed", place)
    point = f"MIN({row + 1}+MAX(0,{count}-{MOST_COMPARED}),{count})"
    return f"IF({count}=0,0,{slot('first_row', place)}-1+{point})"


def _row(one: Chosen, row: int) -> CellValue:
    point = _point(one, row)
    return one.before + point if point else 0


def _month_formula(language: Language, place: int, row: int) -> str:
    at = _cell("row", place, row)
    return f"IF({at}=0,0,{month_entry('month', at, language)})"


def _month(one: Chosen, row: int) -> CellValue:
    point = _point(one, row)
    return one.counted[point - 1]["month"] if point else 0


def _count_formula(language: Language, place: int, row: int) -> str:
    at = _cell("row", place, row)
    return f"IF({at}=0,{BELOW_LOG},MAX(1,{month_entry('cumulative', at, language)}))"


def _count(one: Chosen, row: int) -> float:
    point = _point(one, row)
    if not point:
        return BELOW_LOG
    count = one.counted[point - 1]["cumulative"]
    return max(1.0, count) if isinstance(count, int | float) else 1.0


def _start_formula(language: Language, place: int, row: int) -> str:
    at = _cell("row", place, row)
    start, elsewhere = month_entry("start", at, language), latest_formula()
    return f"IF({at}=0,{elsewhere},IF(ISNUMBER({start}),{start},{elsewhere}))"


def _start(picked: Sequence[Chosen], place: int, row: int) -> CellValue:
    """Return the start of the month; for what is not drawn, a day that is on the axis anyway."""
    one = picked[place]
    point = _point(one, row)
    start = one.counted[point - 1]["start"] if point else None
    return latest(picked) if start is None else start


def latest_formula() -> str:
    """Return the formula of :func:`latest`."""
    return f"MAX({_EARLIEST},{slot('latest', 1)}:{slot('latest', COMPARED)})"


def latest(picked: Sequence[Chosen]) -> date:
    """Return the start of the latest month that is compared; without any, of the Hub's first."""
    lasts = [one.counted[-1]["start"] for one in picked[1:] if one.counted]
    return max([EARLIEST, *(last for last in lasts if isinstance(last, date))])


def _dated_formula(language: Language, place: int, row: int) -> str:
    at = _cell("row", place, row)
    start = month_entry("start", at, language)
    return f"IF({at}=0,{BELOW_LOG},IF(ISNUMBER({start}),{_cell('count', place, row)},{BELOW_LOG}))"


def _dated(one: Chosen, row: int) -> CellValue:
    point = _point(one, row)
    dated = bool(point) and one.counted[point - 1]["start"] is not None
    return _count(one, row) if dated else BELOW_LOG


def _columns(place: int) -> Iterator[Computed]:
    def heading(label: Sentence) -> Sentence:
        return Sentence(f"{place}: {label.en}", f"{place}：{label.ja}")

    yield Computed(
        key_of("row", place),
        heading(said.DATA_ROW),
        lambda _, row: _row_formula(place, row),
        lambda picked, row: _row(picked[place], row),
    )
    yield Computed(
        key_of("month", place),
        heading(Label.MONTH.value),
        lambda language, row: _month_formula(language, place, row),
        lambda picked, row: _month(picked[place], row),
    )
    yield Computed(
        key_of("count", place),
        heading(Label.CUMULATIVE.value),
        lambda language, row: _count_formula(language, place, row),
        lambda picked, row: _count(picked[place], row),
    )
    yield Computed(
        key_of("start", place),
        heading(Label.START.value),
        lambda language, row: _start_formula(language, place, row),
        lambda picked, row: _start(picked, place, row),
        dated=True,
    )
    yield Computed(
        key_of("dated", place),
        heading(said.DATED),
        lambda language, row: _dated_formula(language, place, row),
        lambda picked, row: _dated(picked[place], row),
    )


COMPARED_LINES: Grid = Grid(
    "drawn_compared",
    left=OUTLOOK.left + len(OUTLOOK.columns) + 1,
    rows=MOST_COMPARED,
    columns=tuple(column for place in range(1, COMPARED + 1) for column in _columns(place)),
)
"""Five columns for each model: row, month, count, start, and the count where the start is known."""
