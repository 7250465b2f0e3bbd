"""What one edition of the workbook is made from: the answers, and what the user typed into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xl_addin.outputs.remarks import NO_REMARKS, Remarks
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

    ``answers`` stand in the order of the watchlist, one per model; ``then`` are the answers as of the start
    of each trial, by its row.
    """

    answers: Sequence[Answer]
    choices: Choices
    source: Source
    language: Language
    remarks: Remarks = NO_REMARKS
    then: Mapping[int, Answer] = field(default_factory=lambda: MappingProxyType({}))
