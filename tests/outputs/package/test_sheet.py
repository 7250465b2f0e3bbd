"""One sheet while it is written: order, look, and formulas of every kind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xl_addin.errors import BadInput
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.areas import read_cell
from xl_addin.outputs.package.sheet import Sheet

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, before: str = "", after: str = "") -> Sheet:
    """Return a sheet with these rows, and what stands before and after them."""
    data = f"<sheetData>{rows}</sheetData>"
    return Sheet(f'<worksheet xmlns="{NS}">{before}{data}{after}</worksheet>'.encode(), "s.xml")


def rows_of(made: Sheet) -> str:
    """Return the rows of the sheet as they are written."""
    text = made.bytes().decode()
    found = re.search("<sheetData/?>(.*)</sheetData>", text, re.DOTALL)
    return found[1] if found else ""


places = st.tuples(st.integers(1, 6), st.integers(1, 30))


@given(there=st.sets(places, max_size=8), new=st.dictionaries(places, st.integers(0, 9), max_size=12))
def test_rows_and_cells_stay_in_order(there: set[tuple[int, int]], new: dict[tuple[int, int], int]) -> None:
    """Wherever cells are put, rows and cells ascend, none is there twice, and all hold what was put."""
    made = sheet("")
    for row, column in there:
        made.put(row, column, -1.0)
    again = Sheet(made.bytes(), "s.xml")
    for (row, column), value in new.items():
        again.put(row, column, value)
    root = etree.fromstring(again.bytes())
    rows = [int(row.get("r", "")) for row in root.iter(f"{{{NS}}}row")]
    cells = [read_cell(cell.get("r", "")) for cell in root.iter(f"{{{NS}}}c")]
    assert rows == sorted(set(rows))
    assert cells == sorted(there | new.keys())
    last = Sheet(etree.tostring(root), "s.xml")
    assert {place: last.value(*place) for place in there | new.keys()} == dict.fromkeys(there, -1.0) | new


def test_whole_rows_may_be_written_at_once() -> None:
    """A row in which nothing stands takes many cells at once, and can be read and changed afterwards."""
    made = sheet('<row r="2"/><row r="5"/>')
    assert [made.has_room(row) for row in (1, 2, 3)] == [True, False, True]
    for row in (7, 3, 1):
        made.put_new(row, {2: "b", 1: float(row)}, {1: None, 2: "4"})
    assert not made.has_room(3)
    assert made.value(3, 1) == 3.0
    made.put(3, 1, 9)
    assert made.rows() == [1, 2, 3, 5, 7]
    written = rows_of(made)
    assert re.findall('<row r="(.)"', written) == ["1", "2", "3", "5", "7"]
    assert '<c r="A3"><v>9</v></c><c r="B3" s="4" t="inlineStr">' in written


def test_whole_rows_find_their_place_unread() -> None:
    """Rows written at once stand in order also when nobody looks at them before they are written."""
    made = sheet('<row r="2"/><row r="5"/>')
    for row in (7, 3):
        made.put_new(row, {1: float(row)}, {1: None})
    assert re.findall('<row r="(.)"', rows_of(made)) == ["2", "3", "5", "7"]
    made = sheet('<row r="2"/>')
    for row in (7, 3):
        made.put_new(row, {1: "<"}, {1: None})
    made.put(2, 1, 1)
    assert re.findall('<row r="(.)"', rows_of(made)) == ["2", "3", "7"]
    assert Sheet(made.bytes(), "s.xml").value(7, 1) == "<"


def test_cells_that_do_not_say_where_they_stand_follow_each_other() -> None:
    """Rows and cells without a place are numbered, so that cells can be put between them."""
    made = sheet('<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>')
    assert [made.value(1, column) for column in range(1, 6)] == [1, None, None, 4, 5]
    assert made.value(2, 1) == 6
    made.put(1, 2, 2)
    assert re.findall(r'r="([A-Z]+\d)"', rows_of(made)) == ["A1", "B1", "D1", "E1", "A2"]


@pytest.mark.parametrize("row", ['r="0"', 'r="x"', 'r="1048577"', f'r="{"9" * 5000}"', 'r="3"'])
def test_impossible_rows_are_damage(row: str) -> None:
    """A row that cannot be, or is there twice, is told."""
    with pytest.raises(BadInput, match="damaged"):
        sheet(f'<row r="3"/><row {row}/>')


def test_spans_and_dimension_follow_new_cells() -> None:
    """A hint that new cells belie is dropped, and the sheet's word for its area is widened."""
    made = sheet('<row r="2" spans="2:3" ht="20"><c r="B2"/></row>', '<dimension ref="B2:C2"/>')
    made.put(2, 4, 1)
    made.put_new(9, {1: 1}, {1: None})
    written = made.bytes().decode()
    assert '<row r="2" ht="20">' in written
    assert '<dimension ref="A2:D9"/>' in written


