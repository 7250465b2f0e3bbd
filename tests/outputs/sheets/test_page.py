"""How sheets lie on paper."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.page import mark_confidential, set_page


def _sheet() -> Worksheet:
    sheet: Worksheet = Workbook().create_sheet("s")
    return sheet


def test_a4_one_page_wide() -> None:
    """The sheet prints on A4 (paper 9 in ECMA-376), landscape, one page wide and as long as it is."""
    sheet = _sheet()
    set_page(sheet, "Title", "en", repeated_row=3)
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"


def test_a_short_sheet_may_be_shrunk_to_one_page() -> None:
    """With one_page it is one page wide and one tall."""
    sheet = _sheet()
    set_page(sheet, "Title", "en", one_page=True)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_pages_are_numbered_in_the_language() -> None:
    """The footer counts pages, in Japanese with its word."""
    sheet = _sheet()
    set_page(sheet, "題", "ja", orientation="portrait")
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "&P / &N ページ"
    assert sheet.page_setup.orientation == "portrait"


def test_an_ampersand_in_the_title_is_no_code() -> None:
    """A header reads & as the start of a code, so one in the title is doubled."""
    sheet = _sheet()
    set_page(sheet, "R&D", "en")
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "R&&D"


def test_a_mark_stands_in_the_corner_of_every_page() -> None:
    """It joins the title in the header of each sheet, cut so that a header's 255 characters hold both."""
    book = Workbook()
    set_page(book.active or book.create_sheet(), "T" * 300, "en")
    mark_confidential(book, "社外秘&\n" * 100)
    (head,) = [sheet.oddHeader for sheet in book if sheet.oddHeader]
    assert str(head.left.text).startswith("TTT")
    assert str(head.right.text).startswith("社外秘&& 社外秘&&")
    assert len(str(head.left.text)) + len(str(head.right.text)) < 255
