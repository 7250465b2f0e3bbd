"""The words that travel between the stages, as frozen records.

Every time is a timezone-aware :class:`datetime.datetime` in UTC; every count is a number of models
or of uploaders, as the ``measure`` beside it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
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


@dataclass(frozen=True, slots=True)
class Child:
    """A model that names the base in its card."""

    id: str
    author: str
    created: datetime
    relation: Relation


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A base model as the Hub describes it: canonical id, creation, children announced by relation.

    ``announced`` is None where the Hub did not say how many children there are.
    """

    id: str
    created: datetime
    announced: Mapping[Relation, int] | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the Hub said of one base model at one moment.

    ``missing`` counts, by relation, the children that were announced but not listed; ``cut`` tells
    that the listing ended before its end; ``notes`` are the oddities met on the way.
    """

    base: BaseModel
    children: tuple[Child, ...]
    taken: datetime
    missing: Mapping[Relation, int]
    cut: bool = False
    notes: tuple[Sentence, ...] = ()

    def missing_of(self, selection: Selection) -> int:
        """Return how many announced children of ``selection`` the listing lacks."""
        return sum(self.missing.get(relation, 0) for relation in selection.relations)


@dataclass(frozen=True, slots=True)
class Month:
    """One month since release; ``new`` and ``cumulative`` are in the history's measure.

    ``uploaders`` counts the authors whose first counted child lies in this month; ``running`` marks
    the month that is not over yet, which enters no fit. ``start`` and ``uploaders`` are None where the
    counts come from a panel, which knows neither dates nor authors.
    """

    number: int
    start: datetime | None
    new: int
    cumulative: int
    uploaders: int | None
    running: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Monthly counts of one base model since its release.

    ``release`` is None for a legacy creation date without a release given by the user; then there
    are no months. ``children`` and ``uploaders`` count the children of the selection from release
    to the as-of day, the running month included; ``before_release`` are those dated earlier.
    ``largest_uploader_share`` (0 to 1) is None without children. Authors are unknown in a panel.
    """

    release: datetime | None
    months: tuple[Month, ...]
    children: int
    uploaders: int | None = None
    largest_uploader_share: float | None = None
    before_release: int = 0

    @property
    def whole_months(self) -> tuple[Month, ...]:
        """The months that are over, which alone enter a fit."""
        return tuple(month for month in self.months if not month.running)


@dataclass(frozen=True, slots=True)
class Score:
    """A score from 0 to 100 with its 80 % interval; empty where the evidence does not carry it."""

    value: float | None = None
    p10: float | None = None
    p90: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A parameter with its 80 % interval; ``p50`` is None where it is not identified."""

    p10: float
    p50: float | None
    p90: float
    status: Status = Status.OK


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """The forecast cumulative count at the end of one month since release."""

    month: int
    mean: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything said of one model: the outcome first, then what could be read off the data.

    ``certainty`` runs from 0 (the data said nothing beyond the prior) towards 1; ``parameters``
    holds fitness λ, immediacy μ and longevity σ of the curve with time in months, ``ceiling``
    the number of children that it ends at and ``peak_month`` the month since release in which it rises
    fastest; ``notes`` are further sentences that the reader of the scores should know.
    """

    model: str
    status: Status
    message: Sentence
    as_of: date | None = None
    taken: datetime | None = None
    history: History | None = None
    complete: bool | None = None
    scores: Mapping[ScoreName, Score] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[ParameterName, Estimate] = field(default_factory=lambda: MappingProxyType({}))
    ceiling: Estimate | None = None
    peak_month: Estimate | None = None
    certainty: float | None = None
    forecast: tuple[ForecastPoint, ...] = ()
    notes: tuple[Sentence, ...] = ()
