"""Excel tables follow their rows, where nothing stands against it."""

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.filters import AutoFilter, SortCondition, SortState
from openpyxl.worksheet.table import Table
from packages_made import package_of, seen

from xl_addin.outputs.package.parts import tables_of
from xl_addin.outputs.package.tables import Tables

SHEET = "xl/worksheets/sheet1.xml"


def with_tables(*areas: str, totals: bool = False) -> Workbook:
    """Return a workbook with Excel tables, the first of them sorted."""
    made = Workbook()
    sheet = made.worksheets[0]
    for number, area in enumerate(areas):
        table = Table(displayName=f"t{number}", ref=area, autoFilter=AutoFilter(ref=area))
        table.sortState = SortState(ref=area, sortCondition=[SortCondition(ref="A2:A3")])
        table.totalsRowCount = 1 if totals else None
        sheet.add_table(table)
        for cell in sheet[area][0]:
            cell.value = f"h{number}{cell.column}"
    return made


def areas_after(made: Workbook, row: int, column: int) -> list[str]:
    """Return the areas of the tables after one was extended to a cell."""
    package = package_of(made)
    tables = Tables(tables_of(package, SHEET))
    tables.extend(row, column)
    tables.keep(package)
    return [table.ref for table in seen(package).worksheets[0].tables.values()]


@pytest.mark.parametrize(
    ("row", "column", "area"),
    [(4, 1, "A1:B4"), (4, 2, "A1:B4"), (5, 1, "A1:B3"), (4, 3, "A1:B3"), (3, 1, "A1:B3")],
)
def test_table_takes_in_the_row_right_below_it(row: int, column: int, area: str) -> None:
    """A table grows by the row that adjoins it, and by no other."""
    assert areas_after(with_tables("A1:B3"), row, column) == [area]


def test_table_does_not_grow_into_another_or_over_its_totals() -> None:
    """A neighbour and a row of totals stand against it."""
    assert areas_after(with_tables("A1:B3", "B4:C5"), 4, 1) == ["A1:B3", "B4:C5"]
    assert areas_after(with_tables("A1:B3", totals=True), 4, 1) == ["A1:B3"]


def test_filter_follows_and_an_old_order_is_forgotten() -> None:
    """The filter has the table's new area; that it was sorted is not said any more."""
    package = package_of(with_tables("A1:B9"))
    tables = Tables(tables_of(package, SHEET))
    (table,) = tables_of(package, SHEET)
    tables.end(table, 1)
    tables.keep(package)
    now = seen(package).worksheets[0].tables["t0"]
    assert (now.ref, now.autoFilter.ref, now.sortState) == ("A1:B2", "A1:B2", None)  # a row is the least


def test_table_that_does_not_change_is_not_written() -> None:
    """Without a change the part is the same, byte for byte."""
    package = package_of(with_tables("A1:B3"))
    before = package.read("xl/tables/table1.xml")
    Tables(tables_of(package, SHEET)).keep(package)
    assert package.read("xl/tables/table1.xml") is before
