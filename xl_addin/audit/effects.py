"""What the scores would be without the children that are in doubt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from xl_addin.audit.words import Audit, Doubt
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.scores import PLAIN_SCORES
from xl_addin.pipeline import on_dossier, score
from xl_addin.records import Answer, Decision, Dossier, Question, Score, ScoreName

# Later than any decision, so that of two equally exact ones the one looked at holds.
_LAST = datetime.max.replace(tzinfo=UTC)


def weighed(dossier: Dossier, question: Question, doubts: Sequence[Doubt], growth: GrowthModel) -> Audit:
    """Return the doubts with the effect of what could be decided of each, all scored in one batch."""
    now = on_dossier(dossier, question)
    open_ones = {place: doubt for place, doubt in enumerate(doubts) if doubt.remedies or doubt.ends}
    without = [
        on_dossier(replace(dossier, decisions=_after(dossier, d)), question) for d in open_ones.values()
    ]
    before, *after = score([now, *without], growth)
    found = list(doubts)
    for (place, doubt), answer in zip(open_ones.items(), after, strict=True):
        found[place] = replace(doubt, left_out=answer.excluded - now.excluded, after=plain_scores(answer))
    return Audit(before, tuple(found))


def plain_scores(answer: Answer) -> dict[ScoreName, float | None]:
    """Return heat, stability and competitiveness, None where a score is empty."""
    return {name: answer.scores.get(name, Score()).value for name in PLAIN_SCORES}


def _after(dossier: Dossier, doubt: Doubt) -> tuple[Decision, ...]:
    """Return the decisions that would be in force once the doubt were acted upon."""
    staying = tuple(decision for decision in dossier.decisions if decision.id != doubt.ends)
    made = (Decision("", "", "exclude", one.kind, one.value, "", "", _LAST) for one in doubt.remedies)
    return (*staying, *made)
