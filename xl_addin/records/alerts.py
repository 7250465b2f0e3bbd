"""What was seen that deserves a word, and what became of it since."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from xl_addin.records.words import Sentence


class AlertKind(StrEnum):
    """What an alert is about; the keys of the rules, in their order."""

    DROP = "drop"
    RISE = "rise"
    BROKEN_FORECAST = "broken_forecast"
    THRESHOLD_HEAT = "threshold_heat"
    THRESHOLD_STABILITY = "threshold_stability"
    THRESHOLD_COMPETITIVENESS = "threshold_competitiveness"
    THRESHOLD_OVERALL = "threshold_overall"
    OVERTAKING = "overtaking"
    DATA_REVISED = "data_revised"
    BULK_UPLOAD = "bulk_upload"
    RUNNING_MONTH = "running_month"
    INCOMPLETE = "incomplete"
    AUDIT = "audit"


class AlertState(StrEnum):
    """How far an alert is: seen first on this day, on earlier days too, no more, or known to its reader."""

    NEW = "new"
    CONTINUING = "continuing"
    RESOLVED = "resolved"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing seen in one run.

    Attributes
    ----------
    kind, model, key
        What it is, of which model, and what tells it from others of that kind and model (a month, an
        uploader; empty where there is only one). The three together name it from run to run.
    what
        What happened.
    once_in
        In how many months such a thing happens once, at least 1; None where that is not known.
    check_first
        The likely reason to check first, None where none is at hand.
    link
        Where to look, empty where there is no such place.
    grade
        How grave it is in whole steps from 0; a step more is worse, and worth telling again.
    """

    kind: AlertKind
    model: str
    key: str
    what: Sentence
    once_in: float | None = None
    check_first: Sentence | None = None
    link: str = ""
    grade: int = 0

    @property
    def identity(self) -> tuple[AlertKind, str, str]:
        """What makes two sightings the same thing."""
        return self.kind, self.model, self.key


@dataclass(frozen=True, slots=True)
class Alert:
    """A thing that was seen, and what became of it.

    Attributes
    ----------
    sighting
        How it was seen last.
    first, last
        The days on which it was seen first and last since it was last absent.
    told
        The last day on which it was told, None where it never was.
    heard
        The gravest grade that its reader knows of, None where the reader knows nothing of it.
    ended
        The day on which it was found to be over, None while it lasts.
    """

    sighting: Sighting
    state: AlertState
    first: date
    last: date
    told: date | None = None
    heard: int | None = None
    ended: date | None = None

    @property
    def id(self) -> str:
        """Its name for users: twelve hexadecimal digits."""
        return sha256("\0".join(self.sighting.identity).encode()).hexdigest()[:12]

    @property
    def was_told(self) -> bool:
        """Tell whether its reader heard of it since it was last absent."""
        return self.told is not None and self.told >= self.first

    def raised_after(self, day: date) -> bool:
        """Tell whether it was told after ``day``, and lasts."""
        return self.told is not None and self.told > day and self.state is not AlertState.RESOLVED

    def over_after(self, day: date) -> bool:
        """Tell whether it was found to be over after ``day``; of what was never told that is not told."""
        return self.ended is not None and self.ended > day and self.was_told

    def acknowledged(self) -> "Alert":
        """Return it as known to its reader: silent until it is over or gets worse."""
        known = max(self.sighting.grade, self.sighting.grade if self.heard is None else self.heard)
        return replace(self, state=AlertState.ACKNOWLEDGED, heard=known)
