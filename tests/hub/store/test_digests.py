"""Digests: the same for the same, whatever the order and the way there; another for anything else."""

from hypothesis import given
from hypothesis import strategies as st

from xl_addin.hub.store.digests import NOTHING, ChildRow, as_text, minus, of_children, plus, seal

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4)
rows = st.tuples(texts, texts, texts, texts, texts)
words = st.lists(st.none() | st.integers() | texts, max_size=5)
listings = st.lists(rows, unique=True, max_size=6)


@given(listings, listings)
def test_the_digest_of_a_set_follows_from_the_difference(some: list[ChildRow], more: list[ChildRow]) -> None:
    """Sets together have the sum of their digests, in any order, and taking one away gives the other."""
    both = plus(of_children(some), of_children(more))
    assert both == of_children([*more, *some]) == of_children(reversed([*some, *more]))
    assert minus(both, of_children(more)) == of_children(some)
    assert of_children([]) == NOTHING


@given(listings, listings)
def test_different_sets_have_different_digests(some: list[ChildRow], more: list[ChildRow]) -> None:
    """Two listings have the same digest only where they hold the same children."""
    assert (of_children(some) == of_children(more)) == (set(some) == set(more))


@given(words, words)
def test_different_rows_have_different_seals(
    one: list[str | int | None], other: list[str | int | None]
) -> None:
    """Two rows have the same seal only where all their words are the same."""
    assert (seal(one) == seal(other)) == (one == other)


def test_a_digest_is_written_with_all_its_digits() -> None:
    """A small digest is as long as any other: 16 bytes in hexadecimal digits."""
    assert as_text(10) == "0" * 31 + "a"
