"""What a forecast must beat: the straight line, the damped line, persistence and the published fit.

Each is given the counts up to now and returns cumulative counts, shape (N, H).
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

import numpy as np

from xl_addin.growth.curve import Floats, cumulative
from xl_addin.growth.fitting import Counts
from xl_addin.growth.least_squares import Outcome, fit_least_squares

RECENT = 3
"""The lines go on at the mean pace of this many months."""

DAMPING = 0.9
"""The damped line keeps this share of its pace from one month to the next."""

WEB_PAGE_M = 100.0
"""The published fit's constant with time in months, as on its authors' web page [children]."""

Tick = Callable[[], None]


class Method(StrEnum):
    """Who forecasts; the rows of a table of accuracy, in this order."""

    OURS = "hfscore"
    LINE = "line"
    DAMPED = "damped"
    PERSISTENCE = "persistence"
    PUBLISHED = "published"


def straight_line(early: Counts, ahead: Sequence[int]) -> Floats:
    """Let the last three months go on: c_k + h·pace, pace = (c_k − c_{k−3})/3.

    Examples
    --------
    >>> straight_line(Counts.stack([[9, 1, 2, 3]]), [1, 10])
    array([[17., 35.]])
    """
    return np.asarray(early.total[:, None] + _pace(early)[:, None] * np.array(ahead))


def damped_line(early: Counts, ahead: Sequence[int]) -> Floats:
    """Let the pace of the last three months fade: month j ahead adds pace·0.9^j."""
    steps = np.cumsum(DAMPING ** np.arange(1, max(ahead) + 1))
    return np.asarray(early.total[:, None] + _pace(early)[:, None] * steps[np.array(ahead) - 1])


def persistence(early: Counts, ahead: Sequence[int]) -> Floats:
    """Let no more children come."""
    return np.repeat(early.total[:, None], len(ahead), axis=1)


def published_fit(early: Counts, ahead: Sequence[int], tick: Tick) -> Floats:
    """Fit as the paper's authors did on their web page (m = 100, months); NaN where the fit failed.

    ``tick`` is called after each series: this rival alone takes its time.
    """
    return np.array(list(_published(early, np.array(ahead), tick))).reshape(len(early.months), len(ahead))


def _published(early: Counts, ahead: Floats, tick: Tick) -> Iterator[Floats]:
    for new, months in zip(early.new, early.months, strict=True):
        count = np.concatenate([[0.0], np.cumsum(new[:months])])
        fit = fit_least_squares(np.arange(months + 1.0), count, WEB_PAGE_M)
        tick()
        if fit.outcome is Outcome.CONVERGED:
            yield cumulative(months + ahead, fit.fitness, fit.immediacy, fit.longevity, WEB_PAGE_M)
        else:
            yield np.full(len(ahead), np.nan)


def _pace(early: Counts) -> Floats:
    """Return the new children a month over the last months, shape (N,)."""
    month = np.arange(1, early.new.shape[1] + 1)
    recent = month > early.months[:, None] - RECENT  # months past a series' own end hold zeros
    return np.asarray((early.new * recent).sum(axis=1) / np.clip(early.months, 1, RECENT))
