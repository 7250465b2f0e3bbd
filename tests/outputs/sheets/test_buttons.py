"""Buttons on a sheet: what they start, where they stand, and that charts beside them are left alone."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import macros
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.buttons import add_buttons
from xl_addin.records import Language

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  a file has no zone
_POINT = 12_700  # English metric units, ECMA-376 part 1, 20.1.10.16
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CAPTIONS = {"Refresh": "Refresh the sheet", "Stop": "Stop"}


def _sheet(captions: dict[str, str], language: Language = "en", row: int = 2) -> tuple[Workbook, Worksheet]:
    book = style.new_book(language)
    sheet = style.new_sheet(book, "One", language)
    style.write_title(sheet, "Title", language)  # 32 points high
    add_buttons(sheet, row, captions, language)
    return book, sheet


def _part(book: Workbook, name: str) -> Element:
    with ZipFile(BytesIO(workbook_bytes(book, _MADE))) as package:
        return fromstring(package.read(name))  # noqa: S314  our own file


def _drawing(book: Workbook) -> list[Element]:
    """Return what the first drawing holds, one anchor after the other."""
    return list(_part(book, "xl/drawings/drawing1.xml"))


def _box(anchor: Element) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a button."""
    place, size = anchor.find(f"{_XDR}pos"), anchor.find(f"{_XDR}ext")
    assert place is not None
    assert size is not None
    return int(place.attrib["x"]), int(place.attrib["y"]), int(size.attrib["cx"]), int(size.attrib["cy"])


def _attributes(anchors: Sequence[Element], tag: str, name: str) -> list[str | None]:
    return [found.get(name) for anchor in anchors for found in anchor.iter(tag)]


def test_a_button_names_its_macro_and_says_its_caption() -> None:
    """Each shape starts the macro of this workbook, is called by it, and shows and describes its caption."""
    anchors = _drawing(_sheet(_CAPTIONS)[0])
    assert _attributes(anchors, f"{_XDR}sp", "macro") == ["[0]!Refresh", "[0]!Stop"]
    assert _attributes(anchors, f"{_XDR}cNvPr", "name") == list(_CAPTIONS)
    assert _attributes(anchors, f"{_XDR}cNvPr", "descr") == list(_CAPTIONS.values())
    assert [text.text for anchor in anchors for text in anchor.iter(f"{_A}t")] == list(_CAPTIONS.values())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_caption_is_written_in_the_face_of_the_language(language: Language) -> None:
    """Latin and Japanese letters have the face of the workbook, not that of the theme."""
    anchors = _drawing(_sheet(_CAPTIONS, language)[0])
    for tag in (f"{_A}latin", f"{_A}ea"):
        assert _attributes(anchors, tag, "typeface") == [style.FACE[language]] * 2


@pytest.mark.parametrize("row", [1, 2, 4])
def test_buttons_stand_within_their_row(row: int) -> None:
    """The row is higher than its buttons, which begin below the heights of the rows above it."""
    book, sheet = _sheet(_CAPTIONS, row=row)
    # The title was written before: 32 points, or what the buttons of row 1 make of it; a row of text has 15.
    above = (0.0, 0.0, 32.0, 47.0, 62.0)[row]
    high = sheet.row_dimensions[row].height
    for _, top, _, height in map(_box, _drawing(book)):
        assert above * _POINT < top
        assert top + height < (above + high) * _POINT


@settings(max_examples=40, deadline=None)
@given(captions=st.dictionaries(st.sampled_from("ABCDEFGH"), st.text("aW 更新", min_size=1), min_size=1))
def test_no_two_buttons_overlap(captions: dict[str, str]) -> None:
    """Whatever they say, buttons are as wide as one another, wider than half a letter each, and apart."""
    boxes = [_box(anchor) for anchor in _drawing(_sheet(captions)[0])]
    assert len({(top, width, height) for _, top, width, height in boxes}) == 1
    longest = max(style.display_width(caption) for caption in captions.values())
    assert boxes[0][2] > 5 * longest * _POINT  # half of ten points for each half-width letter
    for (left, _, width, _), (following, _, _, _) in pairwise(boxes):
        assert left + width < following


def test_a_chart_on_the_sheet_is_left_alone() -> None:
    """A chart before or after the buttons is written as without them, and no two things have one number."""
    book, sheet = _sheet(_CAPTIONS)
    chart = LineChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=5, max_row=6))
    sheet.add_chart(chart, "B5")
    add_buttons(sheet, 3, {"Why": "Why?"}, "en")
    anchors = _drawing(book)
    numbers = _attributes(anchors, f"{_XDR}cNvPr", "id")
    assert len(numbers) == len(set(numbers)) == 4
    assert _attributes(anchors, f"{_XDR}cNvPr", "name") == ["Chart 1", "Refresh", "Stop", "Why"]
    relations = list(_part(book, "xl/drawings/_rels/drawing1.xml.rels"))
    assert [relation.attrib["Target"] for relation in relations] == ["/xl/charts/chart1.xml"]
    (read,) = load_workbook(BytesIO(workbook_bytes(book, _MADE)))["One"]._charts  # type: ignore[attr-defined]
    assert isinstance(read, LineChart)


def test_a_workbook_is_the_same_each_time_it_is_saved() -> None:
    """Saving takes nothing from the workbook and adds nothing to it."""
    book, _ = _sheet(_CAPTIONS)
    assert workbook_bytes(book, _MADE) == workbook_bytes(book, _MADE)


def test_every_macro_has_a_button_and_is_explained() -> None:
    """The macros that are told of and those that have a button are the same, in the same order."""
    assert list(macros.BUTTONS) == list(macros.ABOUT_MACROS)
