"""The user's small text files, read whole: a pipe or a device may have no end, and no small file is huge."""

import errno
import tomllib
from pathlib import Path
from stat import S_ISREG
from typing import Any

MOST_BYTES = 16 * 2**20
"""The longest of them is a prior, of some hundred kilobytes."""


def read_small(path: Path) -> str:
    """Return the UTF-8 text of a file, without a mark of its byte order.

    Raises
    ------
    OSError
        If it cannot be read, is no regular file or is larger than `MOST_BYTES`.
    UnicodeDecodeError
        If it is no UTF-8.
    """
    facts = path.stat()
    if not S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if facts.st_size > MOST_BYTES:
        raise OSError(errno.EFBIG, "too large", str(path))
    return path.read_text(encoding="utf-8-sig")


def toml_of(text: str) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises
    ------
    ValueError
        If it is no TOML, or holds what Python's reader gives up on: a number of thousands of digits, brackets
        within brackets without end.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
