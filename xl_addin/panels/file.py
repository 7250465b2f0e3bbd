"""How the file of a panel is opened and read, plain or zipped, and what can be wrong with it."""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG
from typing import Any

import pandas as pd

from xl_addin.errors import BadInput
from xl_addin.messages import panels

_PIECE = 1 << 20  # bytes read at a time where only the encoding is looked for
_GZIP_MAGIC = b"\x1f\x8b"
_LONGEST_LINE = 1 << 20  # bytes; whoever splits a line holds it in memory

READING: Mapping[str, Any] = {"header": None, "dtype": str, "na_filter": False, "skip_blank_lines": False}
"""How a panel is read: all cells as text, the row labelled i being row i + 1 of the file.

Headings are read as data: then a row longer than they are is an error, not a silent shift.
"""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Translate what pandas says of a file that is no table."""
    try:
        yield
    except pd.errors.EmptyDataError as error:
        raise BadInput(panels.panel_empty(path)) from error
    except pd.errors.ParserError as error:
        raise BadInput(panels.panel_row(path, _row_of(error))) from error


def _row_of(error: pd.errors.ParserError) -> int:
    """Return the row that pandas complains of: it calls lines from 1 and rows from 0."""
    found = re.search(r"(line|row) (\d+)", str(error))
    return int(found[2]) + (found[1] == "row") if found else 1


def encoding_of(path: Path) -> str:
    """Return the first of UTF-8 and Shift_JIS (cp932) in which the whole file can be read.

    Raises
    ------
    BadInput
        If it can be read in neither, is not the gzip file that it seems to be, or has a line without end.
    """
    for encoding in ("utf-8-sig", "cp932"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with opened(path) as file:
                for piece in _pieces(path, file):
                    decoder.decode(piece)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BadInput(panels.panel_not_gzip(path)) from error
        return encoding
    raise BadInput(panels.panel_encoding(path))


def _pieces(path: Path, file: gzip.GzipFile | BufferedReader) -> Iterator[bytes]:
    """Yield the bytes of a file until a line is longer than any row of a table: so are zip bombs."""
    length = 0
    while piece := file.read(_PIECE):
        lines = piece.replace(b"\r", b"\n")
        end = lines.find(b"\n")
        length += len(lines) if end < 0 else end
        if length > _LONGEST_LINE:
            raise BadInput(panels.panel_line(path))
        if end >= 0:
            length = len(lines) - lines.rfind(b"\n") - 1
        yield piece


def opened(path: Path) -> gzip.GzipFile | BufferedReader:
    """Open a file for reading its bytes, unzipped where it is zipped by name or by content.

    Raises
    ------
    BadInput
        If it cannot be opened, or is a pipe or a device: panels are read more than once.
    """
    try:
        if S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                zipped = path.suffix.lower() == ".gz" or file.read(2) == _GZIP_MAGIC
            return gzip.open(path, "rb") if zipped else path.open("rb")
    except (OSError, ValueError) as error:
        raise BadInput(panels.panel_unopened(path)) from error
    raise BadInput(panels.panel_unopened(path))
