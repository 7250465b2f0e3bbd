"""The user's own overall score."""

from dataclasses import replace

import pytest
from answers import history, scored, twelve
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.growth.scores import EQUAL_WEIGHTS, PLAIN_SCORES, overall
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Choices, Weights
from xl_addin.outputs.watchlist.weighing import (
    NO_WEIGHTS,
    in_use,
    standings,
    weigh,
    weights_in_words,
    with_own_overall,
)
from xl_addin.records import Score, ScoreName

EQUAL = Weights("equal", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
NO_POINTS = (None, None, None)
HEAT, STABILITY, COMPETITIVENESS = Score(40, 30, 55), Score(70, 60, 80), Score(64, 50, 70)
ALL = (HEAT, STABILITY, COMPETITIVENESS)

POINTS = st.floats(0, 100)
PRESENT = st.builds(lambda low, middle, high: Score(middle, low, high), POINTS, POINTS, POINTS)
SCORES = st.tuples(PRESENT, PRESENT | st.just(Score()), PRESENT)
WEIGHTS = st.floats(0, 10)
PROFILES = st.builds(Weights, st.just("any"), st.tuples(*[WEIGHTS] * 3), st.tuples(*[WEIGHTS] * 3))
AXES = st.tuples(*[POINTS | st.none()] * 3)


@given(SCORES)
def test_equal_weights_without_axes_give_the_plain_overall_score(scores: tuple[Score, Score, Score]) -> None:
    """With equal weights and no axis, value and interval are those of growth.scores.overall."""
    plain = overall(dict(zip(PLAIN_SCORES, scores, strict=True)), EQUAL_WEIGHTS)
    mine = weigh(scores, NO_POINTS, EQUAL).overall
    assert mine.value == pytest.approx(plain.value)
    assert mine.p10 == pytest.approx(plain.p10)
    assert mine.p90 == pytest.approx(plain.p90)


@given(SCORES, AXES, PROFILES, st.floats(0.01, 100))
def test_only_the_proportion_of_weights_counts(
    scores: tuple[Score, Score, Score], points: tuple[float | None, ...], profile: Weights, factor: float
) -> None:
    """Weights that are all so many times as large give the same score."""
    more = Weights("more", tuple(w * factor for w in profile.scores), tuple(w * factor for w in profile.axes))  # type: ignore[arg-type]  # three stay three
    one, other = (weigh(scores, points, weights).overall.value for weights in (profile, more))
    assert other == (None if one is None else pytest.approx(one))


@given(SCORES, AXES, PROFILES)
def test_the_score_lies_between_what_it_is_the_mean_of(
    scores: tuple[Score, Score, Score], points: tuple[float | None, ...], profile: Weights
) -> None:
    """No overall score lies below the lowest or above the highest of what counts."""
    value = weigh(scores, points, profile).overall.value
    there = [*(score.value for score in scores), *points]
    known = [part for part in there if part is not None]
    assert value is None or min(known) - 1e-9 <= value <= max(known) + 1e-9


def test_axes_are_weighed_with_the_scores() -> None:
    """(1·40 + 1·70 + 2·64 + 3·90) / 7 is the mean, by hand; the points have no interval of their own."""
    weights = Weights("own", (1.0, 1.0, 2.0), (3.0, 0.0, 0.0))
    score = weigh(ALL, (90.0, 10.0, None), weights).overall
    assert score.value == pytest.approx(508 / 7)
    assert score.p10 == pytest.approx((30 + 60 + 2 * 50 + 3 * 90) / 7)


def test_what_is_missing_is_left_out_and_named() -> None:
    """An axis that counts and has no points is named by its place; one of weight 0 is not."""
    weights = Weights("own", (1.0, 1.0, 1.0), (2.0, 0.0, 1.0))
    weighed = weigh((HEAT, Score(), COMPETITIVENESS), (None, None, 50.0), weights)
    assert weighed.missing == (1, 3)
    assert weighed.overall.value == pytest.approx((40 + 64 + 50) / 3)


@pytest.mark.parametrize("lacking", [0, 2])
def test_without_heat_or_competitiveness_it_is_empty(lacking: int) -> None:
    """Either of the two is needed and named, even where its weight is 0."""
    scores = [Score() if place == lacking else score for place, score in enumerate(ALL)]
    weighed = weigh(scores, (50.0, 50.0, 50.0), Weights("axes", (0.0, 1.0, 0.0), (1.0, 1.0, 1.0)))
    assert weighed.overall == Score()
    assert weighed.missing == (lacking,)


@pytest.mark.parametrize("points", [-0.1, 100.1, float("nan"), float("inf")])
def test_points_outside_the_scale_do_not_count(points: float) -> None:
    """A number that is none from 0 to 100 is missing."""
    weighed = weigh(ALL, (points, None, None), Weights("own", (1.0, 1.0, 1.0), (1.0, 0.0, 0.0)))
    assert weighed.missing == (3,)
    assert weighed.overall.value == pytest.approx(58)


def test_a_profile_is_found_whatever_its_case() -> None:
    """The chosen profile is found as a spreadsheet finds it; an unknown one gives no weight to anything."""
    assert in_use(Choices((), (EQUAL,), "EQUAL")) is EQUAL
    assert in_use(Choices((), (EQUAL,), "other")) is NO_WEIGHTS
    assert weigh(ALL, NO_POINTS, NO_WEIGHTS).overall == Score()


def test_ranks_follow_their_scores() -> None:
    """Short term by heat, long term by competitiveness, own by overall; without a score no rank."""
    answers = twelve()
    found = standings(answers, default_choices(answers, "en"))
    assert [one.short for one in found[:6]] == [3, 6, 1, 4, 5, 2]  # heat 61.25 18.4 93.1 44 35.5 70
    assert [one.long for one in found[:6]] == [3, 1, 2, 6, 5, 4]  # 66 91.5 74.6 39.9 41 58.2
    assert {one.own for one in found[6:]} == {None}


def test_of_equal_models_the_first_leads() -> None:
    """Ranks are different even where scores are the same."""
    one = scored("a/one", history(5, 6, 7), (50, 50, 50))
    found = standings((one, replace(one, model="a/two")), default_choices((one,), "en"))
    assert [(standing.short, standing.long, standing.own) for standing in found] == [(1, 1, 1), (2, 2, 2)]


def test_answers_can_bear_the_profiles_overall_score() -> None:
    """By heat alone the overall score is heat; all else of the answer stays as it was."""
    heat = Weights("heat", (1.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    choices = replace(default_choices(twelve(), "en"), profiles=(heat,), profile="HEAT")
    (mine, *_) = with_own_overall(twelve(), choices)
    assert mine.scores[ScoreName.OVERALL] == mine.scores[ScoreName.HEAT]
    overall_apart = {**mine.scores, ScoreName.OVERALL: twelve()[0].scores[ScoreName.OVERALL]}
    assert replace(mine, scores=overall_apart) == twelve()[0]


def test_weights_are_told_by_the_users_own_names() -> None:
    """What weighs nothing is left out; an axis without a name of the user's bears the workbook's."""
    profile = Weights("own", (1.0, 0.0, 2.0), (3.0, 0.5, 0.0))
    choices = Choices([], (profile,), "own", axis_names=("=Safety", "", ""))
    told = [(name.en, weight) for name, weight in weights_in_words(choices)]
    assert told == [("Heat", 1.0), ("Competitiveness", 2.0), ("=Safety", 3.0), ("Axis 2 (0–100)", 0.5)]
