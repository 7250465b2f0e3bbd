"""The generated Basic, beside what xlwings itself would generate."""

import re
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import xlwings
from fake_win32 import excel_on_windows

from xl_addin.excel import udfs
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.marks import MARKS
from xl_addin.excel.vba.wrapper import FUNCTIONS_MODULE, functions_source, modules
from xl_addin.records import Language

_CALL = re.compile(
    r'XLPy\.CallUDF\("([\w.]+)", "(\w+)", Array\(([^)]*)\), ThisWorkbook, Application\.Caller\)'
)
_SIGNATURE = re.compile(r"Function (\w+)\((.*?)\)")
_WIZARD = 'Application.CommandBars("Standard").Controls(1).Enabled'
_LONGEST_LINE = 1023  # characters that Excel's editor takes in a line
_LANGUAGE: Language = "en"


def _by_xlwings() -> str:
    """Return the Basic that the real xlwings generates for the functions of the table."""
    with excel_on_windows():
        from xlwings.udfs import generate_vba_wrapper  # noqa: PLC0415  can be imported here only

        module = ModuleType("stand_in")
        for function in FUNCTIONS:
            setattr(module, function.name.lower(), udfs.made(function, _LANGUAGE))
        written = StringIO()

        generate_vba_wrapper("xl_addin.excel.udfs", module, written, SimpleNamespace(Name="book.xlsm"))  # type: ignore[no-untyped-call]
        return written.getvalue()


def _signatures(basic: str) -> dict[str, list[str]]:
    plain = basic.replace(" As Variant", "")
    return {name.lower(): arguments.split(", ") for name, arguments in _SIGNATURE.findall(plain)}


def test_python_is_called_as_xlwings_calls_it() -> None:
    """Every call has the module, name, arguments, workbook and caller that xlwings' own wrapper has."""
    ours = sorted(_CALL.findall(functions_source(FUNCTIONS)))
    assert ours == sorted(_CALL.findall(_by_xlwings()))
    assert len(ours) == len(FUNCTIONS)


def test_arguments_are_declared_as_xlwings_declares_them() -> None:
    """Names, order and what is optional are the same, so that a blank reaches Python as a blank."""
    assert _signatures(functions_source(FUNCTIONS)) == _signatures(_by_xlwings())


def test_wizard_is_noticed_as_xlwings_notices_it() -> None:
    """Both look at the same button, and every function of ours looks before it calls."""
    assert _WIZARD in _by_xlwings()
    results = next(one for one in modules(FUNCTIONS, "", 1) if one.name == "HFScoreResults")
    assert _WIZARD in results.source
    bodies = functions_source(FUNCTIONS).split("Public Function ")[1:]
    assert all(body.index("HFInWizard") < body.index("XLPy") for body in bodies)


def test_every_called_name_is_a_function_of_python() -> None:
    """The names that Basic asks for stand in the module that it asks."""
    for _, name, _ in _CALL.findall(functions_source(FUNCTIONS)):
        assert callable(getattr(udfs, name))


def test_no_module_is_named_as_a_function_is() -> None:
    """Excel answers #NAME? where a module has the name of the function, in whatever case."""
    names = {module.name.upper() for module in modules(FUNCTIONS, "", 2)}
    assert FUNCTIONS_MODULE.upper() in names
    assert not names & {function.name for function in FUNCTIONS}


def test_marks_are_read_as_they_are_written() -> None:
    """Every mark of Python has a case in Basic, and no placeholder is left."""
    text = "".join(module.source for module in modules(FUNCTIONS, "", 1))
    assert all(f'Case "{mark}"' in text for mark in MARKS.values())
    assert not re.search(r"\{[a-z]+\}", text)


@pytest.mark.parametrize("module", modules(FUNCTIONS, "", 1), ids=lambda module: module.name)
def test_basic_is_ascii_in_lines_that_the_editor_takes(module: SimpleNamespace) -> None:
    """No letter hangs on a code page, every line ends in CR LF and is short enough."""
    assert module.source.isascii()
    lines = module.source.split("\r\n")
    assert not any("\n" in line or len(line) > _LONGEST_LINE for line in lines)


def test_macros_call_what_xlwings_offers() -> None:
    """The Basic of xlwings has the public procedures that ours calls."""
    text = Path(xlwings.__file__).with_name("xlwings.bas").read_text(encoding="ascii")
    for name in ("Function RunPython(", "Function XLPy(", "Function GetConfig("):
        assert name in text
