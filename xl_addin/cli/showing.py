"""How a command shows what it found: files on request, a table or JSON on stdout, the exit code."""

import json
from collections.abc import Callable, Sequence

import click
import pandas as pd
from rich.console import Console, RenderableType

from xl_addin.cli.options import Wanted
from xl_addin.messages.files import further_unanswered, written
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.tables import save_csv
from xl_addin.records import Answer, Language

_NARROWEST = 20  # columns; no screen has fewer, and tables would show nothing
_USUAL = 80  # columns
_NAMED = 5  # models whose reason is told one by one


def put(screen: RenderableType) -> None:
    """Print on the screen; one that tells of no width that can be meant, as COLUMNS=0, has the usual one."""
    console = Console()
    if console.width < _NARROWEST:
        console.width = _USUAL
    console.print(screen)


def show(
    wanted: Wanted,
    document: Callable[[], object],
    table: Callable[[], pd.DataFrame],
    screen: Callable[[], RenderableType],
) -> None:
    """Make the forms that were asked for: files, JSON on stdout, and without either the screen's table.

    Raises
    ------
    BadInput
        If a file cannot be written; then nothing is printed.
    """
    text = _json(document()) if wanted.as_json or wanted.json_file else ""
    if wanted.json_file:
        save_bytes(f"{text}\n".encode(), wanted.json_file)
    if wanted.csv_file:
        save_csv([table()], wanted.csv_file)
    files = [str(path) for path in (wanted.json_file, wanted.csv_file) if path]
    if wanted.as_json:
        click.echo(text)
    elif files:
        click.echo(written(files).text(wanted.language))
    else:
        put(screen())


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)


def say_unanswered(answers: Sequence[Answer], language: Language) -> None:
    """Say on stderr why models could not be answered, where a command writes a file and shows no table."""
    reasons = [answer.message.text(language) for answer in answers if not answer.status.answered]
    for reason in reasons[:_NAMED]:
        click.echo(reason, err=True)
    if len(reasons) > _NAMED:
        click.echo(further_unanswered(len(reasons) - _NAMED).text(language), err=True)


def exit_with(answers: Sequence[Answer]) -> None:
    """End the command: 0 where every model was answered, 1 where some could not be."""
    if not all(answer.status.answered for answer in answers):
        click.get_current_context().exit(1)
