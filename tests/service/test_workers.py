"""Tests of the threads that calculate."""

from threading import Event

import pytest

from xl_addin.service.workers import Workers


def test_work_returns_and_raises_through_its_future() -> None:
    """A future holds what its work returned, or what it raised; the thread lives on."""
    workers = Workers(1, "test")
    broken, whole = workers.begin(lambda: 1 / 0), workers.begin(lambda: 7)
    with pytest.raises(ZeroDivisionError):
        broken.result(10)
    assert whole.result(10) == 7


def test_as_many_work_at_once_as_there_are_threads() -> None:
    """Two wait for each other with two threads; a third begins when one is free."""
    workers, first, second = Workers(2, "test"), Event(), Event()

    def meet(mine: Event, other: Event) -> bool:
        mine.set()
        return other.wait(10)

    met = workers.begin(lambda: meet(first, second)), workers.begin(lambda: meet(second, first))
    third = workers.begin(lambda: True)
    assert [one.result(10) for one in (*met, third)] == [True] * 3


def test_work_that_nobody_wants_any_more_is_not_begun() -> None:
    """What is given up while it waits is left out."""
    workers, go, done = Workers(1, "test"), Event(), Event()
    workers.begin(lambda: go.wait(10))
    given_up = workers.begin(done.set)
    assert given_up.cancel()
    go.set()
    workers.begin(lambda: None).result(10)
    assert not done.is_set()
