"""Everything that one run sees on a list of models, by the rules in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xl_addin.alerts.beside import seen_beside
from xl_addin.alerts.forecasts import broken_forecasts
from xl_addin.alerts.look import Levels, Look
from xl_addin.alerts.months import high_already, unusual_months
from xl_addin.alerts.overtakings import overtakings
from xl_addin.alerts.state import advance, still_watched
from xl_addin.growth.model import GrowthModel
from xl_addin.records import Alert, ScoreName, Sighting

Scores = Mapping[str, Mapping[ScoreName, float]]


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs left behind.

    ``kept`` are the alerts after the run before, ``scores`` what it said of each model that it looked at.
    """

    kept: Sequence[Alert] = ()
    scores: Scores = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Watch:
    """What the run of a ``day`` found on a list of so many ``models``.

    ``alerts`` are all of them as they stand now, ``by_chance`` months that are unusual but may be chance.
    """

    day: date
    models: int
    alerts: tuple[Alert, ...]
    by_chance: tuple[Sighting, ...]


def watch(
    looks: Sequence[Look],
    levels: Levels,
    past: Past,
    today: date,
    growth: GrowthModel,
) -> Watch:
    """Look at a list of models, and bring the alerts up to ``today``.

    Parameters
    ----------
    looks
        The models of one list, each as it was found.
    levels
        The rules in force.
    past
        What earlier runs left behind.
    growth
        What was learned from other models.
    """
    kept = still_watched(past.kept, {look.answer.model for look in looks}, levels.keys())
    months = unusual_months(looks, levels, kept, today.year, growth.prior)
    seen = [
        *months.alerts,
        *broken_forecasts(looks, levels),
        *high_already(looks, levels, growth.prior),
        *overtakings(looks, levels, kept, growth),
    ]
    for look in looks:
        if look.answer.status.answered:
            seen += seen_beside(look, levels, past.scores.get(look.answer.model, {}), kept)
    alerts = advance(
        kept,
        seen,
        today,
        blind={look.answer.model for look in looks if not look.answer.status.answered},
        newcomers={look.answer.model for look in looks} - past.scores.keys(),
    )
    return Watch(today, len(looks), tuple(alerts), months.by_chance)


def scores_of(looks: Sequence[Look]) -> Scores:
    """Return the scores that are said now of the models that could be looked at."""
    return {
        look.answer.model: {
            name: score.value for name, score in look.answer.scores.items() if score.value is not None
        }
        for look in looks
        if look.answer.status.answered
    }
