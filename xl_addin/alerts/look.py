"""What one run looked at of one model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xl_addin.audit.case import Case
from xl_addin.audit.words import Doubt
from xl_addin.growth.outcomes import Outcome
from xl_addin.records import AlertKind, Answer, BaseModel

Levels: TypeAlias = Mapping[AlertKind, float | None]
"""The rules in force with their levels, each in its rule's unit; None where the rule knows or has none."""


@dataclass(frozen=True, slots=True)
class Look:
    """One model as one run found it.

    Attributes
    ----------
    answer
        The scored answer.
    case
        Its children; None where only counts are known, as of an imported series.
    doubts
        What the audit found.
    launches
        Base models known with their dates of release, of any organisation, among which the reason of a
        change may lie.
    link
        Where the model is shown, empty where it is nowhere.
    came
        What came of earlier forecasts.
    """

    answer: Answer
    case: Case | None = None
    doubts: tuple[Doubt, ...] = ()
    launches: tuple[BaseModel, ...] = ()
    link: str = ""
    came: Sequence[Outcome] = ()
