"""The look of every workbook: one font, few pale fills, and what can be read in grey."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from math import ceil
from types import MappingProxyType
from typing import Literal, cast
from unicodedata import east_asian_width
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.cells import put
from xl_addin.records import Language

# The order in which the schema wants a font's parts; openpyxl's own order fails Microsoft's validator.
Font.__elements__ = (
    *("b", "i", "strike", "outline", "shadow", "condense", "extend", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)

FACE: Mapping[Language, str] = MappingProxyType({"en": "Calibri", "ja": "游ゴシック"})
LINE_HEIGHT: Mapping[Language, float] = MappingProxyType({"en": 15.0, "ja": 18.75})  # points, at 11 pt
DATE_FORMAT: Mapping[Language, str] = MappingProxyType({"en": "yyyy-mm-dd", "ja": "yyyy/mm/dd"})

DARK = "1F3864"
BLUE = "1F4E79"
ORANGE = "C55A11"
WHITE = "FFFFFF"
BLACK = "000000"
PALE_BLUE = "9DC3E6"
GREY = "595959"
_HAIR = Side(style="hair", color="A6A6A6")
_SIZE = 11
_HIGHEST = 409.0  # points; a higher row is no row for Excel
_LOOKS: WeakKeyDictionary[Workbook, dict[object, object]] = WeakKeyDictionary()
_SLACK = 1.15  # another font than the intended one is up to this much wider


def new_book(language: Language) -> Workbook:
    """Return an empty workbook without sheets whose default font suits ``language``."""
    book = Workbook()
    font = Font(name=FACE[language], size=_SIZE)
    # Column widths are measured in the default font, for which openpyxl has no public setter.
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]  # noqa: SLF001
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def new_sheet(book: Workbook, name: str, language: Language) -> Worksheet:
    """Append a sheet whose rows are as high as the font of ``language`` wants them."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.sheet_format = SheetFormatProperties(defaultRowHeight=LINE_HEIGHT[language], customHeight=True)
    return sheet


def write_title(sheet: Worksheet, text: str, language: Language, size: int = 16) -> None:
    """Write the sheet's title into its first row."""
    put(sheet, 1, 1, text).font = Font(name=FACE[language], size=size, bold=True, color=DARK)
    sheet.row_dimensions[1].height = 2 * size


def heading(cell: Cell, language: Language, vertical: Literal["center", "top"] = "center") -> None:
    """Make ``cell`` the heading of a table's column."""
    with _looking(cell, ("heading", language, vertical)) as fresh:
        if fresh:
            cell.font = Font(name=FACE[language], size=9, bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=DARK)
            cell.alignment = Alignment(horizontal="center", vertical=vertical, wrap_text=True)


def heading_row(sheet: Worksheet, row: int, left: int, texts: Iterable[str], language: Language) -> None:
    """Write the headings ``texts`` in ``row`` from column ``left`` on, two lines high."""
    for column, text in enumerate(texts, start=left):
        heading(put(sheet, row, column, text), language)
    sheet.row_dimensions[row].height = 2 * LINE_HEIGHT[language]


def caption(cell: Cell, language: Language) -> None:
    """Make ``cell`` the caption over a part of its sheet."""
    with _looking(cell, ("caption", language)) as fresh:
        if fresh:
            cell.font = Font(name=FACE[language], size=12, bold=True, color=DARK)


def aside(cell: Cell, language: Language) -> None:
    """Set ``cell`` in grey, as what accompanies the main figures."""
    with _looking(cell, ("aside", language)) as fresh:
        if fresh:
            cell.font = Font(name=FACE[language], size=9, color=GREY)


def body(cell: Cell, *, wrap: bool = False, left: bool | None = None, indent: int = 1) -> None:
    """Rule ``cell`` off below and align it: numbers right, text left unless told otherwise, and indented."""
    side = left if left is not None else cell.data_type == "s"
    with _looking(cell, ("body", side, wrap, indent)) as fresh:
        if fresh:
            across = "left" if side else "right"
            cell.alignment = Alignment(
                horizontal=across, vertical="center", wrap_text=wrap, indent=indent if side else 0
            )
            cell.border = Border(bottom=_HAIR)


@contextmanager
def _looking(cell: Cell, look: tuple[object, ...]) -> Iterator[bool]:
    """Give ``cell`` a look that the workbook knows already; tell whether it is a fresh one, still to be set.

    openpyxl compares every part of a look with all others, for every cell; here each is set once.
    """
    known = _LOOKS.setdefault(cast("Workbook", cell.parent.parent), {})
    key = (look, tuple(cell._style or ()))  # type: ignore[attr-defined]  # noqa: SLF001  no public way to share looks
    if key in known:
        cell._style = copy(known[key])  # type: ignore[attr-defined]  # noqa: SLF001
        yield False
    else:
        yield True
        known[key] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001


def bullet(text: str, language: Language) -> str:
    """Return ``text`` as one entry of a list."""
    return f"・{text}" if language == "ja" else f"• {text}"


def display_width(text: str) -> int:
    """Return how many half-width characters ``text`` takes; a full-width one counts two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def width_for(texts: Iterable[str]) -> float:
    """Return the column width, in default digits, that shows the longest of ``texts`` whole."""
    return max(display_width(text) for text in texts) * _SLACK + 1


def lines_needed(text: str, width: float) -> int:
    """Return how many lines ``text`` takes when wrapped in a column of ``width`` digits."""
    return sum(_lines(display_width(part), width) for part in text.splitlines() or [""])


def _lines(length: int, width: float) -> int:
    # A line that is broken between words loses its end, which a single line does not.
    return 1 if length <= width else ceil(length * _SLACK / width)


def set_height(sheet: Worksheet, row: int, lines: int, language: Language, more: float = 3.0) -> None:
    """Make ``row`` so many lines high and ``more`` points, at most as high as Excel can."""
    sheet.row_dimensions[row].height = min(lines * LINE_HEIGHT[language] + more, _HIGHEST)


def prose(sheet: Worksheet, row: int, columns: int, text: str, language: Language) -> Cell:
    """Write wrapped text over the first ``columns`` columns of ``row``, high enough to show it all."""
    cell = put(sheet, row, 1, text)
    with _looking(cell, ("prose",)) as fresh:
        if fresh:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    width = sum(sheet.column_dimensions[get_column_letter(index)].width for index in range(1, columns + 1))
    set_height(sheet, row, lines_needed(text, width), language, 2.0)
    # Not merge_cells, which would make a bordered cell of each that is covered; these have none.
    sheet.merged_cells.add(f"A{row}:{get_column_letter(columns)}{row}")
    return cell


def footnotes(sheet: Worksheet, first: int, columns: int, lines: Iterable[str], language: Language) -> None:
    """Write small grey lines from row ``first`` on, wrapped over the first ``columns`` columns."""
    for row, line in enumerate(lines, start=first):
        aside(prose(sheet, row, columns, line, language), language)
