"""Many alerts as few sentences: what is new first, the weightiest of each kind before its others."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from xl_addin.alerts.state import COOLDOWN
from xl_addin.messages import alerting as said
from xl_addin.records import Alert, AlertKind, AlertState, Sentence

MOST = 10
"""More sentences are not read."""

GRAVITY: Sequence[AlertKind] = (
    *(AlertKind.DROP, AlertKind.BROKEN_FORECAST, AlertKind.RISE, AlertKind.RUNNING_MONTH),
    *(AlertKind.THRESHOLD_OVERALL, AlertKind.THRESHOLD_COMPETITIVENESS, AlertKind.THRESHOLD_HEAT),
    *(AlertKind.THRESHOLD_STABILITY, AlertKind.OVERTAKING, AlertKind.DATA_REVISED, AlertKind.BULK_UPLOAD),
    *(AlertKind.AUDIT, AlertKind.INCOMPLETE),
)
"""The kinds, the gravest first: what a model does comes before what its data lack."""


def digest(
    alerts: Sequence[Alert], after: date, *, most: int = MOST, say_nothing: bool = False
) -> tuple[Sentence, ...]:
    """Return what there is to tell, empty where that is nothing.

    Parameters
    ----------
    alerts
        The alerts after the last run.
    after
        The last day of which the reader has heard.
    most
        How many alerts are told in full, at least 1; of the others the numbers are told.
    say_nothing
        Say so where there is nothing to report.
    """
    raised = in_order([alert for alert in alerts if alert.raised_after(after)])
    ended = in_order([alert for alert in alerts if alert.over_after(after)])
    if not raised and not ended:
        return (said.nothing_to_report(),) if say_nothing else ()
    known = sum(_goes_on(alert) and not alert.raised_after(after) for alert in alerts)
    return (
        *(in_full(alert) for alert in raised[:most]),
        *_counted(raised[most:]),
        *([said.over([(one.sighting.model, one.sighting.kind) for one in ended])] if ended else []),
        *([said.still_open(known)] if known else []),
    )


def in_order(alerts: Sequence[Alert]) -> list[Alert]:
    """Return ``alerts`` as they are told: of every kind the weightiest, then of every kind the next.

    Within a kind the higher grade comes first, then the more unusual, then the name.
    """
    placed: Counter[AlertKind] = Counter()
    order: list[tuple[int, int, Alert]] = []
    for alert in sorted(alerts, key=_lightness):
        kind = alert.sighting.kind
        order.append((placed[kind], GRAVITY.index(kind), alert))
        placed[kind] += 1
    return [alert for _, _, alert in sorted(order, key=lambda one: one[:2])]


def standing(alerts: Sequence[Alert], today: date) -> list[Alert]:
    """Return the alerts of a table: those that last, in the order of their telling, then what ended of late.

    What the reader acknowledged stands below, what was no news when a model was first looked at nowhere; four
    weeks after its end an alert is left out.
    """
    lasting = [one for one in alerts if one.state in (AlertState.NEW, AlertState.CONTINUING)]
    known = [one for one in alerts if one.state is AlertState.ACKNOWLEDGED and one.told]
    ended = [
        one for one in alerts if one.ended is not None and today - one.ended <= COOLDOWN and one.was_told
    ]
    return [*in_order(lasting), *in_order(known), *in_order(ended)]


def in_full(alert: Alert) -> Sentence:
    """Return one alert in words: what, how unusual, what to check first."""
    return said.told(alert.sighting.what, alert.sighting.once_in, alert.sighting.check_first)


def _counted(rest: Sequence[Alert]) -> tuple[Sentence, ...]:
    """Return one sentence with the numbers of further alerts by kind, none without any."""
    number = Counter(alert.sighting.kind for alert in rest)
    return (said.further([(kind, number[kind]) for kind in GRAVITY if kind in number]),) if rest else ()


def _goes_on(alert: Alert) -> bool:
    return alert.told is not None and alert.state in (AlertState.NEW, AlertState.CONTINUING)


def _lightness(alert: Alert) -> tuple[float, float, str, str]:
    seen = alert.sighting
    return -seen.grade, -(seen.once_in or 0.0), seen.model, seen.key
