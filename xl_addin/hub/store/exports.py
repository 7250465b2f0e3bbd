"""The whole history of what is kept, row by row, for use elsewhere."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.moments import moment_of


@dataclass(frozen=True, slots=True)
class ChildVersion:
    """A child as it stood in the listing from ``first_seen`` to ``last_seen``.

    ``gone`` is the first snapshot without it in this form, None where the last one has it.
    """

    child: str
    author: str
    created: datetime
    relation: str
    first_seen: datetime
    last_seen: datetime
    gone: datetime | None


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One snapshot in numbers; ``gone``, ``changed`` and ``late`` are against the one before."""

    taken: datetime
    name: str
    created: datetime
    children: int
    cut: bool
    whole: bool
    gone: int
    changed: int
    late: int


def child_versions(db: Database, base: int) -> list[ChildVersion]:
    """Return every version of every child of one base, by creation, child and first sight."""
    numbers, moments = _snapshots(db, base)
    taken = dict(zip(numbers, moments, strict=True))
    rows = db.rows(
        "SELECT id, author, created, relation, first_seen, gone FROM children "
        "WHERE base = ? ORDER BY created, id, first_seen",
        base,
    )
    return [
        ChildVersion(
            child,
            author,
            moment_of(created),
            relation,
            taken[first],
            moments[-1 if gone is None else bisect_left(numbers, gone) - 1],
            None if gone is None else taken[gone],
        )
        for child, author, created, relation, first, gone in rows
    ]


def snapshot_rows(db: Database, base: int) -> list[SnapshotRow]:
    """Return the snapshots of one base in their order."""
    numbers, _ = _snapshots(db, base)
    change: Counter[int] = Counter(
        dict(db.rows("SELECT first_seen, count(*) FROM children WHERE base = ? GROUP BY first_seen", base))
    )
    change.subtract(
        dict(db.rows("SELECT gone, count(*) FROM children WHERE base = ? AND gone > 0 GROUP BY gone", base))
    )
    listed = accumulate(change[number] for number in numbers)
    rows = db.rows(
        "SELECT taken, name, created, cut, whole, gone, changed, late FROM snapshots "
        "WHERE base = ? ORDER BY id",
        base,
    )
    return [
        SnapshotRow(moment_of(taken), name, moment_of(created), count, bool(cut), bool(whole), *revised)
        for (taken, name, created, cut, whole, *revised), count in zip(rows, listed, strict=True)
    ]


def _snapshots(db: Database, base: int) -> tuple[Sequence[int], Sequence[datetime]]:
    rows = db.rows("SELECT id, taken FROM snapshots WHERE base = ? ORDER BY id", base)
    return [number for number, _ in rows], [moment_of(taken) for _, taken in rows]
