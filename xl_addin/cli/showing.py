"""How a command shows what it found: files on request, a table or JSON on stdout, the exit code."""

import json
from collections.abc import Sequence

import click
import pandas as pd
from rich.console import Console, RenderableType

from xl_addin.cli.options import Wanted
from xl_addin.outputs.saving import save_bytes
from xl_addin.outputs.tables import save_csv
from xl_addin.records import Answer


def show(wanted: Wanted, document: object, table: pd.DataFrame, screen: RenderableType) -> None:
    """Write the files that were asked for, then print the document or the screen's table.

    Raises
    ------
    BadInput
        If a file cannot be written; then nothing is printed.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    if wanted.json_file:
        save_bytes(f"{text}\n".encode(), wanted.json_file)
    if wanted.csv_file:
        save_csv([table], wanted.csv_file)
    if wanted.as_json:
        click.echo(text)
    else:
        Console().print(screen)


def exit_with(answers: Sequence[Answer]) -> None:
    """End the command: 0 where every model was answered, 1 where some could not be."""
    if not all(answer.status.answered for answer in answers):
        click.get_current_context().exit(1)
