"""The one place where the stages meet: model id → snapshot → history → posterior → answer."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import numpy as np

from xl_addin import verdicts
from xl_addin.errors import ModelError
from xl_addin.growth.counts import monthly_history
from xl_addin.growth.fitting import Counts
from xl_addin.growth.least_squares import LeastSquaresFit, Outcome, fit_least_squares
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.reading import read
from xl_addin.messages import evidence
from xl_addin.panels.panel import Panel
from xl_addin.records import Answer, History, Month, Question, Sentence, Snapshot, Status

Fetch = Callable[[str], Snapshot]

AHEAD = 12


def answer_models(
    models: Sequence[str],
    question: Question,
    fetch: Fetch,
    growth: GrowthModel,
    now: datetime,
    *,
    ahead: int = AHEAD,
) -> list[Answer]:
    """Answer the question about every model, in order; no model's trouble ends the list.

    Parameters
    ----------
    models
        Ids as the user typed them.
    question
        What is counted, as of when and since when.
    fetch
        Returns a model's snapshot or raises a :class:`~xl_addin.errors.ModelError`.
    growth
        What was learned from other models.
    now
        The present moment, UTC.
    ahead
        How many months to forecast, at least 1.
    """
    return score([ask(model, question, fetch, now) for model in models], growth, ahead=ahead)


def answer_panel(panel: Panel, growth: GrowthModel, *, ahead: int = AHEAD) -> list[Answer]:
    """Answer for every series of a panel of monthly counts; a faulty series bears its fault."""
    return score(unscored_panel(panel), growth, ahead=ahead)


def ask(model: str, question: Question, fetch: Fetch, now: datetime) -> Answer:
    """Fetch one model and count its children; the answer has everything but what is read off the fit."""
    as_of = question.as_of or now.date()
    try:
        snapshot = fetch(model)
    except ModelError as error:
        return Answer(model, error.status, error.sentence, as_of)
    history = monthly_history(snapshot.children, snapshot.base.created, question, now)
    missing = snapshot.missing_of(question.selection)
    if history.release is None:
        status, message = Status.LEGACY_DATE, evidence.legacy_date(snapshot.base.id)
    else:
        status, message = verdicts.on_history(history, missing, cut=snapshot.cut)
    return Answer(
        model=snapshot.base.id,
        status=status,
        message=message,
        as_of=as_of,
        taken=snapshot.taken,
        history=history,
        complete=not missing and not snapshot.cut,
        notes=(*snapshot.notes, *verdicts.cautions(history, question, now)),
    )


def unscored_panel(panel: Panel) -> list[Answer]:
    """Return one answer per series, with its history or its fault, before anything is read off the fit."""
    answers = []
    for row, (name, months) in enumerate(zip(panel.names, panel.months, strict=True)):
        if row in panel.faults:
            answers.append(Answer(name, Status.FAULTY, panel.faults[row]))
            continue
        history = panel_history(panel.new[row, :months].tolist())
        answers.append(Answer(name, *verdicts.on_history(history), history=history))
    return answers


def fit_as_published(
    panel: Panel, m: float, months_per_unit: int
) -> Iterator[tuple[str, Status, LeastSquaresFit, Sentence]]:
    """Yield every series' least-squares fit with its outcome; time runs in units of some months."""
    for row, (name, months) in enumerate(zip(panel.names, panel.months.tolist(), strict=True)):
        if row in panel.faults:
            yield name, Status.FAULTY, LeastSquaresFit(Outcome.TOO_SHORT), panel.faults[row]
            continue
        time = np.arange(months + 1) / months_per_unit
        count = np.concatenate([[0.0], np.cumsum(panel.new[row, :months])])
        found = fit_least_squares(time, count, m)
        status, why = verdicts.on_least_squares(found.outcome)
        yield name, status, found, why


def panel_history(new: Sequence[float]) -> History:
    """Return the history of a series that knows its monthly counts and nothing else."""
    months: list[Month] = []
    total = 0
    for number, count in enumerate(map(int, new), start=1):
        total += count
        months.append(Month(number, None, count, total, None))
    return History(None, tuple(months), total)


def score(answers: Sequence[Answer], growth: GrowthModel, *, ahead: int = AHEAD) -> list[Answer]:
    """Fit all answers that have whole months in one batch, and add what is read off the posterior."""
    histories = {
        row: answer.history
        for row, answer in enumerate(answers)
        if answer.history and answer.history.whole_months
    }
    scored = list(answers)
    if histories:
        counts = Counts.stack(
            [[month.new for month in history.whole_months] for history in histories.values()]
        )
        reading = read(counts, growth, range(1, ahead + 1))
        for place, (row, history) in enumerate(histories.items()):
            scored[row] = verdicts.with_reading(answers[row], history, (reading, place), growth.about)
    return scored
