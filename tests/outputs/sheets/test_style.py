"""The look: fonts, widths and heights."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.xml.functions import fromstring

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.records import Language


@pytest.mark.parametrize(("language", "face"), [("en", "Calibri"), ("ja", "游ゴシック")])
def test_default_font_suits_the_language(language: Language, face: str) -> None:
    """The Normal style, in which column widths are measured, has the language's font at 11 points."""
    book = style.new_book(language)
    style.new_sheet(book, "s", language).cell(1, 1).value = "x"
    stored = BytesIO()
    book.save(stored)
    font = load_workbook(stored)["s"]["A1"].font
    assert (font.name, font.sz) == (face, 11)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("競争力", 6), ("80%下限", 7), ("", 0)])
def test_full_width_counts_two(text: str, width: int) -> None:
    """A full-width character takes the room of two half-width ones (Unicode annex 11)."""
    assert style.display_width(text) == width


@given(st.text(max_size=200), st.floats(5, 120))
def test_lines_hold_the_text(text: str, width: float) -> None:
    """The lines that are reserved have room for all of the text."""
    for part in text.splitlines():
        assert style.lines_needed(part, width) * width >= style.display_width(part)


def test_line_breaks_count() -> None:
    """Text of three short lines takes three lines, and empty text takes one."""
    assert style.lines_needed("a\nb\nc", 40) == 3
    assert style.lines_needed("", 40) == 1


def test_prose_is_high_enough() -> None:
    """A row of prose is as high as its wrapped lines."""
    sheet = style.new_sheet(style.new_book("en"), "s", "en")
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 20
    style.prose(sheet, 1, 2, "word " * 40, "en")  # 200 characters, 15 % slack, in 40: six lines of 15 points
    assert sheet.row_dimensions[1].height == 6 * 15 + 2


def test_numbers_right_text_left() -> None:
    """Numbers stand at the right edge of their cell, text at the left."""
    sheet = style.new_sheet(style.new_book("en"), "s", "en")
    style.body(put(sheet, 1, 1, 1.5))
    style.body(put(sheet, 1, 2, "text"))
    assert sheet["A1"].alignment.horizontal == "right"
    assert sheet["B1"].alignment.horizontal == "left"


def test_fonts_are_written_in_the_schemas_order() -> None:
    """Size, colour and name follow each other as ECMA-376 orders them; else the file is not valid."""
    book = style.new_book("en")
    style.write_title(style.new_sheet(book, "s", "en"), "Title", "en")
    stored = BytesIO()
    book.save(stored)
    with ZipFile(stored) as parts:
        fonts = fromstring(parts.read("xl/styles.xml")).find("{*}fonts")
    assert fonts is not None
    orders = [[part.tag.rpartition("}")[2] for part in font] for font in fonts]
    assert orders == [["sz", "name"], ["b", "sz", "color", "name"]]


def test_a_look_is_the_same_however_often_it_is_given() -> None:
    """The second cell of a look has what the first has, and keeps its own number format."""
    sheet = style.new_sheet(style.new_book("en"), "s", "en")
    first, second, third = (put(sheet, row, 1, 0.5, form) for row, form in ((1, "0%"), (2, "0%"), (3, "0.0")))
    for cell in (first, second, third):
        style.body(cell)
        style.aside(cell, "en")
    assert first.style_id == second.style_id != third.style_id
    assert third.number_format == "0.0"
    assert third.font.color.rgb == f"00{style.GREY}"
    assert third.border.bottom.style == "hair"


def test_looks_of_one_workbook_are_not_those_of_another() -> None:
    """A heading is white on dark in each of two workbooks whose styles are numbered differently."""
    for earlier in (0, 3):
        sheet = style.new_sheet(style.new_book("ja"), "s", "ja")
        for row in range(earlier):
            style.caption(put(sheet, row + 2, 1, "x"), "ja")
        style.heading(put(sheet, 1, 1, "x"), "ja")
        assert sheet["A1"].fill.fgColor.rgb == f"00{style.DARK}"
        assert sheet["A1"].font.bold


def test_no_row_is_higher_than_excel_allows() -> None:
    """A text of 10,000 characters makes a row of 409 points."""
    sheet = style.new_sheet(style.new_book("en"), "s", "en")
    style.prose(sheet, 1, 2, "x" * 10_000, "en")
    assert sheet.row_dimensions[1].height == 409
