"""What a spreadsheet program is told about calculating."""

from lxml import etree

from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import CONTENT_TYPES as TYPES
from xl_addin.outputs.package.markup import RELATIONSHIPS, main, parse, written
from xl_addin.outputs.package.parts import CONTENT_TYPES, Book, relations_of

# What may stand before calcPr in a workbook's part, by the order of the schema.
_BEFORE = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)


def calculate_on_load(package: Package, book: Book) -> None:
    """Let programs calculate the whole workbook when they open it."""
    root = parse(package.read(book.part), book.part)
    properties = root.find(main("calcPr"))
    if properties is None:
        properties = etree.Element(main("calcPr"))
        before = {main(name) for name in _BEFORE}
        place = max((index for index, child in enumerate(root) if child.tag in before), default=-1)
        root.insert(place + 1, properties)
    if properties.get("fullCalcOnLoad") != "1":
        properties.set("fullCalcOnLoad", "1")
        package.replace(book.part, written(root))


def drop_chain(package: Package, book: Book) -> None:
    """Take out the order of calculation, which lacks new formulas; programs make a new one."""
    if book.chain is None:
        return
    package.remove(book.chain)
    _drop(package, relations_of(book.part), f"{{{RELATIONSHIPS}}}Relationship", "Type", "/calcChain")
    _drop(package, CONTENT_TYPES, f"{{{TYPES}}}Override", "PartName", book.chain)


def _drop(package: Package, part: str, tag: str, attribute: str, ending: str) -> None:
    root = parse(package.read(part), part)
    entries = [entry for entry in root.iter(tag) if entry.get(attribute, "").endswith(ending)]
    for entry in entries:
        root.remove(entry)
    package.replace(part, written(root))
