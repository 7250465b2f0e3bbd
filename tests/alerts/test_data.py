"""Alerts on the data: what was there before and is no more, what is missing, one hand behind a rise."""

from datetime import timedelta

import pytest
from audit_cases import RELEASE, TAKEN, child, decision
from looks import LAST_WHOLE, LINK, MODEL, look

from xl_addin.alerts.data import bulk_uploads, findings, incomplete, revised
from xl_addin.alerts.look import Look
from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.records import AlertKind, Event, Measure, Revision, Sentence

SINCE = TAKEN - timedelta(days=30)
SAID = Sentence("said", "指摘")
OLD = (5,) * 10
"""Fifty children in ten months, all of them known thirty days before the data ends."""


def test_children_gone_are_told_as_a_part_of_those_known() -> None:
    """Fifty are listed that were there then and ten are gone: 10 of 60, 17 %, which is less than 20 %."""
    found = look(OLD, revision=Revision(SINCE, gone=10))
    (gone,) = revised(found, 5)
    assert (gone.kind, gone.link) == (AlertKind.DATA_REVISED, LINK)
    assert gone.what.en == f"{MODEL}: 10 of the 60 children known on 2025-11-10 (17%) are listed no more."
    assert "60件のうち10件（17%）" in gone.what.ja
    assert list(revised(found, 20)) == []


def test_what_came_late_was_not_known() -> None:
    """Ten of the fifty were added afterwards: 10 of 50 were known and are gone, which meets 20 %."""
    assert len(list(revised(look(OLD, revision=Revision(SINCE, gone=10, late=10)), 20))) == 1


@pytest.mark.parametrize("revision", [None, Revision(SINCE), Revision(SINCE, changed=9, late=9)])
def test_nothing_gone_is_no_revision(revision: Revision | None) -> None:
    """Changed and late children alone are no loss."""
    assert list(revised(look(OLD, revision=revision), 1)) == []


def test_a_part_of_a_few_children_is_nothing() -> None:
    """One of nineteen is more than 5 % and no alert; one of twenty is one."""
    known = [look((n,), revision=Revision(SINCE, gone=1)) for n in (18, 19)]
    assert [len(list(revised(one, 5))) for one in known] == [0, 1]


def test_twice_the_loss_is_worse() -> None:
    """Of a level of 5 %: 5 of 55 (9 %) are the first grade, 6 of 56 (11 %) the second, all the fifth."""
    gone = [Revision(SINCE, gone=number) for number in (5, 6)]
    assert [next(revised(look(OLD, revision=one), 5)).grade for one in gone] == [0, 1]
    assert next(revised(look((), revision=Revision(SINCE, gone=20)), 5)).grade == 4


def test_missing_children_are_told_with_those_counted() -> None:
    """Three of more than fifty-five are announced and not listed; without any there is no alert."""
    (short,) = incomplete(look(missing=3))
    assert (short.kind, short.grade) == (AlertKind.INCOMPLETE, 2)
    assert "announces 3 more children than the 55 that are counted" in short.what.en
    assert list(incomplete(look())) == []


def test_a_month_that_rose_by_one_hand_is_found() -> None:
    """Month 11 has 5 children by five and 30 by ann, 86 %; the month before it had 5."""
    (bulk,) = bulk_uploads(look(bulk={LAST_WHOLE: 30}), 50)
    assert (bulk.kind, bulk.key, bulk.grade) == (AlertKind.BULK_UPLOAD, "11 ann", 1)
    assert "ann alone made 30 of the 35 new children (86%) of month 11, which rose." in bulk.what.en
    assert bulk.check_first
    assert "--measure uploaders" in bulk.check_first.en


def test_the_running_month_is_looked_at_too() -> None:
    """Twelve children of ann's in a month that has just begun are more than the whole month before."""
    found = look((5,) * LAST_WHOLE + (2,), bulk={12: 12}, taken=TAKEN + timedelta(days=5))
    (bulk,) = bulk_uploads(found, 50)
    assert "of month 12, which still runs" in bulk.what.en
    assert "12か月目（途中）" in bulk.what.ja


def test_what_was_noted_of_that_month_comes_first() -> None:
    """An event of the month is the likelier reason than the way of counting."""
    event = Event("e" * 32, MODEL, TAKEN.date() - timedelta(days=20), "発表会", TAKEN)
    (bulk,) = bulk_uploads(look(bulk={LAST_WHOLE: 30}, events=[event]), 50)
    assert bulk.check_first
    assert bulk.check_first.en == "you noted on 2025-11-20: “発表会”"


@pytest.mark.parametrize(
    "calm",
    [
        look(bulk={LAST_WHOLE - 1: 31, LAST_WHOLE: 30}),
        look(bulk={LAST_WHOLE - 2: 30}),
        look(bulk={LAST_WHOLE: 9}),
        look((5,) * 10 + (31,), bulk={LAST_WHOLE: 30}),
        look(bulk={LAST_WHOLE: 30}, measure=Measure.UPLOADERS),
        look(bulk={LAST_WHOLE: 30}, decisions=[decision("author", "ann", "keep")]),
        look(bulk={LAST_WHOLE: 30}, decisions=[decision("author", "ann")]),
        look((5,), bulk={1: 30}),
        look(()),
    ],
    ids=["fell", "past", "few", "minor", "uploaders", "kept", "excluded", "first", "empty"],
)
def test_what_is_no_bulk_upload_behind_a_rise(calm: Look) -> None:
    """No rise, an old month, nine children, less than half, another measure, a decision, a first month."""
    assert list(bulk_uploads(calm, 50)) == []


def test_a_finding_bears_a_key_that_stays() -> None:
    """A burst is known by its uploader and other kinds by themselves, whatever children come and go."""
    few, many = (tuple(child(f"x{n}", RELEASE, "ann") for n in range(count)) for count in (1, 9))
    keys = [
        [one.key for one in findings(look(doubts=[Doubt(kind, SAID, children)]))]
        for kind in (DoubtKind.BURST, DoubtKind.OWN_ORGANISATION)
        for children in (few, many)
    ]
    assert keys == [["burst ann"], ["burst ann"], ["own-organisation"], ["own-organisation"]]


def test_a_finding_is_told_with_its_model() -> None:
    """The audit's own words follow the name."""
    (found,) = findings(look(doubts=[Doubt(DoubtKind.DATES, SAID)]))
    assert (found.kind, found.what) == (
        AlertKind.AUDIT,
        Sentence(f"{MODEL}: said", f"{MODEL}：指摘"),
    )


def test_what_has_its_own_rule_is_not_told_twice() -> None:
    """Incomplete, revised and unusual months have rules; decisions are the user's own."""
    kinds = [DoubtKind.INCOMPLETE, DoubtKind.REVISED, DoubtKind.UNUSUAL_MONTH, DoubtKind.DECIDED]
    assert list(findings(look(doubts=[Doubt(kind, SAID) for kind in kinds]))) == []


def test_mere_counts_say_nothing_of_their_data() -> None:
    """An imported series has no children to look at."""
    counts = Look(look().answer)
    assert [*revised(counts, 1), *incomplete(counts), *bulk_uploads(counts, 1), *findings(counts)] == []
