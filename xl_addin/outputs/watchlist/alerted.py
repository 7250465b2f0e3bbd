"""Alerts in the few sentences of a summary."""

from datetime import timedelta

from xl_addin.alerts.digest import digest, in_full, in_order
from xl_addin.alerts.state import COOLDOWN
from xl_addin.messages import alerting as said
from xl_addin.messages import unusual
from xl_addin.outputs.watchlist.attention import attention
from xl_addin.outputs.watchlist.changes import since
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.titles import ALERTS
from xl_addin.records import AlertState, Sentence

_MOST = 5


def news(edition: Edition) -> tuple[Sentence, ...]:
    """Return the alerts that the reader has not heard of, empty without any.

    Where nobody knows what the reader has heard, those of the last four weeks are told.
    """
    watch = edition.remarks.watch
    if watch is None:
        return ()
    heard = edition.remarks.heard or since(edition) or watch.day - COOLDOWN
    sentences = digest(watch.alerts, heard, most=_MOST)
    chance = (unusual.may_be_chance(watch.by_chance, watch.models),) if watch.by_chance else ()
    return (*sentences, *chance)


def to_look_at(edition: Edition) -> tuple[Sentence, ...]:
    """Return what needs a look, with one sentence for the alerts at its head."""
    alerts = _in_short(edition)
    return (*alerts, *attention(edition, _MOST - len(alerts)))


def _in_short(edition: Edition) -> tuple[Sentence, ...]:
    watch = edition.remarks.watch
    if watch is None:
        return ()
    alerts, yesterday = watch.alerts, watch.day - timedelta(days=1)
    if new := in_order([alert for alert in alerts if alert.raised_after(yesterday)]):
        return (said.more_on_sheet(in_full(new[0]), len(new) - 1, ALERTS),)
    lasting = sum(alert.state in (AlertState.NEW, AlertState.CONTINUING) for alert in alerts)
    return (said.open_on_sheet(lasting, ALERTS),) if lasting else ()
