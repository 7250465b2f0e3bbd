"""What is said of a list's models beside their answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xl_addin.alerts.seen import Watch
from xl_addin.audit.words import Doubt
from xl_addin.growth.outcomes import Outcome
from xl_addin.growth.track_record import Case


@dataclass(frozen=True, slots=True)
class Before:
    """What was said of a model by the edition of an earlier day."""

    as_of: date
    heat: float | None
    stability: float | None
    competitiveness: float | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said of a list beside its answers, by model where it is a mapping; by default nothing.

    ``doubts`` are the findings of the audit, ``before`` is what an earlier edition said, ``came`` earlier
    forecasts beside what came and ``hindcasts`` those of looking back. ``watch`` holds the alerts as they
    stand, None where nobody looked for any; ``heard`` is the last day of whose alerts the reader has heard,
    None for that of what was said earlier.
    """

    doubts: Mapping[str, Sequence[Doubt]] = field(default_factory=lambda: MappingProxyType({}))
    before: Mapping[str, Before] = field(default_factory=lambda: MappingProxyType({}))
    came: Mapping[str, Sequence[Outcome]] = field(default_factory=lambda: MappingProxyType({}))
    hindcasts: Mapping[str, Sequence[Case]] = field(default_factory=lambda: MappingProxyType({}))
    watch: Watch | None = None
    heard: date | None = None


NO_REMARKS = Remarks()
