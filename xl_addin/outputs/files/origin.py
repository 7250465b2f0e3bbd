"""Whether a workbook is still as it was written here: it bears a digest of its own parts."""

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.xml.constants import ARC_CORE, DCORE_NS
from openpyxl.xml.functions import SubElement, fromstring, tostring

from xl_addin.errors import BadInput
from xl_addin.messages import books
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.swapping import read_content
from xl_addin.outputs.package.unpacking import unpack

# What is said of a file that is none of ours, among it BadInput, and what the parser of XML lets through.
_UNREADABLE = (OSError, KeyError, ValueError, SyntaxError)
_IDENTIFIER = f"{{{DCORE_NS}}}identifier"


def sealed(content: bytes) -> bytes:
    """Return a workbook with the digest of its parts as the identifier in its properties.

    Whatever saves the workbook writes parts of its own making, which have another digest.
    """
    raw = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(raw, "w", ZIP_DEFLATED) as target:
        seal = _digest({name: source.read(name) for name in source.namelist()})
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
        parts = {entry.name: entry.content for entry in unpack(read_content(path), path)}
        core = fromstring(parts[ARC_CORE])
        return bool(core.findtext(_IDENTIFIER) == _digest(parts))
    except _UNREADABLE:
        return False


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return a digest of the names and contents of all parts but the properties."""
    names = sorted(name for name in parts if name != ARC_CORE)
    digests = [(name, hashlib.sha256(parts[name]).hexdigest()) for name in names]
    return f"sha256:{hashlib.sha256(json.dumps(digests).encode()).hexdigest()}"


def _with_seal(core: bytes, seal: str) -> bytes:
    properties = fromstring(core)
    SubElement(properties, _IDENTIFIER).text = seal
    return cast("bytes", tostring(properties))
