"""How good forecasts were whose month is over: those that this tool gave, and others judged like them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import log
from statistics import median

from xl_addin.growth.outcomes import Outcome

HORIZONS = (1, 3, 6, 12)
"""Months ahead at which forecasts are judged."""
LEAST_CASES = 10
"""Fewer cases than these are too few to judge by."""


@dataclass(frozen=True, slots=True)
class Case:
    """One forecast whose month is over, so many months ``ahead``.

    ``inside`` tells whether its 80 % interval held what came; ``error`` is |ln((forecast + 1)/(came + 1))|,
    about the share by which it was off.
    """

    ahead: int
    inside: bool
    error: float


@dataclass(frozen=True, slots=True)
class Record:
    """Of how many forecasts the month is over, how many of them held, and how far off they were.

    ``inside`` counts those that held, ``error`` is the median of their errors; None without a case.
    """

    cases: int
    inside: int
    error: float | None

    @property
    def judged(self) -> bool:
        """Tell whether the cases are enough to judge by."""
        return self.cases >= LEAST_CASES

    @property
    def share(self) -> float | None:
        """The share inside, 0 to 1; None where the cases are too few."""
        return self.inside / self.cases if self.judged else None


def horizon(one: Outcome) -> int:
    """Return how many months after the last whole one the forecast looked."""
    return one.point.month - one.said.months


def cases(came: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes that count, by month and horizon.

    Only forecasts that were given before their month was over count, at the horizons that are judged, and of
    several for one month and horizon the first that was given: asking every day does not multiply cases.
    """
    first: dict[tuple[int, int], Outcome] = {}
    for one in sorted(came, key=lambda each: each.said.given):
        if one.came is not None and one.beforehand and horizon(one) in HORIZONS:
            first.setdefault((one.point.month, horizon(one)), one)
    return tuple(first[key] for key in sorted(first))


def judged(came: Iterable[Outcome]) -> tuple[Case, ...]:
    """Return the outcomes that count, judged."""
    counted = ((one, one.came) for one in cases(came))
    return tuple(
        Case(horizon(one), bool(one.inside), abs(log((one.point.p50 + 1) / (count + 1))))
        for one, count in counted
        if count is not None
    )


def record(found: Collection[Case]) -> Record:
    """Return what cases say together."""
    error = median(one.error for one in found) if found else None
    return Record(len(found), sum(one.inside for one in found), error)
