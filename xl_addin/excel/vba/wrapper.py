"""The modules of the macro workbook: the generated functions, and the Basic that stands fixed beside them."""

from collections.abc import Iterable, Sequence
from importlib.resources import files

from xl_addin.excel.marks import MARKS
from xl_addin.excel.table import Argument, Function
from xl_addin.excel.vba.project import Base, Module, document, standard

FUNCTIONS_MODULE = "HFScoreFunctions"  # not HFScore: Excel finds no function that is named as a module is
UDF_MODULE = "xl_addin.excel.udfs"
FAILED_KEY = "HFSCORE FAILED"
"""The setting of the sheet xlwings.conf that holds what is said when Python cannot be started."""
HELP_SHEET = "HFScore.help"
"""The hidden sheet that holds what the function wizard is told."""
_TELLS = "HFSTATUS"  # the function that answers in words, hence also with the reason for #N/A
_NEWLINE = "\r\n"


def functions_source(functions: Iterable[Function]) -> str:
    """Return the Basic of the generated module: a Public Function for each of ``functions``."""
    return _lines(["Option Explicit", *(line for function in functions for line in _function(function))])


def modules(functions: Sequence[Function], xlwings_basic: str, sheets: int) -> list[Module]:
    """Return every module of the macro workbook.

    Parameters
    ----------
    functions, xlwings_basic
        As :func:`standard_modules` takes them.
    sheets
        How many sheets the workbook has; their code names are Sheet1, Sheet2, …
    """
    return [
        workbook_module("ThisWorkbook"),
        *(document(f"Sheet{number}", Base.SHEET) for number in range(1, sheets + 1)),
        *standard_modules(functions, xlwings_basic),
    ]


def workbook_module(name: str) -> Module:
    """Return the module of the workbook whose code name is ``name``."""
    return document(name, Base.WORKBOOK, fixed("ThisWorkbook"))


def standard_modules(functions: Sequence[Function], xlwings_basic: str) -> list[Module]:
    """Return the modules that are the same in every workbook.

    Parameters
    ----------
    functions
        The table of functions.
    xlwings_basic
        The text of ``xlwings.bas`` as xlwings brings it, lines ended by CR and LF, its licence in it.
    """
    return [
        Module("xlwings", xlwings_basic),
        standard(FUNCTIONS_MODULE, functions_source(functions)),
        standard("HFScoreResults", fixed("HFScoreResults")),
        standard("HFScoreMacros", fixed("HFScoreMacros")),
    ]


def fixed(name: str) -> str:
    """Return the Basic of ``basic/NAME.bas`` with the marks and names of this package put in."""
    text = files("xl_addin.excel.vba").joinpath("basic", f"{name}.bas").read_text(encoding="ascii")
    names = {"failed": FAILED_KEY, "help": HELP_SHEET}
    for word, meant in (*MARKS.items(), *names.items()):
        text = text.replace(f"{{{word}}}", meant)
    return _lines(text.splitlines())


def _function(function: Function) -> list[str]:
    """Return one function, which calls Python as xlwings' own generated wrapper does."""
    name = function.name
    signature = ", ".join(_declared(argument) for argument in function.arguments)
    handed = ", ".join(argument.name for argument in function.arguments)
    call = (
        f'XLPy.CallUDF("{UDF_MODULE}", "{name.lower()}", Array({handed}), ThisWorkbook, Application.Caller)'
    )
    return [
        "",
        f"Public Function {name}({signature}) As Variant",
        "    If HFInWizard() Then Exit Function",
        "    On Error GoTo failed",
        f"    {name} = HFResult({call})",
        "    Exit Function",
        "failed:",
        f"    {name} = HFFailed(Err.Description)",
        *([f"    {name} = HFReason()"] if name == _TELLS else []),
        "End Function",
    ]


def _declared(argument: Argument) -> str:
    return f"{'Optional ' if argument.optional else ''}{argument.name} As Variant"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}{_NEWLINE}" for line in lines)
