"""What the store holds for the questions of one run; its faults cost no answer and are told once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from xl_addin.errors import StoreDamaged, StoreError
from xl_addin.hub.store import decisions, events
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.imports import read_import
from xl_addin.hub.store.opening import set_aside
from xl_addin.hub.store.refreshes import Refresh, log_refresh
from xl_addin.hub.store.snapshots import (
    as_known_on,
    base_named,
    first,
    last_whole,
    latest,
    remember_unknown,
    revision,
    save_snapshot,
)
from xl_addin.records import Dossier, Imported, Sentence, Snapshot

T = TypeVar("T")

_LATELY = timedelta(days=30)  # whose revisions are told


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept under one name.

    ``name`` is the canonical one where it is known; ``unknown`` tells when the Hub last said that it knows
    no such model, None where it did not; ``whole`` when its listing was last read to the end.
    """

    name: str
    snapshot: Snapshot | None = None
    unknown: datetime | None = None
    whole: datetime | None = None


class Shelf:
    """The store of one Hub's models, as far as it can be read and written.

    Attributes
    ----------
    warnings
        What went wrong with the store, each once.
    """

    def __init__(self, database: Database, endpoint: str, now: Callable[[], datetime]) -> None:
        self._database, self._endpoint, self._now = database, endpoint, now
        self.warnings: list[Sentence] = []

    def look(self, name: str) -> Kept:
        """Return what is kept under ``name``, as last seen."""
        return self._use(lambda db: self._read(db, name, latest), Kept(name))

    def known_on(self, name: str, end: datetime) -> Snapshot | None:
        """Return what was known at ``end``, else the first that was known later; None where nothing is."""
        kept = self._use(
            lambda db: self._read(db, name, lambda db, base: as_known_on(db, base, end) or first(db, base)),
            Kept(name),
        )
        return kept.snapshot

    def keep(self, name: str, snapshot: Snapshot) -> None:
        """Keep what the Hub said of the model asked for as ``name``."""
        self._use(lambda db: save_snapshot(db, self._endpoint, name, snapshot), 0)

    def keep_unknown(self, name: str, when: datetime) -> None:
        """Remember that the Hub said ``when`` that it knows no such model."""
        self._use(lambda db: remember_unknown(db, self._endpoint, name, when), None)

    def log(self, refresh: Refresh) -> None:
        """Remember an attempt to ask the Hub."""
        self._use(lambda db: log_refresh(db, self._endpoint, refresh), None)

    def completed(self, dossier: Dossier, name: str, moment: datetime) -> Dossier:
        """Return ``dossier`` with what the Hub changed of late and what the user said until ``moment``."""
        return self._use(lambda db: self._complete(db, dossier, name, moment), dossier)

    def series(self, name: str, end: datetime) -> Imported | None:
        """Return the imported series ``name`` as of ``end``."""
        return self._use(lambda db: read_import(db, name, end), None)

    def _read(self, db: Database, name: str, read: Callable[[Database, int], Snapshot | None]) -> Kept:
        known = base_named(db, self._endpoint, name)
        if known is None or known.base is None:
            return Kept(name, unknown=None if known is None else known.unknown)
        return Kept(known.name or name, read(db, known.base), known.unknown, last_whole(db, known.base))

    def _complete(self, db: Database, dossier: Dossier, name: str, moment: datetime) -> Dossier:
        known = base_named(db, self._endpoint, name)
        if known is None or known.base is None:  # it could not be kept
            said = decisions.in_force_of_name(db, dossier.snapshot.base.id, moment)
            return replace(dossier, decisions=said)
        taken = dossier.snapshot.taken
        return replace(
            dossier,
            revision=revision(db, known.base, taken - _LATELY, taken),
            decisions=decisions.in_force(db, self._endpoint, known.base, moment),
            events=events.in_force(db, self._endpoint, known.base, moment),
        )

    def _use(self, work: Callable[[Database], T], otherwise: T) -> T:
        try:
            return self._mended(work)
        except StoreError as error:
            self._tell(error.sentence)
            return otherwise

    def _mended(self, work: Callable[[Database], T]) -> T:
        """Return what ``work`` returns; a store found to be damaged is replaced, and asked once more."""
        try:
            return work(self._database)
        except StoreDamaged:
            self._tell(*set_aside(self._database, self._now().date()))
            return work(self._database)

    def _tell(self, *sentences: Sentence) -> None:
        self.warnings.extend(said for said in sentences if said not in self.warnings)
