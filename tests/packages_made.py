"""Small workbooks with the hidden names, made by several programs, and their parts."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.watchlist.names import mark, mark_headings

LIST = ("model", "heat", "overall", "note")
"""The columns of the watchlist here; ``overall`` is computed, ``note`` is the user's."""
MONTHS = ("model", "month", "new")
"""The columns of the monthly data here."""
TOP = 5


def book(models: Sequence[str] = (), *, table: bool = True) -> Workbook:
    """Return a workbook with a watchlist whose overall is twice the heat, and a sheet of monthly data.

    Headings stand in row 5, the place ``list.source`` is C3. Cells of the lists have styles of their own.
    """
    made = Workbook()
    sheet = sheet_of(made, "Watchlist", LIST, "watchlist")
    mark(sheet, 3, 3, "list.source")
    for row, model in enumerate(models or [None], start=TOP + 1):
        sheet.cell(row, 1).value = model
        sheet.cell(row, 3).value = f"=B{row}*2"
        for column in range(1, len(LIST) + 1):
            sheet.cell(row, column).font = Font(name="Calibri", size=9 + column)
    if table:
        last = TOP + max(1, len(models))
        sheet.add_table(Table(displayName="watchlist", ref=f"A{TOP}:D{last}"))
    data = sheet_of(made, "Data", MONTHS, "data")
    data.cell(TOP + 1, 2).number_format = "0.00"
    made.remove(made.worksheets[0])
    return made


def sheet_of(made: Workbook, title: str, keys: Sequence[str], table: str) -> Worksheet:
    """Append a sheet with headings in row 5 that bear the names of the columns of ``table``."""
    sheet: Worksheet = made.create_sheet(title)
    for column, key in enumerate(keys, start=1):
        sheet.cell(TOP, column).value = key
        sheet.column_dimensions[get_column_letter(column)].width = 10
    mark_headings(sheet, TOP, table, keys)
    return sheet


def wrapped(sheet: Worksheet, cell: str) -> None:
    """Let a cell break its text into lines."""
    sheet[cell].alignment = Alignment(wrap_text=True)


def content_of(made: Workbook) -> bytes:
    """Return the workbook's file."""
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def package_of(made: Workbook) -> Package:
    """Return the workbook's file, taken apart."""
    return read_package(content_of(made), "list.xlsx")


def seen(package: Package, *, values: bool = False) -> Workbook:
    """Return what openpyxl reads in the package: formulas, or with ``values`` what they gave last."""
    return load_workbook(BytesIO(package.bytes()), data_only=values)


def row(sheet: Worksheet, number: int, columns: int = 4) -> list[Any]:
    """Return the values of the first cells of a row."""
    return [sheet.cell(number, column).value for column in range(1, columns + 1)]


def with_parts(
    content: bytes,
    changed: Mapping[str, Callable[[bytes], bytes]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a file with some parts changed and others added."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            change = (changed or {}).get(name, bytes)
            target.writestr(name, change(source.read(name)))
        for name, part in (added or {}).items():
            target.writestr(name, part)
    return file.getvalue()


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a change that replaces what must be there."""

    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return change
