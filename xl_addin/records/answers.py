"""What is answered of one model: its counts, and what was read off their fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from xl_addin.records.kept import BaseModel, Event
from xl_addin.records.words import ParameterName, ScoreName, Sentence, Status


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
    fastest; ``notes`` are further sentences that the reader of the scores should know. ``base`` is the
    Hub's description of the model; ``excluded`` counts the children that the user's decisions leave out.
    ``expected`` are the new children that the fitted curve expects of each whole month, looking back; empty
    where nobody asked for them.
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
    expected: tuple[float, ...] = ()
    notes: tuple[Sentence, ...] = ()
    base: BaseModel | None = None
    excluded: int = 0
    events: tuple[Event, ...] = ()
