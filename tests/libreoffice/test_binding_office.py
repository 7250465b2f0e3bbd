"""Workbooks of other programs opened in a real Calc: their formulas find the add-in, and go back to Excel."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from offices import Calc
from stand_in import StandIn

from xl_addin.libreoffice.renaming import rename
from xl_addin.outputs.package.archive import Package, read_package

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]

Canned = Callable[..., tuple[Calc, StandIn]]
XLSX = "Calc MS Excel 2007 XML"
WRITTEN = (
    'HFSCORE(A1,"heat")',
    '_xll.HFSCORE(A1,"heat")',
    '_xldudf_HFSCORE(A1,"heat")',
    "'book.xlsm'!HFSCORE(A1,\"heat\")",
    'ORG.HFSCORE.ADDIN.HFSCORE(A1,"heat")',
)
TABLE = [[1.0, 2.5], [2.0, 3.5], [3.0, 4.5]]


def answer(function: str, _: list[Any]) -> dict[str, Any]:
    """Answer with a table where one is asked for, else with a number."""
    return {"table": TABLE} if function == "HFHISTORY" else {"value": 61.25}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a workbook as Excel does: results beside the formulas, arrays old and new, a defined name."""
    path = tmp_path / "表.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("One")
    sheet.write("A1", "a/b")
    for row, formula in enumerate(WRITTEN):
        sheet.write_formula(row, 1, f"={formula}", None, 77.0)
    sheet.write_formula("B7", '="HFSCORE(1): "&IF(HFSCORE(A1)>1,"y","n")', None, "?")
    sheet.write_formula("B8", "=mine", None, 77.0)
    sheet.write_dynamic_array_formula("D1:E3", "=HFHISTORY(A1)", None, 1)
    sheet.write_array_formula("D5:E7", "{=HFHISTORY(A1)}", None, 1)
    made.define_name("mine", '=HFSCORE(One!$A$1,"heat")')
    made.add_worksheet("Two words").write_formula("A1", "=HFSCORE(One!A1)", None, 77.0)
    made.close()
    return path


def test_names_are_found_on_opening(book: Path, canned: Canned) -> None:
    """Whatever stands before them, in arrays, names and other sheets; the document is not changed by that."""
    calc, _ = canned(answer)
    calc("open", path=str(book))
    shown = calc.settled("B1:B8", lambda found: found[0] == 61.25 and found[7] == 61.25)
    assert shown == [*5 * [61.25], None, "HFSCORE(1): y", 61.25]
    calc.settled("A1", lambda found: found == [61.25], sheet="Two words")
    assert calc.values("D1:E3") == calc.values("D5:E7") == TABLE
    assert calc("modified") is False
    calc("close")


def test_a_hidden_document_is_bound_by_the_job(book: Path, canned: Canned) -> None:
    """Opened without a window nothing is bound, and the job does it."""
    calc, _ = canned(answer)
    calc("open", path=str(book), hidden=True)
    assert calc.values("B1") == [[77.0]]
    calc("bind")
    calc.settled("B1", lambda found: found == [61.25])
    calc("close")


def test_a_workbook_saved_here_goes_to_excel_and_comes_back(book: Path, canned: Canned) -> None:
    """Calc's file has Calc's names; made bare it has Excel's; opened again it computes."""
    calc, _ = canned(answer)
    calc("open", path=str(book))
    calc.settled("B1", lambda found: found == [61.25])
    saved = book.with_name("saved.xlsx")
    calc("save", path=str(saved), kind=XLSX)
    calc("close")
    package = read_package(saved.read_bytes(), saved)
    assert all("ORG.HFSCORE.ADDIN.HF" in text for text in formulas(package) if "HF" in text)
    # Ten calls: five single ones, one within a text's formula, two arrays, a name, the other sheet.
    assert rename(package, "excel") == 10
    assert [text for text in formulas(package) if "HFSCORE(A1" in text][:5] == 5 * [
        "HFSCORE(A1,&quot;heat&quot;)"
    ]
    assert not any("ORG." in text for text in formulas(package))
    saved.write_bytes(package.bytes())
    calc("open", path=str(saved))
    calc.settled("B1:B5", lambda found: found == 5 * [61.25])
    calc("close")


def test_an_own_document_opens_as_it_was(book: Path, canned: Canned) -> None:
    """Saved as .ods and opened again, everything computes."""
    calc, _ = canned(answer)
    calc("open", path=str(book))
    calc.settled("B1", lambda found: found == [61.25])
    calc("store_as", path=str(book.with_suffix(".ods")), kind="calc8")
    calc("close")
    calc("open", path=str(book.with_suffix(".ods")))
    calc.settled("B1:B5", lambda found: found == 5 * [61.25])
    calc("close")


def formulas(package: Package) -> list[str]:
    """Return every formula in the sheets of a workbook, as it is written."""
    sheets = [
        package.read(part).decode() for part in package.names() if part.startswith("xl/worksheets/sheet")
    ]
    return re.findall(r"<f[^>]*>([^<]*)</f>", "".join(sheets))
