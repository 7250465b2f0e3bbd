"""How values get into cells."""

from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.cells import clean, cut, put, sheet_name

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
ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)  # every code point, lone surrogates too


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


@given(ANY_TEXT)
def test_clean_text_is_xml(text: str) -> None:
    """Cleaned text can stand in an XML document."""
    ET.fromstring(f"<t>{clean(text).translate({38: None, 60: None, 62: None})}</t>".encode())  # noqa: S314  our own text


@given(ANY_TEXT)
def test_cleaning_leaves_printable_text_alone(text: str) -> None:
    """Text without control characters and Excel's own escapes comes through unchanged."""
    printable = "".join(char for char in text if char.isprintable()).replace("_x", "")
    assert clean(printable) == printable


def test_direction_marks_are_removed() -> None:
    """A mark that reverses what follows would make one model look like another."""
    assert clean("safe\u202eexe.\u2066") == "safeexe."


def test_excel_escapes_are_shown_as_written() -> None:
    """Excel would read _x0041_ as the letter A; its underscore is escaped (ECMA-376, ST_Xstring)."""
    assert clean("org/_x0041_b") == "org/_x005F_x0041_b"


@pytest.mark.parametrize("text", ["a" * 40_000, "😀" * 20_000])
def test_text_is_cut_at_excels_limit(text: str) -> None:
    """A cell holds 32,767 UTF-16 units (Excel specifications and limits)."""
    assert 32_766 <= len(clean(text).encode("utf-16-le")) // 2 <= 32_767
    assert clean(text).endswith("…")


@given(ANY_TEXT.filter(str.isprintable), st.integers(1, 50))
def test_cut_text_fits(text: str, longest: int) -> None:
    """Cut text is never longer than asked, and uncut where it fits."""
    short = cut(text, longest)
    assert len(short.encode("utf-16-le")) // 2 <= longest
    assert short == text or short.endswith("…")


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


@given(st.lists(ANY_TEXT, max_size=12))
def test_sheet_names_are_legal_and_unique(texts: list[str]) -> None:
    """A name has 1 to 31 characters and none that Excel refuses, and differs from the others in any case."""
    taken: list[str] = []
    for text in texts:
        taken.append(sheet_name(text, taken))
    folded = [name.casefold() for name in taken]
    assert len(set(folded)) == len(folded)
    assert "history" not in folded
    for name in taken:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set(":\\/?*[]'")


def test_sheet_name_stays_readable() -> None:
    """An ordinary name is kept; the second of two equal ones is numbered."""
    assert sheet_name("1 Llama-3.1-8B", []) == "1 Llama-3.1-8B"
    assert sheet_name("1 Llama-3.1-8B", ["1 LLAMA-3.1-8b"]) == "1 Llama-3.1-8B 2"
