"""Rectangles of cells, and how they are written."""

import re
from dataclasses import dataclass
from functools import lru_cache

from openpyxl.utils import column_index_from_string, get_column_letter

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 1, and both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def has(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: "Area") -> bool:
        """Tell whether the areas have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def __str__(self) -> str:
        first = f"{get_column_letter(self.left)}{self.top}"
        last = f"{get_column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def read_cell(text: str) -> tuple[int, int] | None:
    """Return row and column of a reference to one cell; None for anything else.

    Examples
    --------
    >>> read_cell("$AB$12")
    (12, 28)
    """
    found = _CELL.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


def read_area(text: str) -> Area | None:
    """Return the area that a reference names; None where it names none.

    Examples
    --------
    >>> read_area("A5:C6")
    Area(top=5, left=1, bottom=6, right=3)
    """
    corners = [read_cell(corner) for corner in text.split(":")]
    first, last = corners[0], corners[-1]
    if len(corners) > 2 or first is None or last is None:  # noqa: PLR2004  an area has two corners
        return None
    return Area(first[0], first[1], last[0], last[1])


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column from its letters."""
    return int(column_index_from_string(letters))
