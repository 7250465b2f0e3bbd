"""How things stand between this machine, its store and one Hub."""

from dataclasses import dataclass
from datetime import datetime

from xl_addin.hub.freshness import is_recent
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import all_decisions
from xl_addin.hub.store.quota import Quota, read_quota
from xl_addin.hub.store.refreshes import Refresh, last_refresh, last_taken
from xl_addin.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """The quota, the bases kept (fresh and stale), the last refresh and the decisions in force."""

    quota: Quota
    fresh: int
    stale: int
    last: Refresh | None
    decisions: int

    @property
    def bases(self) -> int:
        """How many bases are kept."""
        return self.fresh + self.stale


def read_standing(db: Database, settings: Settings, now: datetime) -> Standing:
    """Return how things stand at ``now``, from the store alone.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    taken = last_taken(db, settings.endpoint)
    fresh = sum(is_recent(moment, now, settings.ages.fresh) for moment in taken)
    return Standing(
        read_quota(db, settings.endpoint, settings.who, now),
        fresh,
        len(taken) - fresh,
        last_refresh(db, settings.endpoint),
        sum(decision.undone is None for decision in all_decisions(db)),
    )
