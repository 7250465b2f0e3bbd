"""How many series a second: the posterior with all that is read off it, beside point fits by iteration.

Series of 36 months are simulated from the growth model. Ours are posterior, scores, parameters and five
quantiles at four horizons; the others find one point (λ, μ, σ) and nothing else. They are measured on
the first few hundred of the same series and scaled. It states times and judges none.
"""

import importlib.util
import os
import platform
import resource
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import click
import numpy as np
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


def machine() -> str:
    """Return what the figures were measured on."""
    names = [line.split(":")[1].strip() for line in _processor_lines() if line.startswith("model name")]
    threads = os.environ.get("OMP_NUM_THREADS", "as many as cores")  # noqa: TID251  told, not obeyed
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy"))
    name = names[0] if names else platform.machine()
    return (
        f"{name}, {os.cpu_count()} cores, threads: {threads}; Python {platform.python_version()}, {libraries}"
    )


def _processor_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def peak_memory() -> float:
    """Return the most memory that this process has had so far [MB], the simulated series included."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)  # Linux counts in kilobytes


def row(name: str, series: str, rate: float, ratio: float, rest: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<28}{series:>16}{rate:>12,.0f}{ratio:>10.1f}  {rest}")


@click.command()
@click.option("--million", is_flag=True, help="Measure 10⁶ series too (some 2 GB).")
@click.option("--rivals", type=click.IntRange(10, 1000), default=300, show_default=True, metavar="SERIES")
def main(*, million: bool, rivals: int) -> None:
    """Measure the posterior beside point fits and print the table."""
    click.echo(f"{machine()}\nSeries of {MONTHS} months, simulated. The point fits are measured on {rivals}.")
    click.echo(f"{'':<28}{'series':>16}{'series/s':>12}{'× trf':>10}")
    rng = np.random.default_rng(2026)
    sample, _ = simulate(stated_model().prior, MONTHS, rivals, rng)
    bounded_rate = 0.0
    for name, fit in point_fits():
        rate, failed = rate_of_point_fit(fit, np.cumsum(sample.new, axis=1))
        bounded_rate = bounded_rate or rate
        row(name, f"{rivals:,}", rate, rate / bounded_rate, f"{failed} without an answer")
    rate_of_posterior(sample)
    for size in (*SIZES, MILLION) if million else SIZES:
        counts, _ = simulate(stated_model().prior, MONTHS, size, rng)
        rate = rate_of_posterior(counts)
        row(
            "posterior and all read off",
            f"{size:,}",
            rate,
            rate / bounded_rate,
            f"peak {peak_memory():,.0f} MB",
        )


if __name__ == "__main__":
    main()
