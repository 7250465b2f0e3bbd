"""How a command asks the Hub about a list of models, with progress on stderr."""

from collections.abc import Sequence
from datetime import UTC, datetime

import click

from xl_addin.cli.progress import progress
from xl_addin.errors import Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.ids import model_id
from xl_addin.hub.outage import sparing
from xl_addin.messages import hub
from xl_addin.pipeline import Fetch, ask
from xl_addin.records import Answer, Question, Snapshot
from xl_addin.settings import Settings


def histories_from_hub(
    models: Sequence[str], question: Question, settings: Settings, *, offline: bool = False
) -> list[Answer]:
    """Ask the Hub about every model, in order; the answers have their counts and no scores yet."""
    if question.release and len(models) > 1:
        raise click.UsageError("--release fits one model; give one model only.")
    now = datetime.now(UTC)
    fetch = _nothing_kept if offline or settings.offline else _hub(settings)
    asked = []
    with progress("Hub", len(models)) as advance:
        for model in models:
            asked.append(ask(model, question, fetch, now))
            advance()
    return asked


def _hub(settings: Settings) -> Fetch:
    client = HubClient(settings.endpoint, settings.token, now=lambda: datetime.now(UTC))
    return sparing(lambda model: fetch_snapshot(client, model))


def _nothing_kept(model: str) -> Snapshot:
    raise Unreachable(hub.offline(model_id(model)))  # an id that cannot be one is told as such
