"""What it would do to the scores of tuned children to hold them against a reference of all relations.

The reference data counts all relations. From each history as many children are taken at random as there are
tuned ones among the Hub's, and both are scored: without a bias they score the same in the mean.
"""

from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
from benchmark.accuracy import COLUMNS, DATA, require
from benchmark.measured import Lacking, Measured, show

from xl_addin.growth.backtest.trials import AGES
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.model import SHARE, GrowthModel
from xl_addin.growth.scores import PLAIN_SCORES, read_scores
from xl_addin.panels.panel import parse_columns, read_panel
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Question, Selection

UNTOUCHED = "the reference of all relations"


def scores(counts: Counts, model: GrowthModel) -> Floats:
    """Return the scores (N, 3), NaN where evidence lacks."""
    return read_scores(posterior(counts, model.prior), counts, model.calibration, model.reference).value


def bias(counts: Counts, share: float) -> tuple[Floats, Floats, int]:
    """Return by how much the thinned score differs in the mean, ours and untouched (3,), and of how many."""
    whole, rng = shipped_prior(), np.random.default_rng(2026)
    ours, theirs = [], []
    for age in AGES:
        cut = counts.rows(counts.months >= age).first(age)
        thinned = Counts(rng.binomial(cut.new.astype(int), share).astype(float), cut.months)
        expected = scores(cut, whole)
        ours.append(scores(thinned, whole.for_question(Question(selection=Selection.TUNED))) - expected)
        theirs.append(scores(thinned, whole) - expected)
    found = [np.nanmean(np.concatenate(one), axis=0) for one in (ours, theirs)]
    return found[0], found[1], int(np.isfinite(np.concatenate(ours)[:, 0]).sum())


def rows(*, panel: Path = DATA) -> Iterator[Measured]:
    """Yield the bias of each score, in points."""
    require(panel)
    read, share = read_panel(panel, parse_columns(COLUMNS)), SHARE[Selection.TUNED]
    ours, theirs, number = bias(Counts(read.new, read.months), share)
    for name, one, other in zip(PLAIN_SCORES, ours, theirs, strict=True):
        what = f"{name} of tuned children, bias"
        note = f"{share:.0%} of the children of {number:,} histories"
        yield Measured(what, float(one), float(other), "points", UNTOUCHED, note)


@click.command()
def main() -> None:
    """Print the table."""
    try:
        show(rows())
    except Lacking as lacking:
        raise click.ClickException(str(lacking)) from lacking


if __name__ == "__main__":
    main()
