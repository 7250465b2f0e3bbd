"""Changing a user's workbook: only when nobody has it open, with a backup, the old file or the new one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE, S_ISREG

from xl_addin.errors import BadInput
from xl_addin.messages import refreshing as said
from xl_addin.outputs.files.saving import make_folder, remove_strays, whole_file

_MOST_MEGABYTES = 100
_KEPT = 10  # backups of one workbook
_NAME = 40  # characters of its name in theirs, which must not become longer than file systems allow
_ABANDONED = timedelta(hours=1)  # no run takes so long between the first byte and the last
_USER = 55  # in Excel's owner file: where the user's name begins, with its length


@dataclass(frozen=True, slots=True)
class Original:
    """A workbook file as it was read; ``path`` is where it really lies, behind any link.

    ``mode`` says who may read and write it.
    """

    path: Path
    content: bytes
    mode: int


class ChangedMeanwhile(BadInput):
    """Somebody saved the workbook after it was read."""


def read_original(path: Path) -> Original:
    """Read a workbook that is to be changed.

    Raises
    ------
    BadInput
        If there is none, it is too large, may not be read or written, or a spreadsheet program has it open.
    """
    real, content, mode = _read(path)
    _refuse_protected(real)
    refuse_open(real)
    return Original(real, content, mode)


def read_content(path: Path) -> bytes:
    """Read a workbook that is only looked at; it may be open elsewhere.

    Raises
    ------
    BadInput
        If there is none, it is too large, or may not be read.
    """
    return _read(path)[1]


def _read(path: Path) -> tuple[Path, bytes, int]:
    """Return where a file really lies, its bytes, and who may read and write it."""
    try:
        real = path.resolve(strict=True)
        facts = real.stat()
        if not S_ISREG(facts.st_mode):  # a pipe or a device may never end
            raise BadInput(said.no_file(path))
        if facts.st_size > _MOST_MEGABYTES * 2**20:
            raise BadInput(said.too_large(path, _MOST_MEGABYTES))
        return real, real.read_bytes(), S_IMODE(facts.st_mode)
    except FileNotFoundError as error:
        raise BadInput(said.not_found(path)) from error
    except (OSError, RuntimeError) as error:  # the second for links in a circle
        raise BadInput(said.unreadable(path, getattr(error, "strerror", None) or str(error))) from error


def _refuse_protected(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise BadInput(said.protected(path))
    if not os.access(path.parent, os.W_OK):
        raise BadInput(said.folder_protected(path.parent))


def refuse_open(path: Path) -> None:
    """Refuse a workbook beside which a spreadsheet program has laid the mark of an open file.

    Raises
    ------
    BadInput
        That names the mark and, where it tells, the user.
    """
    for mark, who in _marks(path):
        raise BadInput(said.open_elsewhere(path, who, mark.name))


def swap(original: Original, content: bytes, backups: Path, moment: datetime) -> Path:
    """Put ``content`` in the place of the original, of which a dated copy is kept; return the copy.

    Parameters
    ----------
    backups
        The folder of the copies, of which the last ten of a workbook stay.
    moment
        The present moment (UTC).

    Raises
    ------
    ChangedMeanwhile
        If the workbook is not what was read any more.
    BadInput
        If it is gone or open, or either file cannot be written; then the workbook is as it was.
    """
    make_folder(backups)
    for folder in (original.path.parent, backups):
        remove_strays(folder, moment - _ABANDONED)
    with whole_file(original.path) as file:
        Path(file.name).chmod(original.mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # else a power cut may leave a name without its bytes
        copy = _back_up(original, backups, moment)
        refuse_open(original.path)
        _refuse_changed(original)
    return copy


def _refuse_changed(original: Original) -> None:
    try:
        unchanged = original.path.read_bytes() == original.content
    except OSError as error:
        raise BadInput(said.gone(original.path)) from error
    if not unchanged:
        raise ChangedMeanwhile(said.keeps_changing(original.path))


def _back_up(original: Original, backups: Path, moment: datetime) -> Path:
    where = sha256(str(original.path).encode(errors="surrogateescape")).hexdigest()[:8]
    stem = f"{original.path.stem[:_NAME]}-{where}"
    copy = backups / f"{stem}-{moment:%Y%m%dT%H%M%S-%f}{original.path.suffix}"
    with whole_file(copy) as file:
        Path(file.name).chmod(original.mode)
        file.write(original.content)
    for old in sorted(backups.glob(f"{_literal(stem)}-*{original.path.suffix}"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return copy


def _literal(name: str) -> str:
    """Return ``name`` as a pattern that matches nothing else."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _marks(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files that tell that ``path`` is open, each with the user's name if it has one."""
    excel, office = path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")
    if _is_there(excel):
        yield excel, _excel_user(excel)
    if _is_there(office):
        yield office, _office_user(office)


def _is_there(mark: Path) -> bool:
    try:
        return mark.is_file()
    except OSError:  # no program can lay it there, either: its name would be too long
        return False


def _excel_user(mark: Path) -> str:
    """Return the name in Excel's owner file, which has it in the system's letters and then in UTF-16."""
    try:
        content = mark.read_bytes()
    except OSError:  # Excel holds it
        return ""
    length = int.from_bytes(content[_USER : _USER + 2], "little")
    return content[_USER + 2 : _USER + 2 + 2 * length].decode("utf-16-le", errors="ignore")


def _office_user(mark: Path) -> str:
    """Return the user's own name, or the system's, which stand first in LibreOffice's lock file."""
    try:
        parts = mark.read_text(encoding="utf-8", errors="replace").split(",")
    except OSError:
        return ""
    return next((part for part in parts[:2] if part), "")
