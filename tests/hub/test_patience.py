"""The policy's own arithmetic."""

from xl_addin.hub.patience import PATIENCE


def test_every_fault_ends_within_a_minute() -> None:
    """At default settings faults take less than 60 seconds for one model, as the design promises."""
    assert PATIENCE.worst < 60


def test_a_single_attempt_has_room_for_its_own_limits() -> None:
    """A connection and a silence fit into an attempt, and the wait for a new quota into the trouble."""
    assert PATIENCE.connect + PATIENCE.silence <= PATIENCE.attempt
    assert PATIENCE.limit_wait + PATIENCE.longest_wait < PATIENCE.trouble


def test_a_large_listing_fits() -> None:
    """The largest base known, about 30,000 children, is far below the most pages of 1,000 rows."""
    assert PATIENCE.pages * 1000 > 10 * 30_000
