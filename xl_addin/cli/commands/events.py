"""The command event: dated notes on a model, shown on its chart and in its tables."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import uuid4

import click

from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.options import Day, Wanted, output_options
from xl_addin.cli.showing import show
from xl_addin.errors import BadInput
from xl_addin.hub.ids import model_id
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.events import add_event, all_events, undo_event
from xl_addin.hub.store.snapshots import base_named
from xl_addin.messages import events as said
from xl_addin.outputs.happenings import LONGEST_EVENT
from xl_addin.outputs.printed import events as printed
from xl_addin.records import Event, Language
from xl_addin.settings import Settings


@click.command()
@click.argument("model", metavar="MODEL")
@click.argument("day", required=False, type=Day(), metavar="[DATE]")
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--list", "listed", is_flag=True, help="List the events of MODEL, undone ones too.")
@click.option("--undo", metavar="ID", help="End an event; the first letters of its ID will do.")
@output_options
@click.pass_obj
def event(
    settings: Settings,
    *,
    model: str,
    day: date | None,
    text: tuple[str, ...],
    listed: bool,
    undo: str | None,
    wanted: Wanted,
) -> None:
    """Note what happened to MODEL on DATE: press, adoption by a large company, a new release.

    Events are shown on the model's chart and in its history, and named first when a month is unusual.
    """
    name = model_id(model)
    if sum((day is not None, listed, undo is not None)) != 1:
        raise click.UsageError("Give DATE and TEXT, --list or --undo ID.")
    if day is not None:
        _note(settings, name, day, _one_line(text), wanted.language)
    elif undo is not None:
        with store_to_write(settings) as db:
            ended = undo_event(db, undo.strip().lower(), datetime.now(UTC))
        click.echo(said.undone(ended.text).text(wanted.language))
    else:
        _list(settings, name, wanted)


def _note(settings: Settings, model: str, day: date, text: str, language: Language) -> None:
    new = Event(uuid4().hex, model, day, text, datetime.now(UTC))
    with store_to_write(settings) as db:
        add_event(db, new)
        known = base_named(db, settings.endpoint, model)
    click.echo(said.noted(new.id[:8], model, day).text(language))
    if known is None or known.base is None:
        click.echo(said.not_kept_yet(model).text(language), err=True)


def _list(settings: Settings, model: str, wanted: Wanted) -> None:
    with store_to_read(settings, wanted.language) as db:
        found = _of_model(db, settings.endpoint, model)
    show(
        wanted,
        lambda: printed.events_document(found),
        lambda: printed.events_table(found),
        lambda: printed.events_screen(found, model, wanted.language),
    )


def _of_model(db: Database, endpoint: str, model: str) -> Sequence[Event]:
    """Return the events noted under any name of the model."""
    known = base_named(db, endpoint, model)
    base = None if known is None else known.base

    def of_model(name: str) -> bool:
        if name.lower() == model.lower():
            return True
        other = base_named(db, endpoint, name)
        return base is not None and other is not None and other.base == base

    return [one for one in all_events(db) if of_model(one.model)]


def _one_line(words: tuple[str, ...]) -> str:
    text = " ".join(words).strip()
    if not 0 < len(text) <= LONGEST_EVENT or not text.isprintable():
        raise BadInput(said.text_unfit(LONGEST_EVENT))
    return text
