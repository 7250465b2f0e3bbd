"""What is known of a model: from the store where that is fresh enough, else from the Hub, and then kept."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import local

from xl_addin.errors import ModelError, UnknownModel, Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.flights import Flights
from xl_addin.hub.freshness import Freshness, end_of, is_recent
from xl_addin.hub.ids import is_series, model_id
from xl_addin.hub.outage import sparing
from xl_addin.hub.shelf import Kept, Shelf
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.refreshes import Refresh
from xl_addin.messages import hub, imports, keeping
from xl_addin.records import Dossier, Imported, Sentence, Snapshot
from xl_addin.settings import Ages


class Keeper:
    """Answers what is known of models, for as many threads as ask.

    Every method raises the :class:`~xl_addin.errors.ModelError` that ends the question where nothing is
    known of a model.

    Parameters
    ----------
    database
        The store; what goes wrong with it is no obstacle and stands in ``warnings``.
    endpoint
        Address of the Hub.
    client_of
        Makes a road to the Hub; each thread has its own.
    ages
        How old kept data may grow.
    freshness
        Whether the Hub is asked.
    now
        Tells the time in UTC.
    sleep
        Waits for seconds.
    """

    def __init__(
        self,
        database: Database,
        endpoint: str,
        client_of: Callable[[], HubClient],
        ages: Ages,
        freshness: Freshness,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._shelf = Shelf(database, endpoint, now)
        self._flights = Flights(database, endpoint, now=now, sleep=sleep)
        self._fetch = sparing(fetch_snapshot)
        self._endpoint, self._ages, self._freshness = endpoint, ages, freshness
        self._client_of, self._clients = client_of, local()
        self._now, self._begun = now, now()

    @property
    def warnings(self) -> tuple[Sentence, ...]:
        """What went wrong with the store so far."""
        return tuple(self._shelf.warnings)

    def close(self) -> None:
        """End every flight; what is not whole by now is not kept."""
        self._flights.close()

    def find(self, model: str, as_of: date | None = None) -> Dossier | Imported:
        """Return what is known of a model of the Hub, or of an imported series ``collection:series``."""
        if not is_series(model):
            return self.dossier(model, as_of)
        found = self._shelf.series(model.strip(), end_of(as_of, self._now()))
        if found is None:
            raise UnknownModel(imports.unknown_import(model))
        return found

    def dossier(self, model: str, as_of: date | None = None) -> Dossier:
        """Return what was known of a model of the Hub at the end of ``as_of`` (None: what is known now).

        The Hub is asked only where nothing fit is kept; what was said on a day that is over is never asked
        for again. Before the first snapshot, that one is given, as reconstructed.
        """
        name, now = model_id(model), self._now()
        end = end_of(as_of, now)
        earlier = self._shelf.known_on(name, end) if end < now else None
        found = Dossier(earlier) if earlier else self._present(name)
        reconstructed = end < now and end < found.snapshot.taken
        return self._shelf.completed(replace(found, reconstructed=reconstructed), name, end)

    def _present(self, name: str) -> Dossier:
        kept = self._shelf.look(name)
        settled = self._settled(kept)
        if settled is not None:
            return settled
        with self._flights.alone(kept.name):
            kept = self._shelf.look(name)  # perhaps another was faster
            return self._settled(kept) or self._asked(name, kept)

    def _settled(self, kept: Kept) -> Dossier | None:
        """Return what is kept where it need not be asked for, or must not be; None where it is to be."""
        snapshot, unknown = kept.snapshot, kept.unknown
        if unknown and self._recent(unknown, self._ages.unknown):
            return _stale(kept, UnknownModel(keeping.known_as_unknown(kept.name, self._endpoint, unknown)))
        if snapshot and not unknown and self._recent(snapshot.taken, self._ages.fresh):
            return Dossier(snapshot)
        if self._freshness is Freshness.OFFLINE:
            return _stale(
                kept, Unreachable(keeping.offline_and_old() if snapshot else hub.offline(kept.name))
            )
        return None

    def _recent(self, moment: datetime, age: timedelta) -> bool:
        """Tell whether it was said recently enough; where all shall be fresh, since this run began."""
        if self._freshness is Freshness.FRESH:
            return moment >= self._begun
        return is_recent(moment, self._now(), age)

    def _asked(self, name: str, kept: Kept) -> Dossier:
        """Ask the Hub, and keep what it says; where it says nothing of use, what is kept has to do."""
        client, begun = self._client(), self._now()
        calls = client.calls
        try:
            found = self._fetched(client, name, kept)
        except ModelError as error:
            if isinstance(error, UnknownModel):
                self._shelf.keep_unknown(name, begun)
            self._log(name, begun, client.calls - calls, error.status.value)
            return _stale(kept, error)
        self._shelf.keep(name, found)
        self._log(name, begun, client.calls - calls, "whole" if found.whole else "difference")
        return Dossier(found)

    def _fetched(self, client: HubClient, name: str, kept: Kept) -> Snapshot:
        """Read the difference to what is kept, and from time to time everything, by the name asked for."""
        if kept.snapshot and kept.whole and is_recent(kept.whole, self._now(), self._ages.whole):
            return self._fetch(client, kept.name, kept.snapshot)
        return self._fetch(client, name)

    def _log(self, name: str, begun: datetime, calls: int, outcome: str) -> None:
        if calls:
            self._shelf.log(Refresh(name, begun, self._now(), calls, outcome))

    def _client(self) -> HubClient:
        if not hasattr(self._clients, "own"):
            self._clients.own = self._client_of()
        client: HubClient = self._clients.own
        return client


def _stale(kept: Kept, error: ModelError) -> Dossier:
    """Return what is kept, with why it is not newer; without anything, raise ``error``."""
    if kept.snapshot is None:
        raise error
    return Dossier(kept.snapshot, stale=keeping.stale(kept.snapshot.taken, error.sentence))
