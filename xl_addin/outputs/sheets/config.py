"""The sheet of a macro workbook that tells xlwings which Python to call."""

from itertools import islice
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.messages.doctor.workbook import unreadable
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.files.swapping import read_content
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.locating import shared_strings
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.package.scan import scan

SHEET = "xlwings.conf"
_NAME, _VALUE = 1, 2  # columns
_MOST_ROWS = 1000  # xlwings knows some twenty settings


def read_config(path: Path) -> dict[str, str]:
    """Return the settings of the sheet ``xlwings.conf``, names in capitals; empty without such a sheet.

    Raises
    ------
    BadInput
        If the file cannot be read as a workbook.
    """
    try:
        package = read_package(read_content(path), path)
        part = next((sheet.part for sheet in read_book(package).sheets if sheet.name == SHEET), None)
        found = () if part is None else scan(package.read(part), part, shared_strings(package))
        rows = [cells for _, cells in islice(found, _MOST_ROWS)]
    except BadInput as error:
        raise BadInput(unreadable(path)) from error
    return {
        _text(cells[_NAME]).upper(): _text(cells[_VALUE])
        for cells in rows
        if cells.get(_NAME) is not None and cells.get(_VALUE) is not None
    }


def _text(value: CellValue) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()
