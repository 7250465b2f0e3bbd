"""How values get into cells of a sheet that is being built."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.cells import put

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "TRUE",
    "1e5",
    "2026-01-01",
    "{=1}",
]


def _sheet() -> Worksheet:
    sheet: Worksheet = Workbook().create_sheet("s")
    return sheet


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Whatever a text looks like, the file keeps it as a text, character for character."""
    sheet = _sheet()
    put(sheet, 1, 1, text)
    stored = BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(stored)
    cell = load_workbook(stored)["s"]["A1"]
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_formula_alikes_survive_an_edit(text: str) -> None:
    """A text that begins like a formula is marked so that pressing Enter in it leaves it a text."""
    assert put(_sheet(), 1, 1, text).quotePrefix


def test_ordinary_text_is_not_marked() -> None:
    """A model id needs no mark."""
    assert not put(_sheet(), 1, 1, "meta-llama/Llama-3.1-8B").quotePrefix


def test_numbers_and_dates_are_themselves() -> None:
    """Numbers stay numbers, dates dates; a time loses its zone, which Excel cannot keep."""
    sheet = _sheet()
    assert put(sheet, 1, 1, 12.5, "0.0").value == 12.5
    assert put(sheet, 1, 2, date(2026, 11, 22)).value == date(2026, 11, 22)
    assert put(sheet, 1, 3, datetime(2026, 11, 22, 9, tzinfo=UTC)).value == datetime(2026, 11, 22, 9)  # noqa: DTZ001  as Excel has it
    assert sheet["A1"].number_format == "0.0"


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_no_number_is_an_empty_cell(value: float | None) -> None:
    """What is not a number leaves the cell empty rather than breaking the file."""
    assert put(_sheet(), 1, 1, value).value is None
