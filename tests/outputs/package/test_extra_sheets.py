"""Hidden sheets that come and go."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName
from packages_made import book, content_of, package_of, seen

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.extra_sheets import add_hidden_sheet, has_sheet, read_pairs, remove_sheet

ROWS: list[list[CellValue]] = [
    ["INTERPRETER_WIN", r"C:\山田 太郎\python.exe"],
    ["PYTHONPATH", ""],
    ["=1+1", 3],
]


def with_sheet() -> Package:
    """Return a workbook of two sheets and the hidden one."""
    package = package_of(book(("a/b",)))
    add_hidden_sheet(package, "xlwings.conf", ROWS)
    return package


def test_a_sheet_is_appended_hidden() -> None:
    """It stands last, is hidden, and holds the values; a text that looks like a formula is text."""
    sheets = seen(with_sheet()).worksheets
    assert [(sheet.title, sheet.sheet_state) for sheet in sheets] == [
        ("Watchlist", "visible"),
        ("Data", "visible"),
        ("xlwings.conf", "hidden"),
    ]
    rows = [[cell.value for cell in row] for row in sheets[2].iter_rows()]
    assert rows == [["INTERPRETER_WIN", r"C:\山田 太郎\python.exe"], ["PYTHONPATH", None], ["=1+1", 3]]
    assert sheets[2]["A3"].data_type != "f"


def test_pairs_are_read_back() -> None:
    """The first two columns are read by any case of the sheet's name; what has no value is left out."""
    package = with_sheet()
    assert read_pairs(package, "XLWINGS.conf")["INTERPRETER_WIN"] == r"C:\山田 太郎\python.exe"
    assert "PYTHONPATH" not in read_pairs(package, "xlwings.conf")
    assert read_pairs(package, "other") == {}


def test_a_sheet_that_goes_leaves_the_workbook_as_it_was() -> None:
    """No part, no name and no id of it is left, however often it comes and goes."""
    package = package_of(book(("a/b",)))
    remove_sheet(package, "xlwings.conf")  # which is not there
    before = package.names()
    for _ in range(3):
        add_hidden_sheet(package, "xlwings.conf", ROWS)
        add_hidden_sheet(package, "other", ROWS)
        assert has_sheet(package, "OTHER")
        remove_sheet(package, "XLWINGS.CONF")
        remove_sheet(package, "other")
        assert package.names() == before
    assert [sheet.title for sheet in seen(package).worksheets] == ["Watchlist", "Data"]


def test_what_counts_sheets_counts_on() -> None:
    """Names of later sheets, and which sheet is shown, follow; names that mean the lost sheet go."""
    made = book(("a/b",))
    first = made.create_sheet("It's first", 0)
    first["A1"] = 1
    made["Data"].print_title_rows = "5:5"
    made["Watchlist"].print_area = "A1:D9"
    made.active = 2
    made.defined_names["Lost"] = DefinedName("Lost", attr_text="'It''s first'!$A$1")
    made.defined_names["Kept"] = DefinedName("Kept", attr_text="'Watchlist'!$A$6")
    package = read_package(content_of(made), "x")
    remove_sheet(package, "It's first")
    after = load_workbook(BytesIO(package.bytes()))
    assert after.sheetnames == ["Watchlist", "Data"]
    assert after.active is not None
    assert after.active.title == "Data"
    assert after["Data"].print_title_rows == "$5:$5"
    assert after["Watchlist"].print_area == "'Watchlist'!$A$1:$D$9"
    assert "Kept" in after.defined_names
    assert "Lost" not in after.defined_names
