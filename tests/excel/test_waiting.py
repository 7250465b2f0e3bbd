"""Tests of how long cells wait."""

import time

from xl_addin.excel.crew import Flight
from xl_addin.excel.waiting import Bounds, Waiting

SHORT = Bounds(flight=0.1, burst=0.25, pause=0.2)


def waited(waiting: Waiting, *flights: Flight[None]) -> float:
    """Return the seconds that one cell waits."""
    begun = time.monotonic()
    waiting.called()
    waiting.until_landed(flights)
    return time.monotonic() - begun


def flight() -> Flight[None]:
    """Return a flight that never lands."""
    return Flight("org/base", time.monotonic())


def test_a_flight_is_waited_for_from_its_own_beginning() -> None:
    """The second cell on a silent flight does not wait again."""
    waiting, silent = Waiting(SHORT), flight()
    assert 0.09 < waited(waiting, silent) < 0.2
    assert waited(waiting, silent) < 0.05


def test_one_calculation_waits_no_longer_than_its_burst() -> None:
    """Ten silent models cost the burst's quarter of a second, not ten waits."""
    waiting = Waiting(SHORT)
    assert 0.2 < sum(waited(waiting, flight()) for _ in range(10)) < 0.4


def test_after_a_pause_another_calculation_waits_anew() -> None:
    """What was waited before the pause counts no more."""
    waiting = Waiting(SHORT)
    for _ in range(4):
        waited(waiting, flight())
    assert waited(waiting, flight()) < 0.05
    time.sleep(0.25)
    assert waited(waiting, flight()) > 0.09


def test_what_lands_is_waited_for_no_longer() -> None:
    """A landed flight costs nothing."""
    landed = flight()
    landed.outcome.set_result(None)
    assert waited(Waiting(SHORT), landed) < 0.05


def test_the_usual_bounds_keep_the_promise() -> None:
    """A cell waits less than the two seconds that are promised, a calculation less than five."""
    assert Bounds().flight < 2
    assert Bounds().burst + Bounds().flight < 5
