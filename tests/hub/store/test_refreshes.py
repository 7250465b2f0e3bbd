"""The log of refreshes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.refreshes import Refresh, last_refresh, log_refresh

NOW = datetime(2026, 11, 24, 9, 30, 0, 123456, tzinfo=UTC)
HUB = "https://hub.example"
ONE = Refresh("org/base", NOW, NOW + timedelta(seconds=2), 2, "difference")


def test_the_last_one_is_read_as_it_was_logged() -> None:
    """Of two, the one that ended later comes back field for field; of none, nothing."""
    db = Database(None)
    assert last_refresh(db, HUB) is None
    later = replace(ONE, name="org/other", ended=ONE.ended + timedelta(seconds=1), outcome="unknown-model")
    for refresh in (later, ONE):
        log_refresh(db, HUB, refresh)
    assert last_refresh(db, HUB) == later
    assert last_refresh(db, "https://mirror.example") is None


def test_the_log_does_not_grow_for_ever() -> None:
    """Of 10,050 refreshes 10,000 are remembered, the oldest forgotten."""
    db = Database(None)
    for number in range(10_050):
        log_refresh(db, HUB, replace(ONE, name=str(number)))
    rows = db.rows("SELECT count(*), min(CAST(name AS INTEGER)) FROM refreshes")
    assert rows == [(10_000, 50)]
