"""What changed since the edition before."""

from collections.abc import Mapping
from datetime import date

import pytest
from answers import SOURCE, history, many, refused, scored

from xl_addin.messages import evidence
from xl_addin.messages.hub import unknown_model
from xl_addin.outputs.remarks import Before, Remarks
from xl_addin.outputs.watchlist.changes import changes, since
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.records import Answer, Status

OCTOBER = date(2026, 10, 31)


def _edition(answers: tuple[Answer, ...], before: Mapping[str, Before]) -> Edition:
    return Edition(answers, Choices((), (), ""), SOURCE, "en", Remarks(before=before))


def _before(heat: float | None, stability: float | None = 50.0, children: int | None = 18) -> Before:
    return Before(OCTOBER, heat, stability, 50.0, children)


ONE = scored("a/one", history(5, 6, 7), (61, 50, 50))  # interval of heat 49 to 70, 18 children
TWO = scored("a/two", history(5, 6, 7), (30, 50, 50))


def test_a_first_edition_says_so() -> None:
    """With nothing to compare with, one sentence says that it is the first."""
    (only,) = changes(_edition((ONE,), {}))
    assert "first edition" in only.en
    assert "初回" in only.ja
    assert since(_edition((ONE,), {})) is None


def test_the_day_is_the_latest_earlier_one() -> None:
    """Of several earlier days the caption names the latest."""
    older = Before(date(2026, 9, 30), None, None, None, None)
    assert since(_edition((ONE,), {"a/one": _before(60), "a/old": older})) == OCTOBER


def test_a_move_is_told_with_before_and_now_and_against_its_interval() -> None:
    """Heat 45 to 61 lies outside 49–70, 52 to 61 within; children are told where they changed."""
    (beyond,) = changes(_edition((ONE,), {"a/one": _before(45, children=12)}))
    assert beyond.en == "a/one: heat 45 → 61 (more than its 80 % interval), children 12 → 18."
    (within,) = changes(_edition((ONE,), {"a/one": _before(52)}))
    assert within.en == "a/one: heat 52 → 61 (within its 80 % interval)."
    assert within.ja == "a/one：短期熱度 52 → 61（80%区間内）"


def test_small_moves_are_not_told() -> None:
    """Below five points a score counts as unmoved, and that nothing moved is said."""
    (only,) = changes(_edition((ONE,), {"a/one": _before(57)}))
    assert only.en == "No score moved by 5 points or more."


def test_the_largest_move_comes_first() -> None:
    """Models stand in the order of their largest move."""
    said = changes(_edition((ONE, TWO), {"a/one": _before(50), "a/two": _before(80)}))
    assert [sentence.en[:5] for sentence in said] == ["a/two", "a/one"]


def test_a_score_that_came_or_went_is_a_move() -> None:
    """An empty score is shown as a dash, and nothing is said of an interval it has not."""
    (came,) = changes(_edition((ONE,), {"a/one": _before(None)}))
    assert came.en == "a/one: heat – → 61."
    young = refused("a/one", Status.TOO_YOUNG, evidence.too_young(1, 3), history(3))
    (went,) = changes(_edition((young,), {"a/one": _before(61, None, 3)}))
    assert went.en == "a/one: heat 61 → –, competitiveness 50 → –."


def test_a_model_that_could_not_be_asked_did_not_move() -> None:
    """What was not answered today needs a look; it is no change of the model."""
    lost = refused("a/one", Status.UNKNOWN_MODEL, unknown_model("a/one", "https://hub.example"))
    (only,) = changes(_edition((lost,), {"a/one": _before(61)}))
    assert only.en.startswith("No score moved")


def test_new_models_are_named() -> None:
    """Models without earlier figures are named together, after those that moved."""
    moved, new = changes(_edition((ONE, TWO), {"a/one": _before(45)}))
    assert moved.en.startswith("a/one")
    assert new.en == "New on the list: a/two."


@pytest.mark.parametrize("most", [3, 5])
def test_there_are_never_more_than_asked_for(most: int) -> None:
    """What finds no room is counted: 60 answers of which 30 of 50 known ones moved, and 10 new ones."""
    answers = many(60)
    before = {answer.model: Before(OCTOBER, 1.0, 1.0, 1.0, 5) for answer in answers[:50]}
    said = changes(_edition(answers, before), most)
    assert len(said) == most
    # 50 known ones are four dozens and two: 9 of each dozen were answered and moved, and the two.
    told = most - 2
    assert said[-2].en.startswith(f"{9 * 4 + 2 - told} more moved")
    assert said[-1].en.endswith("and 7 more.")
