"""Tables whose rows are all ours: written from the first on, and what is left of earlier ones emptied."""

from collections.abc import Collection, Iterable, Mapping

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.locating import Spot
from xl_addin.outputs.package.opened import Opened
from xl_addin.outputs.package.sheet import Sheet
from xl_addin.outputs.package.writing import shown_by, write
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.contents import Block, Content, Result

_LAST_ROW = 2**20


def write_listed(opened: Opened, block: Block, spot: Spot) -> None:
    """Write the rows of ``block`` from the first below the headings on.

    Raises
    ------
    BadInput
        If something else than earlier rows of the table stands where new ones must go, or the sheet ends.
    """
    sheet, first = opened.sheet(spot.part), spot.heading + 1
    columns = _ours(block, spot)
    last, before = first + len(block.rows) - 1, _last_filled(opened, spot, columns.values())
    if last > _LAST_ROW:
        raise BadInput(packages.no_room(opened.book.sheet_name(spot.part)))
    foreign = _first_filled(sheet, sheet.rows(before + 1, last), columns.values())
    if foreign is not None and not _is_shared(block):
        raise BadInput(packages.in_the_way(opened.book.sheet_name(spot.part), foreign))
    _write_rows(opened, block, spot, columns)
    for number in sheet.rows(last + 1, before) if last < before else ():
        for column in columns.values():
            sheet.put(number, column, None)
    _resize(opened, spot, max(first, last), shrink=not _is_shared(block))


def _write_rows(opened: Opened, block: Block, spot: Spot, columns: Mapping[str, int]) -> None:
    sheet, first = opened.sheet(spot.part), spot.heading + 1
    styles = {column: sheet.style(first, column) for column in columns.values()}
    wrapped = {column for column, style in styles.items() if opened.styles.wraps(style)}
    for number, row in enumerate(block.rows, start=first):
        cells = {columns[key]: content for key, content in row.items() if key in columns}
        _write_row(sheet, number, cells, styles)
        shown = {column: cells[column] for column in wrapped & cells.keys()}
        opened.fit(spot.part, number, {column: shown_by(content) for column, content in shown.items()})


def _write_row(
    sheet: Sheet, row: int, cells: Mapping[int, Content], styles: Mapping[int, str | None]
) -> None:
    if sheet.has_room(row):
        constants = {column: value for column, value in cells.items() if not isinstance(value, Result)}
        sheet.put_new(row, constants, styles)
    else:
        for column, content in cells.items():
            write(sheet, row, column, content, styles[column])


def _is_shared(block: Block) -> bool:
    """Tell whether the user fills in cells of the same rows, as in the list of trials."""
    return any(column.typed for column in read_layout().tables.get(block.key, ()))


def _ours(block: Block, spot: Spot) -> dict[str, int]:
    """Return the columns that are written: of rows that are shared only those that the block gives."""
    given, shared = {key for row in block.rows for key in row}, _is_shared(block)
    return {key: column for key, column in spot.columns.items() if key in given or not shared}


def _last_filled(opened: Opened, spot: Spot, columns: Collection[int]) -> int:
    """Return the last of our earlier rows: those before an empty one, within the Excel table if it is one."""
    sheet, first = opened.sheet(spot.part), spot.heading + 1
    table = opened.tables(spot.part).around(first, next(iter(columns), 0))
    last = first - 1
    for row in sheet.rows(first, 2**20 if table is None else table.area.bottom):
        if row != last + 1 or all(sheet.is_empty(row, column) for column in columns):
            break
        last = row
    return last


def _first_filled(sheet: Sheet, rows: Iterable[int], columns: Collection[int]) -> int | None:
    return next((row for row in rows if not all(sheet.is_empty(row, column) for column in columns)), None)


def _resize(opened: Opened, spot: Spot, last: int, *, shrink: bool) -> None:
    tables = opened.tables(spot.part)
    for column in spot.columns.values():
        table = tables.around(spot.heading + 1, column)
        if table is not None and (shrink or table.area.bottom < last):
            tables.end(table, last)
