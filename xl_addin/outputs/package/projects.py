"""A VBA project in a package: the part itself, the type of the workbook, and the names of its sheets."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from xl_addin.outputs.package.attaching import NewPart, attach, detach, set_content_type
from xl_addin.outputs.package.calc import drop_chain
from xl_addin.outputs.package.code_names import code_name, with_code_name, without_code_name
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import OFFICE, main, parse, written
from xl_addin.outputs.package.parts import Book, read_book, related

WORKBOOK = "ThisWorkbook"
"""The code name of a workbook that has none."""
_SHEET = "HFScoreSheet{}"
_OURS = re.compile(r"HFScoreSheet[0-9]+")
_USABLE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")  # a module's name, in letters of every code page
_KIND = "vbaProject"
_PART = "xl/vbaProject.bin"
_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_TYPE = "application/vnd.ms-office.vbaProject"
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_OLD_MACROS = ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")
_SIGNATURES = ("_xmlsignatures/", "vbaProjectSignature")


@dataclass(frozen=True, slots=True)
class CodeNames:
    """The names of a project's documents: the workbook, its worksheets, its sheets that are charts."""

    workbook: str
    sheets: tuple[str, ...]
    charts: tuple[str, ...]


def project_of(package: Package) -> bytes | None:
    """Return the workbook's VBA project; None without one."""
    part = next(iter(related(package, read_book(package).part, _KIND).values()), None)
    return None if part is None else package.read(part)


def has_old_macros(package: Package) -> bool:
    """Tell whether the workbook has macro sheets or dialog sheets, as Excel had before VBA."""
    part = read_book(package).part
    return any(related(package, part, kind) for kind in _OLD_MACROS)


def is_signed(package: Package) -> bool:
    """Tell whether the workbook or its macros bear a digital signature, which any change breaks."""
    return any(mark.casefold() in part.casefold() for part in package.names() for mark in _SIGNATURES)


def add_project(package: Package, project: bytes) -> None:
    """Put a VBA project in and make the workbook one with macros; an earlier project gives way."""
    book = read_book(package)
    _detach_projects(package, book)
    attach(package, book.part, NewPart(_PART, project, _TYPE, _RELATION))
    set_content_type(package, book.part, _MACROS)


def remove_project(package: Package) -> None:
    """Take the VBA project out, with the code names that were given for it, and make the workbook plain."""
    book = read_book(package)
    _detach_projects(package, book)
    set_content_type(package, book.part, _PLAIN)
    for part, _ in _documents(package, book):
        content = package.read(part)
        if _OURS.fullmatch(code_name(content) or ""):
            package.replace(part, without_code_name(content))
    root = parse(package.read(book.part), book.part)
    properties = _properties(root)
    if properties.get("codeName") == WORKBOOK:
        del properties.attrib["codeName"]
        package.replace(book.part, written(root))
    drop_chain(package, book)


def give_code_names(package: Package, reserved: Collection[str]) -> CodeNames:
    """Give the workbook and each sheet a code name, unless it has a usable one; return all of them.

    Parameters
    ----------
    reserved
        The names of the project's other modules; case is ignored.
    """
    book = read_book(package)
    taken = {name.casefold() for name in reserved}
    workbook = _name_workbook(package, book, taken)
    taken.add(workbook.casefold())
    sheets: list[str] = []
    charts: list[str] = []
    for part, is_chart in _documents(package, book):
        content = package.read(part)
        before = code_name(content)
        name = _free(before, taken)
        taken.add(name.casefold())
        if name != before:
            package.replace(part, with_code_name(content, name))
        (charts if is_chart else sheets).append(name)
    return CodeNames(workbook, tuple(sheets), tuple(charts))


def _name_workbook(package: Package, book: Book, taken: Collection[str]) -> str:
    root = parse(package.read(book.part), book.part)
    properties = _properties(root)
    before = properties.get("codeName", "")
    name = before if _USABLE.fullmatch(before) and before.casefold() not in taken else WORKBOOK
    if name != before:
        properties.set("codeName", name)
        package.replace(book.part, written(root))
    return name


def _properties(root: _Element) -> _Element:
    """Return the workbook's properties, which stand behind what tells the program and the sharing."""
    found = root.find(main("workbookPr"))
    if found is None:
        found = etree.Element(main("workbookPr"))
        place = sum(child.tag in {main("fileVersion"), main("fileSharing")} for child in root)
        root.insert(place, found)
    return found


def _free(before: str | None, taken: Collection[str]) -> str:
    if before and _USABLE.fullmatch(before) and before.casefold() not in taken:
        return before
    number = 1
    while _SHEET.format(number).casefold() in taken:
        number += 1
    return _SHEET.format(number)


def _documents(package: Package, book: Book) -> Iterator[tuple[str, bool]]:
    """Yield the part of each sheet in its order, and whether the sheet is a chart."""
    worksheets = related(package, book.part, "worksheet")
    charts = related(package, book.part, "chartsheet")
    for sheet in parse(package.read(book.part), book.part).iter(main("sheet")):
        key = sheet.get(f"{{{OFFICE}}}id", "")
        if key in worksheets or key in charts:
            yield (worksheets | charts)[key], key in charts


def _detach_projects(package: Package, book: Book) -> None:
    for part in related(package, book.part, _KIND).values():
        detach(package, book.part, _KIND, part)
