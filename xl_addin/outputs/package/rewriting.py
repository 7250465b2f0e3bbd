"""Changing what a cell shows, in its own element."""

from lxml import etree
from lxml.etree import _Element

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.markup import main
from xl_addin.outputs.package.strings import Text
from xl_addin.outputs.package.values import Written, meant

_FORMULA, _VALUE, _OWN, _TEXT = (main(name) for name in ("f", "v", "is", "t"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def value_of(cell: _Element, strings: tuple[str, ...]) -> CellValue:
    """Return what a cell holds; numbers as float, dates among them; None for errors and empty cells."""
    kind = cell.get("t")
    if kind == "inlineStr":
        own = cell.find(_OWN)
        return None if own is None else meant(kind, _runs(own), strings)
    value = cell.findtext(_VALUE)
    return None if value is None else meant(kind, value, strings)


def set_value(cell: _Element, value: Written | None, strings: tuple[str, ...]) -> None:
    """Let a cell without a formula hold ``value``; one that holds it already is not touched."""
    if value is None:
        _empty(cell)
    elif value.kind != "str":
        _set_number(cell, value)
    elif value_of(cell, strings) != meant("str", value.text, ()):
        _set_text(cell, value.text)


def set_result(cell: _Element, value: Written) -> None:
    """Let a cell remember ``value`` as what its formula gives."""
    element = cell.find(_VALUE)
    if element is None:
        element = etree.Element(_VALUE)
        formula = cell.find(_FORMULA)
        cell.insert(0 if formula is None else 1, element)
    element.text = value.text or None  # as it is parsed
    _set_kind(cell, value.kind)


def _set_number(cell: _Element, value: Written) -> None:
    element = cell.find(_VALUE)
    if element is None or cell.get("t") != value.kind:
        _empty(cell)
        element = etree.Element(_VALUE)
        cell.insert(0, element)
        _set_kind(cell, value.kind)
    if element.text != value.text:
        element.text = value.text


def _set_text(cell: _Element, text: str) -> None:
    _empty(cell)
    own = etree.Element(_OWN)
    element = etree.SubElement(own, _TEXT)
    element.text = text
    element.set(_SPACE, "preserve")
    cell.insert(0, own)
    _set_kind(cell, "inlineStr")


def _empty(cell: _Element) -> None:
    for element in list(cell.iterchildren(_VALUE, _OWN)):
        cell.remove(element)
    for name in ("t", "cm", "vm"):  # kind, and what Excel knows of a value that is not there any more
        cell.attrib.pop(name, None)


def _set_kind(cell: _Element, kind: str | None) -> None:
    if kind is not None:
        cell.set("t", kind)
    elif "t" in cell.attrib:
        del cell.attrib["t"]


def _runs(own: _Element) -> str:
    if len(own) == 1 and own[0].tag == _TEXT:  # the usual case
        return own[0].text or ""
    text = Text()
    for event, element in etree.iterwalk(own, events=("start", "end")):
        if event == "start":
            text.start(str(element.tag))
            text.data(element.text or "")
        else:
            text.end(str(element.tag))
    return text.taken()
