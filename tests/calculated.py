"""What formulas of a workbook give: as we say, as LibreOffice computes, as PyPI's ``formulas`` computes."""

import subprocess
import warnings
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import cast

from answers import MADE
from filled import headings, place
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from programs import require_program

from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.watchlist.contents import Block, Contents, Result
from xl_addin.outputs.watchlist.names import name_of

Cells = Mapping[tuple[str, str], object]
"""Values by the title of their sheet and their coordinate; an empty text is None."""

SECONDS = 300
"""How long LibreOffice may take for all books of a test, on a machine with other work."""


def promised(book: Workbook, contents: Contents) -> Cells:
    """Return the results that ``contents`` gives for the formulas of the filled ``book``."""
    found = {
        _where(place(book, name_of(key))): _none(content.value)
        for key, content in contents.places.items()
        if isinstance(content, Result)
    }
    for block in contents.blocks:
        found |= _of_block(book, block)
    return found


def by_office(books: Mapping[str, Workbook], folder: Path) -> Mapping[str, Workbook]:
    """Return ``books``, without results, as LibreOffice computes them; it starts once for all of them."""
    office = require_program("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = {name: folder / f"{number}.xlsx" for number, name in enumerate(books)}
    for name, source in sources.items():
        save_workbook(books[name], source, MADE)
    target = folder / "calculated"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run([*command, *map(str, sources.values())], check=True, timeout=SECONDS, capture_output=True)
    return {name: load_workbook(target / source.name, data_only=True) for name, source in sources.items()}


def values(book: Workbook, wanted: Collection[tuple[str, str]]) -> Cells:
    """Return what the ``wanted`` cells of a computed book show."""
    return {(title, cell): _none(book[title][cell].value) for title, cell in wanted}


def by_formulas(source: Path, wanted: Collection[tuple[str, str]]) -> Cells:
    """Return what PyPI's ``formulas`` computes for the ``wanted`` cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, at import and while computing
        import formulas  # type: ignore[import-untyped]  # noqa: PLC0415  so that its warnings are caught

        solution = formulas.ExcelModel().loads(str(source)).finish().calculate()
    found = {key.upper(): ranges for key, ranges in solution.items() if isinstance(key, str)}
    name = source.name.upper()
    return {
        (title, cell): _none(found[f"'[{name}]{title.upper()}'!{cell}"].value[0, 0]) for title, cell in wanted
    }


def _of_block(book: Workbook, block: Block) -> Cells:
    heads = headings(book, block.key)
    first = next(iter(heads.values()))
    sheet = cast("Worksheet", first.parent)
    rows = _rows_by_key(sheet, heads[block.by]) if block.by else {}
    found: dict[tuple[str, str], object] = {}
    for index, values in enumerate(block.rows, start=1):
        row = rows[str(values[block.by])] if block.by else first.row + index
        for key, content in values.items():
            if isinstance(content, Result):
                cell = cast("Cell", sheet.cell(row, heads[key].column))
                found[_where(cell)] = _none(content.value)
    return found


def _rows_by_key(sheet: Worksheet, head: Cell) -> Mapping[str, int]:
    cells = (cast("Cell", sheet.cell(row, head.column)) for row in range(head.row + 1, sheet.max_row + 1))
    return {str(cell.value): cell.row for cell in cells if cell.value is not None}


def _where(cell: Cell) -> tuple[str, str]:
    return cast("Worksheet", cell.parent).title, cell.coordinate


def _none(value: object) -> object:
    return None if value == "" else value
