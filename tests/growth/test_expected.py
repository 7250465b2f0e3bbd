"""What the fitted curve expected of months that are over."""

from dataclasses import replace

import numpy as np
import pytest
from growth_models import point_prior, simulate, stated_model

from xl_addin.growth.curve import cumulative
from xl_addin.growth.expected import expected_new
from xl_addin.growth.fitting import Counts, posterior


def test_counts_on_the_curve_are_expected_as_they_are() -> None:
    """With all weight on one curve, the months of a series that runs along it are expected exactly."""
    model = replace(stated_model(), prior=point_prior(4.0, 2.0, 1.2))
    new = np.diff(cumulative(np.arange(25), 4.0, 2.0, 1.2))
    found = expected_new(Counts.stack([new.tolist()]), model)
    assert found[0] == pytest.approx(new, rel=1e-5)


def test_every_point_counts_by_its_weight() -> None:
    """The expectation is the mean over the posterior's points, summed here one by one."""
    model, counts = stated_model(), Counts.stack([[3, 0, 8, 5]])
    weight, prior = posterior(counts, model.prior).weight[:, 0], model.prior
    before = np.array([0, 3, 3, 11])
    summed = np.zeros(4)
    for place, share in enumerate(weight):
        curve = cumulative(
            np.arange(5), prior.fitness[place], prior.immediacy[place], prior.longevity[place], prior.m
        )
        summed += share * (prior.m + before) * (np.diff(curve) / (prior.m + curve[:-1]))
    assert expected_new(counts, model)[0] == pytest.approx(summed, rel=1e-4)


def test_it_lies_among_its_data() -> None:
    """Over series simulated from the prior, what was expected of all months adds up to what came, to 5 %."""
    model = stated_model()
    counts = simulate(model.prior, 24, 400, np.random.default_rng(3))[0]
    whole = counts.total < 1000  # a few giants would be all of the sum
    told = expected_new(counts, model)[whole].sum()
    assert told == pytest.approx(counts.new[whole].sum(), rel=0.05)
