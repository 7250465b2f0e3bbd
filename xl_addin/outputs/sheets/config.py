"""The sheet of a macro workbook that tells xlwings which Python to call."""

from contextlib import closing
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from xl_addin.errors import BadInput
from xl_addin.messages.doctor.workbook import unreadable

SHEET = "xlwings.conf"


def read_config(path: Path) -> dict[str, str]:
    """Return the settings of the sheet ``xlwings.conf``, names in capitals; empty without such a sheet.

    Raises
    ------
    BadInput
        If the file cannot be read as a workbook.
    """
    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            if SHEET not in book.sheetnames:
                return {}
            rows = list(book[SHEET].iter_rows(max_col=2, values_only=True))
    # What openpyxl lets through of a file that is none: a zip without the parts, parts that are no XML.
    except (OSError, InvalidFileException, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise BadInput(unreadable(path)) from error
    return {
        str(row[0]).strip().upper(): str(row[1]).strip()
        for row in rows
        if len(row) > 1 and None not in row[:2]
    }
