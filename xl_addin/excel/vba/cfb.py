"""The container of a VBA project: a compound file of version 3, as [MS-CFB] describes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from struct import pack

_SECTOR, _MINI, _ENTRY = 512, 64, 128  # 2.2, 2.6.1: bytes of a sector, a mini sector, a directory entry
_CUTOFF = 4096  # 2.2: shorter streams lie in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD  # 2.1: FREESECT, ENDOFCHAIN, FATSECT
_NOBODY = 0xFFFFFFFF  # 2.6.1: NOSTREAM
_STORAGE, _STREAM, _ROOT = 1, 2, 5  # 2.6.1: object types
_BLACK = 1  # 2.6.4: a tree of black nodes only is a valid one
_IN_HEADER = 109  # 2.2: FAT sectors that the header itself names
_PER_SECTOR = _SECTOR // 4


@dataclass(slots=True)
class _Entry:
    """A directory entry (2.6.1) while it is placed."""

    name: str
    kind: int
    content: bytes = b""
    children: "dict[str, _Entry]" = field(default_factory=dict)
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY
    start: int = 0


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file that holds ``streams``; a "/" in a name parts storage and stream.

    Raises
    ------
    ValueError
        If they are more than the header's own list of FAT sectors can name: about seven megabytes.
    """
    entries = _directory(streams)
    root, leaves = entries[0], [entry for entry in entries if entry.kind == _STREAM]
    large = [entry for entry in leaves if len(entry.content) >= _CUTOFF]
    mini_fat = _place_small(root, [entry for entry in leaves if len(entry.content) < _CUTOFF])
    sizes = [len(entries) * _ENTRY, 4 * len(mini_fat), len(root.content), *(len(e.content) for e in large)]
    counts = [-(-size // _SECTOR) for size in sizes]
    fat_sectors = _fat_sectors(sum(counts))
    starts = list(accumulate(counts, initial=fat_sectors))
    for entry, start in zip([root, *large], starts[2:], strict=False):
        entry.start = start if entry.content else _END
    parts = [b"".join(map(_written, _filled(entries))), _numbers(mini_fat), root.content]
    body = b"".join(_padded(part, _SECTOR) for part in (*parts, *(entry.content for entry in large)))
    fat = [_FAT] * fat_sectors + list(chain.from_iterable(map(_chain, starts, counts)))
    head = _header(fat_sectors, starts[0], starts[1] if mini_fat else _END, counts[1])
    return head + _padded(_numbers(fat), _SECTOR, b"\xff") + body


def _directory(streams: Mapping[str, bytes]) -> list[_Entry]:
    """Return the root, then all below it, with their links set."""
    root = _Entry("Root Entry", _ROOT)
    for path, content in streams.items():
        *folders, name = path.split("/")
        place = root
        for folder in folders:
            place = place.children.setdefault(folder, _Entry(folder, _STORAGE))
        place.children[name] = _Entry(name, _STREAM, content)
    entries = [root]
    for entry in entries:  # which grows as it goes
        below = sorted(entry.children.values(), key=_order)
        entry.child = _linked(below, len(entries))
        entries.extend(below)
    return entries


def _order(entry: _Entry) -> tuple[int, str]:
    """Return what siblings are sorted by (2.6.4)."""
    return len(entry.name), entry.name.upper()


def _linked(siblings: Sequence[_Entry], first: int) -> int:
    """Link sorted siblings, numbered from ``first`` on, to a balanced tree; return its root's number."""
    if not siblings:
        return _NOBODY
    middle = len(siblings) // 2
    siblings[middle].left = _linked(siblings[:middle], first)
    siblings[middle].right = _linked(siblings[middle + 1 :], first + middle + 1)
    return first + middle


def _place_small(root: _Entry, small: Iterable[_Entry]) -> list[int]:
    """Put the short streams into the mini stream, which is the root's content; return the mini FAT (2.4)."""
    fat: list[int] = []
    for entry in small:
        entry.start = len(fat) if entry.content else _END
        fat += _chain(len(fat), -(-len(entry.content) // _MINI))
        root.content += _padded(entry.content, _MINI)
    return fat + [_FREE] * (-len(fat) % _PER_SECTOR)


def _chain(start: int, length: int) -> list[int]:
    """Return the FAT's entries of one chain of neighbouring sectors (2.3)."""
    return [*range(start + 1, start + length), _END] if length else []


def _fat_sectors(others: int) -> int:
    """Return how many sectors the FAT takes that lists itself and ``others``."""
    count = -(-others // (_PER_SECTOR - 1))
    if count > _IN_HEADER:
        raise ValueError(f"{others} sectors are more than a header without a DIFAT chain can name")
    return count


def _filled(entries: Sequence[_Entry]) -> list[_Entry]:
    """Return the entries with unused ones up to the end of the last sector (2.6.3)."""
    return [*entries, *(_Entry("", 0) for _ in range(-len(entries) % (_SECTOR // _ENTRY)))]


def _written(entry: _Entry) -> bytes:
    """Return a directory entry (2.6.1) without class id, state and times."""
    name = entry.name.encode("utf-16-le")
    length = len(name) + 2 if name else 0
    links = pack("<3I", entry.left, entry.right, entry.child)
    head = pack("<64sHBB", name, length, entry.kind, _BLACK) + links
    return head + bytes(36) + pack("<IQ", entry.start, len(entry.content))


def _header(fat_sectors: int, directory: int, mini_fat: int, mini_fat_sectors: int) -> bytes:
    """Return the header (2.2): version 3.62, little-endian, sectors of 2^9 and mini sectors of 2^6 bytes."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<5H6x", 62, 3, 0xFFFE, 9, 6)
    head += pack("<9I", 0, fat_sectors, directory, 0, _CUTOFF, mini_fat, mini_fat_sectors, _END, 0)
    return head + _padded(_numbers(range(fat_sectors)), 4 * _IN_HEADER, b"\xff")


def _numbers(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def _padded(content: bytes, unit: int, filling: bytes = b"\0") -> bytes:
    return content.ljust(-(-len(content) // unit) * unit, filling)
