"""The gate: what it lets through, whom it lets wait, and what it makes of the Hub's headers."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from hub_double import HubDouble

from xl_addin.errors import RateLimited, StoreUnwritable
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.gate import Gate
from xl_addin.hub.patience import Patience
from xl_addin.hub.store.database import Database, Value
from xl_addin.hub.store.quota import Quota
from xl_addin.messages import keeping

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HUB = "https://hub.example"


def headers(left: int, seconds: int, allowed: int = 20) -> dict[str, str]:
    """Return the Hub's two headers (draft-ietf-httpapi-ratelimit-headers-09)."""
    return {
        "ratelimit": f'"api";r={left};t={seconds}',
        "ratelimit-policy": f'"fixed window";"api";q={allowed};w=300',
    }


class Full(Database):
    """A store whose disk is full."""

    def run(self, _sql: str, *_values: Value) -> int:
        """Refuse."""
        raise StoreUnwritable(keeping.unwritable("store.sqlite", "disk full"))


@dataclass
class Clock:
    """A clock of our own, which passes only by sleeping; ``waits`` are the ends that waiters were told."""

    now: datetime = NOW
    waits: list[datetime] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def gate(self, database: Database) -> Gate:
        """Return a gate of another process that lives by this clock."""
        return Gate(
            database, HUB, "anonymous", now=lambda: self.now, on_wait=self.waits.append, sleep=self.sleep
        )


@pytest.fixture
def time() -> Clock:
    """Begin at a quarter past."""
    return Clock()


def test_who_has_been_answered_waits_for_the_next_window(time: Clock) -> None:
    """After 15 of 20 calls (5 in reserve) the 16th passes when the window has ended, the end being told."""
    gate = time.gate(Database(None))
    gate.admit()
    gate.learn(200, headers(19, 100), time.now)
    for _ in range(14):
        gate.admit()
    assert time.now == NOW
    gate.admit()
    assert time.now == NOW + timedelta(seconds=101)
    assert set(time.waits) == {NOW + timedelta(seconds=101)}


def test_nobody_waits_a_window_for_the_first_answer(time: Clock) -> None:
    """Where the quota is used up when a run begins, that is told at once, with its end."""
    database = Database(None)
    time.gate(database).learn(200, headers(0, 100), time.now)
    with pytest.raises(RateLimited, match="2026-11-24 09:31 UTC"):
        time.gate(database).admit()
    assert time.now == NOW
    assert time.waits == []


def test_who_is_about_to_be_answered_waits_too(time: Clock) -> None:
    """While the first calls of a run are on their way, the next do not end as if there had been none."""
    database = Database(None)
    time.gate(database).learn(200, headers(6, 10), time.now)
    gate = time.gate(database)
    gate.admit()
    gate.admit()
    assert time.now == NOW + timedelta(seconds=11)


def test_who_is_never_answered_does_not_wait_for_ever(time: Clock) -> None:
    """Where the first calls get no answer within an attempt's time, the waiting ends as rate-limited."""
    database = Database(None)
    time.gate(database).learn(200, headers(6, 200), time.now)
    gate = time.gate(database)
    gate.admit()
    with pytest.raises(RateLimited):
        gate.admit()
    assert time.now - NOW == timedelta(seconds=15)


def test_a_refusal_is_no_answer_and_is_learned_from(time: Clock) -> None:
    """After a 429 with its figures the gate is shut, and who had no answer yet is told at once."""
    gate = time.gate(Database(None))
    gate.admit()
    gate.learn(429, headers(0, 100), time.now)
    assert not gate.answered
    with pytest.raises(RateLimited):
        gate.admit()
    assert time.now == NOW


@pytest.mark.parametrize("said", [{}, {"ratelimit": '"api";r=0;t=100'}, {"retry-after": "100"}])
def test_a_refusal_without_figures_shuts_nothing(time: Clock, said: dict[str, str]) -> None:
    """Where the Hub does not say how many calls there are, its refusals are borne as without a gate."""
    gate = time.gate(Database(None))
    gate.learn(429, said, time.now)
    gate.admit()
    assert gate.quota() == Quota(None, 1, None)


