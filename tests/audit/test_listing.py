"""The listing and what was decided of it: told where there is something to tell."""

from audit_cases import RELEASE, TAKEN, child, decision, dossier, steady

from xl_addin.audit.case import case_of
from xl_addin.audit.listing import decided, incomplete, revised
from xl_addin.messages import evidence, keeping
from xl_addin.records import Question, Revision, Selection


def test_missing_children_are_told_for_the_selection_asked_for() -> None:
    """Seven fine-tunes missing: told of tuned children with both counts, silent of adapters."""
    found = dossier(steady(), missing=7)
    (doubt,) = incomplete(case_of(found, Question()))
    assert doubt.sentence == evidence.partial(7, 100)
    assert list(incomplete(case_of(found, Question(Selection.ADAPTER)))) == []


def test_a_cut_listing_is_told() -> None:
    """Where the listing had no end, completeness could not be checked."""
    (doubt,) = incomplete(case_of(dossier(steady(), cut=True), Question()))
    assert doubt.sentence == evidence.listing_cut()


def test_a_revision_is_told_as_it_was_noted() -> None:
    """Gone, changed and late children of the dossier's revision stand in the sentence."""
    (doubt,) = revised(case_of(dossier(steady(), revision=Revision(RELEASE, 12, 3, 1)), Question()))
    assert doubt.sentence == keeping.revised(12, 3, 1, RELEASE)


def test_each_decision_is_named_with_what_it_speaks_of() -> None:
    """Who decided what and when, of how many children and why; each can be ended."""
    children = [*steady(), child("x", RELEASE, "ann"), child("y", RELEASE, "ann")]
    made = (decision("author", "ann"), decision("pattern", "bo/*", "keep", number=2))
    first, second = decided(case_of(dossier(children, decisions=made), Question()))
    for words in ("2025-12-10 by R. Viewer", "leaves out author ann (2 children)", "not a real tune"):
        assert words in first.sentence.en
    assert "keeps pattern bo/* (0 children)" in second.sentence.en
    assert (first.ends, second.ends) == (made[0].id, made[1].id)


def test_a_whole_listing_that_nobody_touched_raises_nothing() -> None:
    """Nothing missing, nothing revised, nothing decided."""
    case = case_of(dossier(steady()), Question())
    assert [doubt for reason in (incomplete, revised, decided) for doubt in reason(case)] == []
    assert case.dossier.snapshot.taken == TAKEN
