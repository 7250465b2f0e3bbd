"""A column of formulas: what stands in its cells, and what the formulas give, side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.contents import Block, Result
from xl_addin.outputs.watchlist.lookups import put_formula
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.titles import TOP
from xl_addin.records import Language, Sentence

_WIDTH = 12.0


@dataclass(frozen=True, slots=True)
class Computed:
    """One column: its key and heading, the formula of a row (from 0), and its value for what is chosen."""

    key: str
    heading: Sentence
    formula: Callable[[Language, int], str]
    value: Callable[[Sequence[Chosen], int], CellValue]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of formulas alone, whose headings stand in row 5 from the column ``left`` on."""

    name: str
    left: int
    rows: int
    columns: Sequence[Computed]

    @property
    def keys(self) -> list[str]:
        """The keys of the columns, from the left."""
        return [column.key for column in self.columns]

    def cell(self, key: str, row: int) -> str:
        """Return the cell of the column ``key`` in ``row`` (from 0), for formulas on the same sheet."""
        return f"${get_column_letter(self.column(key))}${TOP + 1 + row}"

    def column(self, key: str) -> int:
        """Return the number of the sheet's column that holds ``key``."""
        return self.left + self.keys.index(key)

    @property
    def last(self) -> int:
        """The sheet's row in which the grid ends."""
        return TOP + self.rows


def write_grid(sheet: Worksheet, grid: Grid, language: Language) -> None:
    """Write headings, named, and formulas."""
    sheet.row_dimensions[TOP].height = 2 * style.LINE_HEIGHT[language]
    for number, column in enumerate(grid.columns, start=grid.left):
        style.heading(put(sheet, TOP, number, column.heading.text(language)), language, vertical="top")
        mark(sheet, TOP, number, f"{grid.name}.{column.key}")
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
        number_format = f"{style.DATE_FORMAT[language]};;" if column.dated else "General"  # no date for 0
        for row in range(grid.rows):
            put_formula(sheet, TOP + 1 + row, number, column.formula(language, row), number_format)


def grid_block(grid: Grid, picked: Sequence[Chosen]) -> Block:
    """Return what the formulas of the grid give for the models that are chosen."""
    return Block(grid.name, list(_rows(grid, picked)))


def _rows(grid: Grid, picked: Sequence[Chosen]) -> Iterator[Mapping[str, Result]]:
    for row in range(grid.rows):
        yield {column.key: Result(column.value(picked, row)) for column in grid.columns}
