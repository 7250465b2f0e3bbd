"""Cells as the office hands them over, and answers as it is given them."""

import struct
from math import isnan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.libreoffice.client.values import argument, error_value, is_error, shown

CELLS = st.just("") | st.floats(allow_nan=False) | st.text(max_size=5)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)


@pytest.mark.parametrize(("code", "number"), [("na", 32767), ("value", 519), ("num", 503), ("else", 32767)])
def test_an_error_is_a_number_that_is_none(code: str, number: int) -> None:
    """Its lower half holds the office's number of the error (formula/errorcodes.hxx)."""
    value = error_value(code)
    assert isnan(value)
    assert struct.unpack("<Q", struct.pack("<d", value))[0] & 0xFFFF == number


@pytest.mark.parametrize(
    ("handed", "zero_is_blank", "meant"),
    [
        ("a/b", False, "a/b"),
        ("", False, None),
        (None, False, None),
        (0.0, False, 0.0),
        (0.0, True, None),
        ((("a/b",),), False, "a/b"),
        (((0.0,),), True, None),
        (((0.0,), (1.0,)), True, [[0.0], [1.0]]),
        ((("a",), ("",), ("b",), ("",)), False, [["a"], [None], ["b"]]),
        ((("",), ("",)), False, None),
        (((),), False, None),
    ],
)
def test_an_argument_is_what_is_meant(handed: Any, *, zero_is_blank: bool, meant: object) -> None:
    """A blank cell is None, a single 0 only where nothing can be meant by it; a range of one is a value."""
    assert argument(handed, zero_is_blank=zero_is_blank) == meant


@given(ROWS)
def test_a_range_loses_nothing_but_blank_rows_at_its_end(rows: list[list[Any]]) -> None:
    """What is left begins as the range did, and what is gone was blank."""
    found = argument(tuple(map(tuple, rows)), zero_is_blank=False)
    kept = found if isinstance(found, list) else [[found]]
    blank = [[None if cell == "" else cell for cell in row] for row in rows]
    if found is None:
        assert all(cell is None for row in blank for cell in row)
    else:
        assert kept == blank[: len(kept)]
        assert all(cell is None for row in blank[len(kept) :] for cell in row)


def test_a_table_is_a_rectangle() -> None:
    """Short rows are filled up with blank cells; numbers and truth are numbers."""
    answer = {"table": [["a", 1, True], [None], [{"serial": 2.5, "date": "2026-01-01T00:00:00Z"}]]}
    assert shown(answer) == (("a", 1.0, 1.0), (None, None, None), (2.5, None, None))
    assert shown({"table": []}) == ()


def test_errors_are_told_from_answers() -> None:
    """An error alone or within a table, and neither in a value nor in a blank cell."""
    error = {"error": "na", "reason": "none"}
    assert is_error(error)
    assert is_error({"table": [[1, error]]})
    assert not is_error({"table": [[1, None]]})
    assert not is_error({"value": "error"})
