"""How a command asks the Hub about a list of models, with progress on stderr."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from xl_addin.errors import Unreachable
from xl_addin.growth.prior import weak_prior
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.outage import sparing
from xl_addin.messages import hub
from xl_addin.pipeline import AHEAD, Fetch, ask, score
from xl_addin.records import Answer, Question, Snapshot
from xl_addin.settings import Settings


def answers_from_hub(
    models: Sequence[str],
    question: Question,
    settings: Settings,
    *,
    offline: bool = False,
    ahead: int = AHEAD,
) -> list[Answer]:
    """Ask the Hub about every model, in order, and score what came back."""
    if question.release and len(models) > 1:
        raise click.UsageError("--release fits one model; give one model only.")
    now = datetime.now(UTC)
    fetch = _nothing_kept if offline or settings.offline else _hub(settings)
    asked = []
    with _progress(len(models)) as advance:
        for model in models:
            asked.append(ask(model, question, fetch, now))
            advance()
    return score(asked, weak_prior(), ahead=ahead)


def _hub(settings: Settings) -> Fetch:
    client = HubClient(settings.endpoint, settings.token, now=lambda: datetime.now(UTC))
    return sparing(lambda model: fetch_snapshot(client, model))


def _nothing_kept(model: str) -> Snapshot:
    raise Unreachable(hub.offline(model))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr while a terminal is there to see it; it vanishes when done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Hub", total=total)
        yield lambda: bar.advance(task)
