"""What a package tells of its sheets, names and tables."""

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from packages_made import TOP, book, content_of, package_of, replacing, with_parts

from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.areas import Area
from xl_addin.outputs.package.parts import Place, SheetPart, read_book, tables_of


def named(title: str, refers_to: str) -> Workbook:
    """Return a workbook with one sheet and the name ``_hf.x``."""
    made = Workbook()
    made.worksheets[0].title = title
    made.defined_names["_hf.x"] = DefinedName("_hf.x", attr_text=refers_to)
    return made


def test_sheets_are_told_with_their_state() -> None:
    """Names, parts and states come in the order of the tabs."""
    made = book()
    made["Data"].sheet_state = "veryHidden"
    assert read_book(package_of(made)).sheets == (
        SheetPart("Watchlist", "xl/worksheets/sheet1.xml", "visible"),
        SheetPart("Data", "xl/worksheets/sheet2.xml", "veryHidden"),
    )


@pytest.mark.parametrize(
    ("title", "refers_to"),
    [
        ("Watchlist", "Watchlist!$B$7"),
        ("ウォッチリスト", "ウォッチリスト!$B$7"),
        ("概要", "'概要'!$B$7"),
        ("It's ours", "'It''s ours'!$B$7"),
        ("a!b", "'a!b'!$B$7"),
        ("watchlist", "WATCHLIST!$B$7"),
    ],
)
def test_names_of_one_cell_are_places(title: str, refers_to: str) -> None:
    """Quotation marks, apostrophes, Japanese and case lead to the sheet."""
    told = read_book(package_of(named(title, refers_to)))
    assert told.names == {"_hf.x": Place("xl/worksheets/sheet1.xml", 7, 2)}


@pytest.mark.parametrize(
    "refers_to",
    ["#REF!", "Sheet!#REF!", "Sheet!$A$1:$B$2", "Sheet!A1", "Other!$A$1", "[1]Sheet!$A$1", "42", '"text"'],
)
def test_other_names_are_dead(refers_to: str) -> None:
    """A name of anything else than one cell of this workbook is no place."""
    told = read_book(package_of(named("Sheet", refers_to)))
    assert not told.names
    assert told.dead == {"_hf.x"}


def test_names_of_a_single_sheet_do_not_count() -> None:
    """A copy of a sheet has copies of its names, which are not ours."""
    made = named("Sheet", "Sheet!$A$1")
    copied = made.copy_worksheet(made.worksheets[0])
    copied.defined_names["_hf.x"] = DefinedName("_hf.x", attr_text="'Sheet Copy'!$A$9")
    assert read_book(package_of(made)).names["_hf.x"].row == 1


def test_tables_of_a_sheet_are_told() -> None:
    """An Excel table is told with its area and whether it ends in totals."""
    made = book(["a/b", "c/d"])
    package = package_of(made)
    (table,) = tables_of(package, "xl/worksheets/sheet1.xml")
    assert (table.name, table.area, table.totals) == ("watchlist", Area(TOP, 1, TOP + 2, 4), False)
    assert tables_of(package, "xl/worksheets/sheet2.xml") == ()


def test_totals_are_told() -> None:
    """A last row of totals is known as such."""
    made = book(table=False)
    table = Table(displayName="t", ref="A5:D6")
    table.totalsRowCount = 1
    made["Watchlist"].add_table(table)
    assert [one.totals for one in tables_of(package_of(made), "xl/worksheets/sheet1.xml")] == [True]


def test_what_lies_outside_is_not_followed() -> None:
    """A relationship to another file or machine is none."""
    outside = b'<Relationship Type="http://x/table" Target="http://evil.example/s.xml" '
    outside += b'TargetMode="External" Id="rId99"/></Relationships>'
    change = replacing(b"</Relationships>", outside)
    content = with_parts(content_of(book()), {"xl/worksheets/_rels/sheet1.xml.rels": change})
    assert len(tables_of(read_package(content, "x"), "xl/worksheets/sheet1.xml")) == 1
