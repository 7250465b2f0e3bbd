"""The commands that ask about named models: score, history and forecast (which also takes a panel)."""

import click

from xl_addin import pipeline
from xl_addin.cli.asking import histories_from_hub
from xl_addin.cli.keeping import remember_forecasts
from xl_addin.cli.options import (
    Wanted,
    offline_options,
    one_source,
    output_options,
    panel_options,
    prior_option,
    question_options,
)
from xl_addin.cli.showing import exit_with, show
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.outputs.printed import answers as terminal
from xl_addin.outputs.printed import answers_tables as tables
from xl_addin.outputs.printed.answers_document import forecast_document, history_document, score_document
from xl_addin.panels.panel import Panel
from xl_addin.records import Question
from xl_addin.settings import Settings

_LONGEST_FORECAST = 36


@click.command()
@click.argument("models", nargs=-1, required=True, metavar="MODEL...")
@question_options
@prior_option
@offline_options
@output_options
@click.pass_obj
def score(
    settings: Settings,
    *,
    models: tuple[str, ...],
    question: Question,
    growth: GrowthModel,
    freshness: Freshness,
    wanted: Wanted,
) -> None:
    """Score one or more MODELs, such as meta-llama/Llama-3.1-8B.

    Exit code 0: every model was answered; 1: some could not be; 2: bad usage.
    """
    growth = growth.for_question(question)
    answers = pipeline.score(histories_from_hub(models, question, settings, freshness), growth)
    remember_forecasts(settings, answers, question, growth.about)
    show(
        wanted,
        lambda: score_document(answers, wanted.language),
        lambda: tables.scores_table(answers, wanted.language),
        lambda: terminal.score_table(answers, wanted.language),
    )
    exit_with(answers)


@click.command()
@click.argument("model", metavar="MODEL")
@question_options
@offline_options
@output_options
@click.pass_obj
def history(
    settings: Settings, *, model: str, question: Question, freshness: Freshness, wanted: Wanted
) -> None:
    """Show the monthly counts of one MODEL since its release."""
    (answer,) = histories_from_hub([model], question, settings, freshness)
    show(
        wanted,
        lambda: history_document(answer, question.selection, wanted.language),
        lambda: tables.history_table(answer),
        lambda: terminal.history_table(answer, wanted.language),
    )
    exit_with([answer])


@click.command()
@click.argument("models", nargs=-1, metavar="[MODEL...]")
@click.option(
    "--months",
    type=click.IntRange(1, _LONGEST_FORECAST),
    default=pipeline.AHEAD,
    show_default=True,
    help="How many months ahead.",
)
@panel_options
@question_options
@prior_option
@offline_options
@output_options
@click.pass_obj
def forecast(
    settings: Settings,
    *,
    models: tuple[str, ...],
    months: int,
    panel: Panel | None,
    question: Question,
    growth: GrowthModel,
    freshness: Freshness,
    wanted: Wanted,
) -> None:
    """Forecast the number of children of each MODEL, or of every series of a --panel."""
    one_source(models, panel)
    if panel:
        asked = pipeline.unscored_panel(panel)
    else:
        asked = histories_from_hub(models, question, settings, freshness)
        growth = growth.for_question(question)
    answers = pipeline.score(asked, growth, ahead=months)
    remember_forecasts(settings, answers, question, growth.about)
    show(
        wanted,
        lambda: forecast_document(answers, wanted.language),
        lambda: tables.forecasts_table(answers, months, key="series" if panel else "model"),
        lambda: terminal.forecast_table(answers, wanted.language),
    )
    exit_with(answers)
