"""What this tool said earlier of the models that are asked about: what came of it, and how it scored them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import click

from xl_addin.cli.asking import Asked, clock, known_from_hub
from xl_addin.cli.dossiers import sample_dossier
from xl_addin.cli.inquiry import Inquiry
from xl_addin.cli.keeping import store_to_read
from xl_addin.decisions import divided
from xl_addin.errors import StoreError
from xl_addin.growth.outcomes import Outcome, outcomes
from xl_addin.hub.freshness import Freshness, end_of
from xl_addin.hub.store.forecasts import forecasts_by_key
from xl_addin.messages import reporting
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.remarks import Before
from xl_addin.pipeline import score
from xl_addin.records import Answer, Dossier, Foretold, Language, Question, ScoreName
from xl_addin.settings import Settings


def came_of(
    asked: Sequence[Asked], settings: Settings, language: Language
) -> Mapping[str, Sequence[Outcome]]:
    """Return what came of earlier forecasts, by the name asked for, of those of which something came.

    Only forecasts of the same question count: same relation, same measure.
    """
    foretold, now = _foretold(settings, language), clock()
    came = {
        one.model: _came(one.found, said, end_of(one.question.as_of, now))
        for one in asked
        if isinstance(one.found, Dossier) and (said := _of(foretold, one.answer, one.question))
    }
    return {model: found for model, found in came.items() if any(each.came is not None for each in found)}


def said_before(answers: Sequence[Answer], inquiry: Inquiry) -> Mapping[str, Before]:
    """Return, by model, what holds of the last earlier day on which something was said of it.

    The day is that of the forecasts kept in the store; what is said of it rests on what the Hub said up to
    then, as it was kept. Of a model that has no forecast now none can have been kept, so that nobody knows
    whether it is new: it counts as known, with empty figures.
    """
    if not any(answer.base for answer in answers):
        return {}
    question, settings = inquiry.question, inquiry.settings
    foretold = _foretold(settings, inquiry.language)
    days = {
        answer.model: day
        for answer in answers
        if (day := _last_day(_of(foretold, answer, question), answer.as_of)) is not None
    }
    asked = known_from_hub(
        [(model, replace(question, as_of=day)) for model, day in days.items()],
        settings,
        Freshness.OFFLINE,
        sample_dossier,
    )
    then = score([one.answer for one in asked], inquiry.growth.for_question(question))
    unknown = {answer.model for answer in answers if days and not answer.forecast} - days.keys()
    return {
        **dict.fromkeys(unknown, Before(max(days.values(), default=date.min), None, None, None, None)),
        **{one.model: _before(answer, days[one.model]) for one, answer in zip(asked, then, strict=True)},
    }


def _foretold(settings: Settings, language: Language) -> Mapping[str, Sequence[Foretold]]:
    """Return every forecast kept, by the Hub's key of its model; of a faulty store none, told on stderr."""
    with store_to_read(settings, language) as db:
        try:
            return forecasts_by_key(db, settings.endpoint)
        except StoreError as error:
            click.echo(reporting.nothing_about_the_past(error.sentence).text(language), err=True)
            return {}


def _of(foretold: Mapping[str, Sequence[Foretold]], answer: Answer, question: Question) -> Sequence[Foretold]:
    said = foretold.get(answer.base.key, ()) if answer.base else ()
    asked = question.selection, question.measure
    return [one for one in said if (one.selection, one.measure) == asked]


def _came(dossier: Dossier, said: Sequence[Foretold], end: datetime) -> Sequence[Outcome]:
    children, _ = divided(dossier.snapshot.children, dossier.decisions)
    counted = min(dossier.snapshot.taken, end)
    return [came for one in said for came in outcomes(one, children, counted)]


def _last_day(said: Sequence[Foretold], today: date | None) -> date | None:
    return max((one.as_of for one in said if today is not None and one.as_of < today), default=None)


def _before(answer: Answer, day: date) -> Before:
    heat, stability, competitiveness = (
        score_of(answer, name).value
        for name in (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
    )
    children = answer.history.children if answer.history else None
    return Before(answer.as_of or day, heat, stability, competitiveness, children)
