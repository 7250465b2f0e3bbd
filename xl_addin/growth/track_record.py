"""How good the forecasts were that this tool gave and whose month is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from statistics import median

from xl_addin.growth.outcomes import Outcome

HORIZONS = (1, 3, 6, 12)
"""Months ahead at which forecasts are judged."""
LEAST_CASES = 10
"""Fewer cases than these are too few to judge by."""


@dataclass(frozen=True, slots=True)
class Record:
    """How many forecasts came due, how many of them held, and how far off they were.

    ``inside`` counts those whose 80 % interval held what came; ``error`` is the median of
    |ln((forecast + 1)/(came + 1))|, about the share by which a forecast was off; None without a case.
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


def record(due: Iterable[Outcome]) -> Record:
    """Return the record of cases, such as :func:`cases` returns."""
    counted = [(one, one.came) for one in due if one.came is not None]
    errors = [abs(log((one.point.p50 + 1) / (came + 1))) for one, came in counted]
    return Record(
        len(counted), sum(bool(one.inside) for one, _ in counted), median(errors) if errors else None
    )
