"""The shared count of calls: what is let through, what is learned, and what a late answer may not do."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.hub.ratelimit import Announced
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.quota import Quota, count_call, learn, read_quota

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HUB, WHO = "https://hub.example", "anonymous"


def seconds(number: float) -> timedelta:
    """Return so many seconds."""
    return timedelta(seconds=number)


@pytest.fixture
def db() -> Database:
    """Keep the count in memory."""
    return Database(None)


@pytest.mark.parametrize(("allowed", "most"), [(500, 495), (1000, 990), (12_000, 11_880), (8, 6), (1, 1)])
def test_a_reserve_is_left_to_others(allowed: int, most: int) -> None:
    """5 calls or 1 % stay untouched, of a tiny quota at most a quarter, and one call is always allowed."""
    assert Quota(allowed).most == most


def test_before_the_first_answer_nothing_is_known(db: Database) -> None:
    """Without an announcement calls are counted and none is held back."""
    assert [count_call(db, HUB, WHO, NOW) for _ in range(600)] == [None] * 600
    assert read_quota(db, HUB, WHO, NOW) == Quota(None, 600, None)


def test_calls_are_let_through_up_to_the_reserve(db: Database) -> None:
    """Of 20 announced calls 15 are made; the 16th is told when the window ends, and is not counted."""
    learn(db, HUB, WHO, Announced(20, 20, 100), NOW)
    assert [count_call(db, HUB, WHO, NOW) for _ in range(15)] == [None] * 15
    ends = NOW + seconds(101)  # the header's seconds are rounded down
    assert count_call(db, HUB, WHO, NOW) == ends
    assert read_quota(db, HUB, WHO, NOW) == Quota(20, 15, ends)


def test_a_new_window_begins_empty(db: Database) -> None:
    """Once the window has ended calls pass again, and its end is unknown until an answer tells it."""
    learn(db, HUB, WHO, Announced(20, 0, 100), NOW)
    later = NOW + seconds(101)
    assert read_quota(db, HUB, WHO, later - seconds(0.1)).shut
    assert read_quota(db, HUB, WHO, later) == Quota(20, 0, None)
    assert count_call(db, HUB, WHO, later) is None


def test_others_calls_count_too(db: Database) -> None:
    """Where the Hub counted more than this machine, its count holds, and where it counted less, ours."""
    for _ in range(10):
        count_call(db, HUB, WHO, NOW)
    learn(db, HUB, WHO, Announced(500, 450, 100), NOW)
    assert read_quota(db, HUB, WHO, NOW).used == 50
    learn(db, HUB, WHO, Announced(500, 470, 100), NOW)
    assert read_quota(db, HUB, WHO, NOW).used == 50


def test_each_hub_and_each_asker_has_its_own_quota(db: Database) -> None:
    """What is used up with a token at one Hub is free without it and at another Hub."""
    learn(db, HUB, "token", Announced(20, 0, 100), NOW)
    assert count_call(db, HUB, "token", NOW) is not None
    assert count_call(db, HUB, "anonymous", NOW) is None
    assert count_call(db, "https://mirror.example", "token", NOW) is None


def test_a_window_that_no_answer_ended_does_not_shut_for_ever(db: Database) -> None:
    """Calls that never reached the Hub, a whole window of them, do not lock the user out."""
    learn(db, HUB, WHO, Announced(20, 20, 100), NOW)
    later = NOW + seconds(200)
    assert [count_call(db, HUB, WHO, later) for _ in range(100)] == [None] * 100


def test_a_clock_that_was_wrong_does_not_shut_for_ever(db: Database) -> None:
    """A window that would end in two days is none."""
    learn(db, HUB, WHO, Announced(20, 0, 100), NOW + timedelta(days=2))
    assert count_call(db, HUB, WHO, NOW) is None


@given(
    st.lists(st.floats(0, 299), min_size=1, max_size=20), st.lists(st.floats(0, 2), min_size=20, max_size=20)
)
def test_the_end_is_never_told_too_early_and_gets_closer(moments: list[float], travels: list[float]) -> None:
    """However answers of one window of 300 s mix and travel, the best of them tells its end, never before it.

    The server rounds the seconds down.
    """
    db, said = Database(None), []
    for moment, travel in zip(sorted(moments), travels, strict=False):
        if moment + travel < 300:
            arrived = NOW + seconds(moment + travel)
            learn(db, HUB, WHO, Announced(500, 400, int(300 - moment)), arrived)
            said.append(moment + travel + int(300 - moment) + 1)
    ends = read_quota(db, HUB, WHO, NOW).ends
    if said:
        assert ends is not None
        assert NOW + seconds(300) <= ends
        assert ends == pytest.approx(NOW + seconds(min(said)), abs=seconds(0.001))
