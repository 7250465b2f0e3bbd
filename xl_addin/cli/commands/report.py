"""The command report: a file that opens anywhere and can be mailed."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import click

from xl_addin.cli.alerting import Hearing, hearing_options
from xl_addin.cli.asking import clock
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import Day, offline_options, panel_options, prior_option, question_options
from xl_addin.cli.reports import (
    Material,
    kept_models,
    of_models,
    of_panel,
    of_watchlist,
    read_watchlist,
    with_comparison,
    with_past,
)
from xl_addin.cli.showing import exit_with, say_unanswered
from xl_addin.errors import BadInput
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.messages import books
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.tables import save_csv
from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.printed.answers_document import score_document
from xl_addin.outputs.printed.answers_tables import scores_table
from xl_addin.outputs.sheets.report import DEFAULT_TOP, build_report
from xl_addin.panels.panel import Panel
from xl_addin.records import Question, Sentence
from xl_addin.settings import Settings

_MOST_PAGES = 300
_FILE = click.Path(path_type=Path, dir_okay=False)
_EXAMPLES = """\b
Examples:
  hfscore report Qwen/Qwen3-8B google/gemma-3-4b-pt
  hfscore report --from watchlist.xlsx --confidential 社外秘 --title "AI基盤モデル月次評価"
  hfscore report --kept --offline --previous 20261025_HFScore.xlsx
  hfscore report --panel counts.csv --csv scores.csv
"""


@click.command(epilog=_EXAMPLES)
@click.argument("models", nargs=-1, metavar="[MODEL...]")
@panel_options
@click.option("--from", "watchlist", type=_FILE, metavar="WATCHLIST", help="The models of a watchlist.")
@click.option("--kept", is_flag=True, help="Every model that the store keeps.")
@question_options
@prior_option
@offline_options
@click.option(
    "-o",
    "--output",
    type=_FILE,
    metavar="FILE.xlsx",
    help="Where to write the report [default: DATE_HFScore.xlsx in this folder].",
)
@click.option(
    "--top",
    type=click.IntRange(1, _MOST_PAGES),
    default=DEFAULT_TOP,
    show_default=True,
    help="How many models are ranked and get a page of their own.",
)
@click.option(
    "--compare",
    "compared",
    multiple=True,
    metavar="MODEL",
    help="A model of the comparison; up to six times [default: the watchlist's choice, or the best].",
)
@click.option("--previous", type=_FILE, metavar="REPORT", help="Tell what changed since this earlier report.")
@click.option("--alerts-since", "heard", type=Day(), metavar="DATE", help="Tell the alerts after this day.")
@hearing_options
@click.option("--title", metavar="TEXT", help="The report's title.")
@click.option("--confidential", default="", metavar="TEXT", help="A mark on every page, such as 社外秘.")
@click.option(
    "--csv", "csv_file", type=_FILE, metavar="FILE", help="Also write the scores to FILE, for Excel."
)
@click.option("--json-file", type=_FILE, metavar="FILE", help="Also write the scores as JSON to FILE.")
@language_option
@click.pass_obj
def report(
    settings: Settings,
    *,
    models: tuple[str, ...],
    panel: Panel | None,
    watchlist: Path | None,
    kept: bool,
    question: Question,
    growth: GrowthModel,
    freshness: Freshness,
    output: Path | None,
    top: int,
    compared: tuple[str, ...],
    previous: Path | None,
    heard: date | None,
    hearing: Hearing,
    title: str | None,
    confidential: str,
    csv_file: Path | None,
    json_file: Path | None,
    language: str | None,
) -> None:
    """Write a report on MODELs, or on the series of a --panel, as an Excel file without macros.

    It says what rises, lasts and leads, what that rests on, what changed since something was said last
    (see --previous) and what to be careful about; then follow a ranking, a comparison, a page per model, the
    audit's findings and how earlier forecasts held. Equal data of one day give an equal file.
    """
    _one_of(models, panel, watchlist, kept=kept)
    path = _named(output)
    inquiry = Inquiry(settings, growth, freshness, language_of(language), question)
    if panel:
        material = of_panel(panel, growth)
    elif watchlist:
        typed = read_watchlist(watchlist, inquiry.language)
        spoken = inquiry.language if language else typed.language or inquiry.language
        inquiry = replace(inquiry, language=spoken)
        material = of_watchlist(typed, watchlist, hearing, inquiry)
    else:
        material = of_models(models or kept_models(settings, inquiry.language), hearing, inquiry)
    material = with_comparison(with_past(material, previous, heard, inquiry), compared)
    _write_beside(material, csv_file, json_file, inquiry)
    _write(_titled(material, title, confidential), path, top, inquiry)
    click.echo(str(path))
    say_unanswered(material.answers, inquiry.language)
    exit_with(material.answers)


def _one_of(models: Sequence[str], panel: Panel | None, watchlist: Path | None, *, kept: bool) -> None:
    if sum((bool(models), panel is not None, watchlist is not None, kept)) != 1:
        raise click.UsageError("Give either one or more MODELs or a --panel FILE, --from or --kept.")


def _named(output: Path | None) -> Path:
    """Return where the report goes, or refuse a name that no workbook has."""
    path = output or Path(f"{clock():%Y%m%d}_HFScore.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise BadInput(books.no_name_of_a_report(path))
    return path


def _titled(material: Material, title: str | None, confidential: str) -> Material:
    source = material.source
    extras = replace(material.extras, confidential=confidential.strip())
    if title and title.strip():
        source = replace(source, title=Sentence(title.strip(), title.strip()))
    return replace(material, source=source, extras=extras)


def _write(material: Material, path: Path, top: int, inquiry: Inquiry) -> None:
    # Not the moment, so that equal data of one day give an equal file.
    made = datetime.combine(clock().date(), time(), UTC)
    book = build_report(material.answers, material.source, inquiry.language, top, material.extras)
    save_workbook(book, path, made)


def _write_beside(
    material: Material, csv_file: Path | None, json_file: Path | None, inquiry: Inquiry
) -> None:
    if csv_file:
        save_csv([scores_table(material.answers, inquiry.language)], csv_file)
    if json_file:
        document = score_document(material.answers, inquiry.language)
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
        save_bytes(f"{text}\n".encode(), json_file)
