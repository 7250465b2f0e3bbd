"""Tables whose rows are found by a key, wherever the user moved them; new ones are added below."""

from collections import defaultdict
from collections.abc import Mapping

from xl_addin.outputs.package.locating import Spot
from xl_addin.outputs.package.opened import Opened
from xl_addin.outputs.package.writing import shown_by, write
from xl_addin.outputs.watchlist.contents import Block, Content, Result

_FIGURES = 2
"""Values in columns that we fill which make a row without a key one of ours; the user may write one there."""


def write_keyed(opened: Opened, block: Block, spot: Spot) -> None:
    """Write the rows of ``block`` where their keys stand, and below the last of these where they do not."""
    if block.by is not None and block.by in spot.columns:
        _Keyed(opened, block, spot, spot.columns[block.by]).write()


class _Keyed:
    """One table while it is written, from above."""

    def __init__(self, opened: Opened, block: Block, spot: Spot, key: int) -> None:
        self._sheet, self._tables = opened.sheet(spot.part), opened.tables(spot.part)
        self._opened, self._spot, self._key, self._by = opened, spot, key, block.by or ""
        self._first = spot.heading + 1
        self._rows = {_name(row[self._by]): row for row in block.rows}
        self._computed = {
            spot.columns[name]
            for row in block.rows
            for name, content in row.items()
            if isinstance(content, Result) and name in spot.columns
        }
        self._above = self._first
        """The row whose look and formulas the next one takes."""

    def write(self) -> None:
        """Write the rows that are there, then those that are new."""
        places = self._places()
        for row, name in sorted((row, name) for name, rows in places.items() for row in rows):
            self._write_there(row, name)
        last = max((row for rows in places.values() for row in rows), default=self._spot.heading)
        self._clear_left(last)
        for name, contents in self._rows.items():
            if name and name not in places:
                last = self._free_below(last)
                self._write_new(last, contents)

    def _write_there(self, row: int, name: str) -> None:
        if name in self._rows:  # else it is the user's
            if self._is_bare(row):
                self._complete(row)
            self._trim(row)
            self._write_row(row, self._rows[name])
        if not self._is_bare(row):
            self._above = row

    def _trim(self, row: int) -> None:
        """Take off the spaces around a key, with which the formulas of other sheets would not find it."""
        value = self._sheet.value(row, self._key)
        if isinstance(value, str) and value != value.strip():
            self._sheet.put(row, self._key, value.strip())

    def _write_new(self, row: int, contents: Mapping[str, Content]) -> None:
        self._complete(row)
        self._sheet.put(row, self._key, shown_by(contents[self._by]))
        self._write_row(row, contents)
        self._above = row

    def _places(self) -> Mapping[str, list[int]]:
        """Return the rows of each key that stands below the heading."""
        places: dict[str, list[int]] = defaultdict(list)
        for row in self._sheet.rows(self._first):
            name = _name(self._sheet.value(row, self._key))
            if name:
                places[name].append(row)
        return places

    def _clear_left(self, last: int) -> None:
        """Empty the figures in rows whose key the user deleted, down to the end of the list."""
        given = {key for row in self._rows.values() for key in row if key in self._spot.columns}
        columns = {self._spot.columns[key] for key in given} - self._computed - {self._key}
        table = self._tables.around(self._first, self._key)
        for row in self._sheet.rows(self._first, max(last, table.area.bottom if table else last)):
            ours = {column for column in columns if self._sheet.value(row, column) is not None}
            if self._sheet.is_empty(row, self._key) and len(ours) >= _FIGURES:
                for column in ours:
                    self._sheet.put(row, column, None)

    def _is_bare(self, row: int) -> bool:
        """Tell whether nothing of the row has a look, as when a key was typed below the table."""
        others = [column for column in self._spot.columns.values() if column != self._key]
        return bool(others) and all(self._sheet.style(row, column) is None for column in others)

    def _free_below(self, row: int) -> int:
        row += 1
        while not self._is_free(row):
            row += 1
        return row

    def _is_free(self, row: int) -> bool:
        """Tell whether our cells of a row are empty but for formulas that wait for a key."""
        for column in self._spot.columns.values():
            waits = row == self._first or column in self._computed
            if not self._sheet.is_empty(row, column) and not (
                waits and self._sheet.is_calculated(row, column)
            ):
                return False
        return True

    def _complete(self, row: int) -> None:
        """Give a row the look and the formulas of the one above, and let the Excel table take it in."""
        if row == self._above:
            return
        columns, calculated = set(self._spot.columns.values()), set(self._computed)
        self._tables.extend(row, self._key)
        table = self._tables.around(row, self._key)
        if table is not None:
            theirs = set(range(table.area.left, table.area.right + 1)) - columns
            columns |= theirs
            calculated |= theirs
        self._sheet.copy_row_style(self._above, row, sorted(columns))
        for column in sorted(calculated):
            self._sheet.copy_formula(self._above, row, column)
            self._sheet.copy_formula(self._first, row, column)

    def _write_row(self, row: int, contents: Mapping[str, Content]) -> None:
        for name, content in contents.items():
            column = self._spot.columns.get(name)
            if column is not None and column != self._key:
                write(self._sheet, row, column, content)
        columns = self._spot.columns.values()
        wrapped = [column for column in columns if self._opened.styles.wraps(self._sheet.style(row, column))]
        cells = {column: self._sheet.value(row, column) for column in wrapped}
        self._opened.fit(self._spot.part, row, cells)


def _name(value: Content) -> str:
    """Return the key as it is compared, without regard to case as formulas do; a number is one, too."""
    plain = shown_by(value)
    if isinstance(plain, float | int) and not isinstance(plain, bool):
        return f"{plain:.15g}"
    return plain.strip().casefold() if isinstance(plain, str) else ""
