"""Whole sheets of values that join a workbook hidden, behind the others, or leave it."""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.attaching import NewPart, attach, detach, free_name, office
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.drafts import Draft, row_text
from xl_addin.outputs.package.locating import shared_strings
from xl_addin.outputs.package.markup import MAIN, OFFICE, main, parse, written
from xl_addin.outputs.package.parts import read_book, related
from xl_addin.outputs.package.scan import scan
from xl_addin.outputs.package.values import written as letters

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_ID = f"{{{OFFICE}}}id"
_WIDTH = 48  # digits, of the first two columns
_PRINTER = "printerSettings"  # what a program may have added to a sheet of values


def add_hidden_sheet(package: Package, name: str, rows: Sequence[Sequence[CellValue]]) -> None:
    """Append a hidden sheet with ``rows`` in the workbook's default look; no sheet may bear its name."""
    part = read_book(package).part
    new = NewPart(free_name(package, "xl/worksheets/sheet{}.xml"), _content(rows), _TYPE, office("worksheet"))
    key = attach(package, part, new)
    root = parse(package.read(part), part)
    sheets = root.find(main("sheets"))
    if sheets is not None:
        number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0)
        sheet = etree.SubElement(sheets, main("sheet"), {"name": name, "sheetId": str(number)})
        sheet.attrib.update({"state": "hidden", _ID: key})
    package.replace(part, written(root))


def has_sheet(package: Package, name: str) -> bool:
    """Tell whether the workbook has a sheet of that name; case is ignored."""
    return any(sheet.name.casefold() == name.casefold() for sheet in read_book(package).sheets)


def read_pairs(package: Package, name: str) -> dict[str, str]:
    """Return the texts of the second column of a sheet by those of the first; none without the sheet."""
    found = [sheet.part for sheet in read_book(package).sheets if sheet.name.casefold() == name.casefold()]
    return {
        str(cells[1]): str(cells[2])
        for part in found
        for _, cells in scan(package.read(part), part, shared_strings(package))
        if {1, 2} <= cells.keys()
    }


def remove_sheet(package: Package, name: str) -> None:
    """Take the sheet ``name`` out, if there is one, with the defined names that belong to it."""
    book = read_book(package)
    found = next((sheet for sheet in book.sheets if sheet.name.casefold() == name.casefold()), None)
    if found is None:
        return
    root = parse(package.read(book.part), book.part)
    sheets = list(root.iter(main("sheet")))
    place = [sheet.get("name") for sheet in sheets].index(found.name)
    _remove(sheets[place])
    _forget(root, place, found.name)
    package.replace(book.part, written(root))
    for settings in related(package, found.part, _PRINTER).values():
        detach(package, found.part, _PRINTER, settings)
    detach(package, book.part, "worksheet", found.part)


def _forget(root: _Element, place: int, name: str) -> None:
    """Let what counts sheets, or names the one that stood at ``place``, be right without it."""
    called = tuple(f"{quoted}!" for quoted in (name, "'" + name.replace("'", "''") + "'"))
    for entry in list(root.iter(main("definedName"))):
        local = entry.get("localSheetId")
        if local == str(place) or (entry.text or "").startswith(called):
            _remove(entry)
        elif local is not None and int(local) > place:
            entry.set("localSheetId", str(int(local) - 1))
    for view in root.iter(main("workbookView")):
        for shown in ("activeTab", "firstSheet"):
            if int(view.get(shown, "0")) > place:
                view.set(shown, str(int(view.get(shown, "0")) - 1))


def _remove(entry: _Element) -> None:
    parent = entry.getparent()
    if parent is not None:
        parent.remove(entry)
        if parent.tag == main("definedNames") and not len(parent):
            _remove(parent)


def _content(rows: Sequence[Sequence[CellValue]]) -> bytes:
    texts = [
        row_text(
            row, {column: Draft(letters(value, date1904=False)) for column, value in enumerate(values, 1)}
        )
        for row, values in enumerate(rows, start=1)
    ]
    columns = f'<cols><col min="1" max="2" width="{_WIDTH}" customWidth="1"/></cols>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    whole = f'{head}<worksheet xmlns="{MAIN}">{columns}<sheetData>{"".join(texts)}</sheetData></worksheet>'
    return whole.encode()
