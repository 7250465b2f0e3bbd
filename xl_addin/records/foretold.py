"""What this tool forecast, kept with its date."""

from dataclasses import dataclass
from datetime import date, datetime

from xl_addin.records.answers import ForecastPoint
from xl_addin.records.words import Measure, Selection


@dataclass(frozen=True, slots=True)
class Foretold:
    """One forecast as it was given.

    ``given`` is the moment at which it was told, ``as_of`` the last day of its data; ``reference`` names the
    prior that it rests on. ``months`` and ``children`` are the whole months and the children counted then.
    """

    given: datetime
    as_of: date
    selection: Selection
    measure: Measure
    release: datetime
    reference: str
    months: int
    children: int
    points: tuple[ForecastPoint, ...]
