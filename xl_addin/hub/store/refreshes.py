"""Every attempt to ask the Hub about a model, and how old what is kept has grown."""

from dataclasses import dataclass
from datetime import datetime

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.moments import moment_of, stamp

_KEPT = 10_000  # attempts that are remembered of one Hub


@dataclass(frozen=True, slots=True)
class Refresh:
    """One attempt: the name asked for, from when to when, in how many calls, and how it ended.

    ``outcome`` is ``whole`` or ``difference`` for a snapshot, else the status that the question ended with.
    """

    name: str
    begun: datetime
    ended: datetime
    calls: int
    outcome: str


def log_refresh(db: Database, endpoint: str, refresh: Refresh) -> None:
    """Remember one attempt; of long ones past, the oldest are forgotten."""
    with db.writing():
        number = db.insert(
            "INSERT INTO refreshes (endpoint, name, begun, ended, calls, outcome) VALUES (?, ?, ?, ?, ?, ?)",
            endpoint,
            refresh.name,
            stamp(refresh.begun),
            stamp(refresh.ended),
            refresh.calls,
            refresh.outcome,
        )
        db.run("DELETE FROM refreshes WHERE id <= ?", number - _KEPT)


def last_refresh(db: Database, endpoint: str) -> Refresh | None:
    """Return the attempt that ended last, None where there was none."""
    rows = db.rows(
        "SELECT name, begun, ended, calls, outcome FROM refreshes WHERE endpoint = ? "
        "ORDER BY ended DESC, id DESC LIMIT 1",
        endpoint,
    )
    return next(
        (
            Refresh(name, moment_of(begun), moment_of(ended), calls, outcome)
            for name, begun, ended, calls, outcome in rows
        ),
        None,
    )


def last_taken(db: Database, endpoint: str) -> list[datetime]:
    """Return when the latest snapshot of each base was taken, oldest first."""
    rows = db.rows(
        "SELECT max(taken) FROM snapshots JOIN bases ON bases.id = snapshots.base "
        "WHERE endpoint = ? GROUP BY bases.id ORDER BY 1",
        endpoint,
    )
    return [moment_of(taken) for (taken,) in rows]
