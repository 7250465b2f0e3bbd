"""Whether a workbook is still as it was written here: it bears a digest of its own parts."""

import hashlib
import json
import zlib
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl.xml.constants import ARC_CORE, DCORE_NS
from openpyxl.xml.functions import SubElement, fromstring, tostring

from xl_addin.errors import BadInput
from xl_addin.messages import books
from xl_addin.outputs.files.saving import save_bytes

# What zipfile and the parser of XML let through of a file that is none of ours; ValueError: names
# that are no UTF-8; RuntimeError: encrypted, or packed by a method that Python does not know.
_UNREADABLE = (OSError, EOFError, BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, SyntaxError)
_IDENTIFIER = f"{{{DCORE_NS}}}identifier"


def sealed(content: bytes) -> bytes:
    """Return a workbook with the digest of its parts as the identifier in its properties.

    Whatever saves the workbook writes parts of its own making, which have another digest.
    """
    raw = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(raw, "w", ZIP_DEFLATED) as target:
        seal = _digest(source)
        for part in source.infolist():
            said = source.read(part)
            target.writestr(part, _with_seal(said, seal) if part.filename == ARC_CORE else said, ZIP_DEFLATED)
    return raw.getvalue()


def save_sealed(content: bytes, path: Path) -> None:
    """Seal a new workbook and save it, in the place of one that is as it was sealed, or of none.

    Raises
    ------
    BadInput
        If another file stands there, or the workbook cannot be written.
    """
    require_room(path)
    save_bytes(sealed(content), path)


def require_room(path: Path) -> None:
    """Refuse a place for a new workbook at which another file stands than one that is as it was sealed.

    Raises
    ------
    BadInput
        If such a file stands there.
    """
    if path.exists() and not is_as_sealed(path):
        raise BadInput(books.in_the_way(path))


def is_as_sealed(path: Path) -> bool:
    """Tell whether the workbook at ``path`` was sealed and has the same parts since.

    A file that is no workbook, or cannot be read, was not.
    """
    try:
        with ZipFile(path) as package:
            core = fromstring(package.read(ARC_CORE))
            return bool(core.findtext(_IDENTIFIER) == _digest(package))
    except _UNREADABLE:
        return False


def _digest(package: ZipFile) -> str:
    """Return a digest of the names and contents of all parts but the properties."""
    names = sorted(name for name in package.namelist() if name != ARC_CORE)
    parts = [(name, hashlib.sha256(package.read(name)).hexdigest()) for name in names]
    return f"sha256:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def _with_seal(core: bytes, seal: str) -> bytes:
    properties = fromstring(core)
    SubElement(properties, _IDENTIFIER).text = seal
    return cast("bytes", tostring(properties))
