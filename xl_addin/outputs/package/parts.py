"""What a package is made of: its sheets, its defined names, its tables, and where each of them lies."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.areas import Area, read_area, read_cell
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import OFFICE, RELATIONSHIPS, STRICT, is_true, main, namespace, parse

CONTENT_TYPES = "[Content_Types].xml"
_PLACE = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'!]+))!(\$[A-Za-z]{1,3}\$[0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, its part, and whether it is visible, hidden or veryHidden."""

    name: str
    part: str
    state: str


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the workbook."""

    part: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TablePart:
    """An Excel table: part, name, area with its headings, and whether its last row is one of totals."""

    part: str
    name: str
    area: Area
    totals: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook's own part, and what it tells of the others.

    ``names`` are the defined names of the whole workbook that stand for one cell; ``dead`` those that stand
    for anything else, such as a cell that was deleted. A part that the package lacks is None.
    """

    part: str
    sheets: tuple[SheetPart, ...]
    names: Mapping[str, Place]
    dead: frozenset[str]
    date1904: bool
    strings: str | None
    styles: str | None
    chain: str | None

    def sheet_name(self, part: str) -> str:
        """Return the name of the sheet that lies in ``part``."""
        return next(sheet.name for sheet in self.sheets if sheet.part == part)


def read_book(package: Package) -> Book:
    """Return what the workbook's part tells.

    Raises
    ------
    BadInput
        If the package is no workbook, or a part that it needs is missing or damaged.
    """
    part = next(iter(related(package, "", "officeDocument").values()), None)
    if part is None:
        raise BadInput(packages.no_workbook(package.name))
    return _book(package.read(part), part, package.read(relations_of(part)))


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part``; of the package for none."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(package: Package, part: str, kind: str) -> dict[str, str]:
    """Return the parts of one kind that ``part`` points at, by the ids of the relationships."""
    holder = relations_of(part)
    return _targets(package.read(holder), part, kind) if holder in package else {}


def tables_of(package: Package, sheet: str) -> tuple[TablePart, ...]:
    """Return the Excel tables that lie on the sheet of a part."""
    tables = (_table(package.read(part), part) for part in related(package, sheet, "table").values())
    return tuple(table for table in tables if table is not None)


def _table(content: bytes, part: str) -> TablePart | None:
    root = parse(content, part)
    area = read_area(root.get("ref", ""))
    totals = root.get("totalsRowCount", "0") != "0"
    return None if area is None else TablePart(part, root.get("displayName", ""), area, totals)


def _targets(relations: bytes, part: str, kind: str) -> dict[str, str]:
    """Read the parts that stay within the package; a relationship to the outside is none."""
    root = parse(relations, relations_of(part))
    return {
        entry.get("Id", ""): _resolved(part, entry.get("Target", ""))
        for entry in root.iter(f"{{{RELATIONSHIPS}}}Relationship")
        if entry.get("Type", "").endswith(f"/{kind}") and entry.get("TargetMode") != "External"
    }


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


@lru_cache(maxsize=4)
def _book(content: bytes, part: str, relations: bytes) -> Book:
    root = parse(content, part)
    if namespace(root) == STRICT:
        raise BadInput(packages.other_format(part, "Strict Open XML"))
    sheets = _sheets(root, _targets(relations, part, "worksheet"))
    names, dead = _names(root, {sheet.name.casefold(): sheet.part for sheet in sheets})
    properties = root.find(main("workbookPr"))
    one = {
        kind: next(iter(_targets(relations, part, kind).values()), None)
        for kind in ("sharedStrings", "styles", "calcChain")
    }
    date1904 = properties is not None and is_true(properties.get("date1904"))
    return Book(part, sheets, names, dead, date1904, one["sharedStrings"], one["styles"], one["calcChain"])


def _sheets(root: _Element, targets: Mapping[str, str]) -> tuple[SheetPart, ...]:
    return tuple(
        SheetPart(sheet.get("name", ""), targets[key], sheet.get("state", "visible"))
        for sheet in root.iter(main("sheet"))
        if (key := sheet.get(f"{{{OFFICE}}}id", "")) in targets
    )


def _names(root: _Element, parts: Mapping[str, str]) -> tuple[dict[str, Place], frozenset[str]]:
    places: dict[str, Place] = {}
    dead: set[str] = set()
    for entry in root.iter(main("definedName")):
        if entry.get("localSheetId") is None:
            name, place = entry.get("name", ""), _place(entry.text or "", parts)
            if place is None:
                dead.add(name)
            else:
                places[name] = place
    return places, frozenset(dead)


def _place(text: str, parts: Mapping[str, str]) -> Place | None:
    found = _PLACE.fullmatch(text)
    cell = read_cell(found[3]) if found else None
    if found is None or cell is None:
        return None
    title = found[1].replace("''", "'") if found[1] else found[2]
    part = parts.get(title.casefold())
    return None if part is None else Place(part, *cell)
