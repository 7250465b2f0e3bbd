"""How many series a second: the posterior with all that is read off it, beside point fits by iteration.

Series of 36 months are simulated from the growth model. Ours are posterior, scores, parameters and five
quantiles at four horizons; the others find one point (λ, μ, σ) and nothing else. They are measured on
the first few hundred of the same series and scaled. It states times and judges none.
"""

import importlib.util
import resource
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version
from time import perf_counter

import click
import numpy as np
from benchmark.machine import machine
from benchmark.measured import Measured, show
from growth_models import simulate, stated_model
from scipy.optimize import OptimizeWarning, curve_fit
from scipy.special import ndtr

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.growth.least_squares import START
from xl_addin.growth.reading import read

MONTHS = 36
AHEAD = (1, 3, 6, 12)
SIZES = (100, 1_000, 10_000, 100_000)
USUAL = 1_000  # of them every rival is shown
MILLION = 1_000_000
REPEATS = 3
LOG_YEARS = np.log(np.arange(1, MONTHS + 1) / 12)  # the published fits have years and m = 1

PointFit = Callable[[Floats], object]


def curve(log_time: Floats, fitness: float, immediacy: float, longevity: float) -> Floats:
    """Return c(t) as lean as it can be written, so that the point fits lose no time in it."""
    return np.asarray(np.expm1(fitness * ndtr((log_time - immediacy) / longevity)))


def bounded(total: Floats) -> object:
    """Fit with all three parameters ≥ 0, as published."""
    return curve_fit(curve, LOG_YEARS, total, p0=START, bounds=(0, np.inf))


def unbounded(total: Floats) -> object:
    """Fit with no bounds."""
    return curve_fit(curve, LOG_YEARS, total, p0=START, method="lm")


def point_fits() -> Iterator[tuple[str, PointFit]]:
    """Yield the name and the function of each rival; lmfit only where it is installed."""
    yield "curve_fit, bounds (trf)", bounded
    yield "curve_fit, no bounds (lm)", unbounded
    if importlib.util.find_spec("lmfit"):
        yield f"lmfit {version('lmfit')}, bounds", _lmfit()


def _lmfit() -> PointFit:
    from lmfit import Model  # noqa: PLC0415  an extra that the rest of the benchmark does without

    model = Model(curve)
    names = ("fitness", "immediacy", "longevity")
    start = model.make_params(**{name: {"value": p, "min": 0} for name, p in zip(names, START, strict=True)})
    return lambda total: model.fit(total, start, log_time=LOG_YEARS)


def rate_of_point_fit(fit: PointFit, totals: Floats) -> tuple[float, int]:
    """Return series a second, and how many fits ended without an answer."""
    failed, start = 0, perf_counter()
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", OptimizeWarning)
        for total in totals:
            try:
                fit(total)
            except (RuntimeError, ValueError):  # out of evaluations; values that are not finite
                failed += 1
    return len(totals) / (perf_counter() - start), failed


def rate_of_posterior(counts: Counts) -> float:
    """Return series a second, the best of three runs."""
    model, seconds = stated_model(), []
    for _ in range(REPEATS if len(counts.months) < MILLION else 1):
        start = perf_counter()
        read(counts, model, AHEAD)
        seconds.append(perf_counter() - start)
    return len(counts.months) / min(seconds)


def peak_memory() -> float:
    """Return the most memory that this process has had so far [MB], the simulated series included."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)  # Linux counts in kilobytes


def rows(*, million: bool = False, rivals: int = 300, largest: int = SIZES[-1]) -> Iterator[Measured]:
    """Yield the rate beside each point fit, then the rates for more and more series up to ``largest``."""
    rng = np.random.default_rng(2026)
    sample, _ = simulate(stated_model().prior, MONTHS, rivals, rng)
    totals = np.cumsum(sample.new, axis=1)
    found = {name: rate_of_point_fit(fit, totals) for name, fit in point_fits()}
    rate_of_posterior(sample)
    first = next(iter(found))
    sizes = [size for size in SIZES if size <= largest] + [MILLION] * million
    for size in sizes:
        counts, _ = simulate(stated_model().prior, MONTHS, size, rng)
        rate, peak = rate_of_posterior(counts), f"peak memory {peak_memory():,.0f} MB"
        beside = found if size == USUAL else {first: found[first]}
        for name, (theirs, failed) in beside.items():
            note = f"{failed} of {rivals} without an answer; {peak}"
            yield Measured(
                f"series of {MONTHS} months, {size:,} of them", rate, theirs, "series/s", name, note
            )


@click.command()
@click.option("--million", is_flag=True, help="Measure 10⁶ series too (some 2 GB).")
@click.option("--rivals", type=click.IntRange(10, 1000), default=300, show_default=True, metavar="SERIES")
def main(*, million: bool, rivals: int) -> None:
    """Measure the posterior beside point fits and print the table."""
    for name, value in machine().items():
        click.echo(f"{name}: {value}")
    show(rows(million=million, rivals=rivals))


if __name__ == "__main__":
    main()
