"""What a workbook with macros is made from: the installed xlwings, its settings, what the wizard is told."""

from collections.abc import Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.excel.doctor.office import XLWINGS_VERSION
from xl_addin.excel.table import Function
from xl_addin.excel.vba.wrapper import FAILED_KEY, UDF_MODULE
from xl_addin.messages import macros
from xl_addin.records import Language

BASIC = "xlwings.bas"
"""The Basic of xlwings, among its parts."""


def config(python: Path, version: str, language: Language) -> dict[str, str]:
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


def help_rows(functions: Sequence[Function], language: Language) -> list[list[str | float]]:
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


def installed_xlwings() -> Distribution:
    """Return the xlwings that is installed beside this package.

    Raises
    ------
    BadInput
        If there is none.
    """
    try:
        return distribution("xlwings")
    except PackageNotFoundError as error:
        raise BadInput(macros.no_xlwings()) from error


def part_of(xlwings: Distribution, name: str) -> bytes:
    """Return a file that xlwings brings.

    Raises
    ------
    BadInput
        If it is not there.
    """
    try:
        return Path(str(xlwings.locate_file(f"xlwings/{name}"))).read_bytes()
    except OSError as error:
        raise BadInput(macros.no_xlwings()) from error
