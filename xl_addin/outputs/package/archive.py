"""Reading a workbook file from bytes that nobody vouches for."""

import re

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.parts import CONTENT_TYPES, read_book
from xl_addin.outputs.package.unpacking import unpack

__all__ = ["Package", "read_package"]

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")
_DOCTYPE = re.compile(
    b"|".join(re.escape("<!DOCTYPE".encode(code)) for code in ("utf-8", "utf-16-le", "utf-16-be"))
)


def read_package(content: bytes, name: object) -> Package:
    """Take an .xlsx or .xlsm file apart.

    Parameters
    ----------
    content
        The file's bytes.
    name
        What the file is called in sentences.

    Raises
    ------
    BadInput
        If it is no workbook, has a password, is of another format, is damaged, would take more memory
        than a workbook may, or holds what no spreadsheet program writes.
    """
    if content.startswith(_OLE):
        locked = _ENCRYPTED in content
        raise BadInput(packages.has_password(name) if locked else packages.other_format(name, ".xls"))
    if not content.startswith(_ZIP):
        raise BadInput(packages.no_workbook(name))
    package = Package(unpack(content, name), name)
    _check_format(package)
    _check_declarations(package)
    for sheet in read_book(package).sheets:
        package.read(sheet.part)
    return package


def _check_format(package: Package) -> None:
    if "mimetype" in package and b"opendocument" in package.read("mimetype"):
        raise BadInput(packages.other_format(package.name, ".ods"))
    if CONTENT_TYPES not in package:
        raise BadInput(packages.no_workbook(package.name))
    types = package.read(CONTENT_TYPES)
    if b"sheet.binary" in types:
        raise BadInput(packages.other_format(package.name, ".xlsb"))
    if b"spreadsheetml" not in types:
        raise BadInput(packages.no_workbook(package.name))


def _check_declarations(package: Package) -> None:
    for part in package.names():
        if part.casefold().endswith(_XML) and _DOCTYPE.search(package.read(part)):
            raise BadInput(packages.unsafe(package.name, part))
