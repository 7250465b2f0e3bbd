"""Putting new rows and cells into a sheet, at their places in its order."""

from bisect import bisect_left
from collections.abc import Collection, Mapping

from lxml.etree import _Element

from xl_addin.outputs.package.areas import Area, column_number, read_area
from xl_addin.outputs.package.drafts import Draft, new_cells, new_rows
from xl_addin.outputs.package.markup import main

_CELL = main("c")
_ENDS = (b"</sheetData>", b"<sheetData/>")


def weave_rows(data: _Element, rows: dict[int, _Element], texts: Mapping[int, str]) -> None:
    """Put new rows, given as XML by their numbers, into the sheet's data, and note them in ``rows``.

    None of them may be there already.
    """
    known, numbers = sorted(rows), sorted(texts)
    elements = new_rows(texts[number] for number in numbers)
    for number, element in zip(numbers, elements, strict=True):
        after = bisect_left(known, number)
        if after == len(known):
            data.append(element)
        else:
            rows[known[after]].addprevious(element)
        rows[number] = element


def splice_rows(content: bytes, texts: Mapping[int, str]) -> bytes | None:
    """Return a sheet's part with new rows, given as XML by their numbers, after all that it has.

    It saves parsing them only to write them again. None where the part is not written as usual.
    """
    end = next((end for end in _ENDS if content.count(end) == 1), None)
    if end is None:
        return None
    rows = "".join([texts[number] for number in sorted(texts)]).encode()
    opening = b"<sheetData>" if end.endswith(b"/>") else b""
    return content.replace(end, opening + rows + b"</sheetData>")


def weave_cells(row: _Element, number: int, drafts: Mapping[int, Draft]) -> None:
    """Put the cells drafted for a row into it; none of them may be there already."""
    row.attrib.pop("spans", None)  # a hint for speed, which new cells may belie
    cells = list(row.iterchildren(_CELL))
    columns = [column_of(cell) for cell in cells]
    for column, element in zip(sorted(drafts), new_cells(number, drafts), strict=True):
        after = bisect_left(columns, column)
        if after < len(cells):
            cells[after].addprevious(element)
        elif cells:
            cells[-1].addnext(element)
            cells.append(element)
            columns.append(column)
        else:
            row.insert(0, element)
            cells, columns = [element], [column]


def column_of(cell: _Element) -> int:
    """Return the column of a cell that says where it stands."""
    return column_number(cell.get("r", "A1").rstrip("0123456789"))


def widen_dimension(root: _Element, rows: Collection[int], columns: Collection[int]) -> None:
    """Let the sheet's own word for its used area reach the new cells, by their rows and columns."""
    dimension = root.find(main("dimension"))
    area = None if dimension is None else read_area(dimension.get("ref", ""))
    if dimension is not None and area is not None and rows and columns:
        top, left = min(area.top, *rows), min(area.left, *columns)
        reach = Area(top, left, max(area.bottom, *rows), max(area.right, *columns))
        dimension.set("ref", str(reach))
