"""The macro workbook: made on the user's machine from the xlwings that is installed there."""

from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.excel.doctor.office import XLWINGS_VERSION
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Function
from xl_addin.excel.vba.project import vba_project
from xl_addin.excel.vba.wrapper import FAILED_KEY, HELP_SHEET, UDF_MODULE, modules
from xl_addin.messages import books, macros
from xl_addin.outputs.origin import is_as_sealed, sealed
from xl_addin.outputs.saving import save_bytes, workbook_bytes
from xl_addin.outputs.sheets.macro_book import add_project, build_macro_sheets
from xl_addin.records import Language

_BASIC, _PLAIN = "xlwings.bas", "quickstart_standalone.xlsm"
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
    xlwings = _xlwings()
    _refuse_to_lose(path, xlwings)
    about = {function.example: function.help.text(language) for function in functions}
    config = _config(python, xlwings.version, language)
    book = build_macro_sheets(about, HELP_SHEET, _help(functions, language), config, language)
    basic = _part(xlwings, _BASIC).decode("ascii")
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
    xlwings = _xlwings()
    _refuse_to_lose(path, xlwings)
    save_bytes(_part(xlwings, _PLAIN), path)


def _config(python: Path, version: str, language: Language) -> dict[str, str]:
    """Return the sheet xlwings.conf, whose settings stand before those of every file of that name."""
    return {
        "INTERPRETER_WIN": str(python),
        "PYTHONPATH": "",
        "UDF MODULES": UDF_MODULE,
        # Else a file beside the workbook could stand in for any module of Python.
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        # The macros then talk to the process that answers the cells.
        "USE UDF SERVER": "True",
        XLWINGS_VERSION: version,
        FAILED_KEY: macros.FAILED.text(language),
    }


def _help(functions: Sequence[Function], language: Language) -> list[list[str | float]]:
    """Return, for each function, its name, the number of its arguments, its help and theirs."""
    return [
        [
            function.name,
            len(function.arguments),
            function.help.text(language),
            *(argument.help.text(language) for argument in function.arguments),
        ]
        for function in functions
    ]


def _refuse_other_names(path: Path) -> None:
    if path.suffix.lower() != ".xlsm":
        raise BadInput(macros.not_a_macro_book(path))


def _refuse_to_lose(path: Path, xlwings: Distribution) -> None:
    """Refuse to replace what stands at ``path``, unless it is one of the two workbooks as it was written."""
    untouched = is_as_sealed(path) or _holds(path, _part(xlwings, _PLAIN))
    if path.exists() and not untouched:
        raise BadInput(books.in_the_way(path))


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _xlwings() -> Distribution:
    try:
        return distribution("xlwings")
    except PackageNotFoundError as error:
        raise BadInput(macros.no_xlwings()) from error


def _part(xlwings: Distribution, name: str) -> bytes:
    try:
        return Path(str(xlwings.locate_file(f"xlwings/{name}"))).read_bytes()
    except OSError as error:
        raise BadInput(macros.no_xlwings()) from error
