"""Sparing a Hub that does not answer, and the user who waits for it."""

from collections.abc import Callable
from threading import Lock
from typing import ParamSpec, TypeVar

from xl_addin.errors import ModelError, RateLimited, Unreachable

P = ParamSpec("P")
R = TypeVar("R")

# One unreachable model may be that model's own trouble; two in a row are the Hub's.
_ENOUGH = 2


class _Failures:
    """The failures in a row, told by any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._row: list[ModelError] = []

    def check(self) -> None:
        """Raise the last failure where asking again is no use."""
        with self._lock:
            if self._row and (isinstance(self._row[-1], RateLimited) or len(self._row) >= _ENOUGH):
                raise self._row[-1]

    def answered(self) -> None:
        """Note that the Hub is there."""
        with self._lock:
            self._row.clear()

    def failed(self, error: ModelError) -> None:
        """Note that the Hub gave no answer."""
        with self._lock:
            self._row.append(error)


def sparing(fetch: Callable[P, R]) -> Callable[P, R]:
    """Return ``fetch`` that stops asking once the Hub's quota is used up or the Hub is down.

    After one model that ended rate-limited, or two in a row that ended unreachable, every further model
    ends with the same error at once: a list of 200 models does not wait 200 times. Threads may share it.
    """
    failures = _Failures()

    def spared(*args: P.args, **kwargs: P.kwargs) -> R:
        failures.check()
        try:
            found = fetch(*args, **kwargs)
        except (RateLimited, Unreachable) as error:
            failures.failed(error)
            raise
        except ModelError:
            failures.answered()
            raise
        failures.answered()
        return found

    return spared
