"""The command fit: parameters of every series of a panel, by our posterior or as the paper published."""

from collections import Counter
from pathlib import Path

import click
import pandas as pd

from xl_addin.cli.options import language_of, language_option, panel_options, prior_option
from xl_addin.growth.model import GrowthModel
from xl_addin.outputs import tables
from xl_addin.outputs.text import STATUS
from xl_addin.panel import Panel
from xl_addin.pipeline import answer_panel, fit_as_published
from xl_addin.records import Language, Status

_MONTHS_IN = {"months": 1, "years": 12}


@click.command()
@panel_options
@click.option(
    "--method",
    type=click.Choice(["bayes", "least-squares"]),
    default="bayes",
    show_default=True,
    help="bayes answers for every series, with intervals; least-squares is the published method.",
)
@click.option(
    "--m", type=click.FloatRange(0, min_open=True), help="least-squares: the curve's constant [default: 1]."
)
@click.option(
    "--unit", type=click.Choice(list(_MONTHS_IN)), help="least-squares: the unit of time [default: months]."
)
@click.option(
    "--csv",
    "csv_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the table to FILE; without it the table goes to the screen as CSV.",
)
@prior_option
@language_option
def fit(
    *,
    panel: Panel | None,
    method: str,
    m: float | None,
    unit: str | None,
    csv_file: Path | None,
    growth: GrowthModel,
    language: str | None,
) -> None:
    """Fit the growth curve to every series of a --panel."""
    if panel is None:
        raise click.UsageError("Give the counts to fit as --panel FILE.")
    told = language_of(language)
    if method == "least-squares":
        table = tables.least_squares_table(
            fit_as_published(panel, m or 1, _MONTHS_IN[unit or "months"]), told
        )
    elif m or unit:
        raise click.UsageError("--m and --unit belong to --method least-squares; bayes has m = 1 and months.")
    else:
        table = tables.bayes_table(answer_panel(panel, growth, ahead=1), told)
    if csv_file:
        tables.save_csv(table, csv_file)
    else:
        click.echo(tables.csv_bytes(table).decode("utf-8-sig"), nl=False)
    click.echo(_summary(table, told), err=True)


def _summary(table: pd.DataFrame, language: Language) -> str:
    counted = Counter(Status(value) for value in table["status"])
    return ", ".join(f"{STATUS[status].text(language)}: {count:,}" for status, count in counted.items())
