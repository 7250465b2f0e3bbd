"""Threads that calculate while the event loop goes on listening."""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Workers:
    """A few threads that do one piece of work after the other.

    They are daemons of our own: those of an executor would keep the service from ending while one computes.

    Parameters
    ----------
    most
        How many there may be; each begins when there is work for it.
    name
        What the threads are called.
    """

    def __init__(self, most: int, name: str) -> None:
        self._most, self._name, self._lock = most, name, Lock()
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self._threads: list[Thread] = []

    def begin(self, work: Callable[[], T]) -> Future[T]:
        """Have ``work`` done; the future holds what it returns or raises."""
        outcome: Future[T] = Future()
        self._waiting.put((outcome, work))
        with self._lock:
            if len(self._threads) < self._most:
                thread = Thread(target=self._run, name=f"{self._name}-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
        return outcome

    def _run(self) -> None:
        while True:
            outcome, work = self._waiting.get()
            if not outcome.set_running_or_notify_cancel():
                continue  # whoever wanted it is gone
            try:
                outcome.set_result(work())
            except BaseException as error:  # noqa: BLE001 - nothing is swallowed: whoever looks raises it
                outcome.set_exception(error)
