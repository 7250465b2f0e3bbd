"""What an audit looks at is what the count counts, and crowds are found where they are."""

from datetime import date, timedelta

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, decision, dossier, steady
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.audit.case import by_author, case_of, crowds, most_within
from xl_addin.records import Measure, Question, Relation, Selection

MIXED = (
    *steady(60),
    child("early", RELEASE - DAY, "ann"),
    child("kept", RELEASE + DAY, "bo"),
    child("gone", RELEASE + DAY, "cy"),
    child("merged", RELEASE + DAY, "ann", Relation.MERGE),
)
DECISIONS = (decision("author", "bo", "keep", number=1), decision("author", "cy", number=2))


@pytest.mark.parametrize(
    "question",
    [
        Question(),
        Question(Selection.ALL),
        Question(Selection.MERGE),
        Question(as_of=date(2025, 3, 1)),
        Question(release=date(2025, 2, 1)),
        Question(measure=Measure.UPLOADERS),
    ],
    ids=["usual", "all", "merges", "as of", "release", "uploaders"],
)
def test_the_children_looked_at_are_the_children_counted(question: Question) -> None:
    """For every question as many children are looked at as the history counts, and as many are early."""
    case = case_of(dossier(MIXED, decisions=DECISIONS), question)
    assert len(case.counted) == case.history.children
    assert len(case.early) == case.history.before_release


def test_what_the_user_decided_is_not_in_doubt() -> None:
    """An excluded child is not counted; a kept one is, and is not doubted."""
    case = case_of(dossier(MIXED, decisions=DECISIONS), Question())
    counted, doubtful = ({one.author for one in some} for some in (case.counted, case.doubtful))
    assert "cy" not in counted
    assert counted - doubtful == {"bo"}
    assert case.share(case.doubtful) == pytest.approx(60 / 61)


def test_children_are_gathered_by_author_in_their_order() -> None:
    """Each author has their children, the oldest first as they came."""
    first, second = child("a", RELEASE, "ann"), child("b", RELEASE + DAY, "ann")
    assert by_author([first, child("x", RELEASE, "bo"), second])["ann"] == [first, second]


hours = st.lists(st.integers(0, 400), max_size=60).map(sorted)


@given(hours, st.integers(2, 8))
def test_crowds_are_close_and_large_and_apart(at: list[int], least: int) -> None:
    """Every crowd fits into the span and is large enough, no child is in two, and none is overlooked."""
    children = [child(f"c{number}", RELEASE + hour * HOUR) for number, hour in enumerate(at)]
    found = list(crowds(children, DAY, least))
    for crowd in found:
        assert len(crowd) >= least
        assert crowd[-1].created - crowd[0].created < DAY
    together = [one.id for crowd in found for one in crowd]
    assert len(together) == len(set(together))
    assert bool(found) is (most_within(children, DAY) >= least)


@given(hours, st.integers(1, 50))
def test_the_most_within_a_span_is_the_most(at: list[int], span: int) -> None:
    """No half-open span of so many hours holds more, and one holds as many (checked span by span)."""
    children = [child(f"c{number}", RELEASE + hour * HOUR) for number, hour in enumerate(at)]
    expected = max((sum(start <= hour < start + span for hour in at) for start in at), default=0)
    assert most_within(children, timedelta(hours=span)) == expected
