"""The XML of a workbook's parts: parsed without ever looking outside, written as Excel does."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree
from lxml.etree import QName, _Element

from xl_addin.errors import BadInput
from xl_addin.messages import packages

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

MOST_TAGS = 4_000_000
"""Tags of a part that is held in memory as a tree: about a million cells."""
MOST_HEARD = 16_000_000
"""Tags of a part that is only listened to."""
_CHUNK = 2**16


class Listener(ABC):
    """Hears a part as it is read, without a tree being built."""

    @abstractmethod
    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    @abstractmethod
    def end(self, tag: str) -> None:
        """Hear that an element ends."""

    @abstractmethod
    def data(self, data: str) -> None:
        """Hear a piece of text."""

    def close(self) -> None:  # noqa: B027  most have nothing to do then
        """Hear that the part ends."""


def main(name: str) -> str:
    """Return the qualified name of an element of SpreadsheetML.

    Examples
    --------
    >>> main("row")
    '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row'
    """
    return f"{{{MAIN}}}{name}"


def parse(content: bytes, part: str) -> _Element:
    """Return the root of a part, in which no entity is resolved and nothing outside is read.

    Raises
    ------
    BadInput
        If the part is no XML, declares a document type, or has more than `MOST_TAGS` tags.
    """
    if content.count(b"<") > MOST_TAGS:
        raise BadInput(packages.part_too_large(part))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(packages.part_damaged(part, str(error))) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in whatever encoding, under whatever name
        raise BadInput(packages.part_damaged(part, "DOCTYPE"))
    return root


def feed(content: bytes, part: str, listener: Listener) -> Iterator[None]:
    """Let ``listener`` hear a part piece by piece; whoever has heard enough stops asking.

    Raises
    ------
    BadInput
        If the part is no XML, or has more than `MOST_HEARD` tags.
    """
    if content.count(b"<") > MOST_HEARD:
        raise BadInput(packages.part_too_large(part))
    hearer = cast("Any", listener)  # the stubs want methods that the parser does without
    parser = etree.XMLParser(target=hearer, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            yield
        parser.close()
    except etree.XMLSyntaxError as error:
        raise BadInput(packages.part_damaged(part, str(error))) from error


def written(root: _Element) -> bytes:
    """Return the whole part of ``root`` as bytes."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def namespace(root: _Element) -> str | None:
    """Return the namespace of an element."""
    return QName(root).namespace


def is_true(value: str | None) -> bool:
    """Read a boolean attribute; one that is absent is false."""
    return value in {"1", "true", "on"}


def number_in(element: _Element, attribute: str) -> float:
    """Read an attribute that is a number; 0 where it is absent or none."""
    try:
        return float(element.get(attribute, "0"))
    except ValueError:
        return 0.0
