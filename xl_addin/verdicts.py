"""What may be said of a history: its outcome, its cautions, and the numbers read off its fit."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from xl_addin.growth.curve import Floats
from xl_addin.growth.forecast import MOST_IN_ONE_MONTH
from xl_addin.growth.least_squares import Outcome
from xl_addin.growth.model import About
from xl_addin.growth.reading import Reading
from xl_addin.growth.scores import (
    EQUAL_WEIGHTS,
    LEAST_CHILDREN,
    LEAST_CHILDREN_STABILITY,
    LEAST_MONTHS,
    PLAIN_SCORES,
    STABILITY_UNVALIDATED_FROM,
    overall,
)
from xl_addin.messages import evidence, fits, keeping
from xl_addin.records import (
    Answer,
    Dossier,
    Estimate,
    ForecastPoint,
    History,
    ParameterName,
    Question,
    Score,
    ScoreName,
    Selection,
    Sentence,
    Status,
)

_LEAST_SQUARES = {
    Outcome.TOO_SHORT: fits.TOO_SHORT,
    Outcome.NO_CHILD: fits.NO_CHILD,
    Outcome.NOT_CONVERGED: fits.NOT_CONVERGED,
    Outcome.AT_START: fits.AT_START,
    Outcome.AT_BOUND: fits.AT_BOUND,
    Outcome.RAN_OFF: fits.RAN_OFF,
    Outcome.CONVERGED: fits.CONVERGED,
}

LARGE_SHARE = 0.5
"""One uploader with more than this share of the children is worth a word."""


def on_history(history: History, missing: int = 0, *, cut: bool = False) -> tuple[Status, Sentence]:
    """Return the outcome of a history; where several hold, too little data outranks partial.

    ``missing`` children are announced and not listed; ``cut`` says that the listing could not be
    checked to its end.
    """
    months, count = len(history.whole_months), _whole_count(history)
    if months < LEAST_MONTHS:
        return Status.TOO_YOUNG, evidence.too_young(months, LEAST_MONTHS)
    if count < LEAST_CHILDREN:
        return Status.TOO_FEW, evidence.too_few(count, LEAST_CHILDREN)
    if missing:
        return Status.PARTIAL, evidence.partial(missing, history.children)
    if cut:
        return Status.PARTIAL, evidence.listing_cut()
    return Status.OK, evidence.scored(months, count)


def on_least_squares(outcome: Outcome) -> tuple[Status, Sentence]:
    """Return the status of a published fit and what to make of how its optimiser ended."""
    statuses = {
        Outcome.CONVERGED: Status.OK,
        Outcome.TOO_SHORT: Status.TOO_YOUNG,
        Outcome.NO_CHILD: Status.TOO_FEW,
    }
    return statuses.get(outcome, Status.NOT_IDENTIFIED), _LEAST_SQUARES[outcome]


def on_dossier(dossier: Dossier, history: History, selection: Selection) -> tuple[Status, Sentence]:
    """Return the outcome of what is known of a base model; where all else is well, its age is told."""
    snapshot = dossier.snapshot
    if history.release is None:
        return Status.LEGACY_DATE, evidence.legacy_date(snapshot.base.id)
    status, message = on_history(history, snapshot.missing_of(selection), cut=snapshot.cut)
    if status is Status.OK and dossier.stale is not None:
        return Status.STALE, dossier.stale
    return status, message


def cautions(dossier: Dossier, history: History, question: Question) -> Iterator[Sentence]:
    """Yield what the reader should know of the counts, whatever the scores say."""
    snapshot, revision = dossier.snapshot, dossier.revision
    yield from snapshot.notes
    if dossier.stale is not None:
        yield dossier.stale
    if revision is not None:
        yield keeping.revised(revision.gone, revision.changed, revision.late, revision.since)
    if history.before_release and history.release:
        yield evidence.before_release(history.before_release)
    if history.children >= LEAST_CHILDREN and (history.largest_uploader_share or 0) > LARGE_SHARE:
        yield evidence.largest_uploader(history.largest_uploader_share or 0)
    if dossier.reconstructed and question.as_of:
        yield evidence.reconstructed(question.as_of, snapshot.taken.date())


def with_reading(answer: Answer, history: History, read: tuple[Reading, int], about: About) -> Answer:
    """Return the answer with everything that one row of a reading says of it.

    ``read`` is the reading and the row, ``about`` says what the reference counts.
    """
    reading, row = read
    scores = _scores(reading, row)
    ceiling, peak = reading.parameters.foreseen[row].tolist()
    return replace(
        answer,
        scores=scores,
        parameters=_parameters(reading, row),
        ceiling=_estimate(reading.parameters.ceiling[row], identified=ceiling),
        peak_month=_estimate(reading.parameters.peak[row], identified=peak),
        # Without a score there is nothing to be sure of.
        certainty=float(reading.certainty[row]) if scores[ScoreName.HEAT].value is not None else None,
        forecast=_forecast(reading, row, len(history.whole_months)),
        notes=(*answer.notes, *_limits(scores, history, about)),
    )


def _whole_count(history: History) -> int:
    return history.whole_months[-1].cumulative if history.whole_months else 0


def _scores(reading: Reading, row: int) -> dict[ScoreName, Score]:
    values = reading.scores.value[row]
    present = {
        name: float(value) for name, value in zip(PLAIN_SCORES, values, strict=True) if np.isfinite(value)
    }
    scores = dict.fromkeys(ScoreName, Score())
    for name, (p10, p90) in zip(PLAIN_SCORES, reading.scores.interval[row].tolist(), strict=True):
        if name in present:
            scores[name] = Score(present[name], p10, p90)
    scores[ScoreName.OVERALL] = overall(scores, EQUAL_WEIGHTS)
    return scores


def _parameters(reading: Reading, row: int) -> dict[ParameterName, Estimate]:
    found = reading.parameters
    return {
        name: _estimate(quantiles, identified=bool(identified))
        for name, quantiles, identified in zip(
            ParameterName, found.quantiles[row], found.identified[row], strict=True
        )
    }


def _estimate(quantiles: Floats, *, identified: bool) -> Estimate:
    p10, p50, p90 = quantiles.tolist()
    return Estimate(p10, p50, p90) if identified else Estimate(p10, None, p90, Status.NOT_IDENTIFIED)


def _forecast(reading: Reading, row: int, age: int) -> tuple[ForecastPoint, ...]:
    """Return the forecast month by month, empty where it was refused."""
    if np.isnan(reading.forecast.mean[row]).any():
        return ()
    return tuple(
        ForecastPoint(month, mean, *quantiles)
        for month, (mean, quantiles) in enumerate(
            zip(reading.forecast.mean[row].tolist(), reading.forecast.quantiles[row].tolist(), strict=True),
            start=age + 1,
        )
    )


def _limits(scores: dict[ScoreName, Score], history: History, about: About) -> Iterator[Sentence]:
    """Yield what the scores and the forecast cannot say."""
    months, count = len(history.whole_months), _whole_count(history)
    if scores[ScoreName.HEAT].value is not None:
        if not about.comparable:
            yield evidence.other_measure()
        if scores[ScoreName.STABILITY].value is None:
            yield evidence.no_stability(count, LEAST_CHILDREN_STABILITY)
        elif months >= STABILITY_UNVALIDATED_FROM:
            yield evidence.stability_unvalidated()
    if months == 1 and count > MOST_IN_ONE_MONTH:
        yield evidence.no_forecast_from_one_month(count)
