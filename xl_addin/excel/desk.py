"""The desk behind the cells: answers at once from the store, and lets the Hub be asked in the background."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock

from xl_addin.errors import StoreError
from xl_addin.excel.asker import Asker
from xl_addin.excel.found import TUNED
from xl_addin.excel.memory import Known, Memory
from xl_addin.excel.ranges import Fits
from xl_addin.excel.waiting import NO_WAIT, Waiting
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.hub.store.quota import read_quota
from xl_addin.hub.store.snapshots import forget_unknown
from xl_addin.pipeline import score
from xl_addin.records import Answer, Language, Question, Status
from xl_addin.settings import Settings

_MOMENT = timedelta(seconds=0.3)  # in which models are read ahead


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
        self._asker = Asker(settings, asking, now=now)
        self._memory = Memory(settings, reading, self._asker, now=now)
        self._scoring, self._fits = Lock(), Fits(growth)
        self._asked: dict[str, Status] = {}
        self._lock = Lock()

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
        known = {name: self._memory.look(name, question) for name in names}
        lacking = [name for name in self._begin(known) if not known[name].answer.status.answered]
        if lacking:
            self._waiting.until_landed([self._asker.begin(name) for name in lacking])
            known |= {name: self._memory.look(name, question) for name in lacking}
        self._score(known.values(), question, ahead)
        with self._lock:
            self._asked.update((name, one.answer.status) for name, one in known.items())
        return [known[model.strip()].scored[ahead] for model in models]

    def expect(self, models: Iterable[str]) -> None:
        """Have everything asked for, at once, that the answers about ``models`` will lack."""
        self._waiting.called()
        self._begin({name: self._memory.look(name, TUNED) for name in dict.fromkeys(map(str.strip, models))})

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
        self._asker.refresh(list(dict.fromkeys(model.strip() for model in models)), on_progress)
        self._memory.forget()

    def forget_failures(self) -> None:
        """Let whatever was refused, was not reached or was not known be asked for anew."""
        with suppress(StoreError):  # then a name stays unknown until its time is over
            forget_unknown(self._asking, self._settings.endpoint)
        self._asker.forget_failures()
        self._memory.forget()

    def close(self) -> None:
        """Let go of the store; what is not whole by now is not kept."""
        self._asker.close()
        self._reading.close()
        self._asking.close()

    def _begin(self, known: dict[str, Known]) -> list[str]:
        """Have the Hub asked about all that is not settled; return their names."""
        wanted = [name for name, one in known.items() if not one.settled]
        for name in wanted:
            self._asker.begin(name)
        return wanted

    def _score(self, known: Iterable[Known], question: Question, ahead: int) -> None:
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

    def _read_ahead(self, question: Question) -> list[Known]:
        """Return what is known of other kept models, as many as a moment allows.

        Cells come one by one, and a fit of a hundred models costs little more than a fit of one: so the
        first cell of a sheet does most of the work of all of them.
        """
        begun, found = self._now(), []
        for base in kept_bases(self._reading, self._settings.endpoint):
            if self._now() - begun > _MOMENT:
                break
            found.append(self._memory.recall(base.name, question))
        return found
