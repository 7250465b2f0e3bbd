"""A measured figure beside its rival, and how figures are shown on a screen."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import click
import numpy as np

_THOUSAND = 1000


class Lacking(Exception):
    """What a benchmark needs and this machine has not, said in one sentence."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure.

    Attributes
    ----------
    what
        What was measured, in the README's words where it speaks of it.
    ours, rival
        Both in ``unit``, from the same run; None where there is no rival.
    unit
        Such as "s" or "calls"; empty for a bare number.
    beside
        Who or what the rival is.
    note
        What else there is to know of it.
    """

    what: str
    ours: float
    rival: float | None = None
    unit: str = "s"
    beside: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over the rival's; None without a rival, or where that is nought."""
        return self.ours / self.rival if self.rival else None


def plain(number: float | None) -> str:
    """Return a number with three digits that count, whole from a thousand on; nothing for None.

    >>> [plain(one) for one in (20_412.7, 2, 0.0319, -0.106, 1.5, 0.0, None)]
    ['20,413', '2', '0.0319', '-0.106', '1.5', '0', '']
    """
    if number is None:
        return ""
    if abs(number) >= _THOUSAND:
        return f"{number:,.0f}"
    return np.format_float_positional(number, precision=3, unique=False, fractional=False, trim="-")


def show(rows: Iterable[Measured]) -> None:
    """Print a table, line by line as the figures come."""
    click.echo(f"{'':<52}{'ours':>10}{'rival':>10}{'ratio':>9}  {'unit':<9}beside")
    for row in rows:
        rest = "; ".join(text for text in (row.beside, row.note) if text)
        numbers = f"{plain(row.ours):>10}{plain(row.rival):>10}{plain(row.ratio):>9}"
        click.echo(f"{row.what:<52}{numbers}  {row.unit:<9}{rest}".rstrip())


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the least seconds that ``work`` takes, done so many times."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)
