"""Formulas as Excel gives them to programs: English, A1 style, commas between the arguments."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Self

_PIECE = re.compile(
    r"""  "(?:[^"]|"")*"                                       # a text
        | '(?:[^']|'')*'                                       # the name of a sheet
        | \[(?:[^\[\]'] | '. | \[(?:[^\[\]']|'.)*\])*\]        # the column of a table
        | [\w.\\?]+                                            # a name, a number, half a reference
        | .
    """,
    re.VERBOSE | re.DOTALL,
)
_DEPTH = {"(": 1, "{": 1, ")": -1, "}": -1}
_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_TEXTS = re.compile(r'"(?:[^"]|"")*"|\{(?:"(?:[^"]|"")*"|[^"{}])*\}')  # one, or an array constant
_NO_TEXT = re.compile(r"(?:#[A-Z/0]+[!?]?|[-+]?[\d.]+(?:E[-+]?\d+)?|TRUE|FALSE)?", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?[^\W\d][\w.\\?]*")
_SHEET = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!)?")
_CELL = re.compile(r"[A-Z]{1,3}\d+", re.IGNORECASE)
_RECTANGLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<left>[A-Z]{1,3})(?P<top>\d+):(?P<right>[A-Z]{1,3})(?P<bottom>\d+)",
        r"(?P<left>[A-Z]{1,3}):(?P<right>[A-Z]{1,3})",
        r"(?P<top>\d+):(?P<bottom>\d+)",
    )
)
_LAST_ROW, _LAST_COLUMN = 2**20, 2**14  # of a sheet: 1048576 and XFD


@dataclass(frozen=True, slots=True)
class Reference:
    """A rectangle of cells; rows and columns count from 1, and both ends belong to it.

    ``sheet`` is None where it is the sheet of the formula.
    """

    sheet: str | None
    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, argument: str) -> Self | None:
        """Return the cells that ``argument`` names; whole columns and rows are as long as a sheet.

        None for anything else: a name, a table's column, an expression, cells of several sheets.
        """
        place = _SHEET.match(argument)
        quoted, bare = place.groups() if place else (None, None)
        cells = argument[place.end() if place else 0 :].replace("$", "")
        if _CELL.fullmatch(cells):
            cells = f"{cells}:{cells}"
        for rectangle in _RECTANGLES:
            found = rectangle.fullmatch(cells)
            ends = _ends(**found.groupdict()) if found else None
            if ends:
                return cls(quoted.replace("''", "'") if quoted else bare, *ends)
        return None


def first_arguments(formula: str, functions: Collection[str]) -> Iterator[str]:
    """Yield what stands as the first argument of each call of one of ``functions``, named in capitals.

    Calls inside other calls are found; what looks like a call inside a text is none.
    """
    pieces = _PIECE.findall(formula)
    for place, (name, bracket) in enumerate(pairwise(pieces)):
        if bracket == "(" and name.upper() in functions:
            yield "".join(_first(pieces[place + 2 :])).strip()


def texts(argument: str) -> list[str] | None:
    """Return the texts that ``argument`` is: one, those of an array constant, none of a number or error.

    None for anything else.
    """
    if _TEXTS.fullmatch(argument):
        return [text.replace('""', '"') for text in _TEXT.findall(argument)]
    return [] if _NO_TEXT.fullmatch(argument) else None


def is_name(argument: str) -> bool:
    """Return whether ``argument`` may be a defined name, with or without the sheet on which it holds."""
    return _NAME.fullmatch(argument) is not None


def _first(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces up to the comma or bracket that ends the first argument."""
    depth = 0
    for piece in pieces:
        if depth == 0 and piece in {",", ")"}:
            return
        depth += _DEPTH.get(piece, 0)
        yield piece


def _ends(
    left: str = "A", top: str = "1", right: str = "XFD", bottom: str = "1048576"
) -> tuple[int, int, int, int] | None:
    rows = sorted((int(top), int(bottom)))
    columns = sorted((_number(left), _number(right)))
    if rows[0] < 1 or rows[1] > _LAST_ROW or columns[1] > _LAST_COLUMN:
        return None
    return rows[0], columns[0], rows[1], columns[1]


def _number(letters: str) -> int:
    """Return the number of a column: A is 1, Z 26, AA 27."""
    return reduce(lambda number, letter: 26 * number + ord(letter) - ord("A") + 1, letters.upper(), 0)
