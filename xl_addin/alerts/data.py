"""Alerts on the data itself: a past that changed, counts that lack children, one hand behind a rise."""

from collections.abc import Iterator
from itertools import pairwise
from math import floor, log2

from xl_addin.alerts.look import Look
from xl_addin.alerts.reasons import largest_uploader, noted
from xl_addin.audit.uploaders import LEAST_BURST, LEAST_FOR_SHARE
from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.messages import alerting as said
from xl_addin.records import AlertKind, Dossier, Measure, Month, Sighting

_SMALL_PART = 0.01  # of the children; the first grade of incompleteness ends at twice that
_OF_ONE_UPLOADER = frozenset({DoubtKind.BURST, DoubtKind.LARGEST_UPLOADER, DoubtKind.SIMILAR_NAMES})
# These have rules of their own, and what the user decided is no news to the user.
_TOLD_OTHERWISE = frozenset(
    {DoubtKind.INCOMPLETE, DoubtKind.REVISED, DoubtKind.UNUSUAL_MONTH, DoubtKind.DECIDED}
)


def revised(look: Look, level: float) -> Iterator[Sighting]:
    """Yield that at least ``level`` [%] of the children known before are listed no more.

    Of fewer than twenty known children a part says hardly anything.
    """
    if look.case is None or look.case.dossier.revision is None:
        return
    revision, known = look.case.dossier.revision, _known_before(look.case.dossier)
    if known >= LEAST_FOR_SHARE and revision.gone and 100 * revision.gone >= level * known:
        what = said.history_revised(look.answer.model, revision, known)
        grade = _doublings(100 * revision.gone / known, level)
        yield Sighting(AlertKind.DATA_REVISED, look.answer.model, "", what, link=look.link, grade=grade)


def incomplete(look: Look) -> Iterator[Sighting]:
    """Yield that the Hub announces more children of the selection than it lists."""
    if look.case is None:
        return
    missing = look.case.dossier.snapshot.missing_of(look.case.question.selection)
    if missing:
        listed = len(look.case.counted)
        what = said.incomplete(look.answer.model, missing, listed)
        grade = _doublings(missing / max(1, listed), _SMALL_PART)
        yield Sighting(AlertKind.INCOMPLETE, look.answer.model, "", what, link=look.link, grade=grade)


def bulk_uploads(look: Look, level: float) -> Iterator[Sighting]:
    """Yield the uploaders with at least ``level`` [%] of the last whole or the running month, if it rose.

    Fewer than ten children are a person's day of trying variants. Where uploaders are counted, no bulk
    upload can make a rise.
    """
    if look.case is None or look.case.question.measure is Measure.UPLOADERS:
        return
    months = look.case.history.months
    pairs = list(pairwise(months))[-2 if months and months[-1].running else -1 :]
    for before, month in pairs:
        name, made = largest_uploader(look.case, month)
        if month.new > before.new and made >= LEAST_BURST and 100 * made >= level * month.new:
            yield _bulk_upload(look, month, name, made)


def findings(look: Look) -> Iterator[Sighting]:
    """Yield what the audit found, each under a key that stays while the finding does."""
    for doubt in look.doubts:
        if doubt.kind not in _TOLD_OTHERWISE:
            what = said.found_by_audit(look.answer.model, doubt.sentence)
            yield Sighting(AlertKind.AUDIT, look.answer.model, _key(doubt), what, link=look.link)


def _known_before(dossier: Dossier) -> int:
    """Return how many children were known when the time began over which the revision is summed.

    A child with another relation or date is still there; what came late was not known.
    """
    revision = dossier.revision
    if revision is None:
        return 0
    old = sum(child.created < revision.since for child in dossier.snapshot.children)
    return max(revision.gone, old - revision.late + revision.gone)


def _bulk_upload(look: Look, month: Month, name: str, made: int) -> Sighting:
    return Sighting(
        AlertKind.BULK_UPLOAD,
        look.answer.model,
        f"{month.number} {name}",
        said.bulk_upload(look.answer.model, name, made, month),
        check_first=noted(look, month) or said.compare_by_uploaders(),
        link=look.link,
        grade=_doublings(made, LEAST_BURST),
    )


def _key(doubt: Doubt) -> str:
    """Return the kind, and the uploader where the doubt is about one: children come and go."""
    if doubt.kind in _OF_ONE_UPLOADER and doubt.children:
        return f"{doubt.kind} {doubt.children[0].author}"
    return doubt.kind.value


def _doublings(value: float, least: float) -> int:
    """Return how many times ``least`` doubles up to ``value``, 0 below that."""
    return max(0, floor(log2(value / least)))
