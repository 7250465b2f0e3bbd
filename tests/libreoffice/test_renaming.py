"""Names of functions in saved workbooks: only their letters change, there and back."""

from collections.abc import Sequence
from io import BytesIO

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl import load_workbook

from xl_addin.errors import BadInput
from xl_addin.libreoffice.renaming import rename
from xl_addin.outputs.package.archive import Package, read_package

FORMULAS = (
    '=HFSCORE(A1,"heat")',
    '="HFSCORE(1) & <b>"&IF(HFSCORE(A1)>1,"y","n")',
    "=SUM(A1:A3)",
    "=_xll.HFCOUNT(A1)",
)
FULL = (
    '=ORG.HFSCORE.ADDIN.HFSCORE(A1,"heat")',
    '="HFSCORE(1) & <b>"&IF(ORG.HFSCORE.ADDIN.HFSCORE(A1)>1,"y","n")',
    "=SUM(A1:A3)",
    "=ORG.HFSCORE.ADDIN.HFCOUNT(A1)",
)
BARE = (*FORMULAS[:3], "=HFCOUNT(A1)")


def made(formulas: Sequence[str] = FORMULAS) -> Package:
    """Return a workbook with formulas in column B, an array, a name, a rule and a check that call ours."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("One")
    sheet.write("A1", "HFSCORE(A1) is a text")
    for row, formula in enumerate(formulas):
        sheet.write_formula(row, 1, formula, None, 77.25)
    sheet.write_array_formula("D1:E3", "{=HFHISTORY(A1)}", None, 1)
    book.define_name("mine", '=HFSCORE(One!$A$1,"heat")')
    sheet.conditional_format(
        "A1:A3", {"type": "formula", "criteria": "=HFSCORE($A1)>5", "format": book.add_format()}
    )
    sheet.data_validation("F1", {"validate": "custom", "value": "=HFSCORE($A1)>5"})
    book.close()
    return read_package(content.getvalue(), "book.xlsx")


def formulas_of(package: Package) -> list[object]:
    """Return the formulas in column B."""
    sheet = load_workbook(BytesIO(package.bytes()))["One"]
    return [sheet.cell(row, 2).value for row in range(1, len(FORMULAS) + 1)]


def test_for_calc_and_back() -> None:
    """Everywhere a formula stands; the second time nothing is left to do, and back all is as it was bare."""
    package = made(BARE)
    before = {part: package.read(part) for part in package.names()}
    assert rename(package, "calc") == 7
    assert formulas_of(package) == list(FULL)
    for part, count in (("xl/worksheets/sheet1.xml", 6), ("xl/workbook.xml", 1)):
        assert package.read(part).count(b"ORG.HFSCORE.ADDIN.HF") == count
    assert rename(package, "calc") == 0
    assert rename(package, "excel") == 7
    assert {part: package.read(part) for part in package.names()} == before


def test_nothing_else_is_touched() -> None:
    """The parts with formulas lose the letters of the names alone; texts that look like calls stay."""
    package = made(FULL)
    before = {part: package.read(part) for part in package.names()}
    rename(package, "excel")
    after = {part: package.read(part) for part in package.names()}
    assert {part: content.replace(b"ORG.HFSCORE.ADDIN.", b"") for part, content in before.items()} == after
    assert formulas_of(package) == list(BARE)


def test_quotes_stay_as_they_were_written() -> None:
    """LibreOffice writes quotes in formulas as entities; so they leave."""
    package = made(FULL)
    part = "xl/worksheets/sheet1.xml"
    written = package.read(part).replace(b'A1,"heat"', b"A1,&quot;heat&quot;")
    assert b"&quot;" in written
    package.replace(part, written)
    rename(package, "excel")
    assert b"<f>HFSCORE(A1,&quot;heat&quot;)</f>" in package.read(part)


def test_wide_letters_are_refused() -> None:
    """A part in UTF-16 is named, and nothing is changed."""
    package = made()
    part = "xl/worksheets/sheet1.xml"
    package.replace(part, package.read(part).decode().encode("utf-16"))
    before = package.bytes()
    with pytest.raises(BadInput, match=r"sheet1\.xml"):
        rename(package, "calc")
    assert package.bytes() == before
