"""Saving a file: the old one or the new one, whole."""

import errno
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from xl_addin.errors import BadInput
from xl_addin.messages import files
from xl_addin.records import Sentence

_BESIDE = ".hfscore-{}.tmp"


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
        If the file cannot be written: open elsewhere, folder missing, disk full, no file but a device.
    """
    _refuse_other_than_file(path)
    real = _behind_links(path)
    # Not named after the target, whose name may already be as long as the file system allows.
    beside = real.with_name(_BESIDE.format(secrets.token_hex(4)))
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(real)
    except OSError as error:
        raise BadInput(_reason(error, path)) from error
    finally:
        with suppress(OSError):  # as of a name too long, which was told
            beside.unlink(missing_ok=True)


def _refuse_other_than_file(path: Path) -> None:
    """Refuse what a file must not take the place of: whoever may write everywhere would lose /dev/null so."""
    try:
        kind = path.stat().st_mode
    except OSError:  # nothing there, or writing will tell
        return
    if not S_ISREG(kind):
        raise BadInput(files.no_file(path))


def _behind_links(path: Path) -> Path:
    """Return where the file really lies, so that what comes in its place leaves the links to it alone."""
    try:
        return path.resolve()
    except RuntimeError:  # links in a circle
        return path


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


def _reason(error: OSError, path: Path) -> Sentence:
    if isinstance(error, PermissionError):
        return files.file_locked(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return files.folder_missing(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return files.disk_full(path)
    return files.file_unwritable(path, error.strerror or type(error).__name__)
