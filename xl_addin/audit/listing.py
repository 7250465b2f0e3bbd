"""Doubts about the listing itself, and what users have decided of it so far."""

from collections.abc import Iterator

from xl_addin.audit.case import Case
from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.decisions import spoken_of
from xl_addin.messages import doubts, evidence, keeping


def incomplete(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where the Hub announces more children than it listed, or the listing was cut."""
    snapshot = case.dossier.snapshot
    if missing := snapshot.missing_of(case.question.selection):
        yield Doubt(DoubtKind.INCOMPLETE, evidence.partial(missing, len(case.counted)))
    elif snapshot.cut:
        yield Doubt(DoubtKind.INCOMPLETE, evidence.listing_cut())


def revised(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where the Hub changed the past of late."""
    if revision := case.dossier.revision:
        said = keeping.revised(revision.gone, revision.changed, revision.late, revision.since)
        yield Doubt(DoubtKind.REVISED, said)


def decided(case: Case) -> Iterator[Doubt]:
    """Yield every decision that is in force, so that a second person can review it."""
    children, decisions = case.dossier.snapshot.children, case.dossier.decisions
    for decision, count in zip(decisions, spoken_of(children, decisions), strict=True):
        yield Doubt(DoubtKind.DECIDED, doubts.decided(decision, count), ends=decision.id)
