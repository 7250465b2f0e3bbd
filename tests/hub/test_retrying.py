"""Trying again, timed by a clock that passes only when work or waiting says so."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import ModelError, UnknownModel, Unreachable
from xl_addin.hub.patience import PATIENCE
from xl_addin.hub.retrying import Passing, Trouble, persist
from xl_addin.records import Sentence

FAULT = Unreachable(Sentence("down", "停止"))
SLOW = Unreachable(Sentence("slow", "低速"))


def budget(seconds: float) -> Trouble:
    """Return what trouble is left before a fault."""
    return Trouble(seconds, SLOW)


@dataclass
class Time:
    """A clock of our own; ``waits`` are the sleeps so far."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.waits.append(seconds)

    def work(self, *attempts: tuple[float, float | None]) -> Callable[[], str]:
        """Return work whose attempts last so long [s] and fail, asking for a wait [s], or succeed (None)."""
        left = list(attempts)

        def attempt() -> str:
            duration, after = left.pop(0)
            self.now += duration
            if after is not None:
                raise Passing(FAULT, after)
            return "answer"

        return attempt

    def persist(
        self, work: Callable[[], str], trouble: Trouble, admit: Callable[[], None] = lambda: None
    ) -> str:
        """Try ``work`` with the default patience."""
        return persist(work, PATIENCE, trouble, sleep=self.sleep, clock=lambda: self.now, admit=admit)


def test_a_fault_that_heals_is_no_fault() -> None:
    """After two failed attempts the third answer counts, with growing waits between them."""
    time = Time()
    assert time.persist(time.work((1, 0), (1, 0), (1, None)), budget(40)) == "answer"
    assert len(time.waits) == 2
    assert 0.5 <= time.waits[0] <= 1.0 <= time.waits[1] <= 1.5  # 0.5 s doubling, up to 0.5 s of chance


def test_the_number_of_attempts_is_bounded(caplog: pytest.LogCaptureFixture) -> None:
    """Quick faults end after four attempts as the error that the last one was; each wait is logged."""
    time = Time()
    with caplog.at_level(logging.INFO), pytest.raises(Unreachable) as raised:
        time.persist(time.work(*[(0.1, 0)] * 9), budget(40))
    assert raised.value is FAULT
    assert isinstance(raised.value.__cause__, Passing)
    assert len(time.waits) == 3
    assert len(caplog.records) == 3


def test_the_wait_asked_for_is_kept() -> None:
    """Where the server names a wait, no less is waited."""
    time = Time()
    time.persist(time.work((0.1, 12), (0.1, None)), budget(40))
    assert 12 <= time.waits[0] <= 13.5


def test_no_wait_outlasts_the_budget() -> None:
    """A wait for which there is no trouble left is not begun."""
    time = Time()
    with pytest.raises(Unreachable):
        time.persist(time.work((0.1, 12)), budget(10))
    assert time.waits == []


def test_what_cannot_heal_is_not_tried_again() -> None:
    """Any other error ends the work at once."""

    def unknown() -> str:
        raise UnknownModel(Sentence("unknown", "不明"))

    time = Time()
    with pytest.raises(UnknownModel):
        time.persist(unknown, budget(40))
    assert time.waits == []


def test_good_answers_cost_nothing() -> None:
    """A listing of 300 pages at 2 seconds each leaves the budget as it was."""
    time, trouble = Time(), budget(40)
    for _ in range(300):
        time.persist(time.work((2, None)), trouble)
    assert trouble.left == 40


def test_waiting_to_be_let_through_costs_nothing() -> None:
    """Before each of three attempts 300 s are waited for the quota; only the faults use the budget up."""
    time, trouble = Time(), budget(40)
    work = time.work((1, 0), (1, 0), (1, None))
    assert time.persist(work, trouble, lambda: time.sleep(300)) == "answer"
    assert time.waits.count(300) == 3
    assert trouble.left == pytest.approx(40 - 2 - sum(wait for wait in time.waits if wait < 300))


def test_who_is_not_let_through_does_not_ask() -> None:
    """Where the gate refuses, that ends the question, and the work is not begun."""
    time = Time()

    def refuse() -> None:
        raise SLOW

    with pytest.raises(Unreachable):
        time.persist(time.work((1, None)), budget(40), refuse)
    assert time.now == 0


def test_answers_far_too_slow_use_the_budget_up() -> None:
    """At 13 seconds a page, 3 of them free, the fifth page is not asked for: 4 × 10 s used the 40 s up."""
    time, trouble = Time(), budget(40)
    for _ in range(4):
        time.persist(time.work((13, None)), trouble)
    with pytest.raises(Unreachable) as raised:
        time.persist(time.work((13, None)), trouble)
    assert raised.value is SLOW
    assert time.now == 52


ATTEMPT = st.tuples(st.floats(0, PATIENCE.attempt), st.none() | st.floats(0, PATIENCE.limit_wait))


@given(st.lists(st.lists(ATTEMPT, min_size=4, max_size=4), min_size=1, max_size=30))
def test_faults_of_one_model_stay_within_the_bound(requests: list[list[tuple[float, float | None]]]) -> None:
    """However good and bad answers mix, what exceeds the pace of good ones ends within the promised bound."""
    time, trouble, good = Time(), budget(PATIENCE.trouble), 0
    for attempts in requests:
        try:
            time.persist(time.work(*attempts), trouble)
            good += 1
        except ModelError:
            break
    assert time.now <= PATIENCE.worst + good * PATIENCE.pace + 1e-6
