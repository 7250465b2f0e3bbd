"""The words of an audit: a doubt, what could be done about it, and the audit as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from xl_addin.decisions import Kind
from xl_addin.records import Answer, Child, ScoreName, Sentence


class DoubtKind(StrEnum):
    """Why a count may not say what it seems to say."""

    BURST = "burst"
    LARGEST_UPLOADER = "largest-uploader"
    SIMILAR_NAMES = "similar-names"
    OWN_ORGANISATION = "own-organisation"
    QUANTISED = "quantised"
    COMMON_NAME = "common-name"
    BEFORE_RELEASE = "before-release"
    DATES = "dates"
    INCOMPLETE = "incomplete"
    REVISED = "revised"
    UNUSUAL_MONTH = "unusual-month"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One decision that would leave doubtful children out."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to doubt the count of a base model.

    ``children`` are those to look at, ``remedies`` the decisions that would leave them out, ``ends`` the id
    of the decision that the doubt is about, empty where it is about none. ``left_out`` counts the children
    that would be left out beside those that are already (below 0: that would count again), and ``after``
    holds the three scores then; both are None where there is nothing to decide.
    """

    kind: DoubtKind
    sentence: Sentence
    children: tuple[Child, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    ends: str = ""
    left_out: int | None = None
    after: Mapping[ScoreName, float | None] | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The scored answer on a base model, and the reasons to doubt it, the weightiest first."""

    answer: Answer
    doubts: tuple[Doubt, ...] = ()

    def share(self, doubt: Doubt) -> float | None:
        """Return which part of the counted children a doubt is about, 0 to 1; None where it is about none."""
        counted = self.answer.history.children if self.answer.history else 0
        if not doubt.children or not counted or doubt.kind is DoubtKind.BEFORE_RELEASE:
            return None  # what is dated before the release is not counted
        return len(doubt.children) / counted
