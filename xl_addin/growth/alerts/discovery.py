"""Which months of a whole list are told, so that few of the year's alerts are false.

Alerts are tested month after month over a list of models whose months hang together: a launch, an outage
of the Hub. The rule holds under any such dependence, within a month and over the year: month t of the
year, with n tests and R alerts earlier in the year, tells the r smallest chances, r the largest with

    p₍ᵣ₎ ≤ (α/12) · (R + r) / (n · H),      H = 1 + 1/2 + … + 1/(12 n)

Then the expected share of false alerts among the alerts of the year is at most α. Proof: with
S = R + r, a true null's part in month t is E[1{p ≤ c β(S)}/S] ≤ c, where c = α/(12 n) and
β(S) = S/H is a shape function (Blanchard, Roquain, *Two simple sufficient conditions for FDR control*,
Electronic Journal of Statistics 2, 2008, the dependency control condition under unspecified
dependence); n of them in each of twelve months make α. For
one month alone it is the rule of Benjamini and Yekutieli (Annals of Statistics 29, 2001, theorem 1.3);
that earlier alerts widen the level is that of LOND (Javanmard, Montanari, Annals of Statistics 46, 2018).
Chances that are too large, as those of whole numbers are, do no harm.
"""

import numpy as np
from numpy.typing import NDArray

from xl_addin.growth.curve import Floats

RATE = 0.1
"""The expected share of false alerts among those of a year, unless another is asked for."""

MONTHS = 12


def discoveries(chance: Floats, earlier: int = 0, rate: float = RATE) -> NDArray[np.bool_]:
    """Tell which tests of a month's list are alerts, shape (n,).

    Parameters
    ----------
    chance
        P-values of the list's models for one month, shape (n,), each in [0, 1]; NaN is not tested.
    earlier
        Alerts told in the earlier months of the same year, ≥ 0; each year starts at 0.
    rate
        α, the share of false alerts that is held, in (0, 1).

    Examples
    --------
    >>> discoveries(np.array([1e-6, 0.3, np.nan])).tolist()
    [True, False, False]
    """
    tested = np.sort(chance[np.isfinite(chance)])
    if not len(tested):
        return np.zeros(chance.shape, dtype=bool)
    bound = thresholds(len(tested), earlier, rate)
    passed = np.flatnonzero(tested <= bound)
    return chance <= (bound[passed[-1]] if len(passed) else -1.0)


def thresholds(tests: int, earlier: int = 0, rate: float = RATE) -> Floats:
    """Return the bounds that the smallest, second smallest … of ``tests`` chances must keep, shape (n,)."""
    most = MONTHS * tests
    harmonic = (1 / np.arange(1, most + 1)).sum()
    found = np.minimum(earlier + np.arange(1, tests + 1), most)
    return np.asarray(rate / MONTHS / tests * found / harmonic)
