"""The audit of one base model: every reason to doubt its count, the weightiest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType

from xl_addin.audit.case import Case, case_of
from xl_addin.audit.dates import before_release, dates_apart, unusual_months
from xl_addin.audit.effects import plain_scores, weighed
from xl_addin.audit.listing import decided, incomplete, revised
from xl_addin.audit.names import common_name, quantised_as_tunes, similar_names
from xl_addin.audit.uploaders import bursts, largest_uploader, own_organisation
from xl_addin.audit.words import Audit, Doubt, DoubtKind
from xl_addin.growth.model import GrowthModel
from xl_addin.messages import doubts as said
from xl_addin.records import Dossier, Question

MOST_OF_A_KIND = 5
"""So many doubts of one kind stand alone; the smaller ones after them are told together."""

REASONS: Mapping[DoubtKind, Callable[[Case], Iterator[Doubt]]] = MappingProxyType(
    {
        DoubtKind.BURST: bursts,
        DoubtKind.LARGEST_UPLOADER: largest_uploader,
        DoubtKind.SIMILAR_NAMES: similar_names,
        DoubtKind.OWN_ORGANISATION: own_organisation,
        DoubtKind.QUANTISED: quantised_as_tunes,
        DoubtKind.DATES: dates_apart,
        DoubtKind.UNUSUAL_MONTH: unusual_months,
        DoubtKind.COMMON_NAME: common_name,
        DoubtKind.BEFORE_RELEASE: before_release,
        DoubtKind.INCOMPLETE: incomplete,
        DoubtKind.REVISED: revised,
        DoubtKind.DECIDED: decided,
    }
)
"""Every kind of doubt with the function that finds it, in the order in which equal ones are told."""


def audit(dossier: Dossier, question: Question, growth: GrowthModel) -> Audit:
    """Look for every reason to doubt the count of one base model.

    Parameters
    ----------
    dossier
        What is kept of the model, with the decisions and events in force.
    question
        What is counted, as of when and since when.
    growth
        What scores are measured against, already fit for the question.

    Returns
    -------
    Audit
        Doubts by the largest change in any of the three scores that acting upon them would make. Children
        that the user decided to keep, or left out, are in none of them.
    """
    case = case_of(dossier, question)
    found = [doubt for reason in REASONS.values() for doubt in _bounded(list(reason(case)))]
    result = weighed(dossier, question, found, growth)
    return Audit(result.answer, tuple(sorted(result.doubts, key=lambda doubt: _lightness(doubt, result))))


def _bounded(found: Sequence[Doubt]) -> Iterator[Doubt]:
    """Yield the largest doubts of one kind one by one, and the others as one."""
    ordered = sorted(found, key=lambda doubt: -len(doubt.children))
    yield from ordered[:MOST_OF_A_KIND]
    rest = ordered[MOST_OF_A_KIND:]
    if rest:
        children = {child.key: child for doubt in rest for child in doubt.children}
        remedies = dict.fromkeys(remedy for doubt in rest for remedy in doubt.remedies)
        sentence = said.further(len(rest), len(children))
        yield Doubt(rest[0].kind, sentence, tuple(children.values()), tuple(remedies))


def _lightness(doubt: Doubt, result: Audit) -> tuple[bool, float]:
    """Order doubts: the larger the change in a score, the earlier; decisions made already come last."""
    if doubt.after is None:
        return doubt.kind is DoubtKind.DECIDED, 0.0
    before = plain_scores(result.answer)
    changes = [_change(before[name], after) for name, after in doubt.after.items()]
    return doubt.kind is DoubtKind.DECIDED, -max(changes)


def _change(before: float | None, after: float | None) -> float:
    if before is None or after is None:
        return 0.0 if before is after else inf  # a score that comes or goes
    return abs(after - before)
