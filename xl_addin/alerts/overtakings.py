"""Models that will probably stand above one of the list's leaders in a year."""

from collections.abc import Mapping, Sequence

import numpy as np

from xl_addin.alerts.counted import Counted, counted, stacked
from xl_addin.alerts.look import Levels, Look
from xl_addin.growth.alerts.overtaking import read_overtaking
from xl_addin.growth.model import GrowthModel
from xl_addin.messages import unusual as said
from xl_addin.records import Alert, AlertKind, AlertState, Sighting

AHEAD = 12
"""Months ahead."""

MARGIN = 10.0
"""Points of probability below the level at which an overtaking is no more expected."""

LEAST_SHARE = 1 / 3
"""The lower model's part of the higher one's children, from which on stated probabilities were checked."""

LEADERS = 10
"""Places of the list that are watched: below, of a hundred models ten pass another each month."""

LEAST_MONTHS, LEAST_CHILDREN = 3, 5
_BLOCK = 4096  # pairs; each takes 625 numbers


def overtakings(
    looks: Sequence[Look], levels: Levels, kept: Sequence[Alert], growth: GrowthModel
) -> list[Sighting]:
    """Return each model that will stand above a leader in a year, beside the highest that it passes.

    Those that it was said to pass stay beside that one, until they are no more expected.

    Parameters
    ----------
    levels
        The rules in force; the level is the least probability [%].
    kept
        The alerts after the run before: one that stands ends when its probability falls well below the level.
    growth
        What was learned from other models.
    """
    level = levels.get(AlertKind.OVERTAKING)
    models = [one for one in counted(looks) if _known(one)]
    if level is None or not models:
        return []
    standing, chance = _standing(kept), _chances(models, growth)
    found: list[tuple[int, int]] = []
    passing: set[int] = set()
    for higher, lower in sorted(chance, key=lambda pair: -models[pair[0]].last.cumulative):
        stands = (models[lower].model, models[higher].model) in standing
        least = level - MARGIN if stands else level
        if 100 * chance[higher, lower] >= least and (stands or lower not in passing):
            found.append((higher, lower))
            passing.add(lower)
    return [_sighting(models[lower], models[higher], chance[higher, lower]) for higher, lower in found]


def _standing(kept: Sequence[Alert]) -> set[tuple[str, str]]:
    """Return who is said to pass whom."""
    return {
        (alert.sighting.model, alert.sighting.key)
        for alert in kept
        if alert.sighting.kind is AlertKind.OVERTAKING and alert.state is not AlertState.RESOLVED
    }


def _known(one: Counted) -> bool:
    return one.last.number >= LEAST_MONTHS and one.last.cumulative >= LEAST_CHILDREN


def _chances(models: Sequence[Counted], growth: GrowthModel) -> Mapping[tuple[int, int], float]:
    """Return the probability that the second of each pair that is near enough passes the first."""
    count = np.array([one.last.cumulative for one in models], dtype=np.float64)
    leads = (count[None, :] > count[:, None]).sum(axis=1) < LEADERS
    near = (count[None, :] < count[:, None]) & (count[None, :] >= LEAST_SHARE * count[:, None])
    near &= leads[:, None]
    pairs = np.argwhere(near)
    if not len(pairs):
        return {}
    blocks = np.array_split(pairs, -(-len(pairs) // _BLOCK))
    counts = stacked(models)
    chance = np.concatenate([read_overtaking(counts, block, [AHEAD], growth)[:, 0] for block in blocks])
    return {
        (int(higher), int(lower)): float(one)
        for (higher, lower), one in zip(pairs, chance, strict=True)
        if np.isfinite(one)
    }


def _sighting(lower: Counted, higher: Counted, chance: float) -> Sighting:
    what = said.will_overtake(lower.model, higher.model, chance, AHEAD)
    return Sighting(AlertKind.OVERTAKING, lower.model, higher.model, what, link=lower.look.link)
