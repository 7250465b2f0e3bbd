"""How a command asks about a list of models: through the store, many at once, with progress on stderr."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

import click

from xl_addin.cli.languages import language_of
from xl_addin.cli.progress import HubProgress, hub_progress
from xl_addin.hub.client import HubClient
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.gate import Gate
from xl_addin.hub.keeper import Keeper
from xl_addin.hub.pool import gather
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.imports import expand
from xl_addin.hub.store.opening import open_store
from xl_addin.pipeline import ask
from xl_addin.records import Answer, Dossier, Imported, Language, Question, Sentence
from xl_addin.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """Where questions about models are answered in one run: the store, its keeper and the Hub's gate."""

    database: Database
    keeper: Keeper
    gate: Gate


Elsewhere: TypeAlias = Callable[[Database, str, Question], Dossier | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one model, its answer without scores yet, and what it rests on.

    ``found`` is None where nothing is known of the model.
    """

    model: str
    question: Question
    answer: Answer
    found: Dossier | Imported | None


def histories_from_hub(
    models: Sequence[str], question: Question, settings: Settings, freshness: Freshness = Freshness.NORMAL
) -> list[Answer]:
    """Answer about every model, in order; the answers have their counts and no scores yet.

    Equal models are asked about once; ``collection:*`` stands for every series of an import.
    """
    with hub_progress(_language()) as progress, asking(settings, freshness, progress.wait) as desk:
        wanted = expand(desk.database, models)
        if question.release and len(wanted) > 1:
            raise click.UsageError("--release fits one model; give one model only.")
        once = [(model, question) for model in dict.fromkeys(wanted)]
        answers = {asked.model: asked.answer for asked in _asked(desk, once, progress)}
    return [answers[model] for model in wanted]


def known_from_hub(
    questions: Sequence[tuple[str, Question]],
    settings: Settings,
    freshness: Freshness,
    elsewhere: Elsewhere,
) -> list[Asked]:
    """Ask every question about its model, in order, and keep what the answers rest on.

    ``elsewhere`` returns what is known of a model that is not of the Hub, None for one that is.
    """
    with hub_progress(_language()) as progress, asking(settings, freshness, progress.wait) as desk:
        return _asked(desk, questions, progress, elsewhere)


def _asked(
    desk: Desk,
    questions: Sequence[tuple[str, Question]],
    progress: HubProgress,
    elsewhere: Elsewhere = lambda *_: None,
) -> list[Asked]:
    now = clock()

    def asked(wanted: tuple[str, Question]) -> Asked:
        model, question = wanted
        found: list[Dossier | Imported] = []

        def fetch(name: str) -> Dossier | Imported:
            found.append(elsewhere(desk.database, name, question) or desk.keeper.find(name, question.as_of))
            return found[0]

        answer = ask(model, question, fetch, now)
        return Asked(model, question, answer, found[0] if found else None)

    progress.begin(len(questions))
    arrived: dict[int, Asked] = {}
    with closing(gather(asked, questions)) as arriving:
        for place, one in arriving:
            arrived[place] = one
            progress.advance(desk.gate.quota().left)
    return [arrived[place] for place in range(len(questions))]


def dossier_of(
    settings: Settings, model: str, question: Question, freshness: Freshness = Freshness.NORMAL
) -> Dossier:
    """Return what is known of one model of the Hub on the day asked for.

    Raises
    ------
    ModelError
        If nothing is.
    """
    with hub_progress(_language()) as progress, asking(settings, freshness, progress.wait) as desk:
        progress.begin(1)
        with closing(gather(lambda name: desk.keeper.dossier(name, question.as_of), [model])) as arriving:
            return next(dossier for _, dossier in arriving)


@contextmanager
def asking(settings: Settings, freshness: Freshness, on_wait: Callable[[datetime], None]) -> Iterator[Desk]:
    """Open the store and the way to the Hub for one run; tell on stderr what went wrong with the store.

    ``on_wait`` is told, again and again while calls wait, when the Hub's quota is renewed.
    """
    opened = open_store(settings.store_file, clock().date())
    _tell(opened.warnings)
    gate = Gate(opened.database, settings.endpoint, settings.who, now=clock, on_wait=on_wait)
    keeper = Keeper(
        opened.database,
        settings.endpoint,
        lambda: HubClient(settings.endpoint, settings.token, now=clock, gate=gate),
        settings.ages,
        Freshness.OFFLINE if settings.offline else freshness,
        now=clock,
    )
    try:
        yield Desk(opened.database, keeper, gate)
    finally:
        keeper.close()
        opened.database.close()
        _tell([warning for warning in keeper.warnings if warning not in opened.warnings])


def clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def _tell(warnings: Sequence[Sentence]) -> None:
    for warning in warnings:
        click.echo(warning.text(_language()), err=True)


def _language() -> Language:
    """Return the language that the running command was told to speak, else the settings'."""
    return language_of(click.get_current_context().params.get("language"))
