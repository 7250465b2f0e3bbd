"""The wrapper's Basic, run in LibreOffice's VBA mode, with a stand-in for Python."""

import csv
import subprocess
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from programs import require_program

from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.vba.macro_book import build_macro_book
from xl_addin.excel.vba.project import Base, document, standard, vba_project
from xl_addin.excel.vba.wrapper import FUNCTIONS_MODULE, fixed, functions_source
from xl_addin.messages import macros
from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.sheets.macro_book import add_project
from xl_addin.records import Language

pytestmark = [pytest.mark.office, pytest.mark.timeout(180)]

_SECONDS = 60
_OFFICE = Path(__file__).with_name("office")
_MACRO = "macro:///Standard.Run.{}({})"
_ALLOWED = "registrymodifications.xcu"  # lets documents run their macros
_SCRIPT = "vnd.sun.star.script:HFScoreProject.HFScoreMacros.{}?language=Basic&location=document"
_MACROS = {"script.xlc": ".", "script.xlb": "Standard", "Run.xba": "Standard"}

# LibreOffice 7.4 shows the error that Basic returns as its name, "Error 2042", where Excel shows #N/A.
_NA, _VALUE, _NUM = "Error 2042", "Error 2015", "Error 2036"  # xlErrNA, xlErrValue, xlErrNum
_SENTENCE = "HFScore cannot start Python. Run in a terminal: hfscore doctor"
_CASES = [
    ("=HFSCORE(42.5)", "42.5"),
    ('=HFSCORE("#HFSCORE!NA")', _NA),
    ('=HFSCORE("#HFSCORE!VALUE")', _VALUE),
    ('=HFSCORE("#HFSCORE!NUM")', _NUM),
    ('=HFSCORE("#HFSCORE!NA at the beginning only")', "#HFSCORE!NA at the beginning only"),
    ('=HFSCORE("left out")', "TRUE"),
    ('=HFSCORE("fail")', _NA),
    ('=HFSTATUS("ok")', "ok"),
    ('=HFSTATUS("fail")', f"{_SENTENCE} (Could not load the DLL)"),
    ('=HFSTATUS("trace")', f"{_SENTENCE} (ImportError: no numpy)"),
]


def _office(user: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    command = [require_program("soffice"), profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, timeout=_SECONDS, capture_output=True)


def _copy(name: str, folder: Path) -> None:
    (folder / name).write_bytes((_OFFICE / name).read_bytes())


def _run(macro: str, source: Path, folder: Path) -> list[list[str]]:
    """Return the table that a macro of the test writes of a workbook, whose own macros are allowed.

    ``Convert`` writes the cells of its first sheet, calculated; ``Shapes`` what lies on its sheets.
    """
    user, target = folder / "profile" / "user", folder / "cells.csv"
    user.mkdir(parents=True)
    _copy(_ALLOWED, user)
    # The first piece of work completes the profile, and would undo macros that stand there before.
    _office(user, "--convert-to", "pdf", "--outdir", str(folder / "first"), str(source))
    for name, place in _MACROS.items():
        _copy(name, user / "basic" / place)
    addresses = ",".join(f'"{path.as_uri()}"' for path in (source, target))
    _office(user, _MACRO.format(macro, addresses))
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _book(path: Path) -> None:
    """Write a workbook with the wrapper as users get it, and the stand-in's modules in xlwings' place."""
    book = Workbook()
    sheet = book.worksheets[0]
    book.code_name, sheet.sheet_properties.codeName = "ThisWorkbook", "Sheet1"
    for row, (formula, _) in enumerate(_CASES, start=1):
        sheet.cell(row, 1, formula)
    sheet["C1"] = ArrayFormula("C1:D2", '=HFSCORE("table")')
    sheet["C4"] = ArrayFormula("C4:E4", '=HFSCORE("row")')
    stand_in = (_OFFICE / "XLPy.bas").read_text(encoding="ascii").replace("\n", "\r\n")
    modules = [
        document("ThisWorkbook", Base.WORKBOOK),
        document("Sheet1", Base.SHEET),
        standard("XLPy", stand_in),
        standard(FUNCTIONS_MODULE, functions_source(FUNCTIONS)),
        standard("HFScoreResults", fixed("HFScoreResults")),
        standard("HFScoreMacros", fixed("HFScoreMacros")),
    ]
    add_project(book, vba_project(modules))
    save_workbook(book, path, datetime(2026, 1, 1))  # noqa: DTZ001  a file has no zone


def test_marks_become_errors_and_failures_a_sentence(tmp_path: Path) -> None:
    """Each mark becomes its error, alone, in a row and in a table; when Python fails, HFSTATUS says why."""
    _book(tmp_path / "book.xlsm")
    cells = _run("Convert", tmp_path / "book.xlsm", tmp_path)
    assert [row[0] for row in cells] == [shown for _, shown in _CASES]
    assert [row[2:4] for row in cells[:2]] == [["1", _NA], [_NUM, "text"]]
    assert cells[3][2:5] == ["x", _VALUE, "3"]


def test_macro_book_opens(tmp_path: Path) -> None:
    """The workbook as users get it opens, its macros allowed, and shows how to begin."""
    build_macro_book(tmp_path / "HFScore.xlsm", python=Path("python.exe"), language="ja")
    cells = [cell for row in _run("Convert", tmp_path / "HFScore.xlsm", tmp_path) for cell in row]
    assert "Excel で使う HFScore" in cells
    assert {"すべて更新（HFRefreshAll）", "理由を表示（HFWhy）"} < set(cells)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_buttons_start_their_macros(language: Language, tmp_path: Path) -> None:
    """LibreOffice shows a button for each macro on both sheets, and a click on it runs that very macro."""
    build_macro_book(tmp_path / "HFScore.xlsm", python=Path("python.exe"), language=language)
    found = _run("Shapes", tmp_path / "HFScore.xlsm", tmp_path)
    wanted = [
        [sheet.text(language), macro, caption.text(language), caption.text(language), _SCRIPT.format(macro)]
        for sheet in (macros.START, macros.EXAMPLE)
        for macro, caption in macros.BUTTONS.items()
    ]
    assert [row[:5] for row in found] == wanted
    for one, following in pairwise(found):
        assert one[0] != following[0] or int(one[7]) < int(following[5])  # right edge, next left edge
