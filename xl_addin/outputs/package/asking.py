"""Cells that ask HFScore: a formula comes over a value that stays as its result, and goes again."""

import re
from collections.abc import Collection, Mapping, Sequence

from lxml import etree
from lxml.etree import _Element
from openpyxl.utils import get_column_letter

from xl_addin.outputs.package.areas import read_cell
from xl_addin.outputs.package.calc import drop_chain
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.drafts import Draft
from xl_addin.outputs.package.formulas import Formulas
from xl_addin.outputs.package.locating import find_table, shared_strings
from xl_addin.outputs.package.markup import main, parse, written
from xl_addin.outputs.package.numbering import number_cells
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.package.rewriting import set_result, set_value, value_of
from xl_addin.outputs.package.values import Written
from xl_addin.outputs.package.values import written as letters
from xl_addin.outputs.package.weaving import column_of, weave_cells

_CELL, _FORMULA = main("c"), main("f")
_HOSTS = r"_xll\.|_xldudf_|ORG\.HFSCORE\.ADDIN\."  # what programs put before a function's name
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_TABLE, _KEY = "watchlist", "model"


def ask(package: Package, models: Collection[str], questions: Mapping[str, str]) -> None:
    """Let cells of the watchlist ask; what they show now stays as the result of their formulas.

    A cell that holds a formula keeps it.

    Parameters
    ----------
    models
        The names in whose rows cells ask.
    questions
        Formulas without the sign of equality, by the columns' keys; ``{model}`` stands for the model's cell.
    """
    spot = find_table(package, _TABLE)
    if spot is None or _KEY not in spot.columns:
        return
    strings = shared_strings(package)
    wanted = {spot.columns[name]: text for name, text in questions.items() if name in spot.columns}
    sheet = _Cells(package.read(spot.part), spot.part, strings)
    rows = sheet.rows_with(models, spot.columns[_KEY], below=spot.heading)
    if sheet.ask(rows, spot.columns[_KEY], wanted):
        package.replace(spot.part, sheet.bytes())
        drop_chain(package, read_book(package))


def answer(package: Package, functions: Collection[str]) -> bool:
    """Let every cell whose formula calls one of ``functions`` hold what it shows; an error becomes nothing.

    Tell whether there were any.
    """
    calls = re.compile(rf"(?<![\w.])(?:{_HOSTS})?(?:{'|'.join(functions)})\s*\(", re.IGNORECASE)
    strings, answered = shared_strings(package), False
    for part in [sheet.part for sheet in read_book(package).sheets]:
        sheet = _Cells(package.read(part), part, strings)
        if sheet.answer(calls):
            package.replace(part, sheet.bytes())
            answered = True
    if answered:
        drop_chain(package, read_book(package))
    return answered


class _Cells:
    """The cells of one sheet while formulas come and go."""

    def __init__(self, content: bytes, part: str, strings: tuple[str, ...]) -> None:
        self._root, self._strings = parse(content, part), strings
        data = self._root.find(main("sheetData"))
        found = etree.SubElement(self._root, main("sheetData")) if data is None else data
        self._rows = number_cells(found, part)
        self._formulas = Formulas(found)

    def bytes(self) -> bytes:
        """Return the part as it is now."""
        return written(self._root)

    def rows_with(self, texts: Collection[str], column: int, below: int) -> list[int]:
        """Return the rows below a heading whose cell in ``column`` holds one of ``texts``."""
        found = {row: self._row(row).get(column) for row in sorted(self._rows) if row > below}
        return [row for row, cell in found.items() if cell is not None and self._text(cell) in texts]

    def ask(self, rows: Sequence[int], key: int, questions: Mapping[int, str]) -> bool:
        """Let the columns of ``questions`` ask for the key of each of ``rows``; tell whether any does."""
        looks = {column: cell.get("s") for row in rows[:1] for column, cell in self._row(row).items()}
        asked = False
        for row in rows:
            model = f"${get_column_letter(key)}{row}"
            free = {
                column: Draft(style=looks.get(column), formula=text.format(model=model))
                for column, text in questions.items()
                if not self._formulas.fill(row, column)
            }
            self._ask_row(row, free)
            asked = asked or bool(free)
        return asked

    def answer(self, calls: re.Pattern[str]) -> bool:
        """Let the cells whose formulas match hold what they show; tell whether there were any."""
        asking = [
            cell
            for row in self._rows.values()
            for cell in row.iterchildren(_CELL)
            if cell.find(_FORMULA) is not None and calls.search(_TEXT.sub('""', self._formula(cell)))
        ]
        for cell in asking:
            _drop_formula(cell, self._strings)
        return bool(asking)

    def _row(self, row: int) -> dict[int, _Element]:
        element = self._rows.get(row)
        return {} if element is None else {column_of(cell): cell for cell in element.iterchildren(_CELL)}

    def _text(self, cell: _Element) -> str:
        shown = value_of(cell, self._strings)
        return shown.strip() if isinstance(shown, str) else ""

    def _ask_row(self, row: int, drafts: Mapping[int, Draft]) -> None:
        cells = self._row(row)
        for column in drafts.keys() & cells.keys():
            _put_formula(cells[column], drafts[column].formula or "", self._strings)
        new = {column: draft for column, draft in drafts.items() if column not in cells}
        if new:
            weave_cells(self._rows[row], row, new)

    def _formula(self, cell: _Element) -> str:
        own = cell.findtext(_FORMULA)
        place = read_cell(cell.get("r", ""))
        return own or (self._formulas.text(*place) if place else None) or ""


def _put_formula(cell: _Element, text: str, strings: tuple[str, ...]) -> None:
    shown = value_of(cell, strings)
    if shown is None or isinstance(shown, str):
        set_value(cell, None, strings)
        set_result(cell, letters(shown, date1904=False) or Written("str", ""))
    formula = etree.Element(_FORMULA)
    formula.text = text
    cell.insert(0, formula)


def _drop_formula(cell: _Element, strings: tuple[str, ...]) -> None:
    shown = value_of(cell, strings)
    for formula in cell.findall(_FORMULA):
        cell.remove(formula)
    cell.attrib.pop("cm", None)  # what made it a formula that spills
    if shown is None or isinstance(shown, str):
        set_value(cell, None, strings)
        set_value(cell, letters(shown, date1904=False), strings)