def test_other_attributes_and_extensions_of_a_cell_stay() -> None:
    """A cell keeps its style and what only Excel knows, but for what spoke of the old value."""
    made = sheet(
        '<row r="1"><c r="A1" s="3" ph="1" vm="2" t="e"><v>#N/A</v><extLst><ext/></extLst></c></row>'
    )
    made.put(1, 1, 2.5)
    assert rows_of(made) == '<row r="1"><c r="A1" s="3" ph="1"><v>2.5</v><extLst><ext/></extLst></c></row>'


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1"><v>2.5</v></c>', 2.5),
        ('<c r="A1" s="7"/>', None),
    ],
)
def test_a_cell_that_holds_the_value_already_is_not_touched(cell: str, value: CellValue) -> None:
    """Text keeps its own formats when the same text is written again."""
    made = sheet(f'<row r="1">{cell}</row>')
    made.put(1, 1, value)
    assert rows_of(made) == f'<row r="1">{cell}</row>'


SHARED = (
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$9</f><v>1</v></c></row>'
    '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
)


def test_shared_formula_reads_as_if_alone() -> None:
    """A cell that shares another's formula has it, moved."""
    made = sheet(SHARED)
    assert (made.formula(1, 2), made.formula(2, 2)) == ("A1*$A$9", "A2*$A$9")
    made.put(2, 2, 7)
    made.put_result(2, 2, "x")
    made.copy_formula(2, 5, 2)
    written = rows_of(made)
    assert '<c r="B2" t="str"><f t="shared" si="0"/><v>x</v></c>' in written
    assert '<c r="B5" t="str"><f>A5*$A$9</f><v/></c>' in written
    assert made.has_new_formulas


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_cells_of_an_array_or_data_table_are_not_broken(kind: str) -> None:
    """No constant gets into the area of one formula; its cells may remember results."""
    made = sheet(
        f'<row r="1"><c r="A1"><f t="{kind}" ref="A1:A3">B1:B3</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c></row>'
    )
    for row in (1, 2, 3):
        made.put(row, 1, "no")
        assert made.is_calculated(row, 1)
        assert made.formula(row, 1) is None
    made.put_result(2, 1, 5)
    made.put_result(3, 1, 5)  # a cell that is not there
    assert not made.has_room(9)
    written = rows_of(made)
    assert "no" not in written
    assert '<c r="A2"><v>5</v></c>' in written


def test_sheet_may_be_written_again_and_again() -> None:
    """What was written is part of the sheet: nothing is there twice, and formulas are known as such."""
    made = sheet(SHARED)
    made.put(1, 5, "new")
    made.copy_formula(1, 6, 2)
    made.put_new(9, {1: 1}, {1: None})
    once = made.bytes()
    assert made.bytes() == once
    assert (made.value(1, 5), made.formula(6, 2), made.value(9, 1)) == ("new", "A6*$A$9", 1)
    assert made.bytes() == once


def test_result_goes_nowhere_without_a_formula() -> None:
    """A cell without formula is the user's, and a missing one is not made."""
    made = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    made.put_result(1, 1, 5)
    made.put_result(2, 2, 5)
    assert rows_of(made) == '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_sheet_with_prefixed_names_is_written_in_its_own_way() -> None:
    """A part that names the namespace by a prefix gets new cells that are read as its own."""
    made = Sheet(f'<x:worksheet xmlns:x="{NS}"><x:sheetData/></x:worksheet>'.encode(), "s.xml")
    made.put(1, 1, "a")
    made.put_new(2, {1: 1.5}, {1: None})
    again = Sheet(made.bytes(), "s.xml")
    assert [again.value(row, 1) for row in (1, 2)] == ["a", 1.5]


def test_heights_are_set_unless_somebody_fixed_them() -> None:
    """The highest that is wanted holds; a height that was fixed stays, unless it must go."""
    made = sheet(
        '<row r="1" ht="9"/><row r="2" ht="9" customHeight="1"/><row r="3" ht="9" customHeight="1"/>'
    )
    made.set_height(1, 30, fixed=False)
    made.set_height(1, 20, fixed=False)
    made.set_height(2, 30, fixed=False)
    made.set_height(3, 30, fixed=True)
    made.set_height(4, 12.5, fixed=True)
    assert rows_of(made) == (
        '<row r="1" ht="30"/><row r="2" ht="9" customHeight="1"/><row r="3" ht="30" customHeight="1"/>'
        '<row r="4" ht="12.5" customHeight="1"/>'
    )


def test_widths_and_merged_areas_are_told() -> None:
    """A column without a width has the sheet's default."""
    made = sheet(
        "",
        '<sheetFormatPr defaultColWidth="7"/>'
        '<cols><col min="2" max="3" width="20"/><col min="5" max="5"/></cols>',
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )
    assert [made.width(column) for column in range(1, 6)] == [7, 20, 20, 7, 7]
    assert [str(area) for area in made.merged] == ["A1:B2"]
    assert sheet("").width(1) == 8.43  # Excel's own default
