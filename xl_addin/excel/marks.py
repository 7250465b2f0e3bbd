"""How an error travels from Python to Excel, where a function of xlwings can return texts and numbers only.

The wrapper in Basic reads these texts and turns each into the error value that it stands for, also inside
tables. Neither a model id nor any sentence of ours can be one of them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.excel.table import CellError, Code, Result, Scalar

MARKS: Mapping[Code, str] = MappingProxyType(
    {"na": "#HFSCORE!NA", "value": "#HFSCORE!VALUE", "num": "#HFSCORE!NUM"}
)
"""The text that stands for #N/A, #VALUE! and #NUM!."""


def marked(result: Result) -> Scalar | list[list[Scalar]]:
    """Return ``result`` with every error in it as its text."""
    if isinstance(result, list):
        return [[_cell(cell) for cell in row] for row in result]
    return _cell(result)


def _cell(cell: Scalar | CellError) -> Scalar:
    return MARKS[cell.code] if isinstance(cell, CellError) else cell
