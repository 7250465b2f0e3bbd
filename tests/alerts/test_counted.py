"""The counts of a list as the mathematics takes them."""

import numpy as np
from counts_seen import counts_seen, unanswered

from xl_addin.alerts.counted import at_last, counted, stacked
from xl_addin.alerts.look import Look
from xl_addin.records import Answer, Sentence, Status

LOOKS = [
    counts_seen("org/a", 3, 4, 5, running=9),
    unanswered("org/away"),
    counts_seen("org/young", running=2),
    Look(Answer("org/legacy", Status.LEGACY_DATE, Sentence("", ""))),
    counts_seen("org/b", 7),
]


def test_only_models_with_whole_months_are_counted() -> None:
    """No answer, no history and no whole month are left out, the others stay in order."""
    models = counted(LOOKS)
    assert [one.model for one in models] == ["org/a", "org/b"]
    assert [one.last.new for one in models] == [5, 7]
    assert [one.running and one.running.new for one in models] == [9, None]


def test_the_running_month_enters_no_counts() -> None:
    """Rows end with the last whole month, and a table's last values are those of that month."""
    counts = stacked(counted(LOOKS))
    assert counts.months.tolist() == [3, 1]
    assert counts.new.tolist() == [[3, 4, 5], [7, 0, 0]]
    assert at_last(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), counts).tolist() == [3, 4]


def test_an_empty_list_is_no_error() -> None:
    """Nothing in, nothing out."""
    assert counted([]) == ()
