"""What a run found, for the tests of the documents that tell of it."""

from dataclasses import replace
from datetime import timedelta

from alerts_made import DAY, day, raised, sighting
from counts_seen import EVEN, counts_seen, event_in, light_prior
from steady_models import prior

from xl_addin.alerts.months import high_already, unusual_months
from xl_addin.alerts.seen import Watch
from xl_addin.records import Alert, AlertKind, AlertState, Sentence, Sighting

HOSTILE = '=HYPERLINK("http://evil.example","x")\r\n\u202e\x1b[31m\x07[bold]<script>' + "長" * 10_000
"""A name and a text of a user that would do harm wherever it was not kept as a text."""

REASON = Sentence("a noted event", "登録済みの出来事")


def standing_of_every_state() -> tuple[Alert, ...]:
    """Return a new, a continuing, an acknowledged and an ended alert, one long over, and one never told."""
    new = raised(sighting(AlertKind.RISE, "org/new", "13", once_in=250.4, check_first=REASON))
    old = replace(raised(sighting(AlertKind.DROP, "org/old"), day(-3)), last=DAY, state=AlertState.CONTINUING)
    known = raised(sighting(AlertKind.AUDIT, "org/known"), day(-9)).acknowledged()
    over = replace(raised(sighting(model="org/over"), day(-9)), state=AlertState.RESOLVED, ended=DAY)
    long_over = replace(over, sighting=sighting(model="org/long"), ended=day(-29))
    never = Alert(sighting(AlertKind.AUDIT, "org/never"), AlertState.NEW, DAY, DAY).acknowledged()
    return new, old, known, over, long_over, never


def watched(*alerts: Alert, by_chance: tuple[Sighting, ...] = (), models: int = 40) -> Watch:
    """Return what a run of DAY found."""
    return Watch(DAY, models, alerts, by_chance)


def full() -> Watch:
    """Return a watch with an alert of every state and a month that may be chance."""
    chance = sighting(AlertKind.DROP, "org/chance", "7", once_in=120.0)
    return watched(*standing_of_every_state(), by_chance=(chance,))


def hostile() -> Watch:
    """Return what a run found of a model whose name, event and link are hostile."""
    one = counts_seen(HOSTILE, *EVEN, 120, running=500, events=(event_in(13, HOSTILE),), link=HOSTILE)
    levels: dict[AlertKind, float | None] = {AlertKind.RISE: 100.0, AlertKind.RUNNING_MONTH: None}
    rises = unusual_months([one], levels, (), DAY.year, prior()).alerts
    seen = (*rises, *high_already([one], levels, light_prior()))
    return watched(*(raised(alert, DAY) for alert in seen), by_chance=rises)


def quiet_for(days: int) -> Watch:
    """Return a watch with one alert that was told so many days ago and goes on."""
    (_, old, *_) = standing_of_every_state()
    return watched(replace(old, told=DAY - timedelta(days=days)))
