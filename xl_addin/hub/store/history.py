"""The kept snapshots of one base as they stand in the store, and whether they are what was written."""

import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store import digests
from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.digests import ChildRow
from xl_addin.hub.store.rows import SnapshotRow
from xl_addin.messages import keeping

_CHILD = "id, author, created, relation, hub_id"


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot's row as it stands, with its number and the digest that it was sealed with."""

    number: int
    digest: str
    row: SnapshotRow

    @property
    def sound(self) -> bool:
        """Tell whether the row, without the children, is what was written."""
        return self.row.digest == self.digest


@dataclass(frozen=True, slots=True)
class Past:
    """The snapshots of one base: those that are what was written, and whether all are and none is lost."""

    sound: tuple[Kept, ...]
    whole: bool


def kept(db: Database, base: int, condition: str, *values: str) -> list[Kept]:
    """Return the snapshots of one base that meet ``condition``, which also orders them.

    Raises
    ------
    StoreDamaged
        If one of them is not what was written.
    """
    found = _standing(db, base, condition, *values)
    if not all(one.sound for one in found):
        raise StoreDamaged(keeping.damaged(db.path))
    return found


def linked(db: Database, base: int, taken: str) -> Kept | None:
    """Return the last snapshot taken up to ``taken``, None where none was; none between may be lost.

    Raises
    ------
    StoreDamaged
        If it is not what was written, or the one that follows it does not follow it.
    """
    found = next(iter(kept(db, base, "taken <= ? ORDER BY taken DESC LIMIT 1", taken)), None)
    following = kept(db, base, "taken > ? ORDER BY taken LIMIT 1", taken)
    before = following[0].row.before if following else head(db, base)
    if before != ("" if found is None else found.digest):
        raise StoreDamaged(keeping.damaged(db.path))
    return found


def between(db: Database, base: int, since: str, until: str) -> list[Kept]:
    """Return the snapshots taken after ``since`` up to ``until``, in their order; none of them may be lost.

    Raises
    ------
    StoreDamaged
        If one is not what was written, or does not follow the one before.
    """
    with db.reading():
        found = kept(db, base, "taken > ? AND taken <= ? ORDER BY taken", since, until)
        ends = linked(db, base, since), linked(db, base, until)
    if found and (ends[1] != found[-1] or any(b.row.before != a.digest for a, b in pairwise(found))):
        raise StoreDamaged(keeping.damaged(db.path))
    return found


def head(db: Database, base: int) -> str:
    """Return the digest of the last snapshot of one base, empty where there is none."""
    return next((str(digest) for (digest,) in db.rows("SELECT head FROM bases WHERE id = ?", base)), "")


def listed(db: Database, one: Kept) -> list[ChildRow]:
    """Return the children of one snapshot, sorted by creation and name.

    Raises
    ------
    StoreDamaged
        If they are not those that were written.
    """
    rows = db.rows(
        f"SELECT {_CHILD} FROM children WHERE base = ?1 AND first_seen <= ?2 "  # noqa: S608  our own words
        "AND (gone IS NULL OR gone > ?2) ORDER BY created, id",
        one.row.base,
        one.number,
    )
    if digests.as_text(_digest(rows)) != one.row.listed:
        raise StoreDamaged(keeping.damaged(db.path))
    return rows


def past(db: Database, base: int) -> Past:
    """Return what is sound of the snapshots of one base, in one pass over its children.

    Raises
    ------
    StoreDamaged
        If they cannot be read at all.
    """
    standing = _standing(db, base, "true ORDER BY taken")
    contents = list(_contents(db, base, standing))
    sound = tuple(
        one for one, there in zip(standing, contents, strict=True) if one.sound and there == one.row.listed
    )
    links = ["", *(one.digest for one in standing)]
    befores = [*(one.row.before for one in standing), head(db, base)]
    return Past(sound, whole=len(sound) == len(standing) and links == befores)


def _standing(db: Database, base: int, condition: str, *values: str) -> list[Kept]:
    rows = db.rows(
        f"""
        SELECT snapshots.id, digest, base, taken, name, created, announced, missing, cut, whole, notes,
            gone, changed, late, listed, before, body
        FROM snapshots LEFT JOIN facts ON facts.id = snapshots.facts
        WHERE base = ? AND {condition}
        """,  # noqa: S608  our own words
        base,
        *values,
    )
    return [Kept(number, digest, SnapshotRow(*words)) for number, digest, *words in rows]


def _contents(db: Database, base: int, standing: list[Kept]) -> Iterator[str]:
    """Yield the digest of the children of every snapshot, from those that begin and end with it."""
    numbers = [one.number for one in standing]
    if numbers != sorted(numbers):
        raise StoreDamaged(keeping.damaged(db.path))
    changes = [digests.NOTHING] * (len(numbers) + 1)  # those after the last snapshot count for none
    for first_seen, gone, *row in db.rows(
        f"SELECT first_seen, coalesce(gone, ?), {_CHILD} FROM children WHERE base = ?",  # noqa: S608
        sys.maxsize,
        base,
    ):
        digest = _digest([tuple(row)])
        begin, end = _place(numbers, first_seen), _place(numbers, gone)
        changes[begin] = digests.plus(changes[begin], digest)
        changes[end] = digests.minus(changes[end], digest)
    yield from map(digests.as_text, accumulate(changes[:-1], digests.plus))


def _place(numbers: list[int], number: Any) -> int:
    """Return which of the snapshots is the first from that ``number`` on."""
    return bisect_left(numbers, number) if isinstance(number, int | float) else len(numbers)


def _digest(rows: list[Row]) -> int:
    try:
        return digests.of_children(rows)
    except TypeError:  # a damaged row may hold other things than texts
        return digests.NOTHING - 1
