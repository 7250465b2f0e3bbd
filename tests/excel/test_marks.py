"""Tests of how errors travel to Excel."""

import pytest

from xl_addin.excel.marks import MARKS, marked
from xl_addin.excel.table import CellError, Code
from xl_addin.records import Sentence

NA = CellError("na", Sentence("no", "なし"))


def test_every_error_has_its_own_text() -> None:
    """The three texts are those that the wrapper in Basic reads, and differ."""
    assert set(MARKS.values()) == {"#HFSCORE!NA", "#HFSCORE!VALUE", "#HFSCORE!NUM"}
    with pytest.raises(TypeError):
        MARKS["na"] = ""  # type: ignore[index]


@pytest.mark.parametrize(
    ("code", "text"), [("na", "#HFSCORE!NA"), ("value", "#HFSCORE!VALUE"), ("num", "#HFSCORE!NUM")]
)
def test_each_error_becomes_its_own_text(code: Code, text: str) -> None:
    """Whatever its reason, alone and in a table."""
    error = CellError(code, NA.reason)
    assert (marked(error), marked([[error]])) == (text, [[text]])


def test_errors_are_marked_wherever_they_stand() -> None:
    """Alone and inside a table an error becomes its text; everything else stays."""
    assert marked(NA) == "#HFSCORE!NA"
    assert marked([["x", NA], [1.5, None]]) == [["x", "#HFSCORE!NA"], [1.5, None]]
    assert marked("=text") == "=text"
