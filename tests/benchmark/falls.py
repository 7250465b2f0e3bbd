"""How often a fall to a third is found within its month, beside how often the same month is flagged unfallen.

Of models with an even pace (Poisson counts of a constant rate), and of the real histories of the reference
data, of whose last month a third of the children is left at random.
"""

from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
from benchmark.accuracy import COLUMNS, DATA, require
from benchmark.measured import Lacking, Measured, show

from xl_addin.growth.alerts.surprise import read_surprise
from xl_addin.growth.fitting import Counts
from xl_addin.panels.panel import parse_columns, read_panel
from xl_addin.priors.file import shipped_prior

PACES = (10, 30, 100, 300, 1000)
MONTHS, LEAST_MONTHS, SERIES = 12, 6, 400
STATED = 0.01
UNFALLEN = "the same month without a fall"


def flagged(counts: Counts) -> float:
    """Return the share of series whose last month is told as low at the stated rate [%]."""
    low = read_surprise(counts, shipped_prior().prior).low
    last = low[np.arange(len(low)), counts.months - 1]
    return float(100 * np.mean(last <= STATED))


def fallen(counts: Counts, rng: np.random.Generator) -> Counts:
    """Return the counts with a third of the last month."""
    new, rows = counts.new.copy(), np.arange(len(counts.months))
    left = rng.binomial(new[rows, counts.months - 1].astype(int), 1 / 3)
    new[rows, counts.months - 1] = left
    return Counts(new, counts.months)


def steady(pace: int, rng: np.random.Generator) -> Counts:
    """Return models that gain about so many children in every month."""
    return Counts(rng.poisson(pace, (SERIES, MONTHS)).astype(float), np.full(SERIES, MONTHS))


def busy(counts: Counts, pace: int) -> Counts:
    """Return those that gained so many a month or more in the three months before the last."""
    rows = counts.months >= LEAST_MONTHS
    chosen = counts.rows(rows)
    before = chosen.months[:, None] - 1 - np.arange(1, 4)
    recent = chosen.new[np.arange(len(before))[:, None], before].mean(axis=1)
    return chosen.rows(recent >= pace)


def found(name: str, counts: Counts, rng: np.random.Generator) -> Measured:
    """Return the share of falls that is found."""
    ours, theirs = flagged(fallen(counts, rng)), flagged(counts)
    note = f"{len(counts.months)} models; flagged at {STATED:.0%}"
    return Measured(f"a fall to a third found in its month, {name}", ours, theirs, "%", UNFALLEN, note)


def rows(*, panel: Path = DATA) -> Iterator[Measured]:
    """Yield the shares for even paces, then for real histories."""
    rng = np.random.default_rng(2026)
    for pace in PACES:
        yield found(f"even pace of {pace:,} a month", steady(pace, rng), rng)
    require(panel)
    read = read_panel(panel, parse_columns(COLUMNS))
    for pace in PACES[:3]:
        real = busy(Counts(read.new, read.months), pace)
        yield found(f"real histories, {pace} a month or more", real, rng)


@click.command()
def main() -> None:
    """Print the table."""
    try:
        show(rows())
    except Lacking as lacking:
        raise click.ClickException(str(lacking)) from lacking


if __name__ == "__main__":
    main()
