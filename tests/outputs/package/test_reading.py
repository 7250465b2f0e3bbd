"""Reading places and tables back, by their names or by their headings."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from packages_made import TOP, book, content_of, package_of, replacing, sheet_of, with_parts

from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.reading import Line, read_block, read_place

SHEET = "xl/worksheets/sheet1.xml"
MANY = 2**20 - TOP


def test_place_is_read_by_its_name() -> None:
    """A single cell is read where its name points, without spaces around the text."""
    made = book()
    made["Watchlist"]["C3"] = "  Hub "
    assert read_place(package_of(made), "list.source") == "Hub"


def test_place_that_is_not_there_is_none() -> None:
    """An empty cell, a deleted one and an unknown name read as nothing."""
    made = book()
    assert read_place(package_of(made), "list.source") is None
    assert read_place(package_of(made), "list.nowhere") is None
    made.defined_names["_hf.list.source"] = DefinedName("_hf.list.source", attr_text="#REF!")
    assert read_place(package_of(made), "list.source") is None


def test_rows_are_read_with_the_gaps_between() -> None:
    """Rows come with their numbers, from the first below the headings, empty ones without values."""
    made = book(["a/b"])
    sheet = made["Watchlist"]
    sheet["A8"], sheet["B8"], sheet["D8"], sheet["E9"] = " 日本/語 ", 7, True, "mine"
    assert read_block(package_of(made), "watchlist") == [
        Line(6, {"model": "a/b"}),
        Line(7, {}),
        Line(8, {"model": "日本/語", "heat": 7.0, "note": True}),
    ]


def test_an_empty_list_has_no_rows() -> None:
    """A list without anything, and a workbook without the list, give no rows."""
    assert read_block(package_of(book()), "watchlist") == []
    assert read_block(package_of(Workbook()), "watchlist") == []


def test_a_row_of_totals_is_no_model() -> None:
    """Where the user let Excel sum up the list, that row is not read."""
    made = book(["a/b"], table=False)
    made["Watchlist"]["A7"] = "Total"
    table = Table(displayName="watchlist", ref="A5:D7")
    table.totalsRowCount = 1
    made["Watchlist"].add_table(table)
    assert read_block(package_of(made), "watchlist") == [Line(6, {"model": "a/b"})]


def test_names_go_before_headings() -> None:
    """Users may rename and move headings: the column stays what its name says."""
    made = book(["a/b"])
    made["Watchlist"]["A5"], made["Watchlist"]["B5"] = "Heat", "Model"
    assert read_block(package_of(made), "watchlist") == [Line(6, {"model": "a/b"})]


def test_deleted_list_is_not_looked_for_by_headings() -> None:
    """Where all names of a table are dead the user does not want it."""
    made = book(["a/b"])
    for name in list(made.defined_names):
        made.defined_names[name].attr_text = "#REF!"
    made["Watchlist"]["A5"], made["Watchlist"]["B5"] = "Model", "Heat"
    assert read_block(package_of(made), "watchlist") == []


@pytest.mark.parametrize("headings", [("Owner", "model ", "HEAT"), ("担当", "モデル", "短期熱度")])
def test_list_of_another_program_is_found_by_headings(headings: tuple[str, ...]) -> None:
    """Without names the row with the first heading and another one counts, in either language."""
    made = Workbook()
    sheet = made.create_sheet("second")
    sheet["B3"] = "Model"  # alone it is no head of a table
    for column, heading in enumerate(headings, start=2):
        sheet.cell(30, column).value = heading
    sheet["C31"], sheet["D31"] = "a/b", 5
    (line,) = read_block(package_of(made), "watchlist")
    assert (line.row, line.values["model"], line.values["heat"]) == (31, "a/b", 5.0)


def test_headings_far_below_are_not_looked_for() -> None:
    """Below the thirtieth row nothing is taken for a head."""
    made = Workbook()
    made.worksheets[0]["A31"], made.worksheets[0]["B31"] = "Model", "Heat"
    made.worksheets[0]["A32"] = "a/b"
    assert read_block(package_of(made), "watchlist") == []


@pytest.mark.parametrize(("epoch", "year"), [(b"", 2026), (b' date1904="1"', 2030)])
def test_dates_come_as_dates(epoch: bytes, year: int) -> None:
    """The numbers of a column of dates are dates, as the workbook counts them."""
    made = Workbook()
    sheet_of(made, "Watchlist", ("model", "as_of"), "watchlist")
    made["Watchlist"]["A6"], made["Watchlist"]["B6"] = "a/b", 46351.5
    change = replacing(b"<workbookPr/>", b"<workbookPr" + epoch + b"/>")
    package = read_package(with_parts(content_of(made), {"xl/workbook.xml": change}), "x")
    (line,) = read_block(package, "watchlist")
    day = line.values["as_of"]
    assert isinstance(day, datetime)
    assert (day.year, day.month, day.hour) == (year, 11, 12)


@pytest.mark.parametrize("form", ["shared", "rich", "inline", "formula", "bare"])
def test_every_way_of_writing_text_is_read(form: str) -> None:
    """Shared, rich, inline and calculated text read alike; readings of kanji are left out."""
    reading = b'<rPh sb="0" eb="1"><t>x</t></rPh>'
    cell = {
        "shared": b'<c r="A6" t="s"><v>0</v></c>',
        "rich": b'<c r="A6" t="inlineStr"><is><r><t>a</t></r>' + reading + b"<r><t>/b</t></r></is></c>",
        "inline": b'<c r="A6" t="inlineStr"><is><t xml:space="preserve"> a/b </t></is></c>',
        "formula": b'<c r="A6" t="str"><f>"a/"&amp;"b"</f><v>a/b</v></c>',
        "bare": b'<c t="inlineStr"><is><t>a/b</t></is></c>',
    }[form]
    text = b"<si><r><t>a/</t></r><r><t>b</t></r><rPh><t>x</t></rPh></si>"
    strings = (
        b'<Relationship Type="urn:x/sharedStrings" Target="/xl/strings.xml" Id="rId99"/></Relationships>'
    )
    content = with_parts(
        content_of(book()),
        {
            SHEET: lambda _: sheet_xml([b'<row r="6">' + cell + b"</row>"]),
            "xl/_rels/workbook.xml.rels": replacing(b"</Relationships>", strings),
        },
        {"xl/strings.xml": b'<sst xmlns="%s">' % NS + text + b"</sst>"},
    )
    assert read_block(read_package(content, "x"), "watchlist") == [Line(6, {"model": "a/b"})]


def test_cells_without_a_place_follow_each_other() -> None:
    """Cells and rows that do not say where they stand are read in their order."""
    row = (
        b'<row r="6"><c t="inlineStr"><is><t>a/b</t></is></c><c><v>5</v></c></row><row><c><v>7</v></c></row>'
    )
    package = read_package(with_parts(content_of(book()), {SHEET: lambda _: sheet_xml([row])}), "x")
    assert read_block(package, "watchlist") == [
        Line(6, {"model": "a/b", "heat": 5.0}),
        Line(7, {"model": 7.0}),
    ]


@pytest.mark.parametrize(
    "cell", [b'<c r="A6" t="e"><v>#N/A</v></c>', b'<c r="A6" t="s"><v>99</v></c>', b'<c r="A6"><v>x</v></c>']
)
def test_errors_and_nonsense_read_as_nothing(cell: bytes) -> None:
    """A cell that shows an error, or cannot be read, is as an empty one."""
    content = with_parts(content_of(book()), {SHEET: lambda _: sheet_xml([b"<row>" + cell + b"</row>"])})
    assert read_block(read_package(content, "x"), "watchlist") == []


NS = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows: list[bytes]) -> bytes:
    """Return the part of a sheet with these rows."""
    return b'<worksheet xmlns="%s"><sheetData>' % NS + b"".join(rows) + b"</sheetData></worksheet>"


def many(cell: bytes) -> Iterator[bytes]:
    """Yield as many rows as a sheet has below the headings, with this cell in the column of models."""
    return (b'<row r="%d"><c r="A%d" %s</row>' % (row, row, cell) for row in range(TOP + 1, TOP + 1 + MANY))


@pytest.mark.parametrize(
    ("cell", "words"),
    [(b't="inlineStr"><is><t>a/b</t></is></c>', "lists more than 1,000 models"), (b's="1"/>', "0 rows")],
)
@pytest.mark.heavy
def test_a_million_rows_are_bounded(cell: bytes, words: str, tmp_path: Path) -> None:
    """A million models get words, a million empty cells nothing, both within seconds and 400 MB."""
    rows = sheet_xml(list(many(cell)))
    path = tmp_path / "list.xlsx"
    path.write_bytes(with_parts(content_of(book()), {SHEET: lambda _: rows}))
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    said, peak = done.stdout.splitlines()
    assert words in said
    assert int(peak) < 400 * 2**10
    assert monotonic() - begun < 30


READER = """
import sys
from pathlib import Path
from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.reading import read_block
try:
    print(len(read_block(read_package(Path(sys.argv[1]).read_bytes(), "x"), "watchlist")), "rows")
except BadInput as error:
    print(error.sentence.en)
status = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
"""Prints what reading the list says, and the most memory that it took, in KiB.

The peak that getrusage tells would begin with that of the process which started this one.
"""


def test_more_rows_than_wanted_are_named() -> None:
    """A list of other things than models has its own words."""
    made = Workbook()
    sheet = sheet_of(made, "Regeln", ("rule", "level"), "rules")
    for row in range(6, 10):
        sheet.cell(row, 1).value = "x"
    with pytest.raises(BadInput, match="“Regeln” has more than 3 rows"):
        read_block(package_of(made), "rules", most=3)
