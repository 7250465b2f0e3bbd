"""How a command gathers all that one edition of the workbook says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from xl_addin.audit.run import audit
from xl_addin.audit.words import Doubt
from xl_addin.cli.asking import clock, known_from_hub
from xl_addin.cli.dossiers import sample_dossier
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import remember_forecasts
from xl_addin.cli.progress import progress
from xl_addin.cli.sources import from_models
from xl_addin.cli.track_records import came_of
from xl_addin.growth.model import GrowthModel
from xl_addin.messages import refreshing as said
from xl_addin.outputs.remarks import Remarks
from xl_addin.outputs.source import Source
from xl_addin.outputs.watchlist.edition import Choices, Trial
from xl_addin.pipeline import hindcast, look_back, score
from xl_addin.records import Answer, Dossier, Language, Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The answers by the names that were asked for, what else is said, and where it comes from.

    ``then`` holds what is said of each trial's model as of its start; ``dossiers`` is what is kept of the
    models of the Hub. The remarks know nothing yet of earlier editions and of alerts.
    """

    question: Question
    answers: tuple[Answer, ...]
    remarks: Remarks
    then: Mapping[Trial, Answer]
    source: Source
    dossiers: Mapping[str, Dossier]


def gather_edition(choices: Choices, inquiry: Inquiry) -> Gathered:
    """Ask about every model of the list, audit what is known of it, and look back at each trial's start.

    The answers bear the names that were asked for, so that the workbook finds its rows again.
    """
    settings, question, language, now = inquiry.settings, inquiry.question, inquiry.language, clock()
    growth = inquiry.growth.for_question(question)
    models = choices.models
    started = [trial for trial in choices.trials if trial.start is not None and trial.start <= now.date()]
    questions = [
        *((model, question) for model in models),
        *((trial.model, Question(as_of=trial.start)) for trial in started),
    ]
    asked = known_from_hub(questions, settings, inquiry.freshness, sample_dossier)
    answers = look_back(score([one.answer for one in asked], growth), growth)
    came = came_of(asked[: len(models)], settings, language)
    remember_forecasts(settings, answers[: len(models)], question, growth.about)
    named = [replace(answer, model=one.model) for answer, one in zip(answers, asked, strict=True)]
    dossiers = {one.model: one.found for one in asked[: len(models)] if isinstance(one.found, Dossier)}
    listed, at_start = named[: len(models)], named[len(models) :]
    remarks = Remarks(
        doubts=_doubts(dossiers, question, growth, language),
        came=came,
        hindcasts=hindcast(listed, growth),
    )
    return Gathered(
        question,
        tuple(listed),
        remarks,
        dict(zip(started, at_start, strict=True)),
        from_models(settings.endpoint, question, listed, now, growth),
        dossiers,
    )


def renamed(gathered: Gathered) -> Gathered:
    """Return the same under the names by which the Hub knows the models, each once."""
    names = {one.model: one.base.id if one.base else one.model for one in gathered.answers}
    said_of = gathered.remarks
    answers = {names[one.model]: replace(one, model=names[one.model]) for one in gathered.answers}
    return replace(
        gathered,
        answers=tuple(answers.values()),
        remarks=Remarks(
            doubts=_named(said_of.doubts, names),
            came=_named(said_of.came, names),
            hindcasts=_named(said_of.hindcasts, names),
        ),
        dossiers=_named(gathered.dossiers, names),
    )


def _named(found: Mapping[str, T], names: Mapping[str, str]) -> Mapping[str, T]:
    return {names[model]: one for model, one in found.items()}


def _doubts(
    dossiers: Mapping[str, Dossier], question: Question, growth: GrowthModel, language: Language
) -> Mapping[str, Sequence[Doubt]]:
    found = {}
    with progress(said.AUDITING.text(language), len(dossiers)) as advance:
        for model, dossier in dossiers.items():
            found[model] = audit(dossier, question, growth).doubts
            advance()
    return found
