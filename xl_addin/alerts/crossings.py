"""A score that fell below the level that the user set."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from xl_addin.alerts.look import Levels, Look
from xl_addin.messages import alerting as said
from xl_addin.records import Alert, AlertKind, AlertState, ScoreName, Sighting

MARGIN = 2.0
"""Points above its level at which a fallen score counts as recovered, so that noise raises no alerts."""

STEP = 10.0
"""Points further below by which a fall is worse."""

THRESHOLD: Mapping[ScoreName, AlertKind] = MappingProxyType(
    {
        ScoreName.HEAT: AlertKind.THRESHOLD_HEAT,
        ScoreName.STABILITY: AlertKind.THRESHOLD_STABILITY,
        ScoreName.COMPETITIVENESS: AlertKind.THRESHOLD_COMPETITIVENESS,
        ScoreName.OVERALL: AlertKind.THRESHOLD_OVERALL,
    }
)
"""The rule for each score."""


def crossings(
    look: Look, levels: Levels, before: Mapping[ScoreName, float], kept: Sequence[Alert]
) -> Iterator[Sighting]:
    """Yield the scores that are below their levels and were not before, or have not recovered since.

    Parameters
    ----------
    levels
        The levels [points]; a score without one is not watched.
    before
        What was said of this model's scores in the run before; a score that was not said crosses nothing.
    kept
        The alerts after the run before, of any model.
    """
    for name, kind in THRESHOLD.items():
        level = levels.get(kind)
        if level is not None:
            yield from _crossing(look, name, level, before.get(name), _standing(look, kind, kept))


def _standing(look: Look, kind: AlertKind, kept: Sequence[Alert]) -> Alert | None:
    return next(
        (
            alert
            for alert in kept
            if alert.sighting.kind is kind
            and alert.sighting.model == look.answer.model
            and alert.state is not AlertState.RESOLVED
        ),
        None,
    )


def _crossing(
    look: Look, name: ScoreName, level: float, before: float | None, standing: Alert | None
) -> Iterator[Sighting]:
    score = look.answer.scores.get(name)
    now = None if score is None else score.value
    if now is None:
        if standing is not None:
            yield standing.sighting  # without a score it has not recovered
        return
    fell = before is not None and now < level <= before
    if fell or (standing is not None and now < level + MARGIN):
        grade = int(max(0.0, level - now) // STEP)
        what = said.fell_below(look.answer.model, name, now, level)
        yield Sighting(THRESHOLD[name], look.answer.model, "", what, link=look.link, grade=grade)
