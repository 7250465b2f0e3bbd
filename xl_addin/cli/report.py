"""The command report: a file that opens anywhere and can be mailed."""

from datetime import UTC, datetime
from pathlib import Path

import click

from xl_addin.cli.asking import histories_from_hub
from xl_addin.cli.keeping import remember_forecasts
from xl_addin.cli.options import (
    language_of,
    language_option,
    offline_options,
    one_source,
    panel_options,
    prior_option,
    question_options,
)
from xl_addin.cli.showing import exit_with
from xl_addin.cli.sources import from_models, from_panel
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.outputs.saving import save_workbook
from xl_addin.outputs.sheets.report import DEFAULT_TOP, build_report
from xl_addin.panels.panel import Panel
from xl_addin.pipeline import score, unscored_panel
from xl_addin.records import Question
from xl_addin.settings import Settings

_MOST_PAGES = 300


@click.command()
@click.argument("models", nargs=-1, metavar="[MODEL...]")
@panel_options
@question_options
@prior_option
@offline_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
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
@language_option
@click.pass_obj
def report(
    settings: Settings,
    *,
    models: tuple[str, ...],
    panel: Panel | None,
    question: Question,
    growth: GrowthModel,
    freshness: Freshness,
    output: Path | None,
    top: int,
    language: str | None,
) -> None:
    """Write a report on MODELs, or on the series of a --panel, as an Excel file without macros."""
    one_source(models, panel)
    now = datetime.now(UTC)
    if panel:
        asked, source = unscored_panel(panel), from_panel(growth)
    else:
        asked = histories_from_hub(models, question, settings, freshness)
        growth = growth.for_question(question)
        source = from_models(settings.endpoint, question, asked, now, growth)
    answers = score(asked, growth)
    remember_forecasts(settings, answers, question, growth.about)
    path = output or Path(f"{now:%Y%m%d}_HFScore.xlsx")
    save_workbook(build_report(answers, source, language_of(language), top), path, now)
    click.echo(str(path))
    exit_with(answers)
