"""The user's events on a model, as a table for the screen, a flat one and a JSON-able document."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd
from rich.console import RenderableType
from rich.text import Text

from xl_addin.messages import events
from xl_addin.messages.shown import shown
from xl_addin.outputs.happenings import LONGEST_EVENT
from xl_addin.outputs.printed.listing import listing
from xl_addin.outputs.text import Label
from xl_addin.records import Event, Language, Sentence

_WORDS = (Sentence("ID", "ID"), Label.DATE.value, Label.EVENT.value, Sentence("Undone", "取り消し日"))
_COLUMNS = ("id", "model", "day", "text", "made", "undone")
_LETTERS = 8  # of an id, enough to undo it


def events_screen(found: Sequence[Event], model: str, language: Language) -> RenderableType:
    """Return one row per event, or the sentence that there is none of ``model``."""
    if not found:
        return Text(events.none_noted(model).text(language))
    table = listing(_WORDS, (), language)
    for one in found:
        undone = f"{one.undone:%Y-%m-%d}" if one.undone else ""
        table.add_row(one.id[:_LETTERS], f"{one.day}", Text(shown(one.text, LONGEST_EVENT)), undone)
    return table


def events_table(found: Sequence[Event]) -> pd.DataFrame:
    """Return one row per event, undone ones too."""
    return pd.DataFrame(events_document(found), columns=_COLUMNS)


def events_document(found: Sequence[Event]) -> list[dict[str, object]]:
    """Return one entry per event; days and moments are ISO 8601, ``undone`` null where it is in force."""
    return [
        asdict(one)
        | {
            "day": one.day.isoformat(),
            "made": one.made.isoformat(),
            "undone": one.undone and one.undone.isoformat(),
        }
        for one in found
    ]
