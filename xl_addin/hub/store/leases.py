"""Who is asking the Hub about a model just now: one at a time, across threads and processes."""

from datetime import datetime

from xl_addin.hub.store.database import Database


def try_lease(db: Database, endpoint: str, name: str, holder: str, *, now: datetime, until: datetime) -> bool:
    """Take the lease on ``name`` until ``until`` if nobody holds it at ``now``; tell whether it was taken.

    Parameters
    ----------
    holder
        Who takes it; not even the same holder can take it twice.
    """
    changed = db.run(
        "INSERT INTO leases (endpoint, name, holder, until) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT DO UPDATE SET holder = ?3, until = ?4 WHERE leases.until <= ?5",
        endpoint,
        name,
        holder,
        until.timestamp(),
        now.timestamp(),
    )
    return changed == 1


def renew(db: Database, holder: str, until: datetime) -> None:
    """Let every lease of ``holder`` last until ``until``."""
    db.run("UPDATE leases SET until = ? WHERE holder = ?", until.timestamp(), holder)


def release(db: Database, endpoint: str, name: str, holder: str) -> None:
    """Give the lease of ``holder`` on ``name`` back, where it still holds it."""
    db.run("DELETE FROM leases WHERE endpoint = ? AND name = ? AND holder = ?", endpoint, name, holder)


def release_all(db: Database, holder: str) -> None:
    """Give every lease of ``holder`` back."""
    db.run("DELETE FROM leases WHERE holder = ?", holder)
