"""The Wang–Song–Barabási growth curve: the equation of this product, once.

Sources: Wang, Song, Barabási, *Quantifying Long-Term Scientific Impact*, Science 342 (2013), eq. (3);
in the words of open models: Bhandari, Chen, Gao, arXiv 2502.15987, eq. (2).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]


def maturity(time: ArrayLike, immediacy: ArrayLike, longevity: ArrayLike) -> Floats:
    """Return Φ((ln t − μ)/σ), the share of its whole attention that a model has had by ``time``.

    Parameters
    ----------
    time
        Time since release, ≥ 0, in the unit that ``immediacy`` was made for; 0 gives 0.
    immediacy
        μ, the mean of ln t.
    longevity
        σ > 0, the spread of ln t.

    Returns
    -------
    Shares in [0, 1], of the shape that the arguments broadcast to.

    Examples
    --------
    >>> float(maturity(1.0, 0.0, 1.0))
    0.5
    """
    with np.errstate(divide="ignore"):  # ln 0 = −∞ is right here: nothing has happened at release
        log_time = np.log(np.asarray(time, dtype=np.float64))
    return np.asarray(ndtr((log_time - immediacy) / np.asarray(longevity)))


def cumulative(
    time: ArrayLike, fitness: ArrayLike, immediacy: ArrayLike, longevity: ArrayLike, m: float = 1.0
) -> Floats:
    """Return c(t) = m (exp(λ Φ((ln t − μ)/σ)) − 1), the expected number of children by ``time``.

    Parameters
    ----------
    time, immediacy, longevity
        As in :func:`maturity`.
    fitness
        λ ≥ 0, relative fitness.
    m
        The constant of the preferential attachment, > 0 [children].

    Returns
    -------
    Expected cumulative counts ≥ 0, of the shape that the arguments broadcast to.

    Examples
    --------
    >>> float(cumulative(0.0, 3.0, 1.0, 1.0))
    0.0
    """
    return m * np.expm1(np.asarray(fitness) * maturity(time, immediacy, longevity))


def ceiling(fitness: ArrayLike, m: float = 1.0) -> Floats:
    """Return c(∞) = m (exp(λ) − 1), the number of children that the curve ends at.

    Examples
    --------
    >>> float(ceiling(0.0))
    0.0
    """
    return m * np.expm1(np.asarray(fitness, dtype=np.float64))


def peak_time(fitness: ArrayLike, immediacy: ArrayLike, longevity: ArrayLike) -> Floats:
    """Return the time at which c(t) rises fastest, in the unit of ``immediacy``.

    With x = (ln t − μ)/σ and φ the normal density, dc/dt is highest where λ φ(x) − x = σ; of several
    such places the one with the steepest rise is taken.

    Returns
    -------
    Times > 0, of the shape that the arguments broadcast to.

    Examples
    --------
    >>> float(peak_time(1e-9, 0.0, 1.0).round(3))  # without attachment: the mode of the log-normal, e^{μ−σ²}
    0.368
    """
    # Half of what a spreadsheet waits for at its start would be this import.
    from scipy.optimize import elementwise  # noqa: PLC0415

    lam, mu, sigma = np.broadcast_arrays(
        *(np.asarray(one, np.float64) for one in (fitness, immediacy, longevity))
    )
    # λ φ(x) lies in [0, 0.4 λ], so every root lies between −σ and 0.4 λ − σ.
    places = np.linspace(-sigma - 1, 0.4 * lam - sigma + 1, 101)
    rise = lam * ndtr(places) - places * (places / 2 + sigma)  # ln dc/dt but for constants
    best = np.clip(rise.argmax(axis=0), 1, len(places) - 2)[None]
    low, high = (np.take_along_axis(places, best + step, axis=0)[0] for step in (-1, 1))
    found = elementwise.find_root(_turning, (low, high), args=(lam, sigma))
    return np.asarray(np.exp(mu + sigma * found.x))


def _turning(x: Floats, fitness: Floats, longevity: Floats) -> Floats:
    return np.asarray(fitness * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi) - x - longevity)
