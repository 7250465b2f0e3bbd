"""The macro workbook: made on the user's machine from the xlwings that is installed there."""

from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import Distribution
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Function
from xl_addin.excel.vba.ingredients import BASIC, config, help_rows, installed_xlwings, part_of
from xl_addin.excel.vba.project import vba_project
from xl_addin.excel.vba.wrapper import HELP_SHEET, modules
from xl_addin.messages import books, macros
from xl_addin.outputs.files.origin import is_as_sealed, sealed
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.sheets.macro_book import add_project, build_macro_sheets
from xl_addin.records import Language

_PLAIN = "quickstart_standalone.xlsm"
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  a file has no zone, and the same parts make the same file


def build_macro_book(
    path: Path, *, python: Path, language: Language, functions: Sequence[Function] = FUNCTIONS
) -> None:
    """Write the macro workbook with the functions of the table.

    Parameters
    ----------
    path
        Ends in ``.xlsm``.
    python
        The interpreter that the workbook calls.

    Raises
    ------
    BadInput
        If xlwings is not installed, the name does not end in .xlsm, a file stands there that may hold what
        the user wrote, or the file cannot be written.
    """
    _refuse_other_names(path)
    xlwings = installed_xlwings()
    _refuse_to_lose(path, xlwings)
    about = {function.example: function.help.text(language) for function in functions}
    settings = config(python, xlwings.version, language)
    book = build_macro_sheets(about, HELP_SHEET, help_rows(functions, language), settings, language)
    basic = part_of(xlwings, BASIC).decode("ascii")
    add_project(book, vba_project(modules(functions, basic, len(book.worksheets))))
    save_bytes(sealed(workbook_bytes(book, _MADE)), path)


def copy_plain_book(path: Path) -> None:
    """Copy xlwings' own standalone workbook, into which Excel itself imports the functions.

    Raises
    ------
    BadInput
        As :func:`build_macro_book`.
    """
    _refuse_other_names(path)
    xlwings = installed_xlwings()
    _refuse_to_lose(path, xlwings)
    save_bytes(part_of(xlwings, _PLAIN), path)


def _refuse_other_names(path: Path) -> None:
    if path.suffix.lower() != ".xlsm":
        raise BadInput(macros.not_a_macro_book(path))


def _refuse_to_lose(path: Path, xlwings: Distribution) -> None:
    """Refuse to replace what stands at ``path``, unless it is one of the two workbooks as it was written."""
    untouched = is_as_sealed(path) or _holds(path, part_of(xlwings, _PLAIN))
    if path.exists() and not untouched:
        raise BadInput(books.in_the_way(path))


def _holds(path: Path, content: bytes) -> bool:
    try:
        # A pipe or a device has no length, and may have no end.
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
