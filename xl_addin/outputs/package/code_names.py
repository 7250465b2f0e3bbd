"""The names by which a VBA project knows the sheets: changed in place, all else of a part byte for byte."""

import re

from xl_addin.outputs.package.markup import parse, written

# Nothing here is tried twice, so that no part can make it slow.
_INSIDE = rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*+"  # of a tag; values may hold its end
_BETWEEN = rb"(?:\s|<!--(?:(?!-->).)*+-->)*+"
_FAR = 2**14  # bytes in which a sheet has begun
_HEAD = re.compile(rb"<((?:[\w.-]+:)?)(?:worksheet|chartsheet)\b" + _INSIDE + rb">")
_ATTRIBUTE = re.compile(rb"\s+codeName\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


def code_name(content: bytes) -> str | None:
    """Return the code name of a sheet's part; None without one."""
    found = _ATTRIBUTE.search(_properties(_narrow(content))[1])
    return None if found is None else (found[1] or found[2] or b"").decode(errors="replace")


def with_code_name(content: bytes, name: str) -> bytes:
    """Return a sheet's part with ``name``, which is ASCII, as its code name."""
    before, tag, after = _properties(_narrow(content))
    opened = re.match(rb"<[\w.:-]+", tag)
    if opened is None:
        return content
    rest = _ATTRIBUTE.sub(b"", tag[opened.end() :], count=1)
    return before + opened[0] + f' codeName="{name}"'.encode("ascii") + rest + after


def without_code_name(content: bytes) -> bytes:
    """Return a sheet's part without a code name, and without the properties that came for it."""
    before, tag, after = _properties(_narrow(content))
    rest = _ATTRIBUTE.sub(b"", tag, count=1)
    if rest == tag:
        return content
    end = rest.replace(b"<", b"</", 1)
    return before + after.removeprefix(end) if after.startswith(end) else before + rest + after


def _properties(content: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the part around the tag of its properties, and the tag, which is a new one where it has none."""
    head = _HEAD.search(content, 0, _FAR)
    if head is None:
        return content, b"", b""
    name = head[1] + b"sheetPr"
    properties = re.compile(_BETWEEN + rb"(<" + re.escape(name) + rb"\b" + _INSIDE + rb">)", re.DOTALL)
    found = properties.match(content, head.end())
    if found is None:
        return content[: head.end()], b"<" + name + b"></" + name + b">", content[head.end() :]
    return content[: found.start(1)], found[1], content[found.end(1) :]


def _narrow(content: bytes) -> bytes:
    return written(parse(content, "")) if content.startswith(_WIDE) else content
