"""Bursts, dominating uploaders and the base's own organisation: found where they are, and only there."""

from datetime import timedelta

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, decision, dossier, steady

from xl_addin.audit.case import Case, case_of
from xl_addin.audit.uploaders import LEAST_BURST, bursts, largest_uploader, own_organisation
from xl_addin.audit.words import Remedy
from xl_addin.records import Child, Question


def case(*children: Child, base: str = "acorn-lab/Oakling-7B") -> Case:
    """Return the case of a steadily growing base with further children."""
    return case_of(dossier([*steady(), *children], base=base), Question())


def upload(count: int, every: timedelta, author: str = "ann", start: timedelta = 50 * DAY) -> list[Child]:
    """Return children of one author at an even pace, named by letters alone."""
    return [
        child(f"{chr(97 + n // 26)}{chr(97 + n % 26)}", RELEASE + start + n * every, author)
        for n in range(count)
    ]


def test_a_burst_is_found_with_who_when_and_how_many() -> None:
    """Thirty children by one uploader, an hour's half apart: thirty in a day, two within any hour."""
    (doubt,) = bursts(case(*upload(30, HOUR / 2)))
    assert len(doubt.children) == 30
    assert doubt.remedies == (Remedy("author", "ann"),)
    for words in ("ann", "30 children", "2025-03-01 09:00 UTC", "up to 2 within one hour"):
        assert words in doubt.sentence.en


def test_a_second_burst_of_the_same_uploader_is_told_with_the_first() -> None:
    """Two days of twenty: one doubt about forty children that says that there was another such day."""
    again = upload(40, HOUR / 4)[20:]
    second = [child(f"again-{one.id[-2:]}", one.created + 30 * DAY, "ann") for one in again]
    (doubt,) = bursts(case(*upload(20, HOUR / 4), *second))
    assert len(doubt.children) == 40
    assert "1 more such day" in doubt.sentence.en


@pytest.mark.parametrize(
    "children",
    [
        upload(LEAST_BURST - 1, HOUR),
        upload(40, 2 * DAY),
        upload(12, HOUR)
        + [
            child(f"h{n}-{m}", RELEASE + (60 + n) * DAY + m * HOUR, "ann") for n in range(9) for m in range(9)
        ],
    ],
    ids=["too few", "spread over months", "a habit of nine a day"],
)
def test_no_burst(children: list[Child]) -> None:
    """Few children, a steady uploader, and one for whom a busy day is usual are no bursts."""
    assert list(bursts(case(*children))) == []


def test_a_busy_base_sees_larger_days() -> None:
    """Twelve in a day stand out where others make one in three days, and not where they make ten a day."""
    twelve = upload(12, HOUR)
    crowd = [
        child(f"crowd-{d}-{n}", RELEASE + d * DAY + n * HOUR, f"c{d}-{n}")
        for d in range(200)
        for n in range(10)
    ]
    assert len(list(bursts(case(*twelve)))) == 1
    assert list(bursts(case(*twelve, *crowd))) == []


@pytest.mark.parametrize(("own", "found"), [(33, 0), (34, 1)])
def test_a_quarter_by_one_hand_is_told(own: int, found: int) -> None:
    """34 of 134 are over a quarter, 33 of 133 are not; the share stands in the sentence."""
    doubts = list(largest_uploader(case(*upload(own, DAY))))
    assert len(doubts) == found
    assert all("34 children, 25%" in doubt.sentence.en for doubt in doubts)


def test_a_share_of_few_children_is_no_matter() -> None:
    """Of nineteen children one uploader may have made all."""
    assert list(largest_uploader(case_of(dossier(upload(19, DAY)), Question()))) == []


def test_the_makers_own_children_are_found_in_any_case() -> None:
    """The organisation of the base is the author of two; letters' case does not matter, likeness does."""
    own = [child("house-a", RELEASE + DAY, "acorn-lab"), child("house-b", RELEASE + DAY, "Acorn-Lab")]
    (doubt,) = own_organisation(case(*own, child("x", RELEASE + DAY, "acorn-labs")))
    assert set(doubt.children) == set(own)
    assert doubt.remedies == (Remedy("author", "acorn-lab"),)


def test_what_the_user_keeps_raises_no_doubt() -> None:
    """After keep --author neither burst nor share nor organisation is raised about that author."""
    children = [*steady(), *upload(90, HOUR / 8, author="acorn-lab")]
    looked_at = [
        case_of(dossier(children, decisions=decided), Question())
        for decided in ((), (decision("author", "acorn-lab", "keep"),))
    ]
    reasons = (bursts, largest_uploader, own_organisation)
    assert [[len(list(reason(one))) for reason in reasons] for one in looked_at] == [[1, 1, 1], [0, 0, 0]]
