"""What each column says of a model."""

import pytest
from answers import history, refused, scored, twelve
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.messages import evidence, origins
from xl_addin.outputs.columns import READERS, Row, is_marked, last_month, ranked, remarks
from xl_addin.records import Status

STEADY = twelve()[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("model", "ashi-lab/Steady-7B"),
        ("status", "Scored"),
        ("heat", 61.25),
        ("heat_low", 49.25),
        ("heat_high", 70.25),
        ("children", 381),  # 20 + 22 + … + 42 = 372 and 9 in the running month
        ("last_month", 42),
        ("rank", 4),
    ],
)
def test_columns_read_the_answer(key: str, value: object) -> None:
    """Each column shows its part of the record."""
    assert READERS[key](Row(STEADY, "en", rank=4)) == value


@pytest.mark.parametrize("key", sorted(set(READERS) - {"model", "status", "reason", "rank"}))
def test_nothing_known_leaves_figures_empty(key: str) -> None:
    """A model that was not found has no figure, not even a zero."""
    row = Row(refused("no/such", Status.UNKNOWN_MODEL, evidence.scored(0, 0)), "en")
    assert READERS[key](row) is None


def test_running_month_is_not_the_last_month() -> None:
    """The last month is the last whole one."""
    assert last_month(scored("a/b", history(5, 6, 7, running=1), (50, 50, 50))) == 7


def test_remarks_join_message_and_notes() -> None:
    """Message and notes stand together, in Japanese without a space between."""
    answer = twelve()[3]
    assert remarks(answer, "ja").count("。") == 2
    assert "。長期" in remarks(answer, "ja")
    assert remarks(answer, "en").endswith("Stability needs 40 children; counted: 31.")


def test_that_stability_is_not_validated_is_a_mark_and_no_remark() -> None:
    """The figure of a model of a year or more is marked in its own column only, and no remark says it."""
    old = next(answer for answer in twelve() if evidence.stability_unvalidated() in answer.notes)
    young = twelve()[3]
    assert [is_marked(old, key) for key in ("stability", "heat")] == [True, False]
    assert not is_marked(young, "stability")
    assert evidence.stability_unvalidated().en not in remarks(old, "en")


def test_that_a_sample_is_invented_is_not_said_row_by_row() -> None:
    """The mark of invented data stands over and under the table, not in each row."""
    answer = scored("a/b", history(5, 6, 7), (50, 50, 50), origins.invented())
    assert remarks(answer, "en") == "Scored from 18 children over 3 whole months."


@given(st.permutations(range(12)))
def test_ranking_does_not_depend_on_the_order(order: list[int]) -> None:
    """However the list is ordered, the same models take the same ranks."""
    dozen = twelve()
    rows = ranked([dozen[index] for index in order], "en")
    assert [row.rank for row in rows] == [1, 2, 3, 4, 5, 6, None, None, None, None, None, None]
    # By hand from the plain means of the three scores in answers.py: 77.2, 66.6, 61.2, 44.2, 41.95, 41.8.
    assert [row.answer.model.split("/")[0] for row in rows[:5]] == [
        "late",
        "ashi-lab",
        "open",
        "spark",
        "日本語研究所",
    ]
