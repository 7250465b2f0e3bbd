"""The command import: monthly counts of the user's own, kept beside the Hub's."""

import re
from datetime import UTC, datetime
from pathlib import Path

import click

from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.options import Wanted, output_options
from xl_addin.cli.showing import show
from xl_addin.errors import BadInput
from xl_addin.hub.store.imports import collections, forget_import, save_import
from xl_addin.messages import imports as said
from xl_addin.outputs.printed import imports as printed
from xl_addin.panels.panel import Panel, parse_columns, read_panel
from xl_addin.records import Language
from xl_addin.settings import Settings

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_SOURCE = 200


@click.command("import")
@click.argument("csv", required=False, type=click.Path(path_type=Path, dir_okay=False), metavar="[CSV]")
@click.option("--name", metavar="NAME", help="What the series are called: NAME:series.")
@click.option("--source", metavar="TEXT", help="Where the counts come from, in words.")
@click.option(
    "--columns",
    default="",
    metavar="series=A,month=B,cumulative=C",
    help="The file's own headings, where they differ.",
)
@click.option("--list", "listed", is_flag=True, help="List what is imported.")
@click.option("--forget", metavar="NAME", help="Delete all versions of an import.")
@output_options
@click.pass_obj
def import_(
    settings: Settings,
    *,
    csv: Path | None,
    name: str | None,
    source: str | None,
    columns: str,
    listed: bool,
    forget: str | None,
    wanted: Wanted,
) -> None:
    """Keep the monthly counts in CSV (series, month, cumulative) as models of the name NAME:series.

    They are scored and shown beside the Hub's models and marked as imported. Every import is a dated
    version; the latest one counts.
    """
    if sum((csv is not None, listed, forget is not None)) != 1:
        raise click.UsageError("Give a CSV file to import, --list or --forget NAME.")
    if csv is not None:
        panel = read_panel(csv, parse_columns(columns) if columns else {})
        _keep(settings, panel, _named(name), _sourced(source), wanted.language)
    elif forget is not None:
        _forget(settings, forget, wanted.language)
    else:
        _list(settings, wanted)


def _keep(settings: Settings, panel: Panel, name: str, source: str, language: Language) -> None:
    for row, why in panel.faults.items():
        click.echo(said.left_out(panel.names[row], why).text(language), err=True)
    series = _sound(panel)
    if not series:
        raise BadInput(said.nothing_sound())
    with store_to_write(settings) as db:
        save_import(db, name, source, series, datetime.now(UTC))
    click.echo(said.kept(name, len(series)).text(language))


def _sound(panel: Panel) -> dict[str, list[int]]:
    """Return the new counts of each sound series, under its name without surrounding spaces."""
    series: dict[str, list[int]] = {}
    for row, name in enumerate(panel.names):
        if name.strip() in series:
            raise BadInput(said.same_name(name))
        if row not in panel.faults:
            series[name.strip()] = [int(new) for new in panel.new[row, : panel.months[row]]]
    return series


def _forget(settings: Settings, name: str, language: Language) -> None:
    with store_to_write(settings) as db:
        versions = forget_import(db, name)
    if not versions:
        raise BadInput(said.no_such_collection(name))
    click.echo(said.forgotten(name, versions).text(language))


def _list(settings: Settings, wanted: Wanted) -> None:
    with store_to_read(settings, wanted.language) as db:
        kept = collections(db)
    show(
        wanted,
        lambda: printed.imports_document(kept),
        lambda: printed.imports_table(kept),
        lambda: printed.imports_screen(kept, wanted.language),
    )


def _named(name: str | None) -> str:
    if name is None or not _NAME.fullmatch(name):
        raise BadInput(said.bad_name(name or ""))
    return name


def _sourced(source: str | None) -> str:
    text = (source or "").strip()
    if not 0 < len(text) <= _LONGEST_SOURCE or not text.isprintable():
        raise BadInput(said.source_needed())
    return text
