"""Tests of what is made of a function's arguments."""

from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import BadInput
from xl_addin.excel.arguments import LONGEST, clean, filled, grid, is_range
from xl_addin.excel.table import Argument, CellError, Kind
from xl_addin.panels.panel import read_panel
from xl_addin.records import Sentence

HELP = Sentence("help", "説明")


def argument(kind: Kind, *choices: str, optional: bool = True) -> Argument:
    """Return an argument of a kind."""
    return Argument("given", kind, HELP, choices, optional=optional)


ALL = [argument(kind) for kind in ("model", "models", "number", "date", "counts")]
ALL.append(argument("choice", "mean", "p10", "p90"))
CELLS = st.one_of(
    st.none(),
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(["#N/A", "#REF!"]),
)


@given(st.sampled_from(ALL), st.one_of(CELLS, st.lists(st.lists(CELLS, min_size=1), min_size=1)))
def test_nothing_that_a_sheet_may_hold_raises(wanted: Argument, value: Any) -> None:
    """Whatever stands in the cells, an argument is understood or refused with a reason."""
    found = clean(wanted, value)
    if isinstance(found, CellError):
        assert found.reason.en
        assert found.reason.ja


@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_day_means_the_same_in_every_dress(day: date) -> None:
    """Serial number, datetime, ISO text and slashes give the day itself; serials count from 1899-12-30."""
    serial = (day - date(1899, 12, 30)).days
    dressed = [
        serial,
        serial + 0.99,
        datetime(day.year, day.month, day.day, 23),  # noqa: DTZ001  cells know no zone
        day.isoformat(),
        f" {day.year:04}/{day.month}/{day.day} ",
    ]
    assert {clean(argument("date"), one) for one in dressed} == {day}


def test_the_serial_of_a_known_day() -> None:
    """45000 is 15 March 2023, counted on from Excel's documented 39448, 1 January 2008."""
    assert clean(argument("date"), 45000.0) == date(2023, 3, 15)
    assert clean(argument("date"), 39448.0) == date(2008, 1, 1)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (61.0, date(1900, 3, 1)),  # the first on which Excel and the calendar agree
        (2_958_465.99, date.max),
        ("2025-06-30T23:59:59Z", date(2025, 6, 30)),
        ("2025-06-30 09:00", date(2025, 6, 30)),
        ("2025.6.3", date(2025, 6, 3)),
        (date(2025, 6, 30), date(2025, 6, 30)),
    ],
)
def test_days_at_the_ends_and_with_a_time(value: object, day: date) -> None:
    """The first and the last serial are days, and a time of day behind a date is passed over."""
    assert clean(argument("date"), value) == day


@pytest.mark.parametrize("blank", [None, "", " ", 0, 0.0, [[None]]])
def test_a_blank_date_is_no_date(blank: object) -> None:
    """Also as the 0 for which some hosts take a blank cell."""
    assert clean(argument("date"), blank) is None


@pytest.mark.parametrize(
    "wrong", [60.0, 2_958_466.0, -1.0, True, "2025-02-30", "June", "2025-6", "2025-06/30"]
)
def test_what_is_no_day_is_refused(wrong: object) -> None:
    """Serials outside of the calendar and texts that name no day are #VALUE!."""
    found = clean(argument("date"), wrong)
    assert isinstance(found, CellError)
    assert found.code == "value"


@given(st.integers(1, LONGEST))
def test_months_may_be_numbers_or_texts(months: int) -> None:
    """Whole numbers from 1 to 36 are taken, also as text and in full-width digits."""
    full_width = str(months).translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert {clean(argument("number"), one) for one in (months, float(months), f" {months} ", full_width)} == {
        months
    }


@pytest.mark.parametrize("wrong", [0, -1, 0.5, 1.5, LONGEST + 1, "six", True, float("nan"), None])
def test_other_numbers_of_months_are_refused(wrong: object) -> None:
    """What is no whole number from 1 to 36 is #VALUE!, and so is a blank where a number is needed."""
    found = clean(argument("number", optional=False), wrong)
    assert isinstance(found, CellError)
    assert found.code == "value"
    assert f"“{'' if wrong is None else wrong}”" in found.reason.en


