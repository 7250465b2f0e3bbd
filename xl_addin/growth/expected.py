"""What the fitted curve expected of each month that is over, for those who want to see how well it fits."""

import numpy as np

from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, posterior
from xl_addin.growth.model import GrowthModel


def expected_new(counts: Counts, model: GrowthModel) -> Floats:
    """Return the expected new children of each month, given the count at its beginning, shape (N, T).

    It is (m + c_{t−1}) (e^{λ ΔΦ_t} − 1), the mean of the pure-birth process between two month ends (see
    :mod:`xl_addin.growth.fitting`), averaged over the posterior of the whole series: a look back at how the
    curve lies among its data, and no forecast. Months after a series' end have no meaning.
    """
    found = posterior(counts, model.prior)
    growth = np.expm1(model.prior.exposure(counts.new.shape[1]))
    before = np.cumsum(counts.new, axis=1) - counts.new
    return np.asarray((model.prior.m + before) * found.expectation(growth))