def test_a_late_answer_does_not_poison_the_next_window(time: Clock) -> None:
    """An answer that spoke of a window's last second, read in the next one, changes nothing there."""
    gate = time.gate(Database(None))
    gate.learn(200, headers(10, 5), time.now)
    sent = time.now + timedelta(seconds=4)
    time.now += timedelta(seconds=7)  # the window is over, and one call of the new one is made
    gate.admit()
    gate.learn(200, headers(0, 1), sent)
    assert gate.quota() == Quota(20, 1, None)
    gate.learn(200, headers(19, 299), time.now)
    assert gate.quota() == Quota(20, 1, time.now + timedelta(seconds=300))


def test_the_tightest_bucket_counts_whatever_its_name(time: Clock) -> None:
    """Of two buckets the one with fewer calls left is held to; names are read, not expected."""
    gate = time.gate(Database(None))
    said = {
        "ratelimit": '"media";r=400;t=30, "search" ; r=3;t=9',
        "ratelimit-policy": '"fixed window";"media";q=500;w=300, "fixed window";"search";q=50;w=10',
    }
    gate.learn(200, said, time.now)
    assert gate.quota() == Quota(50, 47, time.now + timedelta(seconds=10))


def test_a_store_that_fails_is_no_obstacle(time: Clock) -> None:
    """Where nothing can be written, calls are counted in memory and still held back."""
    gate = time.gate(Full(None))
    gate.admit()
    gate.learn(200, headers(6, 10), time.now)
    gate.admit()
    gate.admit()
    assert time.now == NOW + timedelta(seconds=11)


def test_two_processes_share_one_quota(tmp_path: Path) -> None:
    """Eight threads on two connections of one file make exactly the 15 calls that 20 leave."""
    admitted: list[str] = []
    waits: list[datetime] = []

    def tell(_: float) -> None:
        raise TimeoutError

    gates = [
        Gate(Database(tmp_path / "s"), HUB, "token", now=lambda: NOW, on_wait=waits.append, sleep=tell)
        for _ in range(2)
    ]

    def ask(gate: Gate) -> None:
        with suppress(TimeoutError):
            while True:
                gate.admit()
                admitted.append("let through")

    for gate in gates:
        gate.learn(200, headers(20, 100), NOW)
    threads = [Thread(target=ask, args=(gates[number % 2],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert admitted.count("let through") == 15


def test_calls_on_a_real_wire_never_meet_a_refusal(hub: HubDouble, patience: Patience, base: str) -> None:
    """Where 20 calls are allowed in 3 seconds, 28 calls end without one 429, having waited for a window."""
    hub.quota, hub.window = 20, 3.0
    waits: list[datetime] = []
    now = lambda: datetime.now(UTC)  # noqa: E731, TID251  the wire's own clock
    gate = Gate(Database(None), hub.endpoint, "token", now=now, on_wait=waits.append)
    with HubClient(hub.endpoint, hub.token, now=now, patience=patience, gate=gate) as client:
        for _ in range(7):
            assert len(fetch_snapshot(client, base).children) == 10
    assert len(hub.seen) == client.calls == 28
    assert hub.refused == 0
    assert waits


def test_a_refusal_in_the_middle_is_waited_out_at_no_cost(
    hub: HubDouble, patience: Patience, base: str
) -> None:
    """Others use up a quota of 5 s; a client who bears 2.5 s and 1.5 s of trouble still gets its answer."""
    hub.quota, hub.window = 20, 5.0
    hub.begin_window()
    now = lambda: datetime.now(UTC)  # noqa: E731, TID251  the wire's own clock
    gate = Gate(Database(None), hub.endpoint, "token", now=now, on_wait=lambda _: None)
    with HubClient(hub.endpoint, hub.token, now=now, patience=patience, gate=gate) as client:
        fetch_snapshot(client, base)
        hub.spend(16)
        assert len(fetch_snapshot(client, base).children) == 10
    assert hub.refused == 1
