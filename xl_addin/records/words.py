"""The words of a question and of its outcome."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Language = Literal["en", "ja"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said to a user, in both languages."""

    en: str
    ja: str

    def text(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.ja if language == "ja" else self.en


class Status(StrEnum):
    """How a question ended; it speaks of the scores, and parameters carry their own."""

    OK = "ok"
    STALE = "stale"
    PARTIAL = "partial"
    TOO_YOUNG = "too-young"
    TOO_FEW = "too-few"
    NOT_IDENTIFIED = "not-identified"
    LEGACY_DATE = "legacy-date"
    UNKNOWN_MODEL = "unknown-model"
    NO_ACCESS = "no-access"
    RATE_LIMITED = "rate-limited"
    UNREACHABLE = "unreachable"
    LOADING = "loading"
    FAULTY = "faulty"

    @property
    def answered(self) -> bool:
        """Tell whether the model itself could be answered (a status such as too-young is an answer)."""
        return self not in _UNANSWERED


_UNANSWERED = frozenset(
    {Status.UNKNOWN_MODEL, Status.NO_ACCESS, Status.RATE_LIMITED, Status.UNREACHABLE, Status.LOADING}
)


class Relation(StrEnum):
    """How a child was made from its base, as the Hub's model tree names it."""

    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"


class Selection(StrEnum):
    """Which children are counted: one relation, ``tuned`` (finetune and adapter) or ``all``."""

    TUNED = "tuned"
    ALL = "all"
    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations that this selection counts."""
        if self is Selection.ALL:
            return frozenset(Relation)
        if self is Selection.TUNED:
            # An adapter is a fine-tuned model in the paper's sense (arXiv 2502.15987).
            return frozenset({Relation.FINETUNE, Relation.ADAPTER})
        return frozenset({Relation(self.value)})


class Measure(StrEnum):
    """What is counted: every child, or every uploader once, at the first child."""

    MODELS = "models"
    UPLOADERS = "uploaders"


class ScoreName(StrEnum):
    """The three scores and their weighted mean."""

    HEAT = "heat"
    STABILITY = "stability"
    COMPETITIVENESS = "competitiveness"
    OVERALL = "overall"


class ParameterName(StrEnum):
    """The parameters of the growth curve: λ, μ (of the natural logarithm of months) and σ."""

    FITNESS = "fitness"
    IMMEDIACY = "immediacy"
    LONGEVITY = "longevity"


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks of one base model, beside its name.

    ``as_of`` is the last day whose data is used, to its end in UTC (None: today); ``release``
    replaces the Hub's creation date as the start of month 1.
    """

    selection: Selection = Selection.TUNED
    measure: Measure = Measure.MODELS
    as_of: date | None = None
    release: date | None = None
