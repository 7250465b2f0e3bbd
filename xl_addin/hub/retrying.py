"""Trying again: what may heal is asked for again, within bounds of number and of time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random

from xl_addin.errors import ModelError
from xl_addin.hub.patience import Patience

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Passing(Exception):
    """A fault that may heal: ``error`` is what it becomes if not, ``after`` the wait asked for [s]."""

    def __init__(self, error: ModelError, after: float = 0.0) -> None:
        super().__init__(str(error))
        self.error = error
        self.after = after


@dataclass(slots=True)
class Trouble:
    """The seconds that failed attempts and waits may still take, for all requests about one model.

    ``error`` ends the question where good answers alone, each far too slow, have used them up.
    """

    left: float
    error: ModelError


def persist(
    work: Callable[[], T],
    patience: Patience,
    trouble: Trouble,
    *,
    sleep: Callable[[float], None],
    clock: Callable[[], float],
    admit: Callable[[], None] = lambda: None,
) -> T:
    """Return what ``work`` returns, calling it again after each :class:`Passing` fault while bearable.

    Before every attempt ``admit`` lets it through; the time that it takes is nobody's trouble.

    Raises
    ------
    ModelError
        What the last fault became, or what ``work`` raised as beyond healing.
    """

    def attempt() -> T:
        if trouble.left <= 0:
            raise trouble.error
        admit()
        begun, free = clock(), 0.0
        try:
            result = work()
            free = patience.pace
        finally:
            trouble.left -= max(0.0, clock() - begun - free)
        return result

    def wait(state: RetryCallState) -> None:
        _log.info("asking again in %.1f s: %s", state.upcoming_sleep, _fault(state))
        trouble.left -= state.upcoming_sleep
        sleep(state.upcoming_sleep)

    retrying = Retrying(
        retry=retry_if_exception_type(Passing),
        wait=_wait(patience),
        stop=lambda state: state.attempt_number >= patience.attempts or state.upcoming_sleep >= trouble.left,
        before_sleep=wait,
        sleep=lambda _: None,
        reraise=True,
    )
    try:
        return retrying(attempt)
    except Passing as fault:
        raise fault.error from fault


def _wait(patience: Patience) -> Callable[[RetryCallState], float]:
    growing = wait_exponential(multiplier=patience.first_wait, max=patience.longest_wait)
    jitter = wait_random(0, patience.jitter)

    def seconds(state: RetryCallState) -> float:
        fault = _fault(state)
        return (fault.after if isinstance(fault, Passing) else 0.0) + growing(state) + jitter(state)

    return seconds


def _fault(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
