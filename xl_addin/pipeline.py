"""The one place where the stages meet: model id → snapshot → history → posterior → answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from xl_addin import verdicts
from xl_addin.decisions import divided, spoken_of
from xl_addin.errors import ModelError
from xl_addin.growth.counts import monthly_history
from xl_addin.growth.expected import expected_new
from xl_addin.growth.fitting import Counts
from xl_addin.growth.hindcasts import hindcasts
from xl_addin.growth.least_squares import LeastSquaresFit, Outcome, fit_least_squares
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.reading import read
from xl_addin.growth.track_record import Case
from xl_addin.messages import keeping
from xl_addin.records import (
    Answer,
    Child,
    Decision,
    Dossier,
    History,
    Imported,
    Month,
    Question,
    Sentence,
    Status,
)

if TYPE_CHECKING:  # a cell needs no panel, and pandas takes long to import
    from xl_addin.panels.panel import Panel

Fetch = Callable[[str], Dossier | Imported]

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


def answer_panel(panel: "Panel", growth: GrowthModel, *, ahead: int = AHEAD) -> list[Answer]:
    """Answer for every series of a panel of monthly counts; a faulty series bears its fault."""
    return score(unscored_panel(panel), growth, ahead=ahead)


def ask(model: str, question: Question, fetch: Fetch, now: datetime) -> Answer:
    """Fetch one model and count its children; the answer has everything but what is read off the fit."""
    try:
        found = fetch(model)
    except ModelError as error:
        return Answer(model, error.status, error.sentence, question.as_of or now.date())
    return on_import(found) if isinstance(found, Imported) else on_dossier(found, question)


def on_dossier(dossier: Dossier, question: Question) -> Answer:
    """Count the children of one base model, without those that decisions leave out.

    Data reaches to the end of the as-of day and never past the snapshot: what happened since it was
    taken is not known.
    """
    snapshot, taken = dossier.snapshot, dossier.snapshot.taken.date()
    selected = question.selection.relations
    children, left_out = divided(
        (child for child in snapshot.children if child.relation in selected), dossier.decisions
    )
    history = monthly_history(children, snapshot.base.created, question, snapshot.taken)
    status, message = verdicts.on_dossier(dossier, history, question.selection)
    notes = (*_decided(left_out, dossier.decisions), *verdicts.cautions(dossier, history, question))
    return Answer(
        model=snapshot.base.id,
        status=status,
        message=message,
        as_of=min(question.as_of or taken, taken),
        taken=snapshot.taken,
        history=history,
        complete=not snapshot.missing_of(question.selection) and not snapshot.cut,
        notes=tuple(note for note in notes if note != message),
        base=snapshot.base,
        excluded=len(left_out),
        events=dossier.events,
    )


def _decided(left_out: Sequence[Child], decisions: Sequence[Decision]) -> Iterator[Sentence]:
    """Yield the note that names what the user's decisions leave out."""
    if left_out:
        exclusions = [decision for decision in decisions if decision.action == "exclude"]
        speaking = zip(exclusions, spoken_of(left_out, exclusions), strict=True)
        yield keeping.excluded(len(left_out), [decision for decision, count in speaking if count])


def on_import(series: Imported) -> Answer:
    """Return the answer on a series that the user brought, before anything is read off the fit."""
    history = panel_history(series.new)
    status, message = verdicts.on_history(history)
    return Answer(
        series.name,
        status,
        message,
        as_of=series.imported.date(),
        taken=series.imported,
        history=history,
        notes=(keeping.imported(series.name, series.source),),
    )


def unscored_panel(panel: "Panel") -> list[Answer]:
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
    panel: "Panel", m: float, months_per_unit: int
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
    """Return the history of a series that knows its monthly counts and nothing else.

    Counts that are no whole numbers are rounded where they add up, so that nothing is lost on the way.
    """
    totals = [round(total) for total in accumulate(new, initial=0.0)]
    months = tuple(
        Month(number, None, total - before, total, None)
        for number, (before, total) in enumerate(pairwise(totals), start=1)
    )
    return History(None, months, totals[-1])


def score(answers: Sequence[Answer], growth: GrowthModel, *, ahead: int = AHEAD) -> list[Answer]:
    """Fit all answers that have whole months in one batch, and add what is read off the posterior."""
    histories = _with_months(answers)
    scored = list(answers)
    if histories:
        counts = _stacked(histories.values())
        reading = read(counts, growth, range(1, ahead + 1))
        for place, (row, history) in enumerate(histories.items()):
            scored[row] = verdicts.with_reading(answers[row], history, (reading, place), growth.about)
    return scored


def look_back(answers: Sequence[Answer], growth: GrowthModel) -> list[Answer]:
    """Add to each answer what the fitted curve expects of its whole months."""
    histories = _with_months(answers)
    looked = list(answers)
    if histories:
        expected = expected_new(_stacked(histories.values()), growth)
        for place, (row, history) in enumerate(histories.items()):
            months = expected[place, : len(history.whole_months)].tolist()
            looked[row] = replace(answers[row], expected=tuple(months))
    return looked


def hindcast(answers: Sequence[Answer], growth: GrowthModel) -> dict[str, tuple[Case, ...]]:
    """Return how forecasts from earlier ages of each model would have held, by model, where there are any."""
    histories = _with_months(answers)
    if not histories:
        return {}
    found = hindcasts(_stacked(histories.values()), growth)
    return {answers[row].model: cases for row, cases in zip(histories, found, strict=True) if cases}


def _with_months(answers: Sequence[Answer]) -> dict[int, History]:
    """Return the histories that have whole months, by their places among ``answers``."""
    return {
        row: answer.history
        for row, answer in enumerate(answers)
        if answer.history and answer.history.whole_months
    }


def _stacked(histories: Iterable[History]) -> Counts:
    return Counts.stack([[month.new for month in history.whole_months] for history in histories])
