"""The sheets of the macro workbook, and how a VBA project gets into its package."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import macros
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.buttons import add_buttons
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.config import SHEET as CONFIG_SHEET
from xl_addin.outputs.sheets.page import set_page
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_MODELS = ("meta-llama/Llama-3.1-8B", "Qwen/Qwen2.5-7B")
_FORMULAS = ("=HFSCORE(A{0})", '=HFSCORE(A{0},"heat")', "=HFSTATUS(A{0})", "=HFASOF(A{0})")
_HEADINGS = (macros.MODEL, macros.OVERALL, macros.HEAT, macros.STATUS, macros.AS_OF)
_EXAMPLE_WIDTHS = (30.0, 12.0, 12.0, 70.0, 18.0)
_STATUS, _STATUS_LINES = 4, 3  # column of the status, and how long one mostly is
_BUTTONS = 2  # row of the buttons, on every sheet that has them
_FIRST = 3  # row of an example's headings
_NAME_WIDTH, _TEXT_WIDTH = 48.0, 90.0
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# openpyxl takes a VBA project from the package of an earlier workbook; these are the parts it reads there.
_EMPTY_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"/>',
}


def build_macro_sheets(
    functions: Mapping[str, str],
    help_name: str,
    help_rows: Sequence[Sequence[str | float]],
    config: Mapping[str, str],
    language: Language,
) -> Workbook:
    """Return the workbook without its macros; its sheets have the code names Sheet1, Sheet2, ….

    Parameters
    ----------
    functions
        What each function does, by an example of its use.
    help_name, help_rows
        The hidden sheet from which the function wizard is told, and its rows.
    config
        The sheet ``xlwings.conf``: settings by their names.
    """
    book = style.new_book(language)
    _add_start(book, functions, language)
    _add_example(book, language)
    _add_rows(book, CONFIG_SHEET, list(config.items()), language)
    _add_rows(book, help_name, help_rows, language).sheet_state = "hidden"
    book.code_name = "ThisWorkbook"
    for number, sheet in enumerate(book.worksheets, start=1):
        sheet.sheet_properties.codeName = f"Sheet{number}"
    return book


def add_project(book: Workbook, project: bytes) -> None:
    """Put ``vbaProject.bin`` into the package of ``book``, which is then saved as .xlsm."""
    carrier = BytesIO()
    with ZipFile(carrier, "w") as archive:
        for name, text in _EMPTY_PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/vbaProject.bin", project)
    book.vba_archive = ZipFile(carrier)


def _add_start(book: Workbook, functions: Mapping[str, str], language: Language) -> None:
    sheet = style.new_sheet(book, macros.START.text(language), language)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NAME_WIDTH, _TEXT_WIDTH
    style.write_title(sheet, macros.TITLE.text(language), language)
    add_buttons(sheet, _BUTTONS, _captions(language), language)
    for number, step in enumerate(macros.STEPS, start=1):
        style.prose(sheet, number + 2, 2, f"{number}. {step.text(language)}", language)
    row = len(macros.STEPS) + 4
    row = _add_pairs(sheet, row, macros.MACROS.text(language), _about_macros(language), language)
    _add_pairs(sheet, row + 1, macros.FUNCTIONS.text(language), functions, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, macros.TITLE.text(language), language)


def _add_pairs(sheet: Worksheet, row: int, title: str, pairs: Mapping[str, str], language: Language) -> int:
    """Write names and what is said of them under a caption; return the row below."""
    style.caption(put(sheet, row, 1, title), language)
    style.heading_row(sheet, row + 1, 1, [macros.NAME.text(language), macros.SAYS.text(language)], language)
    for at, (name, text) in enumerate(pairs.items(), start=row + 2):
        style.body(put(sheet, at, 1, name))
        style.body(put(sheet, at, 2, text), wrap=True)
        sheet.row_dimensions[at].height = (
            style.lines_needed(text, _TEXT_WIDTH) * style.LINE_HEIGHT[language] + 2
        )
    return row + 2 + len(pairs)


def _add_example(book: Workbook, language: Language) -> None:
    sheet = style.new_sheet(book, macros.EXAMPLE.text(language), language)
    style.write_title(sheet, macros.EXAMPLE.text(language), language)
    add_buttons(sheet, _BUTTONS, _captions(language), language)
    style.heading_row(sheet, _FIRST, 1, [heading.text(language) for heading in _HEADINGS], language)
    for letter, width in zip("ABCDE", _EXAMPLE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row, model in enumerate(_MODELS, start=_FIRST + 1):
        _write_example(sheet, row, model, language)
    set_page(sheet, macros.TITLE.text(language), language)


def _write_example(sheet: Worksheet, row: int, model: str, language: Language) -> None:
    style.body(put(sheet, row, 1, model))
    for column, formula in enumerate(_FORMULAS, start=2):
        cell = cast("Cell", sheet.cell(row, column))
        cell.value = formula.format(row)
        style.body(cell, wrap=column == _STATUS, left=column == _STATUS)
    sheet.cell(row, 2).number_format = sheet.cell(row, 3).number_format = "0.0"
    sheet.cell(row, 5).number_format = f"{style.DATE_FORMAT[language]} hh:mm"
    sheet.row_dimensions[row].height = _STATUS_LINES * style.LINE_HEIGHT[language] + 2


def _about_macros(language: Language) -> dict[str, str]:
    """Return what each button does, by its caption and its macro."""
    return {
        macros.named(caption, name).text(language): macros.ABOUT_MACROS[name].text(language)
        for name, caption in macros.BUTTONS.items()
    }


def _captions(language: Language) -> dict[str, str]:
    return {name: caption.text(language) for name, caption in macros.BUTTONS.items()}


def _add_rows(
    book: Workbook, name: str, rows: Sequence[Sequence[str | float]], language: Language
) -> Worksheet:
    sheet = style.new_sheet(book, name, language)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = _NAME_WIDTH
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            put(sheet, row, column, value)
    return sheet
