"""What changed between two listings, row by row."""

import pytest

from xl_addin.hub.store.difference import Difference, difference

BEFORE = "2026-05-01"
ONE = ("a/one", "a", "2026-04-01", "finetune", "01")
TWO = ("a/two", "a", "2026-04-02", "adapter", "02")
NEW = ("c/new", "c", "2026-05-02", "finetune", "03")
RENAMED = ("b/moved", "b", *ONE[2:])
RETAGGED = (*ONE[:3], "merge", "01")
REDATED = (*ONE[:2], "2026-03-01", *ONE[3:])
UNNAMED = (*ONE[:4], "")
SUCCESSOR = (*ONE[:4], "09")


@pytest.mark.parametrize(
    ("present", "listed", "expected"),
    [
        ([ONE, TWO], [TWO, ONE], Difference()),
        ([ONE], [ONE, NEW], Difference((), (NEW,))),
        ([ONE], [ONE, TWO], Difference((), (TWO,), late=1)),
        ([ONE, TWO], [TWO], Difference((ONE,), (), gone=1)),
        ([ONE], [RETAGGED], Difference((ONE,), (RETAGGED,), changed=1)),
        ([ONE], [REDATED], Difference((ONE,), (REDATED,), changed=1)),
        ([ONE], [RENAMED], Difference((ONE,), (RENAMED,))),
        ([UNNAMED], [ONE], Difference((UNNAMED,), (ONE,))),
        ([ONE], [UNNAMED], Difference((ONE,), (UNNAMED,))),
        ([UNNAMED], [RETAGGED], Difference((UNNAMED,), (RETAGGED,), changed=1)),
        ([ONE], [SUCCESSOR], Difference((ONE,), (SUCCESSOR,), gone=1, late=1)),
        ([ONE], [RENAMED, SUCCESSOR], Difference((ONE,), (RENAMED, SUCCESSOR), late=1)),
        ([], [NEW, NEW], Difference((), (NEW,))),
    ],
)
def test_every_change_is_counted_as_what_it_is(
    present: list[tuple[str, str, str, str, str]],
    listed: list[tuple[str, str, str, str, str]],
    expected: Difference,
) -> None:
    """Vanished, re-tagged, re-dated, late, renamed and succeeded children each count as such."""
    assert difference(present, listed, BEFORE) == expected


def test_a_first_listing_revises_nothing() -> None:
    """What is listed first is no change of the past, however old it is."""
    assert difference([], [ONE, TWO], "") == Difference((), (ONE, TWO))
