"""A hard limit on how long a piece of work is waited for."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, within ``seconds``.

    The timeouts of a socket bound the silence between two bytes only: not the look-up of a name, not
    the several addresses of a host tried in turn, not headers that drip. So the work runs in a thread
    of its own, a daemon, which does not keep the program from ending when it is left behind.

    Raises
    ------
    TimeoutError
        If the work takes longer; it is then left to end by itself.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - nothing is swallowed: the waiting thread raises it
            outcome.set_exception(error)

    Thread(target=run, name="hub-request", daemon=True).start()
    return outcome.result(timeout=seconds)
