"""The command alerts: what happened on a list of models that its rules ask to be told."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from xl_addin.cli.alerting import Hearing, hearing_options, watch_and_keep
from xl_addin.cli.editions import gather_edition
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.options import Wanted, offline_options, output_options, prior_option
from xl_addin.cli.reports import kept_models, read_watchlist
from xl_addin.cli.showing import exit_with, say_unanswered, show
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store import alerts as store
from xl_addin.hub.store.imports import expand
from xl_addin.messages import alerting as said
from xl_addin.outputs.printed.alerts import alerts_document, alerts_screen, alerts_table
from xl_addin.outputs.watchlist.edition import Choices
from xl_addin.records import Language
from xl_addin.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False)
_EXAMPLES = """\b
Examples:
  hfscore alerts --from watchlist.xlsx
  hfscore alerts Qwen/Qwen3-8B google/gemma-3-4b-pt --rules rules.toml
  hfscore alerts --acknowledge 3f9a1c
"""


@click.command(epilog=_EXAMPLES)
@click.argument("models", nargs=-1, metavar="[MODEL...]")
@click.option(
    "--from", "watchlist", type=_FILE, metavar="WATCHLIST", help="The models and rules of a watchlist."
)
@click.option("--kept", is_flag=True, help="Every model that the store keeps.")
@click.option("--acknowledge", multiple=True, metavar="ID", help="Be silent about an alert from now on.")
@click.option("--say-nothing", is_flag=True, help="Say so where there is nothing to report.")
@hearing_options
@prior_option
@offline_options
@output_options
@click.pass_obj
def alerts(
    settings: Settings,
    *,
    models: tuple[str, ...],
    watchlist: Path | None,
    kept: bool,
    acknowledge: tuple[str, ...],
    say_nothing: bool,
    hearing: Hearing,
    growth: GrowthModel,
    freshness: Freshness,
    wanted: Wanted,
) -> None:
    """Tell what happened to MODELs that deserves a look: unusual months, broken forecasts, doubtful data.

    Each alert is told once when it appears, again where it gets worse, and when it is over; what you
    acknowledge is silent. Without anything new nothing is said. The rules are those of the watchlist's sheet
    Rules, of a file (a table [rules.drop] with active and level for each that differs), or the usual ones.
    """
    named = sum((bool(models), watchlist is not None, kept))
    if named + bool(acknowledge) != 1:
        raise click.UsageError("Give either one or more MODELs or --from, --kept or --acknowledge.")
    if acknowledge:
        _acknowledge(settings, acknowledge, wanted.language)
        return
    inquiry = Inquiry(settings, growth, freshness, wanted.language)
    choices = _choices(settings, models, watchlist, wanted.language)
    audience = hearing.of(choices, watchlist)  # its rules may be refused before anybody is asked
    gathered = gather_edition(choices, inquiry)
    found = watch_and_keep(gathered, audience, inquiry)
    show(
        wanted,
        lambda: alerts_document(found, wanted.language),
        lambda: alerts_table(found, wanted.language),
        lambda: alerts_screen(found, wanted.language, say_nothing=say_nothing),
    )
    say_unanswered(gathered.answers, wanted.language)
    exit_with(gathered.answers)


def _acknowledge(settings: Settings, ids: Sequence[str], language: Language) -> None:
    with store_to_write(settings) as db:
        for beginning in ids:
            known = store.acknowledge(db, beginning.strip().lower())
            click.echo(said.acknowledged(known).text(language))


def _choices(
    settings: Settings, models: Sequence[str], watchlist: Path | None, language: Language
) -> Choices:
    """Return the list: of a watchlist, of the models named, else of all that the store keeps."""
    if watchlist:
        return replace(read_watchlist(watchlist, language).choices, trials=())
    if not models:
        return Choices(kept_models(settings, language), (), "")
    with store_to_read(settings, language) as db:
        return Choices(list(dict.fromkeys(expand(db, models))), (), "")
