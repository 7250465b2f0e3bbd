"""The command status: how things stand with Hub, quota and store."""

import json
from pathlib import Path

import click

from xl_addin.cli.asking import clock
from xl_addin.cli.keeping import store_to_read
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.showing import put
from xl_addin.hub.standing import read_standing
from xl_addin.outputs.printed.status import status_document, status_table
from xl_addin.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
@language_option
@click.pass_obj
def status(settings: Settings, *, as_json: bool, language: str | None) -> None:
    """Tell how many calls are left at the Hub, what is kept, and how fresh it is; asks nobody."""
    told = language_of(language)
    with store_to_read(settings, told) as database:
        standing = read_standing(database, settings, clock())
    size = _size(settings.store_file)
    if as_json:
        click.echo(json.dumps(status_document(standing, settings, size), ensure_ascii=False, indent=2))
    else:
        put(status_table(standing, settings, size, told))


def _size(file: Path) -> int:
    """Return the bytes of a store with the files that SQLite keeps beside it."""
    try:
        return sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*") if path.is_file())
    except OSError:  # a folder that cannot be, or a file that another process has just removed
        return 0
