"""Asking the Hub in the background of a spreadsheet, each model once however many cells want it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from xl_addin.errors import RateLimited, UnknownModel
from xl_addin.excel.crew import Crew, Flight
from xl_addin.excel.found import Found, caught, is_fresh
from xl_addin.hub.client import HubClient
from xl_addin.hub.freshness import Freshness, is_recent
from xl_addin.hub.gate import Gate
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.pool import gather
from xl_addin.hub.store.database import Database
from xl_addin.messages import hub
from xl_addin.settings import Settings

_FAILED = timedelta(seconds=60)  # for which a Hub that failed is not asked again


@dataclass(frozen=True, slots=True)
class _Landed:
    found: Found
    when: datetime


class Asker:
    """Asks the Hub and keeps its answers in ``database``; ``now`` tells the time in UTC."""

    def __init__(self, settings: Settings, database: Database, *, now: Callable[[], datetime]) -> None:
        self._settings, self._database, self._now = settings, database, now
        self._gate = Gate(database, settings.endpoint, settings.who, now=now, on_wait=self._refuse)
        self._keeper, self._hired, self._lock = self.keeper(self._database, Freshness.NORMAL), now(), Lock()
        self._crew: Crew[_Landed] = Crew(self._fly)

    def begin(self, name: str) -> Flight[_Landed]:
        """Have the Hub asked about a model, unless it is being asked."""
        return self._crew.begin(name)

    def is_asking(self, name: str) -> bool:
        """Tell whether the Hub is being asked about a model."""
        flight = self._crew.last(name)
        return flight is not None and not flight.outcome.done()

    def landed(self, name: str) -> Found | None:
        """Return what the Hub said last of a model, while it need not be asked again."""
        flight = self._crew.last(name)
        if flight is None or not flight.outcome.done():
            return None
        landed = flight.outcome.result()
        return landed.found if is_recent(landed.when, self._now(), self._age(landed.found)) else None

    def refresh(self, models: Sequence[str], on_progress: Callable[[int, int], None]) -> None:
        """Ask about every one of ``models``, however fresh what is kept is, and wait for it.

        ``on_progress`` is told how many of how many are done.
        """
        keeper = self.keeper(self._database, Freshness.FRESH)
        for done, _ in enumerate(gather(lambda model: caught(keeper, model), models), start=1):
            on_progress(done, len(models))
        self._crew.forget()

    def forget_failures(self) -> None:
        """Let whatever was asked be asked anew, though the Hub was given up."""
        with self._lock:
            self._hired = self._now() - 2 * _FAILED
        self._crew.forget()

    def keeper(self, database: Database, freshness: Freshness) -> Keeper:
        """Return a keeper of what is known, over a connection to the store, that asks by the same gate."""
        settings = self._settings
        return Keeper(
            database,
            settings.endpoint,
            lambda: HubClient(settings.endpoint, settings.token, now=self._now, gate=self._gate),
            settings.ages,
            Freshness.OFFLINE if settings.offline else freshness,
            now=self._now,
        )

    def close(self) -> None:
        """End every flight; what is not whole by now is not kept."""
        self._keeper.close()

    def _age(self, found: Found) -> timedelta:
        """Return for how long the Hub need not be asked again after it said ``found``."""
        if isinstance(found, UnknownModel):
            return self._settings.ages.unknown
        return self._settings.ages.fresh if is_fresh(found) else _FAILED  # fresh, but could not be kept

    def _fly(self, name: str) -> _Landed:
        return _Landed(caught(self._at_work(), name), self._now())

    def _at_work(self) -> Keeper:
        """Return the keeper that asks; one that has given the Hub up is replaced after a while."""
        with self._lock:
            if not is_recent(self._hired, self._now(), _FAILED):
                self._keeper, self._hired = self.keeper(self._database, Freshness.NORMAL), self._now()
            return self._keeper

    def _refuse(self, ends: datetime) -> None:
        """Stand in for waiting at the gate: a cell has no use of an answer in the next window."""
        raise RateLimited(hub.rate_limited(self._settings.endpoint, ends))
