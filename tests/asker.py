"""A program of its own that asks one Hub about many models, as several of them do at once on one machine.

    python asker.py STORE ENDPOINT NOW MODEL…

Eight threads ask about every model, each in its own order; the answers are printed as JSON. ``NOW`` is the
moment at which the program begins, in ISO 8601.
"""

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from xl_addin.hub.client import HubClient
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.gate import Gate
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.pool import gather
from xl_addin.hub.store.database import Database
from xl_addin.settings import Ages

THREADS = 8


def main(store: str, endpoint: str, now: str, *models: str) -> None:
    """Ask, print and end."""
    begun, origin = time.monotonic(), datetime.fromisoformat(now)

    def clock() -> datetime:
        return origin + timedelta(seconds=time.monotonic() - begun)

    database = Database(Path(store))
    gate = Gate(database, endpoint, "anonymous", now=clock, on_wait=lambda _: None)
    keeper = Keeper(
        database,
        endpoint,
        lambda: HubClient(endpoint, now=clock, gate=gate),
        Ages(),
        Freshness.NORMAL,
        now=clock,
    )
    orders = [Random(number).sample(models, len(models)) for number in range(THREADS)]  # noqa: S311  no secret
    found = {
        model: [dossier.snapshot.taken.isoformat(), [child.id for child in dossier.snapshot.children]]
        for _, dossiers in gather(lambda order: [keeper.dossier(model) for model in order], orders, THREADS)
        for model, dossier in zip(models, sorted(dossiers, key=lambda one: one.snapshot.base.id), strict=True)
    }
    keeper.close()
    print(json.dumps({"found": found, "warnings": [said.en for said in keeper.warnings]}))  # noqa: T201  a program


if __name__ == "__main__":
    main(*sys.argv[1:])
