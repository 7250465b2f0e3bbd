"""Filling a workbook: what is named is written, everything else stays as it was."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from packages_made import LIST, TOP, book, content_of, package_of, replacing, row, seen, with_parts, wrapped

from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result

FIRST = TOP + 1
SHEET = "xl/worksheets/sheet1.xml"
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Cn", "Co"]), min_size=1)
figures = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-9, 9), texts)


def listed(*models: tuple[str, float | None], by: str | None = "model") -> Contents:
    """Return rows of the watchlist: heat, and overall as the result of its formula."""
    rows = [
        {"model": model, "heat": heat, "overall": Result(None if heat is None else 2 * heat)}
        for model, heat in models
    ]
    return Contents(blocks=[Block("watchlist", rows, by)])


def test_place_is_written_where_its_name_points() -> None:
    """A single value stands in the cell that its name points at, with the style that it had."""
    made = book()
    made["Watchlist"]["C3"].fill = PatternFill("solid", fgColor="FFF9E5")
    package = package_of(made)
    fill(package, Contents({"list.source": "Hub", "list.nowhere": 1.0}))
    cell = seen(package)["Watchlist"]["C3"]
    assert (cell.value, cell.fill.fgColor.rgb) == ("Hub", "00FFF9E5")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "@SUM(A1)", "<b>&amp;</b>", " two  spaces ", "一\n二", "😀", "_x0041_", "x" * 32_767],
)
def test_text_stays_text_whatever_it_looks_like(text: str) -> None:
    """Nothing that comes from outside becomes a formula, markup or another text."""
    package = package_of(book())
    fill(package, Contents({"list.source": text}))
    cell = seen(package)["Watchlist"]["C3"]
    assert (cell.data_type, str(cell.value).replace("_x005F_", "_")) == ("s", text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_text_like_a_formula_stays_text_when_it_is_edited(text: str) -> None:
    """Such a cell, new or not, is marked as text, looks as before, and is marked only once."""
    made = book()
    made["Watchlist"]["C3"].number_format = "0.000"
    package = package_of(made)
    rows: list[dict[str, Content]] = [{"model": text}] * 3
    contents = Contents({"list.source": text}, [Block("data", rows)])
    fill(package, contents)
    once = package.bytes()
    cells = [seen(package)["Watchlist"]["C3"], *(seen(package)["Data"].cell(FIRST + n, 1) for n in range(3))]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [(text, "s", True)] * 4
    assert cells[0].number_format == "0.000"
    fill(package, contents)
    assert package.bytes() == once


def test_dates_are_written_as_the_workbook_counts() -> None:
    """A date is the same in workbooks that count from 1900 and from 1904."""
    for epoch in (b"", b' date1904="1"'):
        change = replacing(b"<workbookPr/>", b"<workbookPr" + epoch + b"/>")
        content = with_parts(content_of(book()), {"xl/workbook.xml": change})
        package = read_package(content, "x")
        fill(package, Contents(blocks=[Block("data", [{"month": date(2026, 11, 25)}])]))
        cell = seen(package)["Data"].cell(FIRST, 2)
        assert cell.value == (44889 if epoch else 46351)  # days since 1904-01-01 and 1899-12-30


@pytest.mark.parametrize("value", [float("nan"), float("inf"), None, ""])
def test_what_is_no_value_empties_the_cell(value: float | str | None) -> None:
    """No number without end reaches a file; an emptied cell keeps its style."""
    package = package_of(book(["a/b"]))
    fill(package, Contents(blocks=[Block("watchlist", [{"model": "a/b", "heat": 1.0}], "model")]))
    fill(package, Contents(blocks=[Block("watchlist", [{"model": "a/b", "heat": value}], "model")]))
    cell = seen(package)["Watchlist"].cell(FIRST, 2)
    assert (cell.value, cell.font.sz) == (None, 11)


def test_first_model_takes_the_first_row() -> None:
    """In a list without models the row that waits with its formulas is filled."""
    package = package_of(book())
    fill(package, listed(("a/b", 2.0), ("c/d", 3.0)))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, FIRST) == ["a/b", 2, "=B6*2", None]
    assert row(sheet, FIRST + 1) == ["c/d", 3, "=B7*2", None]
    assert sheet.tables["watchlist"].ref == "A5:D7"
    assert [row(seen(package, values=True)["Watchlist"], number)[2] for number in (6, 7)] == [4, 6]


def test_new_row_looks_and_calculates_as_the_one_above() -> None:
    """A model that is new gets styles and formulas, and the Excel table takes it in."""
    package = package_of(book(["a/b", "c/d"]))
    fill(package, listed(("e/f", 5.0)))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, FIRST + 2) == ["e/f", 5, "=B8*2", None]
    assert [sheet.cell(FIRST + 2, column).font.sz for column in range(1, 5)] == [10, 11, 12, 13]
    assert sheet.tables["watchlist"].ref == "A5:D8"
    assert sheet.tables["watchlist"].autoFilter.ref == "A5:D8"


def test_first_row_waits_even_for_a_block_without_its_formulas() -> None:
    """Formulas in the row below the headings do not make it used."""
    package = package_of(book())
    fill(package, Contents(blocks=[Block("watchlist", [{"model": "a/b", "heat": 2.0}], "model")]))
    assert row(seen(package)["Watchlist"], FIRST) == ["a/b", 2, "=B6*2", None]


def test_new_row_takes_the_look_of_the_last_one() -> None:
    """It is the row above that a new one follows, not the first of the list."""
    made = book(["a/b", "c/d"])
    made["Watchlist"]["B7"].number_format, made["Watchlist"]["C7"] = "0.0000", "=B7*3"
    package = package_of(made)
    fill(package, listed(("e/f", 5.0)))
    sheet = seen(package)["Watchlist"]
    assert (sheet["B8"].number_format, sheet["C8"].value) == ("0.0000", "=B8*3")


def test_models_are_found_where_the_user_moved_them() -> None:
    """Rows are found by their keys after sorting, and the rest of them stays."""
    made = book(["c/d", "a/b"])
    made["Watchlist"]["D6"] = "my note"
    package = package_of(made)
    fill(package, listed(("a/b", 1.0), ("c/d", 3.0)))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, 6) == ["c/d", 3, "=B6*2", "my note"]
    assert row(sheet, 7) == ["a/b", 1, "=B7*2", None]


def test_model_typed_below_the_table_is_completed() -> None:
    """A key typed under the last row gets look, formulas, figures and a row; it loses its spaces."""
    made = book(["a/b"])
    made["Watchlist"]["A7"] = " c/d "
    package = package_of(made)
    fill(package, listed(("a/b", 1.0), ("c/d", 3.0)))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, 7) == ["c/d", 3, "=B7*2", None]
    assert [sheet.cell(7, column).font.sz for column in range(1, 5)] == [10, 11, 12, 13]
    assert sheet.tables["watchlist"].ref == "A5:D7"


def test_model_listed_twice_is_filled_twice() -> None:
    """Every row with the key gets its figures."""
    package = package_of(book(["a/b", "a/b"]))
    fill(package, listed(("a/b", 1.0)))
    assert [row(seen(package)["Watchlist"], number)[1] for number in (6, 7)] == [1, 1]


def test_a_note_below_the_list_is_not_written_over() -> None:
    """A new row goes below whatever stands in our columns."""
    made = book(["a/b"], table=False)
    made["Watchlist"]["D7"] = "call them"
    package = package_of(made)
    fill(package, listed(("c/d", 3.0)))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, 7)[:3] == [None, None, None]
    assert row(sheet, 8) == ["c/d", 3, "=B8*2", None]


def test_own_column_of_the_users_goes_on_in_a_new_row() -> None:
    """A column that the user added to the Excel table has its look and formula in a new row, too."""
    made = book(["a/b"], table=False)
    sheet = made["Watchlist"]
    sheet["E5"], sheet["E6"] = "mine", "=B6+1"
    sheet["E6"].number_format = "0.000"
    sheet.add_table(table_over("A5:E6"))
    package = package_of(made)
    fill(package, listed(("c/d", 3.0)))
    cell = seen(package)["Watchlist"]["E7"]
    assert (cell.value, cell.number_format) == ("=B7+1", "0.000")


def table_over(area: str) -> Any:
    """Return an Excel table."""
    return Table(displayName="watchlist", ref=area)


def test_formulas_of_the_users_are_left_alone() -> None:
    """Where the user put a formula no figure is written, and where he put a figure no result."""
    made = book(["a/b"])
    made["Watchlist"]["B6"], made["Watchlist"]["C6"] = "=1+1", 99
    package = package_of(made)
    fill(package, listed(("a/b", 7.0)))
    assert row(seen(package)["Watchlist"], 6) == ["a/b", "=1+1", 99, None]


def test_live_formula_remembers_the_figure() -> None:
    """A cell that asks HFScore keeps its formula, and programs that do not calculate show the figure."""
    made = book(["a/b"])
    made["Watchlist"]["B6"] = '=HFSCORE(A6,"heat")'
    package = package_of(made)
    fill(package, listed(("a/b", 7.0)))
    assert seen(package)["Watchlist"]["B6"].value == '=HFSCORE(A6,"heat")'
    assert seen(package, values=True)["Watchlist"]["B6"].value == 7


def test_column_that_the_user_deleted_is_not_written() -> None:
    """A name without a cell means that its column is not wanted."""
    made = book(["a/b"])
    made.defined_names["_hf.watchlist.heat"].attr_text = "Watchlist!#REF!"
    package = package_of(made)
    fill(package, listed(("a/b", 7.0)))
    assert row(seen(package)["Watchlist"], 6) == ["a/b", None, "=B6*2", None]


def test_list_is_written_anew_and_its_rest_emptied() -> None:
    """Rows that are all ours shrink and grow with their styles, and nothing of earlier ones is left."""
    package = package_of(book())
    for count in (3, 1, 2):
        rows: list[dict[str, Content]] = [{"model": "a/b", "month": n / 4, "new": None} for n in range(count)]
        fill(package, Contents(blocks=[Block("data", rows)]))
        sheet = seen(package)["Data"]
        shown = [row(sheet, number, 3) for number in range(FIRST, FIRST + 4)]
        assert shown == [
            ["a/b", n / 4 if n < count else None, None] if n < count else [None] * 3 for n in range(4)
        ]
        assert all(sheet.cell(FIRST + n, 2).number_format == "0.00" for n in range(count))


@pytest.mark.parametrize("cell", ["A8", "C9"])
def test_foreign_content_in_the_way_is_refused_whole(cell: str) -> None:
    """Where rows would run into something of the user's, sheet and row are named and nothing changes."""
    made = book()
    made["Data"][cell] = "mine"
    package = package_of(made)
    before = package.bytes()
    rows: list[dict[str, Content]] = [{"model": "a/b", "month": float(number)} for number in range(9)]
    with pytest.raises(BadInput, match=rf"“Data” row {cell[1]} holds"):
        fill(package, Contents({"list.source": "Hub"}, [Block("data", rows)]))
    assert package.bytes() == before