def test_a_number_that_may_be_left_out_may_be_blank() -> None:
    """A blank cell is no number, not a wrong one."""
    assert clean(argument("number"), " ") is None


@pytest.mark.parametrize(
    ("value", "word"), [(None, "mean"), (0.1, "p10"), (0.9, "p90"), ("P 90", None), (" P90 ", "p90")]
)
def test_a_choice_is_forgiving_and_no_more(value: object, word: str | None) -> None:
    """Blank means the first word, a share the percentile; another word is #VALUE! and is told the choices."""
    found = clean(argument("choice", "mean", "p10", "p90"), value)
    if word is None:
        assert isinstance(found, CellError)
        assert "mean, p10, p90" in found.reason.en
    else:
        assert found == word


@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(0, 3))
def test_counts_are_a_column_or_a_row_and_blanks_behind_them_do_not_count(
    steps: list[int], blanks: int
) -> None:
    """A column and a row mean the same series, whatever is blank after its end."""
    series = [float(sum(steps[: end + 1])) for end in range(len(steps))]
    row = [*series, *[None] * blanks]
    assert clean(argument("counts"), [row]) == clean(argument("counts"), [[cell] for cell in row]) == series


@pytest.mark.parametrize(
    ("counts", "code", "word"),
    [
        ([[1], [None], [3]], "value", "Month 2"),
        ([[1], ["x"]], "value", "Month 2"),
        ([[-1]], "value", "below 0"),
        ([[3], [2]], "value", "lower than the month before"),
        ([[1, 2], [3, 4]], "value", "one column or one row"),
        ([[None], [None]], "na", "no counts"),
        ([[1], ["#DIV/0!"]], "value", "#DIV/0!"),
        ([[1], ["#N/A"]], "na", "#N/A"),
        ([[1, None], [None, None]], "value", "one column or one row"),
        ([[1], [2, 3]], "value", "one column or one row"),
        ([[float("-inf")]], "value", "Month 1"),
        ([[None], [2]], "value", "Month 1: “”"),
        ([[1], [True]], "value", "Month 2: “True”"),
        ([[1], [datetime(2025, 6, 30)]], "value", "Month 2: “2025-06-30"),  # noqa: DTZ001
        ([[1], ["1,234"]], "value", "Month 2: “1,234”"),
        ([[1], ["many"], [0]], "value", "Month 2: “many”"),
        ([[3], [2], [-1]], "value", "Month 2"),
        ([[3], [-1], [2]], "value", "Month 2: a number below 0"),
        ([[float("nan")]], "value", "Month 1"),
        ([[float("inf")]], "value", "Month 1"),
        ([[10**400]], "value", "Month 1"),
        ("total", "value", "Month 1: “total”"),
        ([[0]] * 1201, "value", "1,200 months"),
        ([], "na", "no counts"),
    ],
)
def test_faulty_counts_are_refused_with_their_month(counts: object, code: str, word: str) -> None:
    """The fault is named as for a panel, and an error in the range stays one."""
    found = clean(argument("counts"), counts)
    assert isinstance(found, CellError)
    assert found.code == code
    assert word in found.reason.en


@pytest.mark.parametrize("one", [7, 7.0, "7", " 7 ", "７", [7], [[7.0]], (("7",),), [[7], [None], ["  "]]])
def test_a_single_cell_is_a_month(one: object) -> None:
    """A number, also as text, is month 1 of a series, however the host wraps it."""
    assert clean(argument("counts"), one) == [7.0]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_counts_may_be_texts(steps: list[int]) -> None:
    """Numbers that a sheet keeps as text, padded or not, count as numbers."""
    series = list(accumulate(steps))
    assert clean(argument("counts"), [[f" {count} "] for count in series]) == [float(one) for one in series]


