"""Refreshes that clients have begun: one after the other, in the background, with their progress."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from secrets import token_urlsafe
from threading import Lock

from xl_addin.messages import serving
from xl_addin.service.refusals import Kind, Refusal
from xl_addin.service.workers import Workers

MOST_MODELS = 10_000
"""In one refresh."""

_MOST_WAITING, _MOST_KEPT = 20, 100
_log = logging.getLogger(__name__)

Refresh = Callable[[Sequence[str], Callable[[int, int], None]], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many models of how many are done; one that failed has ``finished`` with fewer."""

    done: int
    of: int
    finished: bool = False


class Refreshes:
    """The refreshes of one service, the latest hundred of them.

    Parameters
    ----------
    refresh
        Asks the Hub about models and tells how far it is.
    """

    def __init__(self, refresh: Refresh) -> None:
        self._refresh, self._workers, self._lock = refresh, Workers(1, "refresh"), Lock()
        self._progress: dict[str, Progress] = {}

    @property
    def busy(self) -> bool:
        """Tell whether any goes on or waits."""
        return self._unfinished() > 0

    def begin(self, models: Sequence[str]) -> str:
        """Have ``models`` asked about anew; return the name of the work.

        Raises
        ------
        Refusal
            If as many wait as may.
        """
        if self._unfinished() >= _MOST_WAITING:
            raise Refusal(Kind.BUSY, serving.busy(_MOST_WAITING))
        job = token_urlsafe(9)
        self._note(job, Progress(0, len(set(map(str.strip, models)))))
        self._workers.begin(partial(self._run, job, models)).add_done_callback(_note_failure)
        return job

    def progress(self, job: str) -> Progress | None:
        """Return how far a refresh is, None where it is not known."""
        with self._lock:
            return self._progress.get(job)

    def _run(self, job: str, models: Sequence[str]) -> None:
        said = self._progress[job]

        def note(done: int, of: int) -> None:
            nonlocal said
            said = Progress(done, of)
            self._note(job, said)

        try:
            self._refresh(models, note)
        finally:
            self._note(job, Progress(said.done, said.of, finished=True))

    def _note(self, job: str, progress: Progress) -> None:
        with self._lock:
            self._progress[job] = progress
            over = [name for name, one in self._progress.items() if one.finished]
            for name in over[: max(0, len(self._progress) - _MOST_KEPT)]:
                del self._progress[name]

    def _unfinished(self) -> int:
        with self._lock:
            return sum(not one.finished for one in self._progress.values())


def _note_failure(work: Future[None]) -> None:
    if work.exception() is not None:
        _log.error("a refresh failed", exc_info=work.exception())
