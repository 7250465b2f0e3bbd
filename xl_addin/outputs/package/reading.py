"""What stands in the places and tables of a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.dates import from_serial
from xl_addin.outputs.package.locating import Spot, find_place, find_table, shared_strings
from xl_addin.outputs.package.parts import read_book, tables_of
from xl_addin.outputs.package.scan import scan
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.titles import MOST_MODELS
from xl_addin.records import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number on the sheet, and its filled cells by the keys of their columns."""

    row: int
    values: Mapping[str, CellValue]


def read_place(package: Package, key: str) -> CellValue:
    """Return what a single place holds, text without spaces around it; None where there is none."""
    place = find_place(package, key)
    if place is None:
        return None
    for row, cells in scan(package.read(place.part), place.part, shared_strings(package)):
        if row >= place.row:
            return _stripped(cells.get(place.column)) if row == place.row else None
    return None


def read_block(package: Package, table: str, *, most: int = MOST_MODELS) -> list[Line]:
    """Return the rows of a table, from the first below its headings to the last that is used.

    Empty rows between are there, too, without values. Text comes without spaces around it, the numbers of a
    column of dates as dates. A row of totals is none, and a workbook without the table gives no rows.

    Raises
    ------
    BadInput
        If more than ``most`` rows are filled.
    """
    spot = find_table(package, table)
    if spot is None:
        return []
    date1904, filled, totals = read_book(package).date1904, 0, _totals(package, spot)
    lines: list[Line] = []
    for row, cells in scan(package.read(spot.part), spot.part, shared_strings(package)):
        ours = row > spot.heading and row not in totals
        values = _values(cells, spot, date1904=date1904) if ours else {}
        if values:
            filled += 1
            if filled > most:
                raise BadInput(_too_many(package, spot, table, most))
            _fill_gap(lines, spot.heading + 1, row, most)
            lines.append(Line(row, values))
    return lines


def _totals(package: Package, spot: Spot) -> frozenset[int]:
    """Return the rows in which Excel tables of the sheet sum up."""
    return frozenset(table.area.bottom for table in tables_of(package, spot.part) if table.totals)


def _fill_gap(lines: list[Line], first: int, row: int, most: int) -> None:
    """Add the empty rows above ``row``, unless there are very many of them."""
    begin = lines[-1].row + 1 if lines else first
    room = max(0, 2 * most - len(lines))
    lines.extend(Line(number, {}) for number in range(begin, min(row, begin + room)))


def _values(cells: Mapping[int, CellValue], spot: Spot, *, date1904: bool) -> dict[str, CellValue]:
    found = {key: _stripped(cells.get(column)) for key, column in spot.columns.items()}
    return {
        key: _dated(key, value, date1904=date1904) for key, value in found.items() if value not in {None, ""}
    }


def _dated(key: str, value: CellValue, *, date1904: bool) -> CellValue:
    column = read_layout().columns.get(key)
    dated = column is not None and "yy" in column.format.en
    if dated and isinstance(value, float) and not isinstance(value, date):
        return from_serial(value, date1904=date1904)
    return value


def _stripped(value: CellValue) -> CellValue:
    return value.strip() if isinstance(value, str) else value


def _too_many(package: Package, spot: Spot, table: str, most: int) -> Sentence:
    sheet = read_book(package).sheet_name(spot.part)
    columns = read_layout().tables.get(table, ())
    if columns and columns[0].key == "model":
        return packages.too_many_models(sheet, most)
    return packages.too_many_rows(sheet, most)
