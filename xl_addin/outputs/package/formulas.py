"""The formulas of a sheet: of one cell, shared by several, or of a whole area."""

from lxml.etree import _Element
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from xl_addin.outputs.package.areas import Area, read_area, read_cell
from xl_addin.outputs.package.markup import main

_OF_AREAS = ("array", "dataTable")


class Formulas:
    """Where formulas stand on a sheet, and what each would be alone in its cell.

    Parameters
    ----------
    data
        The sheet's cells, each of which says where it stands.
    """

    def __init__(self, data: _Element) -> None:
        self._elements: dict[tuple[int, int], _Element] = {}
        self._origins: dict[str, tuple[int, int]] = {}
        self.areas: list[Area] = []
        """The areas that one formula fills."""
        for element in data.iter(main("f")):
            self._note(element)

    def fill(self, row: int, column: int) -> bool:
        """Tell whether a formula fills the cell: its own, or that of an area around it."""
        if (row, column) in self._elements:
            return True
        return bool(self.areas) and any(area.has(row, column) for area in self.areas)

    def text(self, row: int, column: int) -> str | None:
        """Return the formula of a cell without the sign of equality.

        None without one, and for the formula of an area, which cannot stand in a cell alone.
        """
        element = self._elements.get((row, column))
        if element is None or element.get("t") in _OF_AREAS:
            return None
        origin = self._origins.get(element.get("si", ""))
        if element.text or origin is None:
            return element.text
        return moved(self._elements[origin].text or "", origin, (row, column))

    def _note(self, element: _Element) -> None:
        cell = element.getparent()
        place = None if cell is None else read_cell(cell.get("r", ""))
        if place is None:
            return
        self._elements[place] = element
        if element.get("t") == "shared" and element.text:
            self._origins[element.get("si", "")] = place
        area = read_area(element.get("ref", "")) if element.get("t") in _OF_AREAS else None
        if area is not None:
            self.areas.append(area)


def moved(formula: str, origin: tuple[int, int], target: tuple[int, int]) -> str | None:
    """Return a formula as it reads when it is copied from one cell, given as row and column, to another.

    None for what is no formula.

    Examples
    --------
    >>> moved("A1+$B$1", (1, 3), (5, 4))
    'B5+$B$1'
    """
    try:
        text: str = Translator(f"={formula}", _name(origin)).translate_formula(_name(target))
    except TokenizerError:
        return None
    return text.removeprefix("=")


def _name(cell: tuple[int, int]) -> str:
    return f"{get_column_letter(cell[1])}{cell[0]}"
