"""Values as a cell writes and reads them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.values import Written, escaped, meant, written


@given(
    st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53), st.booleans())
)
def test_numbers_come_back_exactly(value: float | bool) -> None:  # noqa: FBT001  a cell's value
    """A number is written with all its digits."""
    kind, text = written(value, date1904=False) or ("", "")
    assert meant(kind, text, ()) == value


@pytest.mark.parametrize(
    ("value", "as_written"),
    [
        (1.0, Written(None, "1")),
        (np.float64(0.1), Written(None, "0.1")),
        (1e22, Written(None, "1e+22")),
        (7, Written(None, "7")),
        (True, Written("b", "1")),
        (date(2026, 11, 25), Written(None, "46351")),
        ("=1", Written("str", "=1")),
        ("a\x00b", Written("str", "ab")),
        ("", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_values_are_written_plainly(value: CellValue, as_written: Written | None) -> None:
    """Each kind of value has one way of being written."""
    assert written(value, date1904=False) == as_written


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("n", " 2.5 ", 2.5),
        ("d", "2026-11-25T00:00:00", date(2026, 11, 25)),
        ("d", "soon", None),
        ("e", "#N/A", None),
        ("s", "1", "b"),
        ("s", "7", None),
        ("str", "_x000D_a", "\ra"),
        ("str", "", None),
        (None, "nan", None),
        ("b", "0", False),
        ("new", "1", None),
    ],
)
def test_values_are_read_as_programs_write_them(kind: str | None, text: str, value: CellValue) -> None:
    """What cannot be read, and what is an error, is nothing."""
    assert meant(kind, text, ("a", "b")) == value


def test_text_is_no_markup() -> None:
    """Signs of XML are written as text; line breaks of Windows survive the parser."""
    assert escaped("<a> & \r\n") == "&lt;a&gt; &amp; &#13;\n"
