"""What the Hub said of each base model and when: saved by the difference, read back as of any day.

A child is kept once for as long as it stays the same: snapshot n holds the rows that were first seen in n or
before it and are gone after n, or not yet.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from xl_addin.hub.store import digests
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.difference import Difference, difference
from xl_addin.hub.store.digests import ChildRow
from xl_addin.hub.store.history import Kept, between, kept, linked, listed
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.hub.store.rows import as_child_row, as_row, as_snapshot
from xl_addin.records import BaseModel, Revision, Snapshot

_SLACK = timedelta(minutes=10)  # by which the Hub's clock and ours may differ
_LONG_AGO = stamp(datetime(1970, 1, 1, tzinfo=UTC))
_EVER = stamp(datetime.max.replace(tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Known:
    """What a name that was asked for led to.

    ``base`` is the number of the base in the store and ``name`` its canonical name, both None where nothing
    is kept; ``unknown`` is when the Hub last said that it knows no such model, None once it does.
    """

    base: int | None
    name: str | None
    unknown: datetime | None


def base_named(db: Database, endpoint: str, name: str) -> Known | None:
    """Return what ``name`` led to at the Hub at ``endpoint``, None where it was never asked for."""
    rows = db.rows(
        "SELECT base, bases.name, unknown FROM names LEFT JOIN bases ON bases.id = names.base "
        "WHERE names.endpoint = ? AND names.name = ?",
        endpoint,
        name,
    )
    return next((Known(base, said, when and moment_of(when)) for base, said, when in rows), None)


def remember_unknown(db: Database, endpoint: str, name: str, when: datetime) -> None:
    """Keep that the Hub knew no model ``name`` at the moment ``when``.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept.
    """
    db.run(
        "INSERT INTO names (endpoint, name, unknown) VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET unknown = excluded.unknown",
        endpoint,
        name,
        stamp(when),
    )


def forget_unknown(db: Database, endpoint: str) -> None:
    """Let every name be asked for anew that the Hub at ``endpoint`` did not know.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept.
    """
    # The mark stays, for it says that what is kept of such a base is not what the Hub says now.
    db.run("UPDATE names SET unknown = ? WHERE endpoint = ? AND unknown IS NOT NULL", _LONG_AGO, endpoint)


def save_snapshot(db: Database, endpoint: str, asked: str, snapshot: Snapshot) -> int:
    """Keep ``snapshot``, found under the name ``asked``, as the latest of its base.

    One that is not newer than the latest is not kept: another process was faster.

    Returns
    -------
    int
        The number of the latest snapshot.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept; then nothing of it is.
    StoreDamaged
        If the snapshot before is not what was written.
    """
    with db.writing():
        base = _number(db, endpoint, asked, snapshot.base)
        _name(db, endpoint, asked, base)
        _name(db, endpoint, snapshot.base.id, base)
        last = linked(db, base, _EVER)
        if last is not None and stamp(snapshot.taken) <= last.row.taken:
            return last.number
        return _append(db, base, snapshot, last)


def latest(db: Database, base: int) -> Snapshot | None:
    """Return the last snapshot of the base numbered ``base``, None where there is none.

    Raises
    ------
    StoreDamaged
        If it is not what was written; so do all that follow.
    """
    return _last(db, base, _EVER)


def as_known_on(db: Database, base: int, end: datetime) -> Snapshot | None:
    """Return the last snapshot taken up to the moment ``end``, None where none was."""
    return _last(db, base, stamp(end))


def first(db: Database, base: int) -> Snapshot | None:
    """Return the first snapshot, None where there is none."""
    with db.reading():
        rows = db.rows("SELECT min(taken) FROM snapshots WHERE base = ?", base)
        return _last(db, base, rows[0][0] or _EVER)


def last_whole(db: Database, base: int) -> datetime | None:
    """Return when the listing was last read to its end, None where it never was."""
    found = kept(db, base, "whole = 1 ORDER BY taken DESC LIMIT 1")
    return moment_of(found[0].row.taken) if found else None


def revision(db: Database, base: int, since: datetime, until: datetime) -> Revision | None:
    """Return how the Hub revised the past in the snapshots after ``since`` up to ``until``, None if not."""
    rows = [one.row for one in between(db, base, stamp(since), stamp(until))]
    found = Revision(
        since, sum(row.gone for row in rows), sum(row.changed for row in rows), sum(row.late for row in rows)
    )
    return None if found == Revision(since) else found


def _last(db: Database, base: int, taken: str) -> Snapshot | None:
    with db.reading():
        found = linked(db, base, taken)
        return None if found is None else as_snapshot(found.row, listed(db, found))


def _append(db: Database, base: int, snapshot: Snapshot, last: Kept | None) -> int:
    present = [] if last is None else listed(db, last)
    known_up_to = "" if last is None else stamp(moment_of(last.row.taken) - _SLACK)
    changes = difference(present, list(map(as_child_row, snapshot.children)), known_up_to)
    row = as_row(
        base,
        snapshot,
        (changes.gone, changes.changed, changes.late),
        _digest_after(present, changes),
        "" if last is None else last.digest,
    )
    number = db.insert(
        """
        INSERT INTO snapshots (base, taken, name, created, announced, missing, cut, whole, notes,
            gone, changed, late, listed, before, facts, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        *row[:-1],
        _facts(db, row.facts),
        row.digest,
    )
    _write_children(db, base, number, changes)
    db.run("UPDATE bases SET name = ?, head = ? WHERE id = ?", row.name, row.digest, base)
    return number


