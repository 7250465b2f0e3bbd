"""VBA projects read back, beside oletools, and whose code is found in them."""

from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import vba_reader
import xlwings
from hypothesis import given, settings
from hypothesis import strategies as st
from package_edits import rewritten

from xl_addin.errors import BadInput
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.vba.compression import compress
from xl_addin.excel.vba.project import Base, Module, document, standard, vba_project
from xl_addin.excel.vba.reading import foreign_modules, read_modules
from xl_addin.excel.vba.wrapper import standard_modules, workbook_module

_XLWINGS = Path(xlwings.__file__).parent
_EXCELS = (
    "quickstart_standalone.xlsm",
    "quickstart.xlsm",
    "quickstart_addin_ribbon.xlam",
    "addin/xlwings.xlam",
)
_OURS = [module.name for module in standard_modules(FUNCTIONS, "")]
_MADE = [
    workbook_module("DieseArbeitsmappe"),
    document("Sheet1", Base.SHEET),
    document("Chart1", Base.CHART),
    *standard_modules(FUNCTIONS, "' xlwings\r\n" * 3000),
]


def test_what_is_written_here_is_read_back() -> None:
    """Names, sources and which modules are documents."""
    assert read_modules(vba_project(_MADE)) == _MADE


@pytest.mark.parametrize("name", _EXCELS)
def test_projects_of_excel_are_read_as_oletools_reads_them(name: str) -> None:
    """Saved by Excel, sources stand behind what it compiled; every module's text is that of oletools."""
    project = rewritten((_XLWINGS / name).read_bytes())["xl/vbaProject.bin"]
    found = {module.name: _lines(module.source) for module in read_modules(project)}
    assert found == {name: _lines(source) for name, source in vba_reader.sources(project).items()}


def _lines(source: str) -> list[str]:
    return source.encode("latin-1", "replace").decode("ascii", "replace").splitlines()


def test_code_of_others_is_found() -> None:
    """A module that is not made here, and code in a document, are somebody else's; silent ones not."""
    assert foreign_modules(_MADE, _OURS) == []
    theirs = [
        document("Sheet2", Base.SHEET, "' only a remark\r\nOption Explicit\r\n\r\n"),
        document("Sheet3", Base.SHEET, "Private Sub Worksheet_Change(ByVal T As Range)\r\nEnd Sub\r\n"),
        document("ThisWorkbook", Base.WORKBOOK, "Private Sub Workbook_Open()\r\nMsgBox 1\r\nEnd Sub\r\n"),
        standard("Module1", ""),
        Module("Form1", 'Attribute VB_Name = "Form1"\r\n'),
    ]
    assert foreign_modules([*_MADE, *theirs], _OURS) == ["Sheet3", "ThisWorkbook", "Module1", "Form1"]


def test_a_procedure_beside_ours_is_found() -> None:
    """What the user added to the module of the workbook is not lost unseen."""
    ours = workbook_module("ThisWorkbook")
    added = Module(ours.name, ours.source + "Public Sub Mine()\r\nEnd Sub\r\n", document=True)
    assert foreign_modules([added], _OURS) == ["ThisWorkbook"]


def test_what_excel_makes_of_our_code_is_still_ours() -> None:
    """Its editor sets words in its own case and drops spaces at the ends of lines."""
    ours = workbook_module("ThisWorkbook")
    edited = Module(ours.name, ours.source.replace("Private Sub", "private sub"), document=True)
    assert foreign_modules([edited], _OURS) == []


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_project_gets_words(data: st.DataObject) -> None:
    """Whatever bytes are changed or missing, it is read or refused in a sentence."""
    project = bytearray(vba_project(_MADE[:3]))
    for _ in range(data.draw(st.integers(1, 5))):
        project[data.draw(st.integers(0, len(project) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(project)))
    for damaged in (bytes(project), bytes(project[:cut])):
        with suppress(BadInput):
            read_modules(damaged)


@pytest.mark.timeout(60)
def test_a_project_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources of more bytes than any project has are not read to their end."""
    monkeypatch.setattr("xl_addin.excel.vba.project.compress", cache(compress))  # one source, compressed once
    source = standard("Module", "' " + "a" * 10**6).source
    bomb = vba_project([Module(f"Module{number}", source) for number in range(17)])
    with pytest.raises(BadInput, match="cannot be read"):
        read_modules(bomb)
