"""What was forecast beside what came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from xl_addin.growth.counts import anniversary, monthly_history
from xl_addin.records import Child, ForecastPoint, Foretold, Question


@dataclass(frozen=True, slots=True)
class Outcome:
    """One month of a forecast, and the cumulative count at its end.

    ``ends`` is the moment at which the month is over. ``came`` is None as long as it is not over, or not
    counted to its end.
    """

    said: Foretold
    point: ForecastPoint
    ends: datetime
    came: int | None

    @property
    def beforehand(self) -> bool:
        """Tell whether the forecast was given before the month was over, and not by looking back."""
        return self.said.given < self.ends

    @property
    def inside(self) -> bool | None:
        """Tell whether what came lies in the 80 % interval; None as long as it has not come."""
        return None if self.came is None else self.point.p10 <= self.came <= self.point.p90


@dataclass(frozen=True, slots=True)
class Hits:
    """How many outcomes there are, and how many of them lie inside the 80 % interval."""

    inside: int
    outcomes: int

    @property
    def share(self) -> float | None:
        """The share inside, 0 to 1; None without an outcome."""
        return self.inside / self.outcomes if self.outcomes else None


def outcomes(said: Foretold, children: Sequence[Child], counted: datetime) -> tuple[Outcome, ...]:
    """Return each month of a forecast with the count that came, as it is counted now.

    Parameters
    ----------
    said
        The forecast as it was given.
    children
        Every child that counts, as it is known now.
    counted
        The moment up to which they are known.
    """
    came = _cumulative(said, children, counted)
    return tuple(
        Outcome(said, point, anniversary(said.release, point.month), came.get(point.month))
        for point in said.points
    )


def hits(came: Iterable[Outcome], *, beforehand: bool) -> Hits:
    """Return the hits among the outcomes that were said ``beforehand``, or among those that were not."""
    judged = [one.inside for one in came if one.inside is not None and one.beforehand is beforehand]
    return Hits(sum(judged), len(judged))


def _cumulative(said: Foretold, children: Sequence[Child], counted: datetime) -> dict[int, int]:
    """Return the count at the end of each month that is over, counted as it was for the forecast."""
    # A day that a user gave as release starts at midnight; it may lie before the Hub's first true date.
    given = said.release.date() if said.release.time() == time(0) else None
    question = Question(said.selection, said.measure, release=given)
    history = monthly_history(children, said.release, question, counted)
    return {month.number: month.cumulative for month in history.whole_months}
