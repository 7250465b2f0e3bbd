"""Workbooks as files: the same bytes for the same data."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml.etree import SerialisationError
from openpyxl import Workbook

from xl_addin.errors import BadInput
from xl_addin.messages import files
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.sheets.buttons import ShapeWriter

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def save_workbook(book: Workbook, path: Path, made: datetime) -> None:
    """Save ``book`` at ``path``, replacing what stood there only once the new file is whole.

    Parameters
    ----------
    made
        The moment (UTC) that the file names as its creation; the clock is not read.

    Raises
    ------
    BadInput
        If the file cannot be written: open elsewhere, folder missing, disk full.
    """
    save_bytes(workbook_bytes(book, made), path)


def workbook_bytes(book: Workbook, made: datetime) -> bytes:
    """Return ``book`` as the bytes of an .xlsx file, the same for the same content and ``made``.

    Raises
    ------
    BadInput
        If the sheets cannot be written into temporary files first: the disk is full.
    """
    book.properties.creator = "HFScore"
    book.properties.created = book.properties.modified = made.replace(tzinfo=None, microsecond=0)
    raw = BytesIO()
    # Workbook.save would put the clock into the file.
    try:
        ShapeWriter(book, ZipFile(raw, "w", ZIP_DEFLATED)).save()
    except (OSError, SerialisationError) as error:
        raise BadInput(files.no_temporary_file()) from error
    return _without_dates(raw)


def _without_dates(raw: BytesIO) -> bytes:
    fixed = BytesIO()
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _ZIP_EPOCH), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
