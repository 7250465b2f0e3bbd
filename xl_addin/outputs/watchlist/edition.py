"""What one edition of the workbook is made from: the answers, and what the user typed into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xl_addin.alerts.seen import Watch
from xl_addin.audit.words import Doubt
from xl_addin.growth.outcomes import Outcome
from xl_addin.growth.track_record import Case
from xl_addin.outputs.source import Source
from xl_addin.records import Answer, Language

AXES = 3
"""How many axes of their own users may weigh beside the three scores."""
COMPARED = 6
"""How many models stand on one chart."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One profile: the weights (≥ 0) of heat, stability, competitiveness and the user's own axes."""

    name: str
    scores: tuple[float, float, float]
    axes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for alerts as the user set it; ``level`` is in the unit that its key stands for."""

    key: str
    active: bool
    level: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A proof of concept that the user noted; ``row`` is its place among the trials, from 0."""

    row: int
    model: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Before:
    """What was said of a model by the edition of an earlier day."""

    as_of: date
    heat: float | None
    stability: float | None
    competitiveness: float | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user typed or chose.

    ``models`` are the ids of the watchlist in its order; ``profiles`` those of the sheet of weights, of which
    the one named ``profile`` holds; ``axes`` the user's own points (0–100) by model, None where empty;
    ``axis_names`` are what the user calls the axes, empty where the words of a new workbook hold;
    ``shown`` is the model of the sheet for one model, ``compared`` are those of the comparison, empty strings
    for free places.
    """

    models: Sequence[str]
    profiles: Sequence[Weights]
    profile: str
    axes: Mapping[str, tuple[float | None, ...]] = field(default_factory=lambda: MappingProxyType({}))
    shown: str = ""
    compared: Sequence[str] = ()
    rules: Sequence[Rule] = ()
    trials: Sequence[Trial] = ()
    axis_names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that the sheets of one edition say.

    ``answers`` stand in the order of the watchlist, one per model; ``doubts`` are the findings of the audit
    and ``before`` what an earlier edition said, both by model; ``then`` are the answers as of the start of
    each trial, by its row; ``came`` are earlier forecasts beside what came, by model; ``watch`` holds the
    alerts as they stand, None where nobody looked for any;
    ``heard`` is the last day of whose alerts the reader has heard, None where that is not known.
    """

    answers: Sequence[Answer]
    choices: Choices
    source: Source
    language: Language
    doubts: Mapping[str, Sequence[Doubt]] = field(default_factory=lambda: MappingProxyType({}))
    before: Mapping[str, Before] = field(default_factory=lambda: MappingProxyType({}))
    then: Mapping[int, Answer] = field(default_factory=lambda: MappingProxyType({}))
    came: Mapping[str, Sequence[Outcome]] = field(default_factory=lambda: MappingProxyType({}))
    watch: Watch | None = None
    heard: date | None = None
    hindcasts: Mapping[str, Sequence[Case]] = field(default_factory=lambda: MappingProxyType({}))
