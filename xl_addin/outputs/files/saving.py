"""Saving a workbook: the old file or the new one, whole, and the same bytes for the same data."""

import errno
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from xl_addin.errors import BadInput
from xl_addin.messages import files
from xl_addin.outputs.sheets.buttons import ShapeWriter
from xl_addin.records import Sentence

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_BESIDE = ".hfscore-{}.tmp"


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


def save_bytes(content: bytes, path: Path) -> None:
    """Save ``content`` at ``path``: whole, or not at all.

    Raises
    ------
    BadInput
        If the file cannot be written: open elsewhere, folder missing, disk full.
    """
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` for writing, which takes its place once it is written to the end.

    Raises
    ------
    BadInput
        If the file cannot be written: open elsewhere, folder missing, disk full.
    """
    # Not named after the target, whose name may already be as long as the file system allows.
    beside = path.with_name(_BESIDE.format(secrets.token_hex(4)))
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        raise BadInput(_reason(error, path)) from error
    finally:
        beside.unlink(missing_ok=True)


def remove_strays(folder: Path, before: datetime) -> None:
    """Remove what runs that were killed before that moment left in ``folder`` while they wrote."""
    for stray in folder.glob(_BESIDE.format("*")):
        with suppress(OSError):  # somebody else's, or gone
            if stray.stat().st_mtime < before.timestamp():
                stray.unlink()


def make_folder(path: Path) -> None:
    """Make the folder ``path`` with all above it, unless it is there.

    Raises
    ------
    BadInput
        If it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(_reason(error, path)) from error


def workbook_bytes(book: Workbook, made: datetime) -> bytes:
    """Return ``book`` as the bytes of an .xlsx file, the same for the same content and ``made``."""
    book.properties.creator = "HFScore"
    book.properties.created = book.properties.modified = made.replace(tzinfo=None, microsecond=0)
    raw = BytesIO()
    # Workbook.save would put the clock into the file.
    ShapeWriter(book, ZipFile(raw, "w", ZIP_DEFLATED)).save()
    return _without_dates(raw)


def _without_dates(raw: BytesIO) -> bytes:
    fixed = BytesIO()
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _ZIP_EPOCH), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()


def _reason(error: OSError, path: Path) -> Sentence:
    if isinstance(error, PermissionError):
        return files.file_locked(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return files.folder_missing(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return files.disk_full(path)
    return files.file_unwritable(path, error.strerror or type(error).__name__)
