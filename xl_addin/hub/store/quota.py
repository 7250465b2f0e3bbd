"""The calls that all processes of this machine have spent in the running window of one Hub's quota."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil

from xl_addin.hub.ratelimit import Announced
from xl_addin.hub.store.database import Database

_LEAST_RESERVE = 5
_RESERVE = 0.01  # of a window's calls
_ROUNDING = timedelta(seconds=1)  # by which the seconds in the Hub's header are rounded down
_LONGEST = timedelta(days=1)  # no window is longer; what claims to be comes of a clock that was wrong


@dataclass(frozen=True, slots=True)
class Quota:
    """The running window: calls allowed (None: never told), calls used, its end (None: not told yet)."""

    allowed: int | None = None
    used: int = 0
    ends: datetime | None = None

    @property
    def most(self) -> int | None:
        """How many calls are made in one window: those allowed but for a reserve for other programs."""
        if self.allowed is None:
            return None
        reserve = max(_LEAST_RESERVE, ceil(self.allowed * _RESERVE))
        return max(1, self.allowed - min(reserve, self.allowed // 4))

    @property
    def left(self) -> int | None:
        """How many calls may still be made in this window; None where that is not known."""
        return None if self.most is None else max(0, self.most - self.used)

    @property
    def shut(self) -> bool:
        """Tell whether the window is used up."""
        return self.left == 0


def read_quota(db: Database, endpoint: str, who: str, now: datetime) -> Quota:
    """Return the window running at ``now``; once a window has ended, nothing is used of the next.

    Parameters
    ----------
    who
        Whose quota: ``token`` or ``anonymous``.
    """
    rows = db.rows("SELECT allowed, used, ends FROM quota WHERE endpoint = ? AND who = ?", endpoint, who)
    for allowed, used, seconds in rows:
        ends = None if seconds is None else datetime.fromtimestamp(seconds, UTC)
        quota = Quota(allowed, used, ends)
        # A window that is used up and whose end no answer told: nothing of it ever reached the Hub.
        over = quota.shut if ends is None else not now < ends <= now + _LONGEST
        return Quota(allowed) if over else quota
    return Quota()


def count_call(db: Database, endpoint: str, who: str, now: datetime) -> datetime | None:
    """Count one call that is about to be made.

    Returns
    -------
    datetime or None
        None where it may be made; where the window is used up, its end, and nothing is counted.
    """
    with db.writing():
        quota = read_quota(db, endpoint, who, now)
        if quota.shut:
            return quota.ends
        _write(db, endpoint, who, replace(quota, used=quota.used + 1))
    return None


def learn(db: Database, endpoint: str, who: str, said: Announced, now: datetime) -> None:
    """Take in what an answer that arrived ``now`` said of the window.

    Others may use the same quota, so the higher count holds. Every answer names a moment at or after the
    end of the window, its seconds being rounded, so the earliest holds.
    """
    with db.writing():
        quota = read_quota(db, endpoint, who, now)
        ends = now + timedelta(seconds=said.seconds) + _ROUNDING
        known = Quota(
            said.allowed,
            max(quota.used, said.allowed - said.left),
            ends if quota.ends is None else min(ends, quota.ends),
        )
        _write(db, endpoint, who, known)


def _write(db: Database, endpoint: str, who: str, quota: Quota) -> None:
    db.run(
        "INSERT INTO quota (endpoint, who, allowed, used, ends) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET allowed = excluded.allowed, used = excluded.used, ends = excluded.ends",
        endpoint,
        who,
        quota.allowed,
        quota.used,
        None if quota.ends is None else quota.ends.timestamp(),
    )