def test_what_stands_apart_below_a_list_stays() -> None:
    """When a list shrinks, only its own earlier rows are emptied: those before a gap, or within its table."""
    made = book()
    made["Data"]["A9"] = "mine"
    package = package_of(made)
    for count in (2, 1):
        fill(package, Contents(blocks=[Block("data", [{"model": "a/b"}] * count)]))
    assert [made_row[0] for made_row in shown(package)] == ["a/b", None, None, "mine"]
    made = book()
    made["Data"]["A6"], made["Data"]["A7"], made["Data"]["A8"] = "a/b", "c/d", "mine"
    made["Data"].add_table(Table(displayName="data", ref="A5:C7"))
    package = package_of(made)
    fill(package, Contents(blocks=[Block("data", [{"model": "e/f"}])]))
    assert [made_row[0] for made_row in shown(package)] == ["e/f", None, "mine", None]
    assert seen(package)["Data"].tables["data"].ref == "A5:C6"


def shown(package: Package) -> list[list[Any]]:
    """Return the first four rows of the monthly data."""
    return [row(seen(package)["Data"], number, 3) for number in range(FIRST, FIRST + 4)]


def test_row_is_as_high_as_its_longest_text() -> None:
    """A wrapped text of a list makes its row higher, which programs may change later."""
    made = book()
    for cell in ("A6", "B6"):
        wrapped(made["Data"], cell)
    package = package_of(made)
    fill(package, Contents(blocks=[Block("data", [{"model": "x" * 30, "month": "x"}, {"model": "x"}])]))
    rows = package.read("xl/worksheets/sheet2.xml")
    assert b'<row r="6" ht="63">' in rows  # ceil(30 * 1.15 / 10) lines of 15 points, and 3
    assert b'<row r="7" ht="18">' in rows


