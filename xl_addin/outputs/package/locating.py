"""Where places and tables lie: by their hidden names, else, in a file without them, by their headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.parts import Book, Place, SheetPart, read_book
from xl_addin.outputs.package.scan import scan
from xl_addin.outputs.package.strings import read_strings
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.names import name_of

_LISTED = "watchlist"
"""The one table that another program may have written; figures would be written over the same headings."""
_LOOKED_AT = 30
"""Rows of a sheet in which headings are looked for."""
_LEAST = 2
"""Headings that make a row the head of a table."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table lies: its sheet's part, the row of its headings, its columns by their keys."""

    part: str
    heading: int
    columns: Mapping[str, int]


def shared_strings(package: Package) -> tuple[str, ...]:
    """Return the texts that the cells of a workbook share."""
    part = read_book(package).strings
    return () if part is None or part not in package else read_strings(package.read(part), part)


def find_place(package: Package, key: str) -> Place | None:
    """Return the cell of a place; None where the workbook has none."""
    return read_book(package).names.get(name_of(key))


def find_table(package: Package, table: str, by: str | None = None) -> Spot | None:
    """Return where a table lies; None where the workbook has none.

    Its columns are those that stand in one row of one sheet with the column ``by``, or with the first one
    that is still there, in the order of the layout if it has the table.
    """
    book = read_book(package)
    prefix = name_of(table, "")
    named = {
        name.removeprefix(prefix): place for name, place in book.names.items() if name.startswith(prefix)
    }
    if named:
        return _spot(named, _order(table, by) or list(named))
    if any(name.startswith(prefix) for name in book.dead):
        return None  # the user deleted it
    return _by_headings(package, book, table) if table == _LISTED else None


def _order(table: str, by: str | None) -> list[str]:
    keys = [column.key for column in read_layout().tables.get(table, ())]
    return keys if by is None else [by]


def _spot(named: Mapping[str, Place], order: Sequence[str]) -> Spot | None:
    home = next((named[key] for key in order if key in named), None)
    if home is None:
        return None
    columns = {
        key: place.column for key, place in named.items() if (place.part, place.row) == (home.part, home.row)
    }
    return Spot(home.part, home.row, columns)


def _by_headings(package: Package, book: Book, table: str) -> Spot | None:
    """Return the best match; the first heading and at least one other must be there."""
    headings = _headings(table)
    strings = shared_strings(package)
    spots = [_on_sheet(package, sheet, headings, strings) for sheet in book.sheets]
    found = [spot for spot in spots if spot is not None]
    return max(found, key=lambda spot: len(spot.columns), default=None)


def _headings(table: str) -> dict[str, list[str]]:
    columns = read_layout().tables.get(table, ())
    return {column.key: [_plain(column.heading.en), _plain(column.heading.ja)] for column in columns}


def _on_sheet(
    package: Package, sheet: SheetPart, headings: Mapping[str, Sequence[str]], strings: tuple[str, ...]
) -> Spot | None:
    for row, cells in scan(package.read(sheet.part), sheet.part, strings):
        if row > _LOOKED_AT:
            return None
        texts = {_plain(value): column for column, value in reversed(list(cells.items()))}
        columns = {key: texts[text] for key, either in headings.items() for text in either if text in texts}
        if len(columns) >= _LEAST and next(iter(headings)) in columns:
            return Spot(sheet.part, row, columns)
    return None


def _plain(value: CellValue) -> str:
    return " ".join(value.split()).casefold() if isinstance(value, str) else ""
