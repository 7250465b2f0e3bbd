"""The compression of VBA source, [MS-OVBA] 2.4.1."""

from collections import defaultdict
from math import ceil, log2

_CHUNK = 4096  # 2.4.1.1.3: a chunk holds this much, decompressed
_SIGNATURE = 0b011 << 12  # 2.4.1.1.5: CompressedChunkSignature
_SIZE = 0x0FFF  # 2.4.1.1.5: CompressedChunkSize
_COMPRESSED = 1 << 15  # 2.4.1.1.5: CompressedChunkFlag
_CONTAINER = b"\x01"  # 2.4.1.1.1: SignatureByte
_SHORTEST = 3  # 2.4.1.1.8: a copy token stands for no less
_PER_FLAG = 8  # 2.4.1.1.7: tokens that share one flag byte
_TRIED = 32  # earlier places looked at for a longer copy: more costs time and saves next to nothing


def compress(data: bytes) -> bytes:
    """Return ``data`` as a CompressedContainer, [MS-OVBA] 2.4.1.3.6.

    A last chunk of more than 3,640 bytes that does not shrink comes back with zeros at its end: a raw chunk
    has no other length than 4,096 (2.4.1.3.10). Text always shrinks.
    """
    return _CONTAINER + b"".join(_chunk(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))


def decompress(container: bytes, most: int) -> bytes:
    """Return what a CompressedContainer holds, [MS-OVBA] 2.4.1.3.1.

    Raises
    ------
    ValueError
        If it is none, holds more than ``most`` bytes, or a copy in it begins before its chunk does.
    """
    if not container.startswith(_CONTAINER):
        raise ValueError("no compressed container")
    whole, at = bytearray(), len(_CONTAINER)
    while at + 2 <= len(container):
        header = int.from_bytes(container[at : at + 2], "little")
        end = at + (header & _SIZE) + _SHORTEST
        chunk = container[at + 2 : end]
        whole += _unpacked(chunk) if header & _COMPRESSED else chunk
        at = end
        if len(whole) > most:
            raise ValueError("the content is too long")
    return bytes(whole)


def _unpacked(chunk: bytes) -> bytes:
    """Return what the token sequences of one chunk stand for (2.4.1.3.2)."""
    data, at = bytearray(), 0
    while at < len(chunk):
        flags, at = chunk[at], at + 1
        for place in range(_PER_FLAG):
            if at >= len(chunk):
                break
            if flags >> place & 1:
                _repeat(data, int.from_bytes(chunk[at : at + 2], "little"))
                at += 2
            else:
                data.append(chunk[at])
                at += 1
    return bytes(data)


def _repeat(data: bytearray, token: int) -> None:
    """Append what a CopyToken stands for (2.4.1.3.19.2), which may reach into what it appends itself."""
    shift = 16 - _offset_bits(len(data))
    offset, length = (token >> shift) + 1, (token & ((1 << shift) - 1)) + _SHORTEST
    if offset > len(data):
        raise ValueError("a copy begins before its chunk")
    for _ in range(length):
        data.append(data[-offset])


def _chunk(data: bytes) -> bytes:
    """Return one chunk under its header (2.4.1.3.7), raw where it would not shrink."""
    packed = _packed(data)
    if len(packed) > _CHUNK:
        return _header(_CHUNK, 0) + data.ljust(_CHUNK, b"\0")
    return _header(len(packed), _COMPRESSED) + packed


def _header(size: int, flag: int) -> bytes:
    """Return a CompressedChunkHeader: its size counts the header's two bytes, less three (2.4.1.3.12)."""
    return (size - 1 | _SIGNATURE | flag).to_bytes(2, "little")


def _packed(data: bytes) -> bytes:
    """Return the token sequences of one chunk (2.4.1.3.8)."""
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    tokens: list[bytes] = []
    at = 0
    while at < len(data):
        offset, length = _longest(data, at, seen[data[at : at + _SHORTEST]])
        step = length or 1
        tokens.append(_copy(at, offset, length) if length else data[at : at + 1])
        for place in range(at, at + step):
            seen[data[place : place + _SHORTEST]].append(place)
        at += step
    return b"".join(_sequence(tokens[n : n + _PER_FLAG]) for n in range(0, len(tokens), _PER_FLAG))


def _sequence(tokens: list[bytes]) -> bytes:
    """Return up to eight tokens after the byte that tells which are copies (2.4.1.3.9)."""
    flags = sum((len(token) == 2) << place for place, token in enumerate(tokens))  # noqa: PLR2004  a copy is two bytes
    return bytes([flags]) + b"".join(tokens)


def _longest(data: bytes, at: int, places: list[int]) -> tuple[int, int]:
    """Return how far back the longest earlier copy lies and its length, (0, 0) without one (2.4.1.3.19.4)."""
    most = min(len(data) - at, (0xFFFF >> _offset_bits(at)) + _SHORTEST)
    if most < _SHORTEST:
        return 0, 0
    lengths = ((_common(data, place, at, most), place) for place in reversed(places[-_TRIED:]))
    length, place = max(lengths, default=(0, 0))
    return (at - place, length) if length else (0, 0)


def _common(data: bytes, earlier: int, at: int, most: int) -> int:
    length = 0
    while length < most and data[earlier + length] == data[at + length]:
        length += 1
    return length


def _copy(at: int, offset: int, length: int) -> bytes:
    """Return a CopyToken (2.4.1.3.19.3): above the offset less one, below the length less three."""
    return ((offset - 1) << (16 - _offset_bits(at)) | (length - _SHORTEST)).to_bytes(2, "little")


def _offset_bits(at: int) -> int:
    """Return how many bits the offset of a copy at this place takes (2.4.1.3.19.1)."""
    return max(ceil(log2(at)), 4) if at else 4
