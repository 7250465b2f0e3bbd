"""The command backtest: how good forecasts and scores would have been on the series of a panel."""

import click

from xl_addin.cli.options import Wanted, output_options, panel_options, prior_option
from xl_addin.cli.progress import progress
from xl_addin.cli.showing import show
from xl_addin.growth.backtest import run
from xl_addin.growth.fitting import Counts
from xl_addin.growth.model import GrowthModel
from xl_addin.messages import backtests
from xl_addin.outputs.printed.backtest import backtest_screen
from xl_addin.outputs.printed.backtest_table import backtest_document, backtest_table
from xl_addin.panels.panel import Panel

_FOLDS, _MOST_FOLDS = 4, 20


@click.command()
@panel_options
@click.option(
    "--folds",
    type=click.IntRange(0, _MOST_FOLDS),
    default=_FOLDS,
    show_default=True,
    help="Learn from the other folds; 0 judges a ready prior, ours or one named with --prior.",
)
@prior_option
@output_options
@click.pass_context
def backtest(
    ctx: click.Context, *, panel: Panel | None, folds: int, growth: GrowthModel, wanted: Wanted
) -> None:
    """Cut the histories of a --panel at several ages, forecast, and compare with what came.

    Beside ours stand the straight line, the damped line, persistence and the published fit. Alerts are
    judged too: how often months are flagged as unusual, beside how often that is said.
    """
    if panel is None:
        raise click.UsageError("Give the counts to judge by as --panel FILE.")
    if folds == 1:
        raise click.UsageError("One fold leaves nothing to learn from; give --folds 2 or more, or 0.")
    if folds and ctx.params["prior"]:
        raise click.UsageError("--prior names a ready prior to judge; give --folds 0 with it.")
    result = _run(Counts(panel.new, panel.months), folds, growth)
    if panel.faults:
        click.echo(backtests.faulty_left_out(len(panel.faults)).text(wanted.language), err=True)
    show(
        wanted,
        lambda: backtest_document(result, wanted.language),
        lambda: backtest_table(result),
        lambda: backtest_screen(result, wanted.language),
    )


def _run(counts: Counts, folds: int, growth: GrowthModel) -> run.Backtest:
    with progress("Backtest", run.steps(counts, folds)) as tick:
        if folds:
            return run.backtest(counts, folds, tick)
        return run.backtest_ready(counts, growth, tick)
