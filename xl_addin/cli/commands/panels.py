"""The command fit: parameters of every series of a panel, by our posterior or as the paper published."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import click
import pandas as pd

from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import PanelFile, panel_file_options, prior_option
from xl_addin.cli.progress import progress
from xl_addin.growth.model import GrowthModel
from xl_addin.outputs.files.tables import csv_bytes, save_csv
from xl_addin.outputs.printed import answers_tables as tables
from xl_addin.outputs.text import STATUS
from xl_addin.panels.blocks import SeriesApart, panel_blocks
from xl_addin.panels.panel import Panel, read_panel
from xl_addin.pipeline import answer_panel, fit_as_published
from xl_addin.records import Language, Status

_MONTHS_IN = {"months": 1, "years": 12}


@click.command()
@panel_file_options
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
    panel: PanelFile | None,
    method: str,
    m: float | None,
    unit: str | None,
    csv_file: Path | None,
    growth: GrowthModel,
    language: str | None,
) -> None:
    """Fit the growth curve to every series of a --panel, of any size."""
    if panel is None:
        raise click.UsageError("Give the counts to fit as --panel FILE.")
    told = language_of(language)
    if method == "least-squares":
        fitted = partial(_as_published, m=m or 1, months_per_unit=_MONTHS_IN[unit or "months"], language=told)
    elif m not in (None, 1) or unit == "years":
        raise click.UsageError("bayes has m = 1 and months; other --m and --unit belong to least-squares.")
    else:
        fitted = partial(_by_posterior, growth=growth, language=told)
    if csv_file is None:
        table = fitted(read_panel(panel.path, panel.columns))
        click.echo(csv_bytes(table).decode("utf-8-sig"), nl=False)
        statuses = Counter(table["status"])
    else:
        statuses = _save(panel, fitted, csv_file)
    click.echo(", ".join(f"{STATUS[Status(s)].text(told)}: {n:,}" for s, n in statuses.items()), err=True)


def _by_posterior(panel: Panel, growth: GrowthModel, language: Language) -> pd.DataFrame:
    return tables.bayes_table(answer_panel(panel, growth, ahead=1), language)


def _as_published(panel: Panel, m: float, months_per_unit: int, language: Language) -> pd.DataFrame:
    return tables.least_squares_table(fit_as_published(panel, m, months_per_unit), language)


def _save(panel: PanelFile, fitted: Callable[[Panel], pd.DataFrame], csv_file: Path) -> Counter[str]:
    """Fit block by block, or, where the rows of a series are scattered, everything at once."""
    try:
        return _save_blocks(panel_blocks(panel.path, panel.columns), fitted, csv_file)
    except SeriesApart:
        return _save_blocks([read_panel(panel.path, panel.columns)], fitted, csv_file)


def _save_blocks(
    blocks: Iterable[Panel], fitted: Callable[[Panel], pd.DataFrame], csv_file: Path
) -> Counter[str]:
    statuses: Counter[str] = Counter()
    with progress("Series", None) as advance:

        def parts() -> Iterator[pd.DataFrame]:
            for block in blocks:
                table = fitted(block)
                statuses.update(table["status"])
                advance(len(table))
                yield table

        save_csv(parts(), csv_file)
    return statuses
