"""The command doctor: what makes an add-in fail, each line fine or what to do."""

import json
from pathlib import Path

import click

from xl_addin.cli import observing
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.probing import probe
from xl_addin.cli.registry import read_value
from xl_addin.cli.showing import put
from xl_addin.excel.doctor.examining import examine, healthy
from xl_addin.excel.doctor.facts import Facts
from xl_addin.excel.doctor.registry import excel_installed
from xl_addin.excel.installing import installed_book
from xl_addin.outputs.printed.doctor import doctor_document, doctor_table
from xl_addin.settings import Settings


@click.command()
@click.argument("book", required=False, metavar="[BOOK]", type=click.Path(path_type=Path))
@click.option("--offline", is_flag=True, help="Do not ask the Hub.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
@language_option
@click.pass_obj
def doctor(
    settings: Settings, *, book: Path | None, offline: bool, as_json: bool, language: str | None
) -> None:
    """Check what makes add-ins fail, and say what to do; exit code 1 where something does not work.

    BOOK is a macro workbook to check; without it the one is that `hfscore excel install` made.
    """
    told = language_of(language)
    checks = examine(_facts(settings, book or installed_book(observing.addin_folder()), offline=offline))
    if as_json:
        click.echo(json.dumps(doctor_document(checks, told), ensure_ascii=False, indent=2))
    else:
        put(doctor_table(checks, told))
    if not healthy(checks):
        click.get_current_context().exit(1)


def _facts(settings: Settings, book: Path | None, *, offline: bool) -> Facts:
    hub, store = probe(settings, offline=offline or settings.offline)
    return Facts(
        python=observing.observe_python(),
        excel=excel_installed(read_value),
        book=observing.observe_book(book),
        place=observing.observe_places(settings),
        network=observing.observe_network(settings),
        hub=hub,
        store=store,
    )
