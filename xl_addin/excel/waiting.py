"""How long cells wait: each a little, and all that are calculated in one go not much longer."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from threading import Lock
from typing import Any

from xl_addin.excel.crew import Flight


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long is waited [s].

    Attributes
    ----------
    flight
        So long after the Hub was asked nobody waits for its answer any more.
    burst
        What all cells of one calculation wait together.
    pause
        After so long without a call another calculation begins.
    """

    flight: float = 1.8
    burst: float = 3.0
    pause: float = 1.0


NO_WAIT = Bounds(flight=0.0, burst=0.0)
"""For whoever asks again by himself."""


class Waiting:
    """Waits for flights within its bounds.

    A spreadsheet calculates its cells one after the other, so waits add up: without a common bound five
    models on a silent Hub would cost ten seconds. Which calls belong together is told by the silence
    between them.

    Parameters
    ----------
    bounds
        How long is waited.
    clock
        Tells seconds that pass evenly.
    """

    def __init__(self, bounds: Bounds | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._bounds, self._clock = bounds or Bounds(), clock
        self._lock = Lock()
        self._last, self._spent = clock(), 0.0

    def called(self) -> None:
        """Note that a cell is being calculated."""
        with self._lock:
            now = self._clock()
            if now - self._last > self._bounds.pause:
                self._spent = 0.0
            self._last = now

    def until_landed(self, flights: Sequence[Flight[Any]]) -> None:
        """Return once all ``flights`` have landed, or nobody may wait for them any longer."""
        begun = self._clock()
        latest = max((flight.begun for flight in flights), default=begun)
        left = min(latest + self._bounds.flight - begun, self._bounds.burst - self._spent)
        if left > 0 and flights:
            wait([flight.outcome for flight in flights], timeout=left)
            with self._lock:
                self._last = self._clock()
                self._spent += self._last - begun
