"""Tests of what is made of a function's arguments."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.excel.arguments import LONGEST, clean, grid, is_range
from xl_addin.excel.table import Argument, CellError, Kind
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
    ],
)
def test_faulty_counts_are_refused_with_their_month(counts: object, code: str, word: str) -> None:
    """The fault is named as for a panel, and an error in the range stays one."""
    found = clean(argument("counts"), counts)
    assert isinstance(found, CellError)
    assert found.code == code
    assert word in found.reason.en


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
    assert clean(argument("date"), timedelta(days=1)).code == "value"
