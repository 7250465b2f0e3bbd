"""A keeper of a Hub double at a clock of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hub_double import HubDouble
from hub_models import NOW, RELEASE

from xl_addin.hub.client import HubClient
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.patience import Patience
from xl_addin.hub.store.database import Database
from xl_addin.records import Relation
from xl_addin.settings import Ages

BASE = "org/base"
HURRIED = Patience(connect=0.5, silence=0.5, attempt=1, attempts=2, trouble=1.5, first_wait=0.01, jitter=0.01)


@dataclass
class House:
    """A Hub, a store and a clock; each keeper made here is as of another run of the program."""

    hub: HubDouble
    database: Database = field(default_factory=lambda: Database(None))
    now: datetime = NOW

    def keeper(self, freshness: Freshness = Freshness.NORMAL, database: Database | None = None) -> Keeper:
        """Return a keeper of default ages who does not wait long for the Hub."""
        return Keeper(
            database or self.database,
            self.hub.endpoint,
            lambda: HubClient(self.hub.endpoint, self.hub.token, now=self.clock, patience=HURRIED),
            Ages(),
            freshness,
            now=self.clock,
        )

    def clock(self) -> datetime:
        """Tell the time."""
        return self.now

    def later(self, **duration: float) -> None:
        """Let time pass."""
        self.now += timedelta(**duration)

    def calls(self, work: Callable[[], object]) -> int:
        """Return how many requests reach the Hub during ``work``."""
        before = len(self.hub.seen)
        work()
        return len(self.hub.seen) - before


def add_base(hub: HubDouble, model: str, children: int) -> None:
    """Hold a base with one child a day, all four relations in turn."""
    hub.add_base(model, RELEASE)
    for day in range(children):
        relation = list(Relation)[day % 4]
        name = f"u{day}/{model.replace('/', '-')}-{day}"
        hub.add_child(name, RELEASE + timedelta(days=day), {model: relation})
