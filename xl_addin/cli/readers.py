"""Who gets the reports of a run: which of them they have, and whether there is news for them."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.hub.store.alerts import alerts_of
from xl_addin.hub.store.mails import Stage, marks
from xl_addin.hub.store.opening import open_store
from xl_addin.outputs.mail.letter import report_letter
from xl_addin.scheduling.routine import Routine, day_of, reports_before
from xl_addin.settings import Settings

_MOST = 20  # reports that are looked into
_GONE = frozenset({Stage.HANDED, Stage.SENT})


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of the reports of one routine, on one day; ``name`` is that of their alerts."""

    routine: Routine
    settings: Settings
    name: str
    day: date

    @property
    def heard(self) -> Path | None:
        """The last report of an earlier day that somebody has: one that was not sent told nobody anything."""
        reports = reports_before(self.routine, self.day, self.routine.reports.iterdir())[:_MOST]
        return next((report for report in reports if self._has_gone(report)), None)

    def are_told(self) -> bool:
        """Tell whether today's report goes to anybody: where only alerts do, one must be new or over."""
        if not self.routine.only_with_alerts:
            return True
        last = self.heard
        after = (day_of(last) if last else None) or date.min
        with closing(open_store(self.settings.store_file, self.day).database) as db:
            return any(one.raised_after(after) or one.over_after(after) for one in alerts_of(db, self.name))

    def _has_gone(self, report: Path) -> bool:
        if not self.routine.is_mailed:
            return True
        try:
            letter = report_letter(report.read_bytes(), report.name, today=self.day, language="en")
        except (OSError, BadInput):  # no report any more
            return False
        with closing(open_store(self.settings.store_file, self.day).database) as db:
            return any(mark.stage in _GONE for mark in marks(db, letter.digest).values())