def test_text_over_several_rows_leaves_their_heights() -> None:
    """Where merged cells span rows, none of them is made higher."""
    made = book()
    made["Watchlist"].merge_cells("C3:D4")
    wrapped(made["Watchlist"], "C3")
    package = package_of(made)
    fill(package, Contents({"list.source": "x" * 100}))
    assert b" ht=" not in package.read(SHEET)


def test_merged_and_wrapped_place_is_high_enough() -> None:
    """A text of 100 letters over two columns of 10 digits takes 6 lines of 15 points, with slack."""
    made = book()
    made["Watchlist"].merge_cells("C3:D3")
    wrapped(made["Watchlist"], "C3")
    package = package_of(made)
    fill(package, Contents({"list.source": "x" * 100}))
    assert b'<row r="3" ht="93" customHeight="1">' in package.read(SHEET)  # ceil(100 * 1.15 / 20) lines


def test_chain_of_calculation_goes_when_formulas_come() -> None:
    """With new formulas the part, its relationship and its type are gone; programs calculate on loading."""
    content = with_parts(
        content_of(book(["a/b"])),
        {
            "xl/_rels/workbook.xml.rels": replacing(
                b"</Relationships>",
                b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
                b' Target="calcChain.xml" Id="rId77"/></Relationships>',
            ),
            "[Content_Types].xml": replacing(
                b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x/y"/></Types>'
            ),
        },
        {"xl/calcChain.xml": b"<calcChain/>"},
    )
    package = read_package(content, "x")
    fill(package, listed(("a/b", 1.0)))
    assert "xl/calcChain.xml" in package
    fill(package, listed(("c/d", 1.0)))
    assert "xl/calcChain.xml" not in package
    assert b"calcChain" not in package.read("xl/_rels/workbook.xml.rels")
    assert b"calcChain" not in package.read("[Content_Types].xml")
    assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")


