"""The files that a store is, by name."""

import os
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from urllib.parse import quote

PARTS = ("", "-wal", "-shm")
"""What SQLite adds to the name of a file for those that it keeps beside it."""


def beside(path: Path, ending: str) -> Path:
    """Return the file beside ``path`` that has its name and ``ending``."""
    return path.with_name(path.name + ending)


def uri(path: Path, options: str) -> str:
    """Return the address of ``path`` as SQLite reads it, with its ``options``."""
    name = path.absolute().as_posix()  # of a drive, C:/…; of a share, //server/…
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name), safe='/:')}?{options}"


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from another that takes its place, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_special(path: Path) -> bool:
    """Tell whether a pipe or a device lies there, which SQLite would wait for without end."""
    try:
        kind = path.stat().st_mode
    except OSError:  # nothing there, or opening will tell
        return False
    return not (S_ISREG(kind) or S_ISDIR(kind))


def free_name(path: Path, today: date) -> Path:
    """Return a dated name for the damaged file ``path`` that no file beside it has."""
    names = (f"{path.stem}-damaged-{today}{number}{path.suffix}" for number in _numbers())
    return next(aside for name in names if not (aside := path.with_name(name)).exists())


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
