"""The commands on the store itself: what it holds, whether it is sound, what is let go."""

import click

from xl_addin.cli.commands.store_export import export
from xl_addin.cli.commands.store_forecasts import forecasts, kept_base
from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import Wanted, output_options
from xl_addin.cli.showing import show
from xl_addin.errors import StoreDamaged
from xl_addin.hub.store import maintenance
from xl_addin.hub.store.database import Database
from xl_addin.messages import upkeep
from xl_addin.outputs.printed import store as printed
from xl_addin.records import Sentence
from xl_addin.settings import Settings


@click.group()
def store() -> None:
    """Look after what is kept of earlier answers."""


@store.command()
@output_options
@click.pass_obj
def info(settings: Settings, *, wanted: Wanted) -> None:
    """Say what is kept: size, tables, models with their snapshots, and what the Hub revised."""
    with store_to_read(settings, wanted.language) as db:
        held = maintenance.inventory(db)
    show(
        wanted,
        lambda: printed.store_document(settings.store_file, held),
        lambda: printed.bases_table(held),
        lambda: printed.store_screen(settings.store_file, held, wanted.language),
    )


@store.command()
@language_option
@click.pass_obj
def check(settings: Settings, *, language: str | None) -> None:
    """Read everything and say whether it is sound; exit code 1 where it is not."""
    told = language_of(language)
    found = _faults(settings)
    for sentence in found or (upkeep.sound(),):
        click.echo(sentence.text(told))
    if found:
        click.echo(upkeep.cure().text(told), err=True)
        click.get_current_context().exit(1)


@store.command()
@language_option
@click.pass_obj
def vacuum(settings: Settings, *, language: str | None) -> None:
    """Write the file anew without the gaps that deleted rows left."""
    with store_to_write(settings) as db:
        before, after = maintenance.vacuum(db)
    click.echo(upkeep.vacuumed(before, after).text(language_of(language)))


@store.command()
@click.argument("model", metavar="MODEL")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@language_option
@click.pass_obj
def forget(settings: Settings, *, model: str, yes: bool, language: str | None) -> None:
    """Delete the snapshots of MODEL and the forecasts given of it; your decisions and events stay."""
    told = language_of(language)
    with store_to_write(settings) as db:
        base = kept_base(db, settings.endpoint, model)
        if not yes:
            click.confirm(upkeep.really_forget(base.name, base.snapshots).text(told), abort=True, err=True)
        maintenance.forget(db, settings.endpoint, base.number)
    click.echo(upkeep.forgotten(base.name).text(told))


def _faults(settings: Settings) -> tuple[Sentence, ...]:
    """Check the file as it is: opening it as other commands do would set a damaged one aside."""
    if not settings.store_file.exists():
        return ()
    try:
        db = Database(settings.store_file)
    except StoreDamaged as error:
        return (error.sentence,)
    try:
        return maintenance.faults(db)
    finally:
        db.close()


store.add_command(export)
store.add_command(forecasts)
