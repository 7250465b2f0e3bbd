"""A VBA project made from source text: the content of ``vbaProject.bin``, as [MS-OVBA] describes it.

Only the source is written. The performance cache that Excel keeps beside it is left out, as 2.3.4.1 allows
(version 0xFFFF), so that Excel compiles the modules when it opens the workbook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from struct import pack
from types import MappingProxyType

from xl_addin.excel.vba.cfb import compound_file
from xl_addin.excel.vba.compression import compress
from xl_addin.excel.vba.protection import unprotected

NAME = "HFScoreProject"
_ID = "{6E0F1A52-7C3B-4D1E-9A44-48465363726F}"  # ours; it keys the cipher of 2.4.3
_CODE_PAGE = 1252  # the sources are ASCII, which every code page holds
_LCID = 0x409
_WIN64 = 3  # 2.3.4.2.1.1
_ANY_COOKIE = 0xFFFF  # 2.3.4.2.3.1, 2.3.4.2.3.2.7: MUST be ignored on read
_VERSION = (1, 0)
_HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"  # 2.3.1.18
# What Excel itself adds to every new project; it finds both by their GUIDs, wherever they lie (2.1.1.8).
_REFERENCES = MappingProxyType(
    {
        "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb"
        "#OLE Automation",
        "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files"
        r"\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
    }
)


class Base(StrEnum):
    """The class of Excel that a document module extends (VB_Base)."""

    WORKBOOK = "{00020819-0000-0000-C000-000000000046}"
    SHEET = "{00020820-0000-0000-C000-000000000046}"
    CHART = "{00020821-0000-0000-C000-000000000046}"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its whole text, attributes included, and whether it is a sheet's or the workbook's own."""

    name: str
    source: str
    document: bool = False


def standard(name: str, body: str) -> Module:
    """Return a standard module; ``body`` is the text as seen in the editor."""
    return Module(name, f'Attribute VB_Name = "{name}"\r\n{body}')


def document(name: str, base: Base, body: str = "") -> Module:
    """Return the module of the workbook or of a sheet, by the code name that the package gives it."""
    attributes = (
        f'VB_Name = "{name}"',
        f'VB_Base = "0{base}"',
        "VB_GlobalNameSpace = False",
        "VB_Creatable = False",
        "VB_PredeclaredId = True",
        "VB_Exposed = True",
        "VB_TemplateDerived = False",
        "VB_Customizable = True",
    )
    return Module(name, "".join(f"Attribute {line}\r\n" for line in attributes) + body, document=True)


def vba_project(modules: Sequence[Module]) -> bytes:
    """Return ``vbaProject.bin`` with ``modules``, their sources byte for byte (2.2).

    Raises
    ------
    UnicodeEncodeError
        If a source is not ASCII: another code page would show it as other letters.
    """
    streams = {
        "VBA/dir": compress(_dir_stream(modules)),
        "VBA/_VBA_PROJECT": pack("<HHBH", 0x61CC, 0xFFFF, 0, 0),  # 2.3.4.1
        "PROJECT": _project_stream(modules).encode("ascii"),
        "PROJECTwm": _names_stream(modules),
    }
    sources = {f"VBA/{module.name}": compress(module.source.encode("ascii")) for module in modules}
    return compound_file({**streams, **sources})


def _dir_stream(modules: Sequence[Module]) -> bytes:
    """Return the dir stream (2.3.4.2): the project's own records, its references, its modules."""
    references = b"".join(_reference(name, libid) for name, libid in _REFERENCES.items())
    count = _record(0x0F, pack("<H", len(modules))) + _record(0x13, pack("<H", _ANY_COOKIE))
    return _information() + references + count + b"".join(map(_module, modules)) + _record(0x10, b"")


def _information() -> bytes:
    """Return the PROJECTINFORMATION record (2.3.4.2.1)."""
    return b"".join(
        (
            _record(0x01, pack("<I", _WIN64)),
            _record(0x02, pack("<I", _LCID)),
            _record(0x14, pack("<I", _LCID)),
            _record(0x03, pack("<H", _CODE_PAGE)),
            _record(0x04, NAME.encode("ascii")),
            _twice(0x05, 0x40, ""),  # description
            _record(0x06, b"") + _record(0x3D, b""),  # help file
            _record(0x07, bytes(4)),  # help context
            _record(0x08, bytes(4)),  # library flags
            pack("<HIIH", 0x09, 4, *_VERSION),  # its size field says 4 and covers the major number only
            _twice(0x0C, 0x3C, ""),  # conditional compilation constants
        )
    )


def _reference(name: str, libid: str) -> bytes:
    """Return a REFERENCE record with a REFERENCEREGISTERED in it (2.3.4.2.2.5)."""
    text = libid.encode("ascii")
    return _twice(0x16, 0x3E, name) + _record(0x0D, pack("<I", len(text)) + text + bytes(6))


def _module(module: Module) -> bytes:
    """Return a MODULE record (2.3.4.2.3.2): the source begins at offset 0 of the stream of the same name."""
    return b"".join(
        (
            _twice(0x19, 0x47, module.name),
            _twice(0x1A, 0x32, module.name),
            _twice(0x1C, 0x48, ""),  # description
            _record(0x31, bytes(4)),
            _record(0x1E, bytes(4)),  # help context
            _record(0x2C, pack("<H", _ANY_COOKIE)),
            _record(0x22 if module.document else 0x21, b""),
            _record(0x2B, b""),
        )
    )


def _twice(narrow: int, wide: int, text: str) -> bytes:
    """Return a text in the code page and again in UTF-16, as most names stand in the dir stream."""
    return _record(narrow, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _record(number: int, content: bytes) -> bytes:
    return pack("<HI", number, len(content)) + content


def _project_stream(modules: Sequence[Module]) -> str:
    """Return the PROJECT stream (2.3.1)."""
    owned = [
        f"Document={module.name}/&H00000000" if module.document else f"Module={module.name}"
        for module in modules
    ]
    quoted: Mapping[str, str] = {"Name": NAME, "HelpContextID": "0", "VersionCompatible32": "393222000"}
    properties = [f'{name}="{value}"' for name, value in {**quoted, **unprotected(_ID)}.items()]
    windows = [f"{module.name}=0, 0, 0, 0, C" for module in modules]
    lines = [
        f'ID="{_ID}"',
        *owned,
        *properties,
        "",
        "[Host Extender Info]",
        _HOST,
        "",
        "[Workspace]",
        *windows,
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _names_stream(modules: Sequence[Module]) -> bytes:
    """Return the PROJECTwm stream (2.3.3): every module's name in the code page and in UTF-16."""
    names = (f"{module.name}\0" for module in modules)
    return b"".join(name.encode("ascii") + name.encode("utf-16-le") for name in names) + bytes(2)
