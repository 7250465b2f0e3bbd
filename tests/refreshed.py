"""What a refresh may change in a workbook, and what it must leave: compared cell by cell and part by part."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from package_edits import rewritten

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.names import PREFIX

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FILLED = ("sheetData", "dimension")  # of a sheet's part: its cells, and how far they reach

Where = tuple[str, str]
"""The title of a sheet and a cell on it."""


@dataclass(frozen=True)
class Seen:
    """One cell: what it holds (of a formula its text), and the number of its style."""

    value: object
    style: int
    formula: bool


def cells(content: bytes) -> Mapping[Where, Seen]:
    """Return every cell that holds something or has a style."""
    found = {}
    for sheet in load_workbook(BytesIO(content)).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.value is not None or cell.has_style:
                formula = getattr(cell, "data_type", "") == "f"
                text = getattr(cell.value, "text", cell.value)
                found[sheet.title, cell.coordinate] = Seen(text, _style(cell), formula)
    return found


def _style(cell: object) -> int:
    number: int = getattr(cell, "_style", [0])[-1] if not isinstance(cell, Cell) else cell.style_id
    return number


def ours(content: bytes) -> set[Where]:
    """Return the cells that a refresh may fill: the places and the columns that the hidden names name.

    Cells that the layout gives to the user are not among them, nor is the column of models in the watchlist.
    """
    book = load_workbook(BytesIO(content))
    return {
        where
        for name, defined in book.defined_names.items()
        if name.startswith(PREFIX) and "#REF!" not in defined.attr_text
        for title, cell in defined.destinations
        for where in _of_name(book, name.removeprefix(PREFIX), title, cell.replace("$", ""))
    }


def _of_name(book: Workbook, key: str, title: str, cell: str) -> set[Where]:
    table, _, column = key.partition(".")
    layout = read_layout()
    if table not in layout.tables or column not in {one.key for one in layout.tables[table]}:
        return {(title, cell)}
    if layout.columns[column].typed or key == "watchlist.model":
        return set()
    head = book[title][cell]
    return {(title, f"{head.column_letter}{row}") for row in range(head.row + 1, book[title].max_row + 1)}


def assert_user_is_spared(before: bytes, after: bytes) -> None:
    """Hold that nothing but our own values changed: no formula, style or other cell, and no other part."""
    old, new, may = cells(before), cells(after), ours(after)
    for where, cell in old.items():
        now = new.get(where, Seen(None, 0, formula=False))
        assert now.style == cell.style, where
        if cell.formula or where not in may:
            assert (now.value, now.formula) == (cell.value, cell.formula), where
    assert {where for where in new.keys() - old.keys() if where not in may} == set()
    assert_parts_are_spared(before, after)


def assert_parts_are_spared(before: bytes, after: bytes) -> None:
    """Hold that each part is byte for byte as it was, but cells of sheets, and how far tables reach."""
    old, new = rewritten(before), rewritten(after)
    assert list(new) == [name for name in old if name in new]
    assert set(old) - set(new) <= {"xl/calcChain.xml"}
    for name in new:
        if old[name] != new[name]:
            assert name.startswith(("xl/worksheets/sheet", "xl/tables/")) or name == "xl/workbook.xml", name
            assert _frame(old[name]) == _frame(new[name]), name


def _frame(part: bytes) -> bytes:
    """Return what a part says apart from its cells, in one way of writing it."""
    root = etree.fromstring(part)
    for element in [*root.iter(*(f"{_MAIN}{name}" for name in _FILLED))]:
        element.clear()
    for element in root.iter(f"{_MAIN}table", f"{_MAIN}autoFilter"):
        element.attrib.pop("ref", None)
    for element in [*root.iter(f"{_MAIN}calcPr")]:
        root.remove(element)
    return etree.tostring(root, method="c14n")
