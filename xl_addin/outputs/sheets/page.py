"""How a sheet lies on paper: A4, one page wide, headings repeated, pages numbered."""

from typing import Literal

from openpyxl import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.cell_values import clean, cut
from xl_addin.records import Language

_LONGEST_HEADER = 60  # characters of one part
_INCH = 2.54  # centimetres
_LEFT = 2.0 / _INCH  # room for punch holes


def set_page(
    sheet: Worksheet,
    header: str,
    language: Language,
    orientation: Literal["landscape", "portrait"] = "landscape",
    repeated_row: int | None = None,
    *,
    one_page: bool = False,
) -> None:
    """Set ``sheet`` up for print; ``repeated_row`` heads every page, ``one_page`` shrinks it to one."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(one_page)  # 0: as many as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _set_margins(sheet)
    _set_header_and_footer(sheet, header, "&P / &N ページ" if language == "ja" else "Page &P of &N")
    if repeated_row is not None:
        sheet.print_title_rows = f"{repeated_row}:{repeated_row}"


def mark_confidential(book: Workbook, mark: str) -> None:
    """Print ``mark`` in the upper right corner of every page of ``book``."""
    for sheet in book.worksheets:
        header = sheet.oddHeader or HeaderFooterItem()
        header.right.text = _header(mark)
        sheet.oddHeader = header


def _set_header_and_footer(sheet: Worksheet, header: str, footer: str) -> None:
    above, below = HeaderFooterItem(), HeaderFooterItem()
    above.left.text = _header(header)
    below.center.text = footer
    sheet.oddHeader, sheet.oddFooter = above, below


def _header(text: str) -> str:
    # "&" begins a code; what all parts of a header hold together must not be longer than 255 characters.
    return cut(" ".join(clean(text).split()), _LONGEST_HEADER).replace("&", "&&")


def _set_margins(sheet: Worksheet) -> None:
    sheet.page_margins.left = _LEFT
    sheet.page_margins.right = 1.2 / _INCH
    sheet.page_margins.top = 1.8 / _INCH
    sheet.page_margins.bottom = 1.6 / _INCH
    sheet.page_margins.header = sheet.page_margins.footer = 0.8 / _INCH
