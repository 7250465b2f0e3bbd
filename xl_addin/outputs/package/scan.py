"""Listening to a sheet: its cells row by row, in bounded memory however long it is."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.areas import read_cell
from xl_addin.outputs.package.markup import Listener, feed, main
from xl_addin.outputs.package.strings import Text
from xl_addin.outputs.package.values import meant

Row: TypeAlias = tuple[int, Mapping[int, CellValue]]

_ROW, _CELL, _VALUE, _OWN, _TEXT = (main(name) for name in ("row", "c", "v", "is", "t"))

_LAST_COLUMN = 2**14
_LONG = 9  # digits that no number of a row has


def scan(content: bytes, part: str, strings: tuple[str, ...]) -> Iterator[Row]:
    """Yield the number and the filled cells, by their columns, of every row that has any, in their order.

    A cell or row that does not say where it stands follows the one before it. The value of a formula is the
    one that the sheet remembers.

    Raises
    ------
    BadInput
        If the part is damaged.
    """
    hearer = _Rows(strings)
    for _ in feed(content, part, hearer):
        yield from hearer.rows
        hearer.rows.clear()
    yield from hearer.rows


class _Rows(Listener):
    """Hears rows, cells and their values; formulas are not listened to."""

    def __init__(self, strings: tuple[str, ...]) -> None:
        self.rows: list[Row] = []
        self._strings = strings
        self._text = Text()
        self._row = self._column = 0
        self._kind: str | None = None
        self._value: str | None = None
        self._filled: dict[int, CellValue] = {}

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Hear an element begin."""
        self._text.start(_TEXT if tag == _VALUE else tag)
        if tag == _CELL:
            place = read_cell(attrib.get("r", ""))
            self._column = self._column + 1 if place is None else place[1]
            self._kind = attrib.get("t")
            self._text.taken()
            self._value = None
        elif tag == _ROW:
            number = attrib.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < _LONG else self._row + 1
            self._column, self._filled = 0, {}

    def end(self, tag: str) -> None:
        """Hear an element end."""
        self._text.end(tag)
        if tag in {_VALUE, _OWN}:
            self._value = self._text.taken()
        elif tag == _CELL and self._value is not None and self._column <= _LAST_COLUMN:
            value = meant(self._kind, self._value, self._strings)
            if value is not None:
                self._filled[self._column] = value
        elif tag == _ROW and self._filled:
            self.rows.append((self._row, self._filled))

    def data(self, data: str) -> None:
        """Hear a piece of text."""
        self._text.data(data)
