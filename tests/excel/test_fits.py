"""Tests of counts in the sheet that are fitted together, and once."""

from xl_addin.excel.ranges import Fits, unscored
from xl_addin.pipeline import score
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Answer, ScoreName

SERIES = [unscored([float(first + 3 * month) for month in range(12)]) for first in range(1, 6)]


def heat(answer: Answer) -> float:
    """Return the heat that an answer has."""
    value = answer.scores[ScoreName.HEAT].value
    assert value is not None
    return value


def test_each_is_what_it_would_be_alone() -> None:
    """Fitted together, in any order and twice, each series has the scores that the pipeline gives it."""
    fits = Fits(shipped_prior())
    found = fits.scored([*reversed(SERIES), SERIES[0]])
    (alone,) = score([SERIES[0]], shipped_prior(), ahead=1)
    assert abs(heat(found[-1]) - heat(alone)) < 1e-3  # of 100; the fit counts in 32 bits
    assert found[-1] is found[-2]
    assert fits.scored(SERIES) == found[-2::-1]


def test_what_was_fitted_is_remembered_and_the_first_forgotten() -> None:
    """A remembered answer is the same object; where more come than are kept, the oldest are fitted anew."""
    fits = Fits(shipped_prior(), most=2)
    first, second, third = (fits.scored([one])[0] for one in SERIES[:3])
    assert fits.scored([SERIES[2]])[0] is third
    assert fits.scored([SERIES[1]])[0] is second
    fits.scored(SERIES[3:])
    assert fits.scored([SERIES[0]])[0] is not first
