"""The macros' Basic, run in LibreOffice's VBA mode, with stand-ins for Python and for what Excel alone has.

Two things LibreOffice lacks there. Its status bar can be written but not read: a module named Application
stands before it, and hands timers and calculation on. A cell has no Dirty: the one line that calls it is
replaced. The message box of HFWhy opens unseen.
"""

from datetime import datetime
from pathlib import Path

import pytest
from office_macros import cells_after
from openpyxl import Workbook

from xl_addin.excel.vba.project import Base, document, standard, vba_project
from xl_addin.excel.vba.wrapper import fixed
from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.sheets.macro_book import add_project

pytestmark = [pytest.mark.office, pytest.mark.timeout(180)]

_STAND_INS = Path(__file__).with_name("office") / "macros"
_FORMULAS = ('=HFSCORE("a/b")', "=1+1", "a constant", "=IFERROR(hfscore(A3),0)")
# The formulas of HFScore, and what a protected sheet has for all that is known of it; nothing else.
_AGAIN = ["asks again $A$1", "asks again $A$4", "asks again $B$2", "calculated"]
_LATER = "later 'book.xlsm'!HFTick"


def _call(entry: str) -> str:
    return f"import xl_addin.excel.macros; xl_addin.excel.macros.{entry}()"


_EXPECTED = [
    "-- nothing to ask",
    _call("retry_errors"),
    *_AGAIN,
    "-- a text of another program",
    _call("refresh_all"),
    *_AGAIN,
    "-- an error in Python",
    _call("refresh_all"),
    "-- no Python",
    _call("stop"),
    "HFScore cannot start Python. Run in a terminal: hfscore doctor (Could not load the DLL)",
    "-- two models, two clicks",
    _call("refresh_sheet"),
    _LATER,
    _call("refresh_sheet"),
    _call("tick"),
    _LATER,
    _call("tick"),
    *_AGAIN,
]


def _stand_in(name: str) -> str:
    return (_STAND_INS / f"{name}.bas").read_text(encoding="ascii").replace("\n", "\r\n")


def _macros() -> str:
    source = fixed("HFScoreMacros")
    assert source.count("Cell.Dirty") == 1
    return source.replace("Cell.Dirty", "Mark Cell")


def _book(path: Path) -> None:
    book = Workbook()
    sheets = [book.worksheets[0], book.create_sheet("Open"), book.create_sheet("Protected")]
    sheets[2].protection.sheet = True
    sheets[1]["C3"] = sheets[2]["B2"] = "a text with HF in it"
    book.code_name = "ThisWorkbook"
    for number, sheet in enumerate(sheets, start=1):
        sheet.sheet_properties.codeName = f"Sheet{number}"
    for row, formula in enumerate(_FORMULAS, start=1):
        sheets[0].cell(row, 1, formula)
    modules = [
        document("ThisWorkbook", Base.WORKBOOK),
        *(document(f"Sheet{number}", Base.SHEET) for number in (1, 2, 3)),
        *(standard(name, _stand_in(name)) for name in ("Application", "Trial")),
        standard("HFScoreResults", fixed("HFScoreResults")),
        standard("HFScoreMacros", _macros()),
    ]
    add_project(book, vba_project(modules))
    save_workbook(book, path, datetime(2026, 1, 1))  # noqa: DTZ001  a file has no zone


def test_macros_tick_until_all_is_done_then_calculate(tmp_path: Path) -> None:
    """One timer runs while the bar counts; then, or where nothing is asked, our formulas are asked again."""
    _book(tmp_path / "book.xlsm")
    cells = cells_after(_STAND_INS / "Run.xba", tmp_path / "book.xlsm", tmp_path)
    assert [row[2] for row in cells if row[2]] == _EXPECTED
