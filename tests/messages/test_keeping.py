"""What is said of the store."""

from datetime import UTC, datetime

from xl_addin.messages.keeping import excluded
from xl_addin.records import Decision

MADE = datetime(2026, 11, 24, tzinfo=UTC)


def decision(value: str) -> Decision:
    """Return a decision to leave one author out."""
    return Decision(value, "org/base", "exclude", "author", value, "a test account", "me", MADE)


def test_decisions_are_named_where_a_score_rests_on_them() -> None:
    """One is named in the singular; of five, three are named and two counted."""
    assert excluded(1, [decision("a")]).en.startswith("1 child is left out by your decision: author a (")
    said = excluded(40, [decision(name) for name in "abcde"])
    assert "40 children are left out by your decisions: author a, author b, author c and 2 more" in said.en
    assert "author c ほか2件" in said.ja
