"""Work in the background, each piece once however many ask for it."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

from xl_addin.hub.pool import WORKERS

R = TypeVar("R")


@dataclass(frozen=True, slots=True, eq=False)
class Flight(Generic[R]):
    """A piece of work that was asked for at the second ``begun`` of an even clock, and what came of it."""

    name: str
    begun: float
    outcome: Future[R] = field(default_factory=Future)


class Crew(Generic[R]):
    """A few threads that do ``work`` for each name, for as long as the process lives.

    They are daemons of our own: those of an executor would keep a spreadsheet from ending.

    Parameters
    ----------
    work
        What is done with a name.
    workers
        How many names are worked at at once.
    clock
        Tells seconds that pass evenly.
    """

    def __init__(
        self, work: Callable[[str], R], workers: int = WORKERS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._work, self._workers, self._clock = work, workers, clock
        self._lock = Lock()
        self._waiting: SimpleQueue[Flight[R]] = SimpleQueue()
        self._flights: dict[str, Flight[R]] = {}
        self._threads: list[Thread] = []

    def last(self, name: str) -> Flight[R] | None:
        """Return the flight for ``name`` that was begun last, None where there was none."""
        return self._flights.get(_key(name))

    def begin(self, name: str) -> Flight[R]:
        """Return the flight for ``name`` that is under way, else begin one."""
        with self._lock:
            running = self._flights.get(_key(name))
            if running is not None and not running.outcome.done():
                return running
            flight: Flight[R] = Flight(name, self._clock())
            self._flights[_key(name)] = flight
            self._waiting.put(flight)
            if len(self._threads) < self._workers:
                thread = Thread(target=self._run, name=f"cells-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
            return flight

    def forget(self) -> None:
        """Let every name that has landed be asked for anew."""
        with self._lock:
            self._flights = {key: one for key, one in self._flights.items() if not one.outcome.done()}

    def _run(self) -> None:
        while True:
            flight = self._waiting.get()
            try:
                flight.outcome.set_result(self._work(flight.name))
            except BaseException as error:  # noqa: BLE001 - nothing is swallowed: whoever looks raises it
                flight.outcome.set_exception(error)


def _key(name: str) -> str:
    return name.casefold()  # the Hub tells no capitals apart
