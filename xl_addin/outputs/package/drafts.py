"""Cells that a sheet does not have yet, kept small until they are written as XML all at once."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element
from openpyxl.utils import get_column_letter

from xl_addin.outputs.package.markup import MAIN
from xl_addin.outputs.package.values import Written, escaped


class Draft(NamedTuple):
    """A cell to be: what it shows, the number of its style, and its formula without the sign of equality."""

    value: Written | None = None
    style: str | None = None
    formula: str | None = None


def row_text(row: int, drafts: Mapping[int, Draft]) -> str:
    """Return the XML of a row with the cells drafted for it, for :func:`new_rows`."""
    return f'<row r="{row}">{_cells(row, drafts)}</row>'


def new_rows(texts: Iterable[str]) -> list[_Element]:
    """Return the elements of whole rows, parsed at once."""
    return _elements(texts)


def new_cells(row: int, drafts: Mapping[int, Draft]) -> list[_Element]:
    """Return the elements of the cells drafted for one row, in the order of their columns."""
    return _elements((_cells(row, drafts),))


def _elements(texts: Iterable[str]) -> list[_Element]:
    return list(etree.fromstring(f'<sheetData xmlns="{MAIN}">{"".join(texts)}</sheetData>'))


def _cells(row: int, drafts: Mapping[int, Draft]) -> str:
    return "".join([_cell(f"{get_column_letter(column)}{row}", drafts[column]) for column in sorted(drafts)])


def _cell(reference: str, draft: Draft) -> str:
    value, style, formula = draft
    look = f' s="{style}"' if style else ""
    if formula is not None:
        return _calculated(f'r="{reference}"{look}', escaped(formula), value or Written("str", ""))
    if value is None:
        return f'<c r="{reference}"{look}/>'
    if value.kind is None:
        return f'<c r="{reference}"{look}><v>{value.text}</v></c>'
    if value.kind == "b":
        return f'<c r="{reference}"{look} t="b"><v>{value.text}</v></c>'
    text = f'<t xml:space="preserve">{escaped(value.text)}</t>'
    return f'<c r="{reference}"{look} t="inlineStr"><is>{text}</is></c>'


def _calculated(attributes: str, formula: str, value: Written) -> str:
    kind = f' t="{value.kind}"' if value.kind else ""
    return f"<c {attributes}{kind}><f>{formula}</f><v>{escaped(value.text)}</v></c>"
