"""The desk behind the cells: answers at once from the store, and lets the Hub be asked in the background."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from xl_addin.errors import RateLimited, StoreError, UnknownModel
from xl_addin.excel.crew import Crew
from xl_addin.excel.found import TUNED, Found, caught, is_fresh, raised
from xl_addin.excel.ranges import Fits
from xl_addin.excel.waiting import NO_WAIT, Waiting
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.client import HubClient
from xl_addin.hub.freshness import Freshness, end_of, is_recent
from xl_addin.hub.gate import Gate
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.pool import gather
from xl_addin.hub.store.changes import version
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.hub.store.quota import read_quota
from xl_addin.hub.store.snapshots import forget_unknown
from xl_addin.messages import cells, hub
from xl_addin.pipeline import ask, score
from xl_addin.records import Answer, Dossier, Language, Question, Status
from xl_addin.settings import Settings

_FAILED = timedelta(seconds=60)  # for which a Hub that failed is not asked again
_MOMENT = timedelta(seconds=0.3)  # in which models are read ahead
_GLANCE = timedelta(seconds=1)  # for which the store is taken for unchanged


@dataclass(slots=True)
class _Known:
    """One answer with everything but its fit, how long it holds, and its scores by the months forecast.

    ``settled`` tells that the Hub need not be asked; ``seen`` is the store's version when it was read.
    """

    answer: Answer
    settled: bool
    seen: int
    checked: datetime
    until: datetime
    scored: dict[int, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Landed:
    found: Found
    when: datetime


class Desk:
    """Answers the cells of one process.

    Parameters
    ----------
    settings
        Where the Hub is, who asks, and how old data may grow.
    reading, asking
        Two connections to the same store: cells read through the first and never wait for what the
        background writes through the second.
    growth
        What was learned from other models.
    now
        Tells the time in UTC.
    waiting
        How long cells wait.
    """

    def __init__(
        self,
        settings: Settings,
        reading: Database,
        asking: Database,
        growth: GrowthModel,
        *,
        now: Callable[[], datetime],
        waiting: Waiting | None = None,
    ) -> None:
        self._settings, self._reading, self._asking = settings, reading, asking
        self._growth, self._now = growth, now
        self._waiting = waiting or Waiting()
        self._gate = Gate(asking, settings.endpoint, settings.who, now=now, on_wait=self._refuse)
        self._kept = self._keeper(reading, Freshness.OFFLINE)
        self._asker, self._hired, self._lock = self._keeper(asking, Freshness.NORMAL), now(), Lock()
        self._crew: Crew[_Landed] = Crew(self._fly)
        self._memo: dict[tuple[str, Question], _Known] = {}
        self._scoring, self._fits = Lock(), Fits(growth)
        self._asked: dict[str, Status] = {}

    @property
    def language(self) -> Language:
        """The language of sentences."""
        return self._settings.language

    def seen_by(self, language: Language | None = None, *, waits: bool = True) -> "Desk":
        """Return this desk as one client has it: in its language, and waiting for the Hub or not.

        All else is shared; only the desk itself is closed, and forgets failures.
        """
        other = copy(self)
        other._settings = replace(self._settings, language=language or self.language)  # noqa: SLF001  it is ours
        other._waiting = self._waiting if waits else Waiting(NO_WAIT)  # noqa: SLF001
        return other

    def answer(self, model: str, question: Question = TUNED, ahead: int = 1) -> Answer:
        """Return what can be said of one model now; see :meth:`answers`."""
        return self.answers([model], question, ahead)[0]

    def answers(self, models: Sequence[str], question: Question = TUNED, ahead: int = 1) -> list[Answer]:
        """Return what can be said of each of ``models`` now, scored in one batch.

        What has grown old is given, as stale, while it is fetched anew; what is not there at all is waited
        for within bounds, then LOADING. ``ahead`` is the number of months forecast.
        """
        self._waiting.called()
        names = list(dict.fromkeys(model.strip() for model in models))
        known = {name: self._look(name, question) for name in names}
        lacking = [name for name in self._begin(known) if not known[name].answer.status.answered]
        if lacking:
            self._waiting.until_landed([self._crew.begin(name) for name in lacking])
            known |= {name: self._look(name, question) for name in lacking}
        self._score(known.values(), question, ahead)
        with self._lock:
            self._asked.update((name, one.answer.status) for name, one in known.items())
        return [known[model.strip()].scored[ahead] for model in models]

    def expect(self, models: Iterable[str]) -> None:
        """Have everything asked for, at once, that the answers about ``models`` will lack."""
        self._waiting.called()
        self._begin({name: self._look(name, TUNED) for name in dict.fromkeys(map(str.strip, models))})

    def asked(self) -> dict[str, Status]:
        """Return the models that cells have asked about, each with how it was answered last."""
        with self._lock:
            return dict(self._asked)

    def scored(self, answers: Sequence[Answer]) -> list[Answer]:
        """Return answers on the user's own counts with their scores, compared with children of all kinds."""
        return self._fits.scored(answers)

    def calls_left(self) -> int | None:
        """Return how many calls the Hub still allows in the running window; None where that is not known."""
        quota = read_quota(self._reading, self._settings.endpoint, self._settings.who, self._now())
        return quota.left

    def refresh(self, models: Sequence[str], on_progress: Callable[[int, int], None]) -> None:
        """Ask the Hub about every one of ``models``, however fresh what is kept is.

        ``on_progress`` is told how many of how many are done. What goes wrong stands in the answers.
        """
        keeper = self._keeper(self._asking, Freshness.FRESH)
        once = list(dict.fromkeys(model.strip() for model in models))
        for done, _ in enumerate(gather(lambda model: caught(keeper, model), once), start=1):
            on_progress(done, len(once))
        self._crew.forget()
        self._memo.clear()

    def forget_failures(self) -> None:
        """Let whatever was refused, was not reached or was not known be asked for anew."""
        with suppress(StoreError):  # then a name stays unknown until its time is over
            forget_unknown(self._asking, self._settings.endpoint)
        with self._lock:
            self._hired = self._now() - 2 * _FAILED
        self._crew.forget()
        self._memo.clear()

    def close(self) -> None:
        """Let go of the store; what is not whole by now is not kept."""
        self._asker.close()
        self._reading.close()
        self._asking.close()

    def _begin(self, known: dict[str, _Known]) -> list[str]:
        """Have the Hub asked about all that is not settled; return their names."""
        wanted = [name for name, one in known.items() if not one.settled]
        for name in wanted:
            self._crew.begin(name)
        return wanted

    def _look(self, name: str, question: Question) -> _Known:
        """Return what is known of a model without asking, from memory while that holds."""
        now, seen = self._now(), version(self._reading)
        known = self._memo.get((name, question))
        if known and self._holds(known, name, seen, now):
            return known
        found, settled = self._found(name, question)
        answer = ask(name, question, lambda _: raised(found), now)
        if not settled and not answer.status.answered:
            answer = replace(answer, status=Status.LOADING, message=cells.loading(name))
        fresh = _Known(answer, settled, seen, now, self._until(found, now))
        with self._lock:
            known = self._memo.get((name, question))  # another thread may have been faster
            if known and known.answer == answer:
                fresh.scored = known.scored
            self._memo[name, question] = fresh
        return fresh

    def _holds(self, known: _Known, name: str, seen: int, now: datetime) -> bool:
        flight = self._crew.last(name)
        under_way = flight is not None and not flight.outcome.done()
        unchanged = seen == known.seen or now - known.checked < _GLANCE
        return unchanged and now < known.until and (known.settled or under_way)

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
        landed = self._landed(name)
        if landed is not None:
            return self._as_of(landed, question), True
        if isinstance(kept, Dossier):
            kept = replace(kept, stale=cells.being_refreshed(kept.snapshot.taken))
        return kept, False

    def _landed(self, name: str) -> Found | None:
        """Return what came of the last flight, while it need not be flown again."""
        flight = self._crew.last(name)
        if flight is None or not flight.outcome.done():
            return None
        landed = flight.outcome.result()
        age = _FAILED
        if isinstance(landed.found, UnknownModel):
            age = self._settings.ages.unknown
        elif is_fresh(landed.found):  # it could not be kept
            age = self._settings.ages.fresh
        return landed.found if is_recent(landed.when, self._now(), age) else None

    def _as_of(self, found: Found, question: Question) -> Found:
        if not isinstance(found, Dossier):
            return found
        end = end_of(question.as_of, self._now())
        return replace(found, reconstructed=question.as_of is not None and end < found.snapshot.taken)

    def _score(self, known: Iterable[_Known], question: Question, ahead: int) -> None:
        known = list(known)
        if all(ahead in one.scored for one in known):
            return
        with self._scoring:  # a second thread finds scored what the first one fits
            if any(one.answer.history is not None for one in known if ahead not in one.scored):
                known += self._read_ahead(question)
            unscored = list({id(one): one for one in known if ahead not in one.scored}.values())
            growth = self._growth.for_question(question)
            answers = score([one.answer for one in unscored], growth, ahead=ahead)
            for one, answer in zip(unscored, answers, strict=True):
                one.scored[ahead] = answer

    def _read_ahead(self, question: Question) -> list[_Known]:
        """Return what is known of other kept models, as many as a moment allows.

        Cells come one by one, and a fit of a hundred models costs little more than a fit of one: so the
        first cell of a sheet does most of the work of all of them.
        """
        begun, found = self._now(), []
        for base in kept_bases(self._reading, self._settings.endpoint):
            if self._now() - begun > _MOMENT:
                break
            found.append(self._memo.get((base.name, question)) or self._look(base.name, question))
        return found

    def _fly(self, name: str) -> _Landed:
        """Ask the Hub, in the background."""
        return _Landed(caught(self._asking_keeper(), name), self._now())

    def _asking_keeper(self) -> Keeper:
        """Return the keeper that asks; one that has given the Hub up is replaced after a while."""
        with self._lock:
            if not is_recent(self._hired, self._now(), _FAILED):
                self._asker, self._hired = self._keeper(self._asking, Freshness.NORMAL), self._now()
            return self._asker

    def _keeper(self, database: Database, freshness: Freshness) -> Keeper:
        settings = self._settings
        return Keeper(
            database,
            settings.endpoint,
            lambda: HubClient(settings.endpoint, settings.token, now=self._now, gate=self._gate),
            settings.ages,
            Freshness.OFFLINE if settings.offline else freshness,
            now=self._now,
        )

    def _refuse(self, ends: datetime) -> None:
        """Stand in for waiting at the gate: a cell has no use of an answer in the next window."""
        raise RateLimited(hub.rate_limited(self._settings.endpoint, ends))
