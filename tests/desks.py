"""A desk as a spreadsheet's process has it: a store in a file, a Hub on this machine, a clock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from hub_double import HubDouble
from hub_models import NOW, RELEASE

from xl_addin.excel.desk import Desk
from xl_addin.excel.waiting import Waiting
from xl_addin.hub.store.database import Database
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Language, Relation
from xl_addin.settings import Settings


class Clock:
    """Tells a time that passes as usual, and jumps where a test says so."""

    def __init__(self, start: datetime = NOW) -> None:
        self._start, self._begun = start, time.monotonic()

    def __call__(self) -> datetime:
        """Return the moment."""
        return self._start + timedelta(seconds=time.monotonic() - self._begun)

    def jump(self, by: timedelta) -> None:
        """Let so much time pass at once."""
        self._start += by


@contextmanager
def desk(
    endpoint: str,
    folder: Path,
    clock: Clock | None = None,
    *,
    offline: bool = False,
    language: Language = "en",
    waiting: Waiting | None = None,
) -> Iterator[Desk]:
    """Open a desk over the store in ``folder``."""
    settings = Settings(endpoint, None, offline, folder, language)
    asking = Database(settings.store_file)
    reading = Database(settings.store_file)
    opened = Desk(settings, reading, asking, shipped_prior(), now=clock or Clock(), waiting=waiting)
    try:
        yield opened
    finally:
        opened.close()


def hold(hub: HubDouble, *models: str, children: int = 40) -> None:
    """Let the Hub hold ``models`` with an adapter a week."""
    for model in models:
        hub.add_base(model, RELEASE)
        for number in range(children):
            hub.add_child(
                f"user-{number}/of-{model.replace('/', '-')}-{number}",
                RELEASE + timedelta(days=7 * number),
                {model: Relation.ADAPTER},
            )
