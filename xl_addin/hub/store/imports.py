"""Series of monthly counts that the user brought: kept by collection, each import as a dated version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.records import Imported

_BETWEEN = ":"  # collection:series; a Hub id never holds a colon
_EVERY = "*"


@dataclass(frozen=True, slots=True)
class Collection:
    """The latest version of the series imported under one name; ``versions`` counts all that are kept."""

    name: str
    source: str
    imported: datetime
    series: int
    versions: int


def save_import(
    db: Database, name: str, source: str, series: Mapping[str, Sequence[int]], imported: datetime
) -> None:
    """Keep ``series`` as a version of the collection ``name``; earlier versions stay.

    Parameters
    ----------
    source
        Where the counts come from, in the user's words.
    series
        What was added in each whole month since release, by the name of the series.
    imported
        The moment of the import.

    Raises
    ------
    StoreUnwritable
        If it cannot be kept; then nothing of it is.
    """
    with db.writing():
        number = db.insert(
            "INSERT INTO imports (name, source, imported) VALUES (?, ?, ?)", name, source, stamp(imported)
        )
        db.run_many(
            "INSERT INTO import_months (import, series, month, new) VALUES (?, ?, ?, ?)",
            # Month 0 holds nothing and says that the series is there, however young.
            (
                (number, one, month, count)
                for one, new in series.items()
                for month, count in enumerate((0, *new))
            ),
        )


def read_import(db: Database, name: str, end: datetime | None) -> Imported | None:
    """Return the series ``name`` as last imported up to ``end`` (None: ever); None where there is none.

    Parameters
    ----------
    name
        ``collection:series``; what follows the first colon is the series.
    """
    collection, _, series = name.partition(_BETWEEN)
    version = _version(db, collection, end)
    if version is None:
        return None
    number, source, imported = version
    new = db.rows(
        "SELECT new FROM import_months WHERE import = ? AND series = ? ORDER BY month", number, series
    )
    return Imported(name, source, imported, tuple(count for (count,) in new[1:])) if new else None


def expand(db: Database, models: Sequence[str]) -> list[str]:
    """Return ``models`` with every ``collection:*`` replaced by the series of its latest version.

    A collection that nobody imported stays as it is written, so that it is told as unknown.
    """
    return [name for model in models for name in (_series_of(db, model) or [model])]


def collections(db: Database) -> list[Collection]:
    """Return what is imported, by name."""
    rows = db.rows(
        """
        SELECT name, source, max(imported), count(*), (
            SELECT count(*) FROM import_months WHERE import = imports.id AND month = 0
        ) FROM imports GROUP BY name ORDER BY name
        """
    )
    return [
        Collection(name, source, moment_of(imported), series, versions)
        for name, source, imported, versions, series in rows
    ]


def forget_import(db: Database, name: str) -> int:
    """Delete every version of the collection ``name``; return how many there were."""
    return db.run("DELETE FROM imports WHERE name = ?", name)


def _series_of(db: Database, model: str) -> list[str]:
    collection, _, wanted = model.strip().partition(_BETWEEN)
    version = _version(db, collection, None) if wanted == _EVERY else None
    if version is None:
        return []
    rows = db.rows("SELECT series FROM import_months WHERE import = ? AND month = 0", version[0])
    return [f"{collection}{_BETWEEN}{series}" for (series,) in rows]


def _version(db: Database, collection: str, end: datetime | None) -> tuple[int, str, datetime] | None:
    rows = db.rows(
        "SELECT id, source, imported FROM imports "
        "WHERE name = ? AND imported <= ? ORDER BY imported DESC LIMIT 1",
        collection,
        "9999" if end is None else stamp(end),
    )
    return next(((number, source, moment_of(imported)) for number, source, imported in rows), None)
