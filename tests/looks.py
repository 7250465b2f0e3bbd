"""Looks at invented models, for the tests of what is seen beside the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from audit_cases import RELEASE, TAKEN, child, dossier

from xl_addin.alerts.look import Look
from xl_addin.audit.case import case_of
from xl_addin.audit.words import Doubt
from xl_addin.growth.counts import anniversary
from xl_addin.pipeline import on_dossier
from xl_addin.records import BaseModel, Decision, Event, Measure, Question, Revision, Score, ScoreName

MODEL = "acorn-lab/Oakling-7B"
LINK = f"https://hub.example/{MODEL}"
LAST_WHOLE = 11
"""From 10 January to 10 December 2025 there are eleven whole months; the twelfth has just begun."""


def look(
    per_month: Sequence[int] = (5,) * LAST_WHOLE,
    bulk: Mapping[int, int] | None = None,
    *,
    scores: Mapping[ScoreName, float] | None = None,
    events: Sequence[Event] = (),
    revision: Revision | None = None,
    missing: int = 0,
    decisions: Sequence[Decision] = (),
    doubts: Sequence[Doubt] = (),
    launches: Sequence[BaseModel] = (),
    measure: Measure = Measure.MODELS,
    taken: datetime = TAKEN,
) -> Look:
    """Return a look at a model with so many children by as many uploaders in each month.

    ``bulk`` are further children by month, all of them by *ann*.
    """
    children = [
        child(f"{month}-{n}", anniversary(RELEASE, month - 1) + timedelta(hours=1 + n), by)
        for month, count in enumerate(per_month, start=1)
        for n, by in enumerate([""] * count + ["ann"] * (bulk or {}).get(month, 0))
    ]
    kept = dossier(children, events=events, revision=revision, missing=missing, decisions=decisions)
    kept = replace(kept, snapshot=replace(kept.snapshot, taken=taken))
    question = Question(measure=measure)
    said = {name: Score(value) for name, value in (scores or {}).items()}
    answer = replace(on_dossier(kept, question), scores=said)
    return Look(answer, case_of(kept, question), tuple(doubts), tuple(launches), LINK)
