"""Taking a zip file apart: what it says of its sizes is never trusted, what it holds is bounded."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xl_addin.errors import BadInput
from xl_addin.messages import packages

MOST_PARTS = 10_000
LARGEST_PART = 128 * 2**20
LARGEST_WHOLE = 512 * 2**20
_STEEPEST = 100  # bytes per byte; sheets reach about 30
_STEEP_FROM = 8 * 2**20  # smaller ones may be as steep as they like
_ENCRYPTED = 0x1  # of a zip entry's flags


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a package: its name in the zip file, its date there, and its content."""

    name: str
    date: tuple[int, int, int, int, int, int]
    stored: bool
    content: bytes

    def with_content(self, content: bytes) -> "Entry":
        """Return the entry with another content."""
        return replace(self, content=content)


def unpack(content: bytes, name: object) -> tuple[Entry, ...]:
    """Return the entries of a zip file in their order.

    Parameters
    ----------
    name
        What the file is called in sentences.

    Raises
    ------
    BadInput
        If it is no zip file, is damaged, encrypted or too large, or names its parts as no workbook does.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_names(infos, name)
            return tuple(_entries(archive, infos, name))
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(packages.damaged(name, str(error))) from error


def pack(entries: Iterable[Entry]) -> bytes:
    """Return a zip file of the entries in their order; the same entries give the same bytes."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for entry in entries:
            method = ZIP_STORED if entry.stored else ZIP_DEFLATED
            archive.writestr(ZipInfo(entry.name, entry.date), entry.content, method)
    return whole.getvalue()


def _check_names(infos: list[ZipInfo], name: object) -> None:
    if len(infos) > MOST_PARTS:
        raise BadInput(packages.too_large(name, f"{len(infos):,} parts"))
    seen: set[str] = set()
    for info in infos:
        path = info.filename
        if path.casefold() in seen or path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise BadInput(packages.unsafe(name, path))
        if info.flag_bits & _ENCRYPTED or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadInput(packages.damaged(name, path))
        seen.add(path.casefold())


def _entries(archive: ZipFile, infos: list[ZipInfo], name: object) -> list[Entry]:
    entries, room = [], LARGEST_WHOLE
    for info in infos:
        content = _content(archive, info, min(room, LARGEST_PART), name)
        room -= len(content)
        stored = info.compress_type == ZIP_STORED
        entries.append(Entry(info.filename, info.date_time, stored, content))
    return entries


def _content(archive: ZipFile, info: ZipInfo, most: int, name: object) -> bytes:
    """Read one part; where it is steeper or longer than allowed, it is not read to its end."""
    pieces, length = [], 0
    with archive.open(info) as file:
        while piece := file.read(2**20):
            length += len(piece)
            steep = length > _STEEP_FROM and length > _STEEPEST * max(1, info.compress_size)
            if steep or length > most:
                raise BadInput(packages.too_large(name, info.filename))
            pieces.append(piece)
    return b"".join(pieces)
