"""Digests that tell whether what is read back is what was written.

The digest of a set of children is the sum of the digests of its members, so that it follows from that of the
snapshot before and the difference alone (Clarke et al. 2003, incremental multiset hash functions,
doi:10.1007/978-3-540-40061-5_12). A snapshot's own digest takes in that of the snapshot before, and the base
names that of the last: none can be lost from the middle or from the end unnoticed. They guard against
accidents, not against an attacker, who could write them too.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeAlias

ChildRow: TypeAlias = tuple[str, str, str, str, str]
"""A child as its row: id, author, created, relation, hub_id; none of them holds the character NUL."""

_SIZE = 16  # bytes
_MODULUS = 1 << 8 * _SIZE

NOTHING = 0
"""The digest of no child."""


def of_children(rows: Iterable[ChildRow]) -> int:
    """Return the digest of a set of children, whatever their order."""
    digests = (blake2b("\0".join(row).encode(), digest_size=_SIZE).digest() for row in rows)
    return sum(map(int.from_bytes, digests)) % _MODULUS


def plus(digest: int, more: int) -> int:
    """Return the digest of two sets together from the digest of each."""
    return (digest + more) % _MODULUS


def minus(digest: int, less: int) -> int:
    """Return the digest of a set without some of its members from the digests of both."""
    return (digest - less) % _MODULUS


def as_text(digest: int) -> str:
    """Return a digest as the store writes it, in hexadecimal digits."""
    return f"{digest:0{2 * _SIZE}x}"


def seal(words: Iterable[str | int | None]) -> str:
    """Return the digest of the words of one row."""
    return blake2b(json.dumps(list(words)).encode(), digest_size=_SIZE).hexdigest()