def _digest_after(present: list[ChildRow], changes: Difference) -> int:
    """Return the digest of the children listed now, from those that stay and those that come."""
    ended = set(changes.closed)
    stay = digests.of_children(row for row in present if row not in ended)
    return digests.plus(stay, digests.of_children(changes.opened))


def _write_children(db: Database, base: int, number: int, changes: Difference) -> None:
    db.run_many(
        "UPDATE children SET gone = ? WHERE base = ? AND id = ? AND hub_id = ? AND gone IS NULL",
        ((number, base, name, hub_id) for name, _, _, _, hub_id in changes.closed),
    )
    db.run_many(
        "INSERT INTO children (base, first_seen, id, author, created, relation, hub_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((base, number, *row) for row in changes.opened),
    )


def _facts(db: Database, body: str) -> int:
    rows = db.rows("SELECT id FROM facts WHERE body = ?", body)
    return rows[0][0] if rows else db.insert("INSERT INTO facts (body) VALUES (?)", body)


def _name(db: Database, endpoint: str, name: str, base: int) -> None:
    """Keep what ``name`` leads to; nothing is written where that is known."""
    db.run(
        "INSERT INTO names (endpoint, name, base) VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
        "SET base = excluded.base, unknown = NULL WHERE base IS NOT excluded.base OR unknown IS NOT NULL",
        endpoint,
        name,
        base,
    )


def _number(db: Database, endpoint: str, asked: str, base: BaseModel) -> int:
    """Return the number of ``base``, a new one where it was not kept before."""
    found = db.rows("SELECT id FROM bases WHERE endpoint = ? AND key = ?", endpoint, base.key)
    found = found or _known_by_name(db, endpoint, base.id, base.hub_id)
    found = found or _known_by_name(db, endpoint, asked, base.hub_id)
    if not found:
        return db.insert(
            "INSERT INTO bases (endpoint, key, name) VALUES (?, ?, ?)", endpoint, base.key, base.id
        )
    if base.hub_id:
        db.run("UPDATE bases SET key = ?1 WHERE id = ?2 AND key <> ?1", base.hub_id, found[0][0])
    return int(found[0][0])


def _known_by_name(db: Database, endpoint: str, name: str, hub_id: str) -> list[tuple[int]]:
    """Return the base that ``name`` led to, if it can be the one whose own id is ``hub_id``.

    One that is kept under another id of the Hub's own is another repository, which had the name before.
    """
    return db.rows(
        """
        SELECT bases.id FROM names JOIN bases ON bases.id = names.base
        WHERE names.endpoint = ?1 AND names.name = ?2 AND (?3 = '' OR EXISTS (
            SELECT 1 FROM names WHERE endpoint = ?1 AND name = bases.key AND base = bases.id
        ))
        """,
        endpoint,
        name,
        hub_id,
    )
