"""Shapes that start macros: into the drawing of a sheet, beside what the user put there, and out again."""

from collections.abc import Collection, Iterator

from lxml import etree
from lxml.etree import QName, _Element

from xl_addin.outputs.package.attaching import NewPart, attach, detach, free_name, office
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import OFFICE, main, parse, written
from xl_addin.outputs.package.parts import read_book, related

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_SHAPE, _CALLED, _ROOT = (f"{{{_DRAWING}}}{name}" for name in ("sp", "cNvPr", "wsDr"))
_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
# What stands behind the drawing in a sheet's part, by the order of the schema.
_BEHIND = (
    *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)


def add_shapes(package: Package, sheet: str, shapes: bytes) -> None:
    """Put the anchors of a drawing, given as the part's XML, into the drawing of a sheet.

    They are numbered behind what is there; a sheet without a drawing gets one.
    """
    part = next(iter(related(package, sheet, "drawing").values()), None)
    if part is None:
        part = _new_drawing(package, sheet)
    root = parse(package.read(part), part)
    last = max((int(called.get("id", "0")) for called in root.iter(_CALLED)), default=0)
    for number, anchor in enumerate(list(parse(shapes, part)), start=last + 1):
        for called in anchor.iter(_CALLED):
            called.set("id", str(number))
        root.append(anchor)
    package.replace(part, written(root))


def has_shapes(package: Package, macros: Collection[str]) -> bool:
    """Tell whether any sheet has a shape that starts one of ``macros``."""
    return any(
        _started(shape) in macros
        for sheet in read_book(package).sheets
        for part in related(package, sheet.part, "drawing").values()
        for shape in parse(package.read(part), part).iter(_SHAPE)
    )


def remove_shapes(package: Package, macros: Collection[str]) -> None:
    """Take out the shapes that start one of ``macros``; a drawing that held nothing else goes with them.

    Those that only bear a macro's name go, too: LibreOffice saves a shape without what it starts.
    """
    for sheet in read_book(package).sheets:
        for part in related(package, sheet.part, "drawing").values():
            _remove_from(package, sheet.part, part, macros)


def _remove_from(package: Package, sheet: str, part: str, macros: Collection[str]) -> None:
    root = parse(package.read(part), part)
    anchors = list(_anchors(root, macros))
    for anchor in anchors:
        root.remove(anchor)
    if anchors and len(root):
        package.replace(part, written(root))
    elif anchors:
        page = parse(package.read(sheet), sheet)
        for drawing in page.findall(main("drawing")):
            page.remove(drawing)
        package.replace(sheet, written(page))
        detach(package, sheet, "drawing", part)


def _anchors(root: _Element, macros: Collection[str]) -> Iterator[_Element]:
    """Yield what holds a shape that starts one of ``macros``, or is called as one."""
    for anchor in root:
        for shape in anchor.iter(_SHAPE):
            named = {called.get("name") for called in shape.iter(_CALLED)} | {_started(shape)}
            if named & set(macros):
                yield anchor
                break


def _started(shape: _Element) -> str:
    """Return the macro that a shape starts, without the workbook's name before it."""
    return shape.get("macro", "").rpartition("!")[2]


def _new_drawing(package: Package, sheet: str) -> str:
    empty = written(etree.Element(_ROOT, nsmap={"xdr": _DRAWING}))
    new = NewPart(free_name(package, "xl/drawings/drawing{}.xml"), empty, _TYPE, office("drawing"))
    key = attach(package, sheet, new)
    page = parse(package.read(sheet), sheet)
    drawing = etree.Element(main("drawing"), {f"{{{OFFICE}}}id": key}, nsmap={"r": OFFICE})
    behind = next((child for child in page if QName(child).localname in _BEHIND), None)
    if behind is None:
        page.append(drawing)
    else:
        behind.addprevious(drawing)
    package.replace(sheet, written(page))
    return new.name
