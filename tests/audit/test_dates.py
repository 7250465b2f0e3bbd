"""Dates: before the release, at odds with the Hub's id, and months unlike those before."""

from datetime import date

import pytest
from audit_cases import DAY, RELEASE, TAKEN, child, dossier, steady

from xl_addin.audit.case import Case, case_of
from xl_addin.audit.dates import before_release, dates_apart, unusual_months
from xl_addin.audit.words import Remedy
from xl_addin.growth.counts import anniversary
from xl_addin.records import Child, Event, Question


def hub_id(seconds_from_release: float) -> str:
    """Return an id of the Hub's kind, made so many seconds after the release."""
    return f"{int(RELEASE.timestamp() + seconds_from_release):08x}{'0' * 16}"


def test_children_before_the_release_are_told_and_not_decided_of() -> None:
    """Two early ones: both to look at, the earliest named, and no remedy, for they are not counted."""
    early = [child("a", RELEASE - 9 * DAY), child("b", RELEASE - DAY)]
    (doubt,) = before_release(case_of(dossier([*steady(), *early]), Question()))
    assert doubt.children == tuple(early)
    assert "2025-01-01" in doubt.sentence.en
    assert not doubt.remedies


@pytest.mark.parametrize(("hours", "apart"), [(0, False), (24, False), (25, True), (-25, True), (9000, True)])
def test_a_child_at_odds_with_its_id_is_found(hours: int, *, apart: bool) -> None:
    """More than a day between creation date and id is a doubt, to either side; a day is none."""
    odd = child("odd", RELEASE + 500 * DAY / 2, hub_id=hub_id(250 * 86_400 + hours * 3_600))
    doubts = list(dates_apart(case_of(dossier([*steady(), odd]), Question())))
    assert [doubt.remedies for doubt in doubts] == ([(Remedy("child", odd.id),)] if apart else [])


def test_a_base_at_odds_with_its_id_is_told_with_both_dates() -> None:
    """The base's own date a month after its id: both days stand in the sentence."""
    (doubt,) = dates_apart(case_of(dossier(steady(), hub_id=hub_id(-31 * 86_400)), Question()))
    assert "2025-01-10" in doubt.sentence.en
    assert "2024-12-10" in doubt.sentence.en


def by_month(*counts: int) -> Case:
    """Return the case of a base with so many children in each whole month, by as many authors."""
    last = anniversary(RELEASE, len(counts)).date()
    return case_of(dossier(_children(*counts), events=EVENTS), Question(as_of=last))


def _children(*counts: int) -> list[Child]:
    return [
        child(f"m{month}-{number}", anniversary(RELEASE, month) + DAY)
        for month, count in enumerate(counts)
        for number in range(count)
    ]


EVENTS = (
    Event("1", "", date(2025, 6, 20), "Large bank adopts it", TAKEN),
    Event("2", "", date(2025, 8, 20), "Long after", TAKEN),
)


def test_an_unusual_month_is_told_and_its_event_first() -> None:
    """Month 6 (10 June to 10 July) with sixty after ten a month: the event of 20 June begins the sentence."""
    (doubt,) = unusual_months(by_month(10, 10, 10, 10, 10, 60, 12, 11))
    assert doubt.sentence.en.startswith("2025-06-20: “Large bank adopts it”. Month 6 (from 2025-06-10)")
    assert doubt.sentence.ja.startswith("2025-06-20「Large bank adopts it」。6か月目")
    assert "Long after" not in doubt.sentence.en
    assert len(doubt.children) == 60


def test_a_sudden_silence_is_unusual_too() -> None:
    """Two children after forty a month."""
    (doubt,) = unusual_months(by_month(40, 42, 39, 41, 2))
    assert "Month 5" in doubt.sentence.en


@pytest.mark.parametrize(
    "counts",
    [
        (10, 14, 9, 17, 12, 8, 20, 15),
        (5, 9, 16, 30, 55, 100),
        (200, 90, 45, 22, 10, 5, 2),
        (0, 0, 0, 6, 1, 0, 2),
        (0, 300, 10),
    ],
    ids=["noise", "doubling", "a decaying spike", "a handful", "too short"],
)
def test_no_unusual_month(counts: tuple[int, ...]) -> None:
    """Noise, steady doubling, steady halving, a handful, and the first three months are not unusual."""
    assert list(unusual_months(by_month(*counts))) == []
