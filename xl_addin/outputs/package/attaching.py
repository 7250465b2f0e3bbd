"""Parts that join a package or leave it, with their content types and the relationships that name them."""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import CONTENT_TYPES as TYPES
from xl_addin.outputs.package.markup import OFFICE, RELATIONSHIPS, parse, written
from xl_addin.outputs.package.parts import CONTENT_TYPES, related, relations_of

_RELATION, _OVERRIDE = f"{{{RELATIONSHIPS}}}Relationship", f"{{{TYPES}}}Override"
_NO_RELATIONS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part to be: its name in the package, content, content type, and the type of its relationship."""

    name: str
    content: bytes
    content_type: str
    relation: str


def office(kind: str) -> str:
    """Return the type of a relationship of the format's own kinds, such as ``worksheet``."""
    return f"{OFFICE}/{kind}"


def free_name(package: Package, pattern: str) -> str:
    """Return ``pattern`` with the first number from 1 that no part of the package bears."""
    number = 1
    while pattern.format(number) in package:
        number += 1
    return pattern.format(number)


def attach(package: Package, owner: str, new: NewPart) -> str:
    """Add a part that ``owner`` points at; return the id of the relationship."""
    package.add(new.name, new.content)
    set_content_type(package, new.name, new.content_type)
    holder = relations_of(owner)
    if holder not in package:
        package.add(holder, _NO_RELATIONS)
    root = parse(package.read(holder), holder)
    key = _free_id({entry.get("Id", "") for entry in root.iter(_RELATION)})
    target = posixpath.relpath(new.name, posixpath.dirname(owner))
    etree.SubElement(root, _RELATION, Id=key, Type=new.relation, Target=target)
    package.replace(holder, written(root))
    return key


def detach(package: Package, owner: str, kind: str, part: str) -> None:
    """Take out a part that ``owner`` points at as ``kind``, its own relationships, and every word of it."""
    holder = relations_of(owner)
    keys = {key for key, found in related(package, owner, kind).items() if found == part}
    root = parse(package.read(holder), holder)
    for entry in [entry for entry in root.iter(_RELATION) if entry.get("Id") in keys]:
        _remove(entry)
    if len(root):
        package.replace(holder, written(root))
    else:
        package.remove(holder)
    for gone in (part, relations_of(part)):
        package.remove(gone)
    _drop_content_type(package, part)


def content_type(package: Package, part: str) -> str | None:
    """Return the content type that the package gives the part itself; None without one."""
    entry = _override(parse(package.read(CONTENT_TYPES), CONTENT_TYPES), part)
    return None if entry is None else entry.get("ContentType")


def set_content_type(package: Package, part: str, wanted: str) -> None:
    """Give a part a content type of its own."""
    root = parse(package.read(CONTENT_TYPES), CONTENT_TYPES)
    entry = _override(root, part)
    if entry is None:
        entry = etree.SubElement(root, _OVERRIDE, PartName=f"/{part}")
    entry.set("ContentType", wanted)
    package.replace(CONTENT_TYPES, written(root))


def _drop_content_type(package: Package, part: str) -> None:
    root = parse(package.read(CONTENT_TYPES), CONTENT_TYPES)
    entry = _override(root, part)
    if entry is not None:
        _remove(entry)
        package.replace(CONTENT_TYPES, written(root))


def _override(root: _Element, part: str) -> _Element | None:
    wanted = f"/{part}".casefold()
    return next((one for one in root.iter(_OVERRIDE) if one.get("PartName", "").casefold() == wanted), None)


def _remove(entry: _Element) -> None:
    parent = entry.getparent()
    if parent is not None:
        parent.remove(entry)


def _free_id(taken: Collection[str]) -> str:
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"
