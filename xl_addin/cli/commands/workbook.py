"""The command workbook: a new watchlist, or a macro workbook whose cells know the functions."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from xl_addin.alerts.seen import Watch
from xl_addin.cli.alerting import Audience, name_of, watch_and_keep
from xl_addin.cli.asking import clock
from xl_addin.cli.converting import convert
from xl_addin.cli.editions import Gathered, gather_edition
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import store_to_read
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import offline_options, prior_option
from xl_addin.cli.showing import exit_with, say_unanswered
from xl_addin.errors import BadInput
from xl_addin.excel.live_book import make_live
from xl_addin.excel.vba.macro_book import build_macro_book, copy_plain_book
from xl_addin.excel.vba.wrapper import UDF_MODULE
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store.imports import expand
from xl_addin.messages import books, files, live, macros, refreshing
from xl_addin.outputs.files.origin import require_room, save_sealed
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.outputs.watchlist.rulebook import DEFAULTS
from xl_addin.records import Language
from xl_addin.sample import sample_snapshots
from xl_addin.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False)
_EXAMPLES = """\b
Examples:
  hfscore workbook list.xlsx Qwen/Qwen2.5-7B google/gemma-2-9b
  hfscore workbook live.xlsm --from list.xlsx    make it live
  hfscore workbook mail.xlsx --from live.xlsm    make it plain again
  hfscore workbook live.xlsm --from live.xlsm    after an update
"""


@click.command(epilog=_EXAMPLES)
@click.argument("out", type=_FILE, metavar="OUT")
@click.argument("models", nargs=-1, metavar="[MODEL...]")
@click.option("--from", "source", type=_FILE, metavar="WORKBOOK", help="Make OUT of this workbook of yours.")
@prior_option
@offline_options
@click.option(
    "--plain", is_flag=True, help="OUT.xlsm: copy xlwings' own, and tell how functions get into it."
)
@language_option
@click.pass_obj
def workbook(
    settings: Settings,
    *,
    out: Path,
    models: tuple[str, ...],
    source: Path | None,
    growth: GrowthModel,
    freshness: Freshness,
    plain: bool,
    language: str | None,
) -> None:
    """Make a workbook: a watchlist to read and mail, or one whose cells ask HFScore themselves.

    A plain watchlist (.xlsx) holds values and opens everywhere; without MODELs it shows the bundled sample.
    A live one (.xlsm) has formulas such as =HFSCORE(…) and buttons, for Excel on Windows; without MODELs it
    only shows the functions. It calls the Python that runs this command: make it where it is used.

    With --from, OUT is made of a workbook of yours, in which all that you wrote, added or changed stays: name
    OUT.xlsm to make it live, OUT.xlsx to make it plain. After an update of HFScore or xlwings, --from and OUT
    may be the same live workbook: its macros are made anew, and a copy is kept in the folder "backups"
    beside the store. No other workbook is replaced that was saved since it was made.
    """
    told = language_of(language)
    if sum((bool(models), source is not None, plain)) > 1:
        raise click.UsageError("MODELs, --from and --plain exclude each other.")
    if out.suffix.lower() not in {".xlsx", ".xlsm"}:
        raise BadInput(books.no_name_of_a_workbook(out))
    if source is not None:
        for sentence in convert(source, out, settings.home / "backups", clock(), told):
            click.echo(sentence.text(told))
    elif models or (out.suffix.lower() == ".xlsx" and not plain):
        require_room(out)  # before the Hub is asked, which may take its time
        listed = Choices(_listed(settings, models, told), profiles=(), profile="")
        inquiry = Inquiry(settings, growth, freshness, told)
        gathered = gather_edition(listed, inquiry)
        audience = Audience(name_of(out), DEFAULTS, clock().date())
        found = watch_and_keep(gathered, audience, inquiry)
        _make_watchlist(out, _first_edition(gathered, found, told))
    else:
        _make_macro_book(out, told, plain=plain)


def _make_watchlist(out: Path, edition: Edition) -> None:
    content, told = new_workbook(edition, clock()), edition.language
    if out.suffix.lower() == ".xlsx":
        save_sealed(content, out)
        click.echo(files.written([str(out)]).text(told))
        click.echo(refreshing.next_steps(out).text(told))
    else:
        package = read_package(content, out)
        make_live(package, Path(sys.executable), told)
        save_sealed(package.bytes(), out)
        click.echo(live.made_live(out).text(told))
    say_unanswered(edition.answers, told)
    exit_with(edition.answers)


def _listed(settings: Settings, models: Sequence[str], told: Language) -> Sequence[str]:
    """Return the models of a new list, each once: those named, every series of an import, else the sample."""
    if not models:
        return [snapshot.base.id for snapshot in sample_snapshots()]
    with store_to_read(settings, told) as db:
        return list(dict.fromkeys(expand(db, models)))


def _first_edition(gathered: Gathered, found: Watch, language: Language) -> Edition:
    choices = default_choices(gathered.answers, language)
    remarks = replace(gathered.remarks, watch=found)
    return Edition(gathered.answers, choices, gathered.source, language, remarks)


def _make_macro_book(out: Path, told: Language, *, plain: bool) -> None:
    python = Path(sys.executable)
    if plain:
        copy_plain_book(out)
    else:
        build_macro_book(out, python=python, language=told)
    click.echo(files.written([str(out)]).text(told))
    steps = macros.plain_steps(python, UDF_MODULE) if plain else macros.next_steps(out)
    click.echo(steps.text(told))
