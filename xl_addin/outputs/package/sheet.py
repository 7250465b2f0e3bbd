"""One worksheet, open for writing: what is not written stays as it was, attribute by attribute."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.areas import Area, read_area
from xl_addin.outputs.package.drafts import Draft, row_text
from xl_addin.outputs.package.formulas import Formulas, moved
from xl_addin.outputs.package.markup import is_true, main, number_in, parse
from xl_addin.outputs.package.markup import written as whole
from xl_addin.outputs.package.numbering import number_cells
from xl_addin.outputs.package.rewriting import set_result, set_value, value_of
from xl_addin.outputs.package.values import Written, looks_like_formula, meant, written
from xl_addin.outputs.package.weaving import column_of, splice_rows, weave_cells, weave_rows, widen_dimension

_ROW, _CELL = main("row"), main("c")
_DEFAULT_WIDTH = 8.43
_LAST_COLUMN = 2**14
_NO_DRAFT = Draft()
_NOTHING: Mapping[int, Draft] = {}
_NO_RESULT = Written("str", "")

Guard: TypeAlias = Callable[[str | None], str | None]


def _as_it_is(style: str | None) -> str | None:
    return style


class Sheet:
    """The cells of one part; those that it does not have yet are drafts until :meth:`bytes`.

    Parameters
    ----------
    content
        The part's bytes; they are not changed.
    part
        Its name, for sentences.
    strings
        The shared strings of the workbook.
    guarded
        Returns the style of text that begins like a formula, for a cell that has another style.
    date1904
        Whether the workbook counts days from 1904.

    Raises
    ------
    BadInput
        If the part is damaged, or too large to be held in memory.
    """

    def __init__(
        self,
        content: bytes,
        part: str,
        strings: tuple[str, ...] = (),
        guarded: Guard = _as_it_is,
        *,
        date1904: bool = False,
    ) -> None:
        self._root = parse(content, part)
        found = self._root.find(main("sheetData"))
        self._data = etree.SubElement(self._root, main("sheetData")) if found is None else found
        self._strings, self._guarded, self._date1904 = strings, guarded, date1904
        self._rows = number_cells(self._data, part)
        self._cells: dict[int, dict[int, _Element]] = {}
        self._formulas = Formulas(self._data)
        self._drafts: dict[int, dict[int, Draft]] = {}
        self._texts: dict[int, str] = {}  # whole rows as XML: many cells, few objects
        self._new_rows: set[int] = set()
        self._new_columns: set[int] = set()
        self._heights: dict[int, tuple[float, bool]] = {}
        self.has_new_formulas = False

    def value(self, row: int, column: int) -> CellValue:
        """Return what a cell holds; numbers as float, dates among them; None for errors and empty cells."""
        cell = self._cell(row, column)
        if cell is not None:
            return value_of(cell, self._strings)
        draft = self._draft(row, column).value
        return None if draft is None else meant(draft.kind, draft.text, ())

    def formula(self, row: int, column: int) -> str | None:
        """Return the formula of a cell as if it stood there alone, without the sign of equality.

        None for a cell without one, and for one that the formula of a whole area fills.
        """
        return self._formulas.text(row, column) or self._draft(row, column).formula

    def is_calculated(self, row: int, column: int) -> bool:
        """Tell whether a formula fills the cell: its own, or that of an area around it."""
        if row in self._drafts and self._draft(row, column).formula is not None:
            return True
        return self._formulas.fill(row, column)

    def is_empty(self, row: int, column: int) -> bool:
        """Tell whether a cell has neither a value nor a formula; an error is a value."""
        cell = self._cell(row, column)
        if self.is_calculated(row, column) or (cell is not None and cell.get("t") == "e"):
            return False
        return self.value(row, column) is None

    def style(self, row: int, column: int) -> str | None:
        """Return the number of a cell's style; None for the default."""
        cell = self._cell(row, column)
        style = self._draft(row, column).style if cell is None else cell.get("s")
        return None if style == "0" else style

    def rows(self, first: int = 1, last: int = 2**20) -> list[int]:
        """Return the numbers of the rows that have cells, from ``first`` to ``last``."""
        self._settle()
        return sorted(row for row in self._rows.keys() | self._drafts.keys() if first <= row <= last)

    def used_rows(self, column: int) -> list[int]:
        """Return the rows whose cell in ``column`` holds a value or a formula, from above."""
        return [row for row in self.rows() if not self.is_empty(row, column)]

    @cached_property
    def merged(self) -> tuple[Area, ...]:
        """The merged areas."""
        areas = (read_area(cell.get("ref", "")) for cell in self._root.iter(main("mergeCell")))
        return tuple(area for area in areas if area is not None)

    def width(self, column: int) -> float:
        """Return the width of a column in digits of the default font."""
        return next((width for first, last, width in self._widths if first <= column <= last), _DEFAULT_WIDTH)

    @cached_property
    def _widths(self) -> list[tuple[int, int, float]]:
        spans = [
            (number_in(span, "min"), number_in(span, "max"), number_in(span, "width"))
            for span in self._root.iter(main("col"))
        ]
        usual = [
            (1, _LAST_COLUMN, number_in(one, "defaultColWidth"))
            for one in self._root.iter(main("sheetFormatPr"))
        ]
        return [(int(first), int(last), width) for first, last, width in (*spans, *usual) if width]

    def put(self, row: int, column: int, value: CellValue, style: str | None = None) -> None:
        """Write a constant; a cell that a formula fills is left alone, and so is one that holds it already.

        ``style`` is for a cell that the sheet does not have yet.
        """
        if self.is_calculated(row, column):
            return
        letters = written(value, date1904=self._date1904)
        cell = self._cell(row, column)
        if cell is not None:
            set_value(cell, letters, self._strings)
            self._guard(cell, letters)
            return
        drafts = self._drafts.setdefault(row, {})
        look = drafts.get(column, Draft()).style or style
        drafts[column] = Draft(letters, self._guarded(look) if looks_like_formula(letters) else look)

    def has_room(self, row: int) -> bool:
        """Tell whether nothing at all stands in a row, so that :meth:`put_new` may write it."""
        taken = row in self._rows or row in self._drafts or row in self._texts
        return not taken and not self._formulas.areas

    def put_new(self, row: int, cells: Mapping[int, CellValue], styles: Mapping[int, str | None]) -> None:
        """Write the constants of a row in which nothing stands, by their columns; styles likewise."""
        drafts = {}
        for column, value in cells.items():
            letters, style = written(value, date1904=self._date1904), styles[column]
            drafts[column] = Draft(letters, self._guarded(style) if looks_like_formula(letters) else style)
        if drafts:
            self._texts[row] = row_text(row, drafts)
            self._new_rows.add(row)
            self._new_columns.update(drafts)

    def put_result(self, row: int, column: int, value: CellValue) -> None:
        """Write what the formula of a cell gives; a cell without a formula is left alone."""
        letters = written(value, date1904=self._date1904) or _NO_RESULT
        cell = self._cell(row, column)
        if cell is not None:
            if self.is_calculated(row, column):
                set_result(cell, letters)
        elif self._draft(row, column).formula is not None:  # else an area's, whose cells need not be there
            self._drafts[row][column] = self._draft(row, column)._replace(value=letters)

    def copy_style(self, source: int, row: int, column: int) -> None:
        """Give a cell that has no style that of the row ``source``."""
        style = self.style(source, column)
        if style is None or self.style(row, column) is not None:
            return
        cell = self._cell(row, column)
        if cell is None:
            self._drafts.setdefault(row, {})[column] = self._draft(row, column)._replace(style=style)
        else:
            cell.set("s", style)

    def copy_row_style(self, source: int, row: int, columns: Iterable[int]) -> None:
        """Give those cells of ``row`` that have no style that of the row ``source``."""
        for column in columns:
            self.copy_style(source, row, column)

    def copy_formula(self, source: int, row: int, column: int) -> None:
        """Put the formula of the row ``source``, moved, into an empty cell; without one nothing happens."""
        text = self.formula(source, column)
        formula = None if text is None else moved(text, (source, column), (row, column))
        if formula is None or not self.is_empty(row, column):
            return
        style, cell = self.style(row, column), self._cell(row, column)
        if cell is not None:
            self._rows[row].remove(cell)
            del self._cells[row][column]
        self._drafts.setdefault(row, {})[column] = Draft(None, style, formula)
        self.has_new_formulas = True

    def set_height(self, row: int, height: float, *, fixed: bool) -> None:
        """Make a row at least so high, in points; ``fixed`` keeps programs from fitting it to its text.

        Without, a height that somebody fixed earlier stays. The highest that is wanted for a row holds.
        """
        element = self._rows.get(row)
        if fixed or element is None or not is_true(element.get("customHeight")):
            before, was_fixed = self._heights.get(row, (0.0, False))
            self._heights[row] = (max(height, before), fixed or was_fixed)

    def bytes(self) -> bytes:
        """Return the part as it is now."""
        self._weave()
        for row, (height, fixed) in self._heights.items():
            self._rows[row].attrib.update({"ht": f"{height:g}"} | ({"customHeight": "1"} if fixed else {}))
        widen_dimension(self._root, self._new_rows, self._new_columns)
        if self._texts and min(self._texts) > max(self._rows, default=0):
            spliced = splice_rows(whole(self._root), self._texts)
            if spliced is not None:
                return spliced
        self._settle()
        return whole(self._root)

    def _weave(self) -> None:
        """Let the drafts become part of the sheet, and with them the rows that they need."""
        touched = self._drafts.keys() | self._heights.keys()
        if not touched.isdisjoint(self._texts):
            self._settle()
        missing = {row: row_text(row, {}) for row in touched if row not in self._rows}
        weave_rows(self._data, self._rows, missing)
        for row, drafts in self._drafts.items():
            weave_cells(self._rows[row], row, drafts)
            self._cells.pop(row, None)
            self._new_rows.add(row)
            self._new_columns.update(drafts)
        self._drafts = {}
        if self.has_new_formulas:
            self._formulas = Formulas(self._data)

    def _settle(self) -> None:
        """Let the rows that are texts yet become part of the sheet."""
        weave_rows(self._data, self._rows, self._texts)
        for row in self._texts:
            self._cells.pop(row, None)
        self._texts = {}

    def _guard(self, cell: _Element, letters: Written | None) -> None:
        style = self._guarded(cell.get("s")) if looks_like_formula(letters) else None
        if style is not None:
            cell.set("s", style)

    def _cell(self, row: int, column: int) -> _Element | None:
        if row in self._texts:
            self._settle()
        cells = self._cells.get(row)
        if cells is None:
            element = self._rows.get(row)
            cells = {} if element is None else {column_of(cell): cell for cell in element.iterchildren(_CELL)}
            self._cells[row] = cells
        return cells.get(column)

    def _draft(self, row: int, column: int) -> Draft:
        return self._drafts.get(row, _NOTHING).get(column, _NO_DRAFT)
