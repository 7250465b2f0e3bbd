"""What is known of models at this moment: what the store holds and the Hub has just said, read once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from xl_addin.errors import UnknownModel
from xl_addin.excel.asker import Asker
from xl_addin.excel.found import Found, caught, is_fresh, raised
from xl_addin.hub.freshness import Freshness, end_of
from xl_addin.hub.store.changes import version
from xl_addin.hub.store.database import Database
from xl_addin.messages import cells
from xl_addin.pipeline import ask
from xl_addin.records import Answer, Dossier, Question, Status
from xl_addin.settings import Settings

_GLANCE = timedelta(seconds=1)  # for which the store is taken for unchanged


@dataclass(slots=True)
class Known:
    """One answer with everything but its fit, how long it holds, and its scores by the months forecast.

    ``settled`` tells that the Hub need not be asked; ``seen`` is the store's version when it was read.
    """

    answer: Answer
    settled: bool
    seen: int
    checked: datetime
    until: datetime
    scored: dict[int, Answer] = field(default_factory=dict)


class Memory:
    """Remembers what was read of each model for as long as that holds.

    Parameters
    ----------
    settings
        How old data may grow, and whether the Hub may be asked.
    reading
        The store.
    asker
        Knows what the Hub has just said.
    now
        Tells the time in UTC.
    """

    def __init__(
        self, settings: Settings, reading: Database, asker: Asker, *, now: Callable[[], datetime]
    ) -> None:
        self._settings, self._reading, self._asker, self._now = settings, reading, asker, now
        self._kept, self._lock = asker.keeper(reading, Freshness.OFFLINE), Lock()
        self._memo: dict[tuple[str, Question], Known] = {}

    def look(self, name: str, question: Question) -> Known:
        """Return what is known of a model without asking; LOADING where nothing is and the Hub may know."""
        now, seen = self._now(), version(self._reading)
        known = self._memo.get((name, question))
        if known and self._holds(known, name, seen, now):
            return known
        found, settled = self._found(name, question)
        answer = ask(name, question, lambda _: raised(found), now)
        if not settled and not answer.status.answered:
            answer = replace(answer, status=Status.LOADING, message=cells.loading(name))
        fresh = Known(answer, settled, seen, now, self._until(found, now))
        with self._lock:
            known = self._memo.get((name, question))  # another thread may have been faster
            if known and known.answer == answer:
                fresh.scored = known.scored
            self._memo[name, question] = fresh
        return fresh

    def recall(self, name: str, question: Question) -> Known:
        """Return what was known of a model when it was read last, however long ago."""
        return self._memo.get((name, question)) or self.look(name, question)

    def forget(self) -> None:
        """Let everything be read anew."""
        self._memo.clear()

    def _holds(self, known: Known, name: str, seen: int, now: datetime) -> bool:
        unchanged = seen == known.seen or now - known.checked < _GLANCE
        return unchanged and now < known.until and (known.settled or self._asker.is_asking(name))

    def _until(self, found: Found, now: datetime) -> datetime:
        """Return how long an answer on ``found`` holds if nothing in the store changes."""
        if not is_fresh(found):
            return now + _GLANCE
        fresh = self._settings.ages.fresh
        old = found.snapshot.taken + fresh if isinstance(found, Dossier) else now
        return old if old > now else now + fresh  # a day that is over grows no older

    def _found(self, name: str, question: Question) -> tuple[Found, bool]:
        """Return what is known of a model, and whether the Hub need not be asked."""
        kept = caught(self._kept, name, question)
        if is_fresh(kept) or isinstance(kept, UnknownModel) or self._settings.offline:
            return kept, True
        landed = self._asker.landed(name)
        if landed is not None:
            return self._as_of(landed, question), True
        if isinstance(kept, Dossier):
            kept = replace(kept, stale=cells.being_refreshed(kept.snapshot.taken))
        return kept, False

    def _as_of(self, found: Found, question: Question) -> Found:
        if not isinstance(found, Dossier):
            return found
        end = end_of(question.as_of, self._now())
        return replace(found, reconstructed=question.as_of is not None and end < found.snapshot.taken)
