"""Decisions: which child each speaks of, which one holds, and laws that hold whatever was decided."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fnmatch import fnmatchcase

import pytest
from audit_cases import RELEASE, TAKEN, child, decision
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.decisions import Kind, divided, holding_decision, one_line, spoken_of
from xl_addin.records import Child, Decision

LATER = TAKEN + timedelta(days=1)
CHILD = child("Tuned-1", RELEASE, "Ann")

CHILDREN = tuple(child(name, RELEASE, author) for author in ("ann", "bo") for name in ("a", "ab", "b"))
VALUES = {
    "child": ("ann/a", "BO/ab", "nobody/a"),
    "author": ("ann", "Bo", "cy"),
    "pattern": ("*", "ann/*", "*/a?", "bo/b"),
}


kinds: st.SearchStrategy[Kind] = st.sampled_from(("child", "author", "pattern"))


@st.composite
def some_decision(draw: st.DrawFn) -> Decision:
    """Draw a decision about some of CHILDREN, made at one of four moments."""
    kind = draw(kinds)
    return decision(
        kind,
        draw(st.sampled_from(VALUES[kind])),
        draw(st.sampled_from(("exclude", "keep"))),
        number=draw(st.integers(0, 2**32)),
        made=TAKEN + timedelta(days=draw(st.integers(0, 3))),
    )


decision_lists = st.lists(some_decision(), max_size=8, unique_by=lambda one: one.id)


def speaks_of(one: Decision, about: Child) -> bool:
    """Tell, as the glossary says it, whether a decision is about a child."""
    value = one.value.lower()
    match one.kind:
        case "child":
            return about.id.lower() == value
        case "author":
            return about.author.lower() == value
        case "pattern":
            return fnmatchcase(about.id.lower(), value)


def left_out_by_definition(about: Child, decisions: Sequence[Decision]) -> bool:
    """Apply the rule word by word: the most exact one holds, of equally exact ones the later."""
    exactness = ("pattern", "author", "child")
    speaking = [one for one in decisions if speaks_of(one, about)]
    order = sorted(speaking, key=lambda one: (exactness.index(one.kind), one.made, one.id))
    return bool(order) and order[-1].action == "exclude"


@given(decision_lists)
def test_the_fast_way_is_the_rule(decisions: list[Decision]) -> None:
    """Whatever was decided, exactly those children are left out that the rule, word by word, leaves out."""
    counted, left_out = divided(CHILDREN, decisions)
    assert left_out == tuple(one for one in CHILDREN if left_out_by_definition(one, decisions))
    assert counted == tuple(one for one in CHILDREN if one not in left_out)


@given(decision_lists, st.randoms(use_true_random=False))
def test_the_order_of_a_list_does_not_matter(decisions: list[Decision], random: object) -> None:
    """A list that was sorted another way on its way to a colleague leaves out the same children."""
    shuffled = sorted(decisions, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert divided(CHILDREN, shuffled) == divided(CHILDREN, decisions)


@given(decision_lists, st.sampled_from(CHILDREN))
def test_a_later_word_on_one_child_is_the_last(decisions: list[Decision], about: Child) -> None:
    """Keeping a child by name after all else makes it count, and excluding it so leaves it out."""
    last = decision("child", about.id, "keep", number=2**40, made=LATER + timedelta(days=9))
    assert about in divided(CHILDREN, [*decisions, last])[0]
    assert about in divided(CHILDREN, [*decisions, replace(last, action="exclude")])[1]


@given(decision_lists)
def test_counts_are_those_of_the_rule(decisions: list[Decision]) -> None:
    """How many children a decision speaks of does not depend on the others."""
    expected = tuple(sum(speaks_of(one, about) for about in CHILDREN) for one in decisions)
    assert spoken_of(CHILDREN, decisions) == expected


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (decision("author", "ann"), decision("pattern", "*", "keep", made=LATER), False),
        (decision("author", "ann"), decision("child", "ann/tuned-1", "keep"), True),
        (decision("author", "ann", "keep", made=LATER), decision("author", "ANN"), True),
        (decision("author", "ann"), decision("author", "ann", "keep", made=LATER), True),
    ],
    ids=["author over pattern", "child over author", "later keep", "later keep, listed second"],
)
def test_the_more_exact_then_the_later_holds(first: Decision, second: Decision, *, counts: bool) -> None:
    """Child beats author beats pattern whatever their dates; of two equally exact ones the later holds."""
    assert bool(divided([CHILD], [first, second])[0]) is counts


def test_the_holding_decision_is_named() -> None:
    """The decision itself is returned, so that it can be shown beside the child; none where none speaks."""
    mine = decision("author", "ann")
    holding = holding_decision([mine, decision("pattern", "bo/*")])
    assert holding(CHILD) is mine
    assert holding(child("x", RELEASE, "cy")) is None


def test_many_decisions_on_many_children_stay_fast() -> None:
    """20,000 children and 2,000 decisions by name take under two seconds, not 40,000,000 comparisons."""
    children = [child(f"c{n}", RELEASE, f"a{n % 5_000}") for n in range(20_000)]
    decisions = [decision("author", f"a{n}", number=n) for n in range(2_000)]
    begun = time.perf_counter()
    _, left_out = divided(children, decisions)
    assert len(left_out) == 8_000  # 2,000 authors of 5,000, with four children each
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n b\t c ", "a b c"),
        ("日本語\u3000の 理由", "日本語 の 理由"),
        ("\x00\u202e", ""),
        ("plain", "plain"),
    ],
)
def test_a_reason_is_one_printable_line(text: str, line: str) -> None:
    """Breaks, tabs and letters that cannot be seen become single spaces; none stands at an end."""
    assert one_line(text) == line
