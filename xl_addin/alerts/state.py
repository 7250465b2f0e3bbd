"""What becomes of alerts from one run to the next: which are told, which are known, which are over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from xl_addin.records import Alert, AlertKind, AlertState, Sighting

COOLDOWN = timedelta(days=28)
"""For so long one kind of alert of one model is not told again: no two of them within one month."""

# What is so when a model is first looked at is no news.
_STANDING = frozenset({AlertKind.AUDIT, AlertKind.OVERTAKING})

_Identity: TypeAlias = tuple[AlertKind, str, str]
_Hushed: TypeAlias = Mapping[tuple[AlertKind, str], int]


def advance(
    kept: Sequence[Alert],
    seen: Iterable[Sighting],
    today: date,
    *,
    cooldown: timedelta = COOLDOWN,
    blind: Collection[str] = (),
    newcomers: Collection[str] = (),
) -> list[Alert]:
    """Return the alerts as they stand after a run; those raised or over today are to be told.

    An alert is told once each time that it appears, and again where it gets worse. Within the cool-down
    after one was told of a kind and model, none of that kind and model is told that is not worse; it waits,
    and is told afterwards if it is still seen. An acknowledged one is silent until it is over or gets worse.
    Running twice on one day with the same sightings changes nothing.

    Parameters
    ----------
    kept
        The alerts after the run before.
    seen
        The sightings of this run in any order; of several of the same thing the gravest holds.
    today
        The day of this run.
    cooldown
        How long a kind of alert of a model rests after it was told.
    blind
        Models that could not be looked at in this run; what is known of them stays as it is.
    newcomers
        Models that were never looked at before; what the audit finds of them, whom they will pass, and who
        will pass them, is no news.

    Returns
    -------
    list of Alert
        By kind, model and key; nothing that was kept or seen is lacking.
    """
    before = {alert.sighting.identity: alert for alert in kept}
    now = _gravest(seen)
    hushed = _hushed(kept, today, cooldown)
    return [
        _met(before.get(identity), now[identity], today, hushed, newcomers)
        if identity in now
        else _missed(before[identity], today, blind)
        for identity in sorted(before.keys() | now.keys())
    ]


def still_watched(
    kept: Iterable[Alert], models: Collection[str], kinds: Collection[AlertKind]
) -> list[Alert]:
    """Return the alerts of the models on the list and of the rules in force; the others just end."""
    return [one for one in kept if one.sighting.model in models and one.sighting.kind in kinds]


def _gravest(seen: Iterable[Sighting]) -> dict[_Identity, Sighting]:
    """Return each thing once; which sighting of it holds does not depend on their order."""
    ordered = sorted(seen, key=lambda one: (one.grade, one.once_in or 0.0, one.what.en, one.what.ja))
    return {one.identity: one for one in ordered}


def _hushed(kept: Iterable[Alert], today: date, cooldown: timedelta) -> _Hushed:
    """Return the kinds and models that rest, with the grade that an alert must exceed to be told."""
    hushed: dict[tuple[AlertKind, str], int] = {}
    for alert in kept:
        if alert.told is not None and today - alert.told < cooldown:
            group = alert.sighting.kind, alert.sighting.model
            hushed[group] = max(hushed.get(group, -1), alert.heard or 0)
    return hushed


def _met(
    alert: Alert | None, sighting: Sighting, today: date, hushed: _Hushed, newcomers: Collection[str]
) -> Alert:
    if alert is None:
        alert = Alert(sighting, AlertState.NEW, today, today)
        if sighting.kind in _STANDING and any(one in newcomers for one in (sighting.model, sighting.key)):
            return alert.acknowledged()
    elif alert.state is AlertState.RESOLVED:
        alert = replace(alert, state=AlertState.NEW, first=today, ended=None)
    elif alert.state is not AlertState.ACKNOWLEDGED:
        alert = replace(alert, state=_age(alert, today))
    alert = replace(alert, sighting=sighting, last=today)
    rests = sighting.grade <= hushed.get((sighting.kind, sighting.model), -1)
    if rests or not _due(alert):
        return alert
    return replace(alert, state=_age(alert, today), told=today, heard=sighting.grade)


def _missed(alert: Alert, today: date, blind: Collection[str]) -> Alert:
    if alert.state is AlertState.RESOLVED or alert.sighting.model in blind:
        return alert
    return replace(alert, state=AlertState.RESOLVED, ended=today)


def _age(alert: Alert, today: date) -> AlertState:
    return AlertState.NEW if alert.first == today else AlertState.CONTINUING


def _due(alert: Alert) -> bool:
    """Tell whether there is something of it that its reader does not know."""
    worse = alert.heard is not None and alert.sighting.grade > alert.heard
    return worse or not (alert.was_told or alert.state is AlertState.ACKNOWLEDGED)
