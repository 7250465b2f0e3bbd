"""The hard limit on a piece of work."""

import time
from threading import Event
from threading import enumerate as threads

import pytest

from xl_addin.hub.deadline import within


def test_what_the_work_returns_is_returned() -> None:
    """Work that ends in time gives its result."""
    assert within(1, lambda: 42) == 42


def test_what_the_work_raises_is_raised() -> None:
    """An exception of the work reaches the one who waits."""
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 / 0)


def test_work_without_end_is_left_behind() -> None:
    """The wait ends on time, and the thread left behind keeps no program from ending."""
    release, begun = Event(), time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.1, release.wait)
    assert time.monotonic() - begun < 1
    assert all(thread.daemon for thread in threads() if thread.name == "hub-request")
    release.set()
