"""Alerts as a JSON-able value, as a table for a file, and on a terminal; the caller prints."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import pandas as pd
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from xl_addin.alerts.digest import digest, standing
from xl_addin.alerts.seen import Watch
from xl_addin.messages import alerting as said
from xl_addin.messages import unusual
from xl_addin.messages.alerting import KIND, STATE
from xl_addin.messages.shown import shown
from xl_addin.outputs.printed.answers_document import Document
from xl_addin.records import Alert, AlertState, Language, Sentence, Sighting

COLUMNS = (
    *("id", "state", "kind", "model", "key", "what", "once_in", "check_first", "link", "grade"),
    *("first", "last", "told", "ended"),
)
_LETTERS = 8  # of an id, enough to acknowledge it
_LEFT = (0, 0, 0, 2)
_OPEN = (AlertState.NEW, AlertState.CONTINUING)


def alerts_document(watch: Watch, language: Language) -> Document:
    """Return the day, what is told today, every alert that stands, and months that may be chance.

    Days are ISO 8601; ``once_in`` is in months, null where it is not known.
    """
    return {
        "day": watch.day.isoformat(),
        "models": watch.models,
        "digest": [one.text(language) for one in _news(watch)],
        "alerts": [_alert(one, language) for one in standing(watch.alerts, watch.day)],
        "may_be_chance": [_sighting(one, language) for one in watch.by_chance],
    }


def alerts_table(watch: Watch, language: Language) -> pd.DataFrame:
    """Return one row per alert that stands, in the columns ``COLUMNS``."""
    rows = [_alert(one, language) for one in standing(watch.alerts, watch.day)]
    return pd.DataFrame(rows, columns=COLUMNS)


def alerts_screen(watch: Watch, language: Language, *, say_nothing: bool) -> RenderableType:
    """Return what is told today, then every open alert with the id by which it is acknowledged.

    ``say_nothing`` says so where there is nothing to report.
    """
    parts: list[RenderableType] = [Text(one.text(language)) for one in _news(watch, say_nothing=say_nothing)]
    lasting = [one for one in standing(watch.alerts, watch.day) if one.state in _OPEN]
    if lasting:
        parts += [Text(""), *_listed(lasting, language)]
    return Group(*parts)


def _news(watch: Watch, *, say_nothing: bool = False) -> Sequence[Sentence]:
    told = digest(watch.alerts, watch.day - timedelta(days=1), say_nothing=say_nothing)
    chance = (unusual.may_be_chance(watch.by_chance, watch.models),) if watch.by_chance else ()
    return (*told, *chance)


def _listed(alerts: Sequence[Alert], language: Language) -> Iterator[RenderableType]:
    for one in alerts:
        kind, state = KIND[one.sighting.kind].text(language), STATE[one.state].text(language)
        yield Text.assemble((one.id[:_LETTERS], "cyan"), f"  {one.first}  {state}  ", (kind, "bold"))
        yield Padding(Text(shown(one.sighting.what.text(language), 400)), _LEFT)
        if one.sighting.link:
            yield Padding(Text(shown(one.sighting.link, 400), style="dim"), _LEFT)
    yield Text(said.how_to_acknowledge().text(language), style="dim")


def _alert(one: Alert, language: Language) -> Mapping[str, object]:
    return {
        "id": one.id,
        "state": one.state.value,
        **_sighting(one.sighting, language),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "told": one.told and one.told.isoformat(),
        "ended": one.ended and one.ended.isoformat(),
    }


def _sighting(seen: Sighting, language: Language) -> Mapping[str, object]:
    return {
        "kind": seen.kind.value,
        "model": seen.model,
        "key": seen.key,
        "what": seen.what.text(language),
        "once_in": seen.once_in,
        "check_first": seen.check_first.text(language) if seen.check_first else None,
        "link": seen.link,
        "grade": seen.grade,
    }
