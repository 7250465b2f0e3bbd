"""Many pieces of work at once, by a few workers who do not keep the program from ending."""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORKERS = 8
"""How many models are asked about at once; the Hub is to be asked politely."""

# Windows lets nobody interrupt a wait, so a wait is short.
_TURN = 0.1  # seconds


def gather(
    work: Callable[[T], R], items: Sequence[T], workers: int = WORKERS
) -> Generator[tuple[int, R], None, None]:
    """Yield the place of each item and what ``work`` returns of it, as it comes; raise what it raises.

    The workers are threads of our own, daemons: those of an executor are waited for at the end of the
    program, which an interrupted user does not want. Once the loop over the results is left, no further
    item is begun.
    """
    waiting = deque(enumerate(items))
    done: SimpleQueue[tuple[int, Future[R]]] = SimpleQueue()
    left = Event()

    def run() -> None:
        while not left.is_set():
            try:
                place, item = waiting.popleft()
            except IndexError:
                return
            done.put((place, _outcome(work, item)))

    for number in range(min(workers, len(items))):
        Thread(target=run, name=f"worker-{number}", daemon=True).start()
    try:
        for _ in items:
            place, outcome = _next(done)
            yield place, outcome.result()
    finally:
        left.set()


def _outcome(work: Callable[[T], R], item: T) -> Future[R]:
    outcome: Future[R] = Future()
    try:
        outcome.set_result(work(item))
    except BaseException as error:  # noqa: BLE001 - nothing is swallowed: the gathering thread raises it
        outcome.set_exception(error)
    return outcome


def _next(done: SimpleQueue[R]) -> R:
    while True:
        try:
            return done.get(timeout=_TURN)
        except Empty:
            continue
