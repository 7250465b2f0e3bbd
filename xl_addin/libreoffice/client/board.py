"""The questions of all open cells: asked in batches beside the office, and again while they load."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from contextlib import suppress
from typing import Any, Callable, Dict, List, Optional, Sequence

from . import values
from .service import Unavailable

_GATHER = 0.03  # s in which calls come together; an office calls its cells one after the other
_MOST_CALLS, _MOST_BYTES = 1000, 400_000  # of one batch; the service refuses a megabyte
_FIRST_PAUSE, _LONGER, _LONGEST_PAUSE = 0.4, 1.5, 10.0  # s between the questions of a cell that loads
_PATIENCE = 900.0  # s after which a cell that loads is asked for no more
_SETTLED = 60.0  # s for which a calculation of a cell asks nothing anew
_MOST_KEPT = 20_000  # answers kept of cells that are gone
_UNFIT = (413, 422)  # statuses of a request in which something is amiss
_TELLS_REASONS, _COUNTS_CALLS = "HFSTATUS", "HFQUOTA"

Ask = Callable[[Sequence[Dict[str, Any]]], List[Dict[str, Any]]]
Explain = Callable[[Unavailable], str]


class Entry:
    """One question, the same for every cell that puts it, and what the cells show."""

    def __init__(self, function: str, arguments: list[Any]) -> None:
        self.function, self.arguments = function, arguments
        self.answer: dict[str, Any] | None = None
        self.value: Any = None
        self.listeners: list[Callable[[Any], None]] = []
        self.result: Any = None
        """What the host hands to its cells for this question."""
        self.asked: float | None = None
        """When it was answered last; None while nothing has come."""
        self.begun: float | None = None
        self.due: float | None = None
        self.pause = _FIRST_PAUSE

    @property
    def call(self) -> dict[str, Any]:
        """The question as the service takes it."""
        return {"function": self.function, "arguments": self.arguments}

    def listen(self, listener: Callable[[Any], None]) -> None:
        """Let ``listener`` hear what the cells show, now and whenever it changes."""
        self.listeners.append(listener)
        if self.answer is not None:
            listener(self.value)


class Board:
    """All questions of one office.

    Parameters
    ----------
    ask
        Returns the answers to a batch of calls, in their order; may take its time.
    explain
        Returns what HFSTATUS says where nothing answers.
    clock
        Seconds that only grow.
    """

    def __init__(self, ask: Ask, explain: Explain, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._explain, self._clock = ask, explain, clock
        self._entries: dict[str, Entry] = {}
        self._queue: deque[Entry] = deque()
        self._queued: set[int] = set()
        self._changed = threading.Condition()
        self._worker: threading.Thread | None = None
        self._over = False

    def entry(self, function: str, arguments: list[Any]) -> Entry:
        """Return the entry of a question, which is asked soon if it is new or has long been answered."""
        key = json.dumps([function, arguments])
        with self._changed:
            found = self._entries.get(key)
            if found is None:
                self._forget_some()
                found = self._entries[key] = Entry(function, arguments)
            if self._is_old(found):
                self._enqueue(found)
        return found

    def entries(self) -> list[Entry]:
        """Return the questions that some cell puts."""
        with self._changed:
            return [entry for entry in self._entries.values() if entry.listeners]

    def again(self, wanted: Callable[[Entry], bool] = lambda _: True) -> None:
        """Ask anew what cells ask, of which ``wanted`` tells; what they show stays until then."""
        with self._changed:
            for entry in [entry for entry in self._entries.values() if entry.listeners and wanted(entry)]:
                entry.begun = None
                self._enqueue(entry)

    def end(self) -> None:
        """Ask nothing any more; the worker ends when its batch does."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def _is_old(self, entry: Entry) -> bool:
        return entry.due is None and (entry.asked is None or self._clock() - entry.asked > _SETTLED)

    def _enqueue(self, entry: Entry) -> None:
        """Put an entry into the queue; the lock is held."""
        entry.due = None
        if id(entry) not in self._queued:
            self._queued.add(id(entry))
            self._queue.append(entry)
            self._changed.notify_all()
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="hfscore", daemon=True)
            self._worker.start()

    def _forget_some(self) -> None:
        """Let go of the oldest answers of cells that are gone; the lock is held."""
        if len(self._entries) < _MOST_KEPT:
            return
        gone = [key for key, entry in self._entries.items() if not entry.listeners and entry.asked]
        for key in gone[: _MOST_KEPT // 2]:
            del self._entries[key]

    def _work(self) -> None:
        while True:
            batch = self._next()
            if batch is None:
                return
            answers = self._answers(batch)
            # Listeners are called without the lock: they wait for the office, which may wait for us.
            for entry, answer in zip(batch, answers):
                with suppress(Exception):  # one that cannot be shown is #N/A, and the worker lives on
                    self._settle(entry, answer)

    def _next(self) -> Optional[list[Entry]]:
        """Return the next batch, for which calls are collected a moment; None at the end."""
        with self._changed:
            while not self._over and not self._queue:
                self._changed.wait(self._wake())
            if self._over:
                return None
            size = -1
            while len(self._queue) != size and len(self._queue) < _MOST_CALLS:
                size = len(self._queue)
                self._changed.wait_for(lambda: self._over, timeout=_GATHER)
            return self._taken()

    def _wake(self) -> float | None:
        """Queue the loading entries whose time has come; return the seconds to the next, the lock held."""
        now = self._clock()
        waiting = [entry for entry in self._entries.values() if entry.due is not None]
        for entry in waiting:
            if entry.due is not None and entry.due <= now:
                self._enqueue(entry)
        if self._queue:
            return 0.0
        return min((entry.due - now for entry in waiting if entry.due is not None), default=None)

    def _taken(self) -> list[Entry]:
        batch: list[Entry] = []
        size = 0
        while self._queue and len(batch) < _MOST_CALLS and size < _MOST_BYTES:
            entry = self._queue.popleft()
            self._queued.discard(id(entry))
            batch.append(entry)
            size += len(json.dumps(entry.arguments))
        return batch

    def _answers(self, batch: Sequence[Entry]) -> list[dict[str, Any]]:
        """Return what each entry shows; one that makes the service refuse its batch is found."""
        try:
            return self._asked(batch)
        except Unavailable as failure:
            if failure.status in _UNFIT and len(batch) > 1:
                half = len(batch) // 2
                return self._answers(batch[:half]) + self._answers(batch[half:])
            reason = self._explain(failure)
        except Exception as error:  # noqa: BLE001  the worker lives as long as the office
            reason = self._explain(Unavailable("fault", f"{type(error).__name__}: {error}"))
        return [_excuse(entry, reason) for entry in batch]

    def _asked(self, batch: Sequence[Entry]) -> list[dict[str, Any]]:
        answers = self._ask([entry.call for entry in batch])
        if len(answers) != len(batch) or not all(isinstance(answer, dict) for answer in answers):
            raise Unavailable("strange", "200")
        return answers

    def _settle(self, entry: Entry, answer: dict[str, Any]) -> None:
        """Keep an answer, let the cells know if it is another, and ask again in a while if it loads."""
        changed, loaded = answer != entry.answer, _loads(entry.answer) and not _loads(answer)
        now = self._clock()
        with self._changed:
            entry.answer, entry.asked = answer, now
            entry.value = values.shown(answer) if changed else entry.value
            self._plan(entry, now)
            if loaded:
                self._tell_reasons(entry)
            listeners = list(entry.listeners) if changed else []
        for listener in listeners:
            with suppress(Exception):  # a document that is being closed; the worker lives on
                listener(entry.value)

    def _plan(self, entry: Entry, now: float) -> None:
        """Set when a loading entry is asked again; the lock is held."""
        if not _loads(entry.answer):
            entry.due, entry.begun, entry.pause = None, None, _FIRST_PAUSE
            return
        entry.begun = now if entry.begun is None else entry.begun
        entry.due = now + entry.pause if now - entry.begun < _PATIENCE else None
        entry.pause = min(_LONGER * entry.pause, _LONGEST_PAUSE)

    def _tell_reasons(self, loaded: Entry) -> None:
        """Ask anew for the words of what has just come, and for the calls that are left; the lock is held."""
        for entry in self._entries.values():
            is_reason = entry.function == _TELLS_REASONS and entry.arguments[:1] == loaded.arguments[:1]
            if entry.listeners and (is_reason or entry.function == _COUNTS_CALLS):
                self._enqueue(entry)


def _loads(answer: dict[str, Any] | None) -> bool:
    return bool(answer and answer.get("loading"))


def _excuse(entry: Entry, reason: str) -> dict[str, Any]:
    """Return what a cell shows where nothing answers; it is asked again as if it were loading."""
    if entry.function == _TELLS_REASONS:
        return {"value": reason, "loading": True}
    return {"error": "na", "reason": reason, "loading": True}
