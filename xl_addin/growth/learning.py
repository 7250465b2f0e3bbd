"""Learning prior, calibration and reference from monthly counts of many models.

The prior's weights come from the EM algorithm, stopped early: run to its end it would put all weight
on a few points, and forecasts of other models would suffer. A tenth of the weight stays spread over
all points. The calibration learns from forecasts of models that the prior in use had not seen.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from xl_addin.errors import BadInput
from xl_addin.growth.calibration import Calibration, Middle, learn_calibration
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts, Posterior, log_likelihood, posterior, temper, without_bursts
from xl_addin.growth.forecast import SHARES, read_middle, read_totals
from xl_addin.growth.model import About, GrowthModel
from xl_addin.growth.prior import Prior, uniform_prior
from xl_addin.growth.quantiles import weighted_quantiles
from xl_addin.growth.reference import LEVELS, Reference
from xl_addin.growth.scores import LEAST_CHILDREN, LEAST_CHILDREN_STABILITY, LEAST_MONTHS, YEAR, promises
from xl_addin.messages.learning import no_reference, too_few_histories

LEAST_SERIES = 60
"""Fewer models with enough history than this teach nothing that holds for others."""

_TINY = np.finfo(np.float64).tiny  # a point that all histories exclude comes to weight 0
_STEPS = 15
_SPREAD = 0.1
_LONGEST = 24  # months of a history that the prior learns from: later ones are few and of old models
_LEAST_HISTORY, _LEAST_TOTAL = 6, 10
_FOLDS = 3
_AGES = (1, 2, 3, 4, 6, 8, 9, 12, 15, 18, 22)
_AHEAD = (1, 2, 3, 6, 9, 12, 18)
_LEAST_OF_AN_AGE, _LEAST_SCORED = 30, 15


def learn(counts: Counts, about: About) -> GrowthModel:
    """Learn from the histories of N models.

    Raises
    ------
    BadInput
        If too few of them have enough history, or are old enough to compare with.
    """
    found = len(informative(counts).months)
    if found < LEAST_SERIES:
        raise BadInput(too_few_histories(found, LEAST_SERIES))
    prior = learn_prior(counts)
    calibration = _learn_calibration(counts)
    return GrowthModel(prior, calibration, _learn_reference(counts, prior, calibration), about)


def informative(counts: Counts) -> Counts:
    """Return the histories that a prior can be learned from, cut to their first two years."""
    early = counts.first(_LONGEST)
    return early.rows((early.months >= _LEAST_HISTORY) & (early.total >= _LEAST_TOTAL))


def learn_prior(counts: Counts) -> Prior:
    """Return the grid with the weights that the histories give it."""
    early, prior = informative(counts), uniform_prior()
    capped = without_bursts(early, prior.m)
    evidence = log_likelihood(capped, prior, temper(capped, prior.m))
    weight = prior.weight
    for _ in range(_STEPS):
        weight = softmax(np.log(weight + _TINY)[:, None] + evidence, axis=0).mean(axis=1)
    return replace(prior, weight=(1 - _SPREAD) * weight + _SPREAD * prior.weight)


def _learn_calibration(counts: Counts) -> Calibration:
    """Forecast each third of the models with a prior of the other two, and learn from the errors."""
    parts: list[tuple[Middle, Floats]] = []
    for held, prior in _held_out(counts):
        parts += [part for age in _AGES if (part := _errors(held, prior, age))]
    middles, came = zip(*parts, strict=True)
    middle = Middle(*(np.concatenate([getattr(one, name) for one in middles]) for name in Middle.names()))
    return learn_calibration(middle, np.concatenate(came))


def _held_out(counts: Counts) -> Iterator[tuple[Counts, Prior]]:
    """Yield each third of the models with a prior that was learned from the other two."""
    fold = np.random.default_rng(0).permutation(len(counts.months)) % _FOLDS
    for held in range(_FOLDS):
        yield counts.rows(fold == held), learn_prior(counts.rows(fold != held))


def _errors(counts: Counts, prior: Prior, age: int) -> tuple[Middle, Floats] | None:
    """Return the forecasts made at ``age`` whose outcome is known, and what came."""
    counts = counts.rows((counts.months > age) & (counts.first(age).total > 0))
    if not len(counts.months):
        return None
    early = counts.first(age)
    middle = read_middle(posterior(early, prior), early, _AHEAD)
    total = np.cumsum(counts.new, axis=1)
    ends = age + np.array(_AHEAD)
    known = (ends <= counts.months[:, None]) & np.isfinite(middle.increment)
    came = total[:, np.minimum(ends, total.shape[1]) - 1] - early.total[:, None]
    return middle.where(known), came[known]


def _learn_reference(counts: Counts, prior: Prior, calibration: Calibration) -> Reference:
    """Collect what models of each age promise, up to the last age that enough of them have."""
    rows = []
    for age in range(LEAST_MONTHS, counts.new.shape[1] + 1):
        early = counts.rows(counts.months >= age).first(age)
        early = early.rows(early.total >= LEAST_CHILDREN)
        if len(early.months) < _LEAST_OF_AN_AGE:
            break
        rows.append((age, len(early.months), *_promised(early, age, prior, calibration)))
    if not rows:
        raise BadInput(no_reference(_LEAST_OF_AN_AGE))
    ages, sizes, heat, stability, count = (np.array(column) for column in zip(*rows, strict=True))
    return Reference(ages, sizes, heat, stability, count)


def _promised(
    early: Counts, age: int, prior: Prior, calibration: Calibration
) -> tuple[Floats, Floats, Floats]:
    """Return the quantiles of the three promises among models of one age."""
    found = posterior(early, prior)
    everyone, scored = np.ones(len(early.months), bool), early.total >= LEAST_CHILDREN_STABILITY
    heat, stability = promises(prior.exposure(age + YEAR)[:, age:])
    totals = read_totals(found, early, [YEAR], calibration)
    return (
        _among(found, everyone, heat),
        # Among the models whose stability is scored, so that the middle of those is 50.
        _among(found, scored if scored.sum() >= _LEAST_SCORED else everyone, stability),
        # Each model's fine quantiles stand for unequal shares of its forecast.
        np.quantile(totals, LEVELS, weights=np.broadcast_to(SHARES, totals.shape), method="inverted_cdf"),
    )


def _among(found: Posterior, chosen: NDArray[np.bool_], promise: Floats) -> Floats:
    """Return the quantiles of ``promise`` (G,) under the mean posterior of the chosen models, (40,)."""
    mixture = found.rows(chosen).weight.mean(axis=1, keepdims=True)
    return np.asarray(weighted_quantiles(promise, mixture, LEVELS)[0])
