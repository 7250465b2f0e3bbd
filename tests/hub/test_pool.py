"""Many pieces of work at once: all done, few at a time, and none begun once nobody waits for it."""

import subprocess
import sys
import time
from contextlib import closing
from threading import Event, Lock

import pytest

from xl_addin.hub.pool import gather


def test_every_item_is_worked_on_once() -> None:
    """100 items come back, each under its own place; of none comes nothing."""
    assert dict(gather(lambda item: item * 2, range(100))) == {place: 2 * place for place in range(100)}
    assert list(gather(str, [])) == []


def test_results_come_as_they_are_ready() -> None:
    """A slow first item does not keep the second back."""
    waited = Event()

    def work(item: int) -> int:
        if item == 0:
            waited.wait(5)
        return item

    results = gather(work, [0, 1], workers=2)
    assert next(results) == (1, 1)
    waited.set()
    assert next(results) == (0, 0)


def test_no_more_than_so_many_work_at_once() -> None:
    """Of 40 items at three workers, at most three are in work, and at some moment all three."""
    lock, working, most = Lock(), 0, 0

    def work(_: int) -> None:
        nonlocal working, most
        with lock:
            working += 1
            most = max(most, working)
        time.sleep(0.005)
        with lock:
            working -= 1

    assert len(list(gather(work, range(40), workers=3))) == 40
    assert most == 3


def test_what_work_raises_is_raised_where_it_is_waited_for() -> None:
    """A fault of ours is not swallowed by a thread."""
    with pytest.raises(ZeroDivisionError):
        list(gather(lambda item: 1 // item, [0]))


def test_nothing_is_begun_once_the_loop_is_left() -> None:
    """After the first of 100 results is taken and the rest not wanted, few items are ever begun."""
    begun: list[int] = []

    def work(item: int) -> None:
        begun.append(item)
        time.sleep(0.01)

    with closing(gather(work, range(100), workers=2)) as results:
        next(results)
    time.sleep(0.1)
    assert len(begun) <= 6


def test_a_program_ends_while_workers_hang() -> None:
    """A process whose workers sleep for a minute ends at once when its loop is left."""
    code = (
        "import time; from xl_addin.hub.pool import gather\n"
        "for _ in gather(lambda seconds: time.sleep(seconds), [0, 60, 60], workers=3): break"
    )
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - begun < 10
