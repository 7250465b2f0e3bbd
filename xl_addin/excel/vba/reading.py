"""A VBA project read back: its modules, and whose code is in them ([MS-OVBA])."""

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from struct import error as struct_error

import olefile

from xl_addin.errors import BadInput
from xl_addin.excel.vba.compression import decompress
from xl_addin.excel.vba.project import Base, Module
from xl_addin.excel.vba.wrapper import HELP_SHEET
from xl_addin.messages import live as said

_NAME, _STREAM, _OFFSET, _END = 0x19, 0x1A, 0x31, 0x2B  # 2.3.4.2.3.2: the records of one module
_VERSION = 0x09  # 2.3.4.2.1.11: its size leaves the minor version out
_MINOR = 2  # bytes of that
_SILENT = re.compile(r"\s*(?:Attribute\b|Option\b|'|Rem\b|$)", re.IGNORECASE)
_PROCEDURE = re.compile(
    r"^[ \t]*(?:(?:Public|Private|Friend|Static)[ \t]+)*(?:Sub|Function|Property[ \t]+\w+)[ \t]+(\w+)",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = {"workbook_open"}
_LARGEST, _LONGEST = 32 * 2**20, 16 * 2**20  # bytes of a project, and of its sources together


def read_modules(project: bytes) -> list[Module]:
    """Return the modules of ``vbaProject.bin`` with their sources, bytes beyond ASCII as those of Latin-1.

    Raises
    ------
    BadInput
        If it cannot be read.
    """
    try:
        return list(_modules(project))
    # What olefile lets through of a file that is damaged, beside its own kind of OSError.
    except (OSError, ValueError, IndexError, TypeError, struct_error) as error:
        raise BadInput(said.unreadable_macros()) from error


def foreign_modules(modules: Collection[Module], ours: Collection[str]) -> list[str]:
    """Return the names of the modules that hold somebody else's code.

    Parameters
    ----------
    ours
        The names of the modules that are made here. Documents bear no code, but for the workbook, which tells
        the function wizard of our functions when it opens.
    """
    return [
        module.name
        for module in modules
        if not (_is_quiet(module.source) if module.document else module.name in ours)
    ]


def _modules(project: bytes) -> Iterator[Module]:
    if len(project) > _LARGEST:
        raise ValueError("too large a project")
    room = _LONGEST
    with olefile.OleFileIO(BytesIO(project)) as file:
        for name, stream, offset in _listed(decompress(file.openstream(["VBA", "dir"]).read(), _LONGEST)):
            source = decompress(file.openstream(["VBA", stream]).read()[offset:], room)
            room -= max(1, len(source))
            yield _module(name, source)


def _is_quiet(source: str) -> bool:
    if all(_SILENT.match(line) for line in source.splitlines()):
        return True
    return HELP_SHEET in source and {name.lower() for name in _PROCEDURE.findall(source)} == _OPENING


def _module(name: str, source: bytes) -> Module:
    text = source.decode("latin-1")
    return Module(name, text, document=any(f'"0{base}"' in text for base in Base))


def _listed(directory: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield name, stream and the offset of the source in it, of each module."""
    name = stream = ""
    offset = 0
    for record, content in _records(directory):
        if record == _NAME:
            name = stream = content.decode("latin-1")
        elif record == _STREAM:
            stream = content.decode("latin-1")
        elif record == _OFFSET:
            offset = int.from_bytes(content, "little")
        elif record == _END and name:
            yield name, stream, offset
            name = ""


def _records(directory: bytes) -> Iterator[tuple[int, bytes]]:
    at, head = 0, 6
    while at + head <= len(directory):
        record = int.from_bytes(directory[at : at + 2], "little")
        size = int.from_bytes(directory[at + 2 : at + head], "little")
        size += _MINOR if record == _VERSION else 0
        yield record, directory[at + head : at + head + size]
        at += head + size