def decorated() -> Workbook:
    """Return a workbook with things of the user's on the sheet that is filled, and beside it."""
    made = book(["a/b", "c/d"])
    sheet = made["Watchlist"]
    sheet["F6"], sheet["F7"], sheet["A1"] = "mine", "=SUM(B6:B7)", 0.1
    sheet["F6"].comment = Comment("look", "me")
    sheet.conditional_formatting.add("B6:B7", color_rule())
    sheet.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="D6"))
    made.defined_names["mine"] = DefinedName("mine", attr_text="Watchlist!$F$6")
    made.create_sheet("Mine")["B2"] = "=Watchlist!B6"
    return made


def color_rule() -> Any:
    """Return a conditional format."""
    return CellIsRule("greaterThan", ["5"], fill=PatternFill(bgColor="FFC7CE"))  # type: ignore[no-untyped-call]


DECORATED = content_of(decorated())


def looks(cell: Any) -> tuple[object, ...]:
    """Return how a cell looks; openpyxl compares these by their text alone."""
    return cell.font, cell.fill, cell.border, cell.alignment, cell.protection


def cells_of(made: Workbook) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return every cell with what it holds and how it looks."""
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, *map(repr, looks(cell)))
        for sheet in made.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None or cell.has_style
    }


@settings(max_examples=40, deadline=None)
@given(
    heats=st.dictionaries(st.sampled_from(["a/b", "c/d", "e/f", "日本/語"]), figures, max_size=4),
    months=st.lists(st.tuples(texts, figures), max_size=4),
    source=figures,
)
def test_nothing_else_changes(heats: dict[str, Any], months: list[tuple[str, Any]], source: Any) -> None:
    """Whatever is written, what has no name is as it was, cell by cell, and a second time nothing changes."""
    package = read_package(DECORATED, "x")
    contents = Contents(
        {"list.source": source},
        [
            Block("watchlist", [{"model": key, "heat": heat} for key, heat in heats.items()], "model"),
            Block("data", [{"model": key, "month": month} for key, month in months]),
        ],
    )
    fill(package, contents)
    before = read_package(DECORATED, "x")
    may_change = {SHEET, "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/tables/table1.xml"}
    may_change.add("xl/styles.xml")  # of text that looks like a formula
    assert package.names() == before.names()
    assert {part for part in before.names() if before.read(part) != package.read(part)} <= may_change
    kept, now = cells_of(seen(before)), cells_of(seen(package))
    ours = {("Watchlist", f"{letter}{number}") for letter in "ABCD" for number in range(FIRST, FIRST + 7)}
    ours |= {("Data", f"{letter}{number}") for letter in "ABC" for number in range(FIRST, FIRST + 5)}
    ours |= {("Watchlist", "C3")}
    assert {key: cell for key, cell in kept.items() if key not in ours} == {
        key: cell for key, cell in now.items() if key not in ours
    }
    assert [now["Watchlist", f"D{number}"] for number in (6, 7)] == [
        kept["Watchlist", f"D{n}"] for n in (6, 7)
    ]
    once = package.bytes()
    fill(package, contents)
    assert package.bytes() == once


FOREIGN: list[tuple[str, bytes]] = [
    ("xl/vbaProject.bin", bytes(range(256))),
    ("xl/pivotCache/pivotCacheDefinition1.xml", b"<pivotCacheDefinition  a='1' />"),
    ("xl/charts/chart9.xml", b"<c:chart xmlns:c='x'/>\r\n"),
    ("xl/media/image1.png", b"\x89PNG\r\n"),
    ("xl/persons/person.xml", b"<personList/>"),
    ("customXml/item1.xml", b"<mine/>"),
]


@pytest.mark.parametrize(("part", "content"), FOREIGN)
def test_foreign_parts_stay_byte_for_byte(part: str, content: bytes) -> None:
    """Macros, pivots, charts, pictures and what nobody knows are never parsed, let alone rewritten."""
    package = read_package(with_parts(DECORATED, added={part: content}), "x")
    fill(package, listed(("e/f", 1.0)))
    assert read_package(package.bytes(), "x").read(part) == content


def test_unknown_elements_of_a_sheet_stay() -> None:
    """Extensions, ignorable namespaces and attributes that only Excel knows are there afterwards."""
    sparkline = (
        b'<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        b"<x14:sparklineGroups><x14:sparklineGroup/></x14:sparklineGroups></ext></extLst>"
    )
    ac = b' xmlns:mc="urn:mc" mc:Ignorable="x14ac" xmlns:x14ac="urn:ac"><sheetPr'
    changes = [
        replacing(b"</worksheet>", sparkline + b"</worksheet>"),
        replacing(b"><sheetPr", ac),
        replacing(b'<row r="6"', b'<row r="6" x14ac:dyDescent="0.25"'),
    ]

    def change(content: bytes) -> bytes:
        for one in changes:
            content = one(content)
        return content

    package = read_package(with_parts(DECORATED, {SHEET: change}), "x")
    fill(package, listed(("a/b", 1.0), ("e/f", 1.0)))
    now = package.read(SHEET)
    assert b'uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"' in now
    assert b"<x14:sparklineGroup/>" in now
    assert b'mc:Ignorable="x14ac"' in now
    assert b'x14ac:dyDescent="0.25"' in now


def test_unknown_tables_and_keys_are_skipped() -> None:
    """A workbook without a table or a column is filled as far as it goes."""
    package = package_of(book(["a/b"]))
    before = row(seen(package)["Watchlist"], 6, len(LIST))
    fill(
        package, Contents(blocks=[Block("trials", [{"model": "x"}]), Block("watchlist", [{"licence": "x"}])])
    )
    assert row(seen(package)["Watchlist"], 6, len(LIST)) == before
