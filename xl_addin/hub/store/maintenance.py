"""What the store holds, whether it is sound, and how parts of it are let go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.checking import is_sound, looks_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.history import past
from xl_addin.hub.store.moments import moment_of
from xl_addin.messages import upkeep
from xl_addin.records import BaseModel, Sentence


@dataclass(frozen=True, slots=True)
class KeptBase:
    """One base with its snapshots: how many, when the first and the last were taken.

    ``number`` is its own in the store. ``gone``, ``changed`` and ``late`` sum what the Hub revised between
    them.
    """

    number: int
    endpoint: str
    name: str
    snapshots: int
    first: datetime
    last: datetime
    gone: int
    changed: int
    late: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the store holds: its size [bytes], the rows of each table, the bases."""

    size: int
    tables: Mapping[str, int]
    bases: tuple[KeptBase, ...]


def inventory(db: Database) -> Inventory:
    """Return what the store holds."""
    names = [name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    tables = {name: db.rows(f'SELECT count(*) FROM "{name}"')[0][0] for name in names}  # noqa: S608  its own names
    return Inventory(size(db), tables, tuple(kept_bases(db)))


def size(db: Database) -> int:
    """Return how many bytes the store takes."""
    ((pages, each),) = db.rows("SELECT page_count, page_size FROM pragma_page_count, pragma_page_size")
    return int(pages * each)


def kept_bases(db: Database, endpoint: str | None = None) -> list[KeptBase]:
    """Return the bases with snapshots, of one Hub or of all, by name."""
    rows = db.rows(
        """
        SELECT bases.id, endpoint, bases.name, count(*), min(taken), max(taken), sum(gone), sum(changed),
            sum(late)
        FROM bases JOIN snapshots ON snapshots.base = bases.id
        WHERE ?1 IS NULL OR endpoint = ?1
        GROUP BY bases.id ORDER BY lower(bases.name), endpoint
        """,
        endpoint,
    )
    return [
        KeptBase(number, where, name, snapshots, moment_of(first), moment_of(last), *revised)
        for number, where, name, snapshots, first, last, *revised in rows
    ]


def known_releases(db: Database, endpoint: str) -> tuple[BaseModel, ...]:
    """Return every base of one Hub of which a snapshot is kept, as it was called and dated last."""
    rows = db.rows(
        "SELECT bases.name, created, max(taken) FROM bases JOIN snapshots ON snapshots.base = bases.id "
        "WHERE endpoint = ? GROUP BY bases.id ORDER BY bases.name",
        endpoint,
    )
    return tuple(BaseModel(name, moment_of(created), None) for name, created, _ in rows)


def faults(db: Database) -> tuple[Sentence, ...]:
    """Return what is wrong with the store, nothing where it is sound.

    SQLite's own checks are followed by reading every snapshot, whose digest must agree.
    """
    try:
        found = [
            *(upkeep.not_sound(str(what)) for (what,) in db.rows("PRAGMA integrity_check") if what != "ok"),
            *(upkeep.not_sound(f"{row[0]} → {row[2]}") for row in db.rows("PRAGMA foreign_key_check")),
        ]
        if looks_sound(db):  # else tables may be missing
            found += _unreadable(db)
        return tuple(found) if found or is_sound(db) else (upkeep.not_sound("its parts do not agree"),)
    except StoreDamaged as error:
        return (error.sentence,)


def vacuum(db: Database) -> tuple[int, int]:
    """Write the store anew without its gaps; return its size before and after [bytes].

    Raises
    ------
    StoreUnwritable
        If there is no room for a second copy, or another process is writing.
    """
    before = size(db)
    db.run("VACUUM")
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, size(db)


def forget(db: Database, endpoint: str, base: int) -> None:
    """Delete everything that the Hub said of one base, and the forecasts given of it.

    What the user said of it stays: decisions and events.

    Raises
    ------
    StoreUnwritable
        If nothing can be written; then nothing is deleted.
    """
    with db.writing():
        for table in ("refreshes", "leases"):
            db.run(
                f"DELETE FROM {table} WHERE endpoint = ?1 AND name IN ("  # noqa: S608  our own words
                "SELECT name FROM names WHERE base = ?2 UNION SELECT name FROM bases WHERE id = ?2)",
                endpoint,
                base,
            )
        db.run("DELETE FROM bases WHERE id = ?", base)
        db.run("DELETE FROM facts WHERE id NOT IN (SELECT facts FROM snapshots)")


def _unreadable(db: Database) -> Iterator[Sentence]:
    for base, name in db.rows("SELECT id, name FROM bases ORDER BY lower(name)"):
        sound = {one.number for one in past(db, base).sound}
        for number, taken in db.rows("SELECT id, taken FROM snapshots WHERE base = ? ORDER BY taken", base):
            if number not in sound:
                yield upkeep.snapshot_damaged(name, moment_of(taken))
