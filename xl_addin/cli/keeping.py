"""How a command opens the store that it reads or writes itself, beside asking the Hub."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime

import click

from xl_addin.errors import StoreError
from xl_addin.growth.model import About
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.forecasts import keep_forecasts
from xl_addin.hub.store.opening import Opened, open_store, required_store
from xl_addin.records import Answer, Language, Question
from xl_addin.settings import Settings


@contextmanager
def store_to_write(settings: Settings) -> Iterator[Database]:
    """Open the store for a command that has no use without it.

    Raises
    ------
    StoreError
        If it cannot be written.
    """
    opened = required_store(settings.store_file, datetime.now(UTC).date())
    with closing(opened.database):
        _tell(opened, settings.language)
        yield opened.database


@contextmanager
def store_to_read(settings: Settings, language: Language) -> Iterator[Database]:
    """Open the store, or an empty one where it cannot be used; what is wrong is told on stderr."""
    opened = open_store(settings.store_file, datetime.now(UTC).date())
    with closing(opened.database):
        _tell(opened, language)
        yield opened.database


def remember_forecasts(
    settings: Settings, answers: Sequence[Answer], question: Question, about: About
) -> None:
    """Keep what was forecast just now; a store that cannot be written is no obstacle, and told elsewhere.

    ``about`` says what the forecasts rest on.
    """
    if not any(answer.base and answer.forecast for answer in answers):
        return
    now = datetime.now(UTC)
    with suppress(StoreError), closing(required_store(settings.store_file, now.date()).database) as db:
        keep_forecasts(db, settings.endpoint, answers, question, reference=_named(about), given=now)


def _named(about: About) -> str:
    return f"{about.source}, {about.as_of}, {about.selection.value}, {about.measure.value}"


def _tell(opened: Opened, language: Language) -> None:
    for warning in opened.warnings:
        click.echo(warning.text(language), err=True)
