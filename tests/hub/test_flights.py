"""One flight per base across threads and processes, and a lease that a dead process loses."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import hub_faults as faults
import pytest
from hub_double import HubDouble
from hub_models import NOW
from keeping import House, add_base

from xl_addin.hub.flights import Flights
from xl_addin.hub.store.database import Database
from xl_addin.records import Relation

ASKER = Path(__file__).parents[1] / "asker.py"


def start(
    store: Path, hub: HubDouble, models: list[str], after: timedelta = timedelta()
) -> subprocess.Popen[str]:
    """Start a process that asks about the models, eight threads each about all."""
    command = [sys.executable, str(ASKER), str(store), hub.endpoint, (NOW + after).isoformat(), *models]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_three_processes_of_eight_threads_fetch_each_base_once(hub: HubDouble, tmp_path: Path) -> None:
    """On two days, while children come, 40 bases take 40 detail calls, and all answers are the same."""
    models = sorted(f"org/base{number}" for number in range(40))
    hub.quota = 100_000
    for model in models:
        add_base(hub, model, 5)
    for day in range(2):
        hub.seen.clear()
        done = Event()
        changing = Thread(target=change, args=(hub, models, day, done))
        changing.start()
        programs = [
            start(tmp_path / "store.sqlite", hub, models, timedelta(hours=25 * day)) for _ in range(3)
        ]
        said = [program.communicate(timeout=100) for program in programs]
        done.set()
        changing.join()
        assert [error for _, error in said] == ["", "", ""]
        found = [json.loads(answer) for answer, _ in said]
        assert found[0]["warnings"] == []
        assert found == [found[0]] * 3
        details = Counter(seen.path for seen in hub.seen if seen.route == "detail")
        assert details == {f"/api/models/{model}": 1 for model in models}
    database = Database(tmp_path / "store.sqlite")
    assert database.rows("SELECT count(*) FROM snapshots") == [(80,)]
    assert database.rows("SELECT count(*) FROM leases") == [(0,)]
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    database.close()


def change(hub: HubDouble, models: list[str], day: int, done: Event) -> None:
    """Add a child to one base after the other until it is enough."""
    number = 0
    while not done.wait(0.01):
        model = models[number % len(models)]
        hub.add_child(f"new/{day}-{number}", NOW - timedelta(minutes=1), {model: Relation.ADAPTER})
        number += 1


def test_a_killed_process_loses_its_lease(hub: HubDouble, tmp_path: Path) -> None:
    """While a process asks, another waits; killed in the middle, it is followed after ten seconds."""
    add_base(hub, "org/base", 5)
    hub.fail(faults.hanging, times=1)
    database = Database(tmp_path / "store.sqlite")
    program = start(tmp_path / "store.sqlite", hub, ["org/base"])
    until = time.monotonic() + 20
    while not database.rows("SELECT * FROM leases") and time.monotonic() < until:
        time.sleep(0.02)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    assert len(database.rows("SELECT * FROM leases")) == 1
    house = House(hub, database)
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        house.later(seconds=seconds)

    with Flights(database, hub.endpoint, now=house.clock, sleep=sleep).alone("org/base"):
        pass
    assert 9 <= sum(waited) <= 12  # the ten seconds of a lease, from when the process took it
    assert len(house.keeper().dossier("org/base").snapshot.children) == 5
    database.close()


def test_a_living_process_keeps_its_lease(tmp_path: Path) -> None:
    """A flight of twelve seconds, by a clock that runs twice as fast, is not overtaken by one who waits."""
    database, begun = Database(tmp_path / "store.sqlite"), time.monotonic()

    def clock() -> datetime:
        return NOW + timedelta(seconds=2 * (time.monotonic() - begun))

    flights, other = (Flights(database, "hub", now=clock) for _ in range(2))
    flown: list[str] = []

    def fly() -> None:
        with other.alone("org/base"):
            flown.append("other")

    with flights.alone("org/base"):
        waiting = Thread(target=fly, daemon=True)
        waiting.start()
        time.sleep(6)
        flown.append("first")
    waiting.join(5)
    assert flown == ["first", "other"]
    database.close()


def test_after_the_end_nothing_is_held_and_nothing_taken(tmp_path: Path) -> None:
    """Closed in the middle of a flight, the lease is given back, and who waits for one is interrupted."""
    database = Database(tmp_path / "store.sqlite")
    flights = Flights(database, "hub", now=lambda: NOW)
    with flights.alone("org/base"):
        flights.close()
        assert database.rows("SELECT * FROM leases") == []
        with pytest.raises(InterruptedError), flights.alone("org/base"):
            pass
    database.close()
