"""What one edition of the workbook says, by the names of its places: sheets are not known here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from xl_addin.outputs.cell_values import CellValue


@dataclass(frozen=True, slots=True)
class Result:
    """What a formula of the workbook gives now; programs that do not calculate show it.

    It is written beside the formula that stands in the cell, and nowhere else.
    """

    value: CellValue


Content: TypeAlias = CellValue | Result


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one table, by the keys of its columns; a key that is absent leaves its cell alone.

    With ``by``, the column of that key names each row: rows are found by it, wherever the user moved them,
    and new ones are added below. Without, all rows are ours: they are written from the first on, and what is
    left of earlier ones is emptied.
    """

    key: str
    rows: Sequence[Mapping[str, Content]]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Single cells by their names, and tables."""

    places: Mapping[str, Content] = field(default_factory=lambda: MappingProxyType({}))
    blocks: Sequence[Block] = ()


def together(parts: Sequence[Contents]) -> Contents:
    """Return the contents of several sheets as one."""
    places = {name: content for part in parts for name, content in part.places.items()}
    return Contents(places, tuple(block for part in parts for block in part.blocks))