@given(st.lists(st.integers(0, 9) | st.none(), max_size=12), st.integers(0, 12))
def test_a_blank_between_months_is_refused_at_its_month(steps: list[int | None], place: int) -> None:
    """Only the blanks behind the last count are passed over: one before it is no count of its month."""
    counts: list[object] = [*accumulate(step or 0 for step in steps)]
    counts.insert(min(place, len(counts)), None)
    blank = counts.index(None)
    found = clean(argument("counts"), [[cell] for cell in [*counts, 10**6]])
    assert isinstance(found, CellError)
    assert f"Month {blank + 1}: “”" in found.reason.en


@pytest.mark.parametrize("count", [2.0**53, 2.0**53 + 2, 1e300, 10**9])
@pytest.mark.parametrize("months", [3, 1200, 1201])
def test_a_range_holds_what_a_panel_holds(tmp_path: Path, count: float, months: int) -> None:
    """What is too large or too long for `fit --panel` is so for a range, and nothing else."""
    path = tmp_path / "panel.csv"
    rows = "".join(f"a,{month},{count!r}\n" for month in range(1, months + 1))
    path.write_text(f"series,month,cumulative\n{rows}", encoding="utf-8")
    found = clean(argument("counts"), [[count]] * months)
    try:
        read_panel(path, {})
    except BadInput:
        assert isinstance(found, CellError)
    else:
        assert found == [count] * months


@given(st.lists(st.lists(CELLS, max_size=3), max_size=6), st.integers(0, 3), st.integers(0, 3))
def test_a_grid_ends_with_its_last_filled_row(rows: list[list[Any]], blanks: int, width: int) -> None:
    """Nothing but rows without content is left out at the end, whatever their width."""
    cells = grid(rows)
    kept = filled(cells)
    assert kept == cells[: len(kept)]
    assert not kept or any(cell is not None for cell in kept[-1])
    assert all(cell is None for row in cells[len(kept) :] for cell in row)
    assert filled([*cells, *[[None] * width] * blanks]) == kept


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_ends_are_no_percentiles(share: float) -> None:
    """0 and 1 are no shares of which a forecast has a percentile, even where a word would fit."""
    assert isinstance(clean(argument("choice", "mean", "p0", "p100"), share), CellError)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("#N/A", "na"),
        ("#NUM!", "num"),
        *((name, "value") for name in ("#DIV/0!", "#NAME?", "#NULL!", "#REF!", "#VALUE!")),
    ],
)
@pytest.mark.parametrize("wanted", ALL, ids=lambda one: one.kind)
def test_an_error_in_a_cell_stays_one(wanted: Argument, error: str, code: str) -> None:
    """#N/A and #NUM! stay what they are, the others become #VALUE!, alone and in a range, and are named."""
    for cells in (error, [[None, error]], [["org/base"], [f" {error} "]]):
        found = clean(wanted, cells)
        assert isinstance(found, CellError)
        assert (found.code, error in found.reason.en) == (code, True)


def test_blank_cells_of_a_list_are_passed_over() -> None:
    """A list of models keeps its order without its blanks, and without a model is #N/A."""
    assert clean(argument("models"), [["a/b", None], ["  ", " c/d "]]) == ["a/b", "c/d"]
    empty = clean(argument("models"), [[None]])
    assert isinstance(empty, CellError)
    assert empty.code == "na"


def test_one_cell_is_no_range() -> None:
    """However deep a host wraps one value, it is one cell."""
    assert not any(is_range(value) for value in ("a/b", ["a/b"], [["a/b"]], (("a/b",),), None))
    assert is_range([["a/b", None]])
    assert grid((" a ", None)) == [["a"], [None]]


def test_a_date_is_one_day() -> None:
    """Where one value is wanted a range is #VALUE!."""
    found = clean(argument("date"), [[45000.0], [45001.0]])
    assert isinstance(found, CellError)
    assert "range" in found.reason.en
    assert clean(argument("date"), [[45000.0, 45001.0]]) == found
    assert clean(argument("date"), timedelta(days=1)).code == "value"
