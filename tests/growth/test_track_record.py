"""How earlier forecasts held."""

from datetime import timedelta
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from track_records import foretold

from xl_addin.growth.track_record import HORIZONS, LEAST_CASES, Case, cases, horizon, judged, record


def test_only_what_came_at_a_judged_horizon_counts() -> None:
    """Of a forecast for months 4 to 9 after month 3, months 4 and 6 count: 1 and 3 ahead, and over."""
    came = foretold(3, came={4: 80, 5: 100, 6: 120, 7: 140, 9: None})
    assert [(one.point.month, horizon(one)) for one in cases(came)] == [(4, 1), (6, 3)]


def test_asking_every_day_does_not_multiply_cases() -> None:
    """Of two forecasts for one month and horizon the first that was given counts, in whatever order."""
    late, early = (foretold(3, came={4: 80}, given=timedelta(days=days)) for days in (20, 2))
    assert cases([*late, *early]) == tuple(early)


def test_looking_back_is_no_forecast() -> None:
    """What was said after its month was over does not count."""
    assert cases(foretold(3, came={4: 80}, given=timedelta(days=60))) == ()


def test_hits_and_errors_are_those_of_the_cases() -> None:
    """Of 80 foretold 88 came (inside), of 120 came 60: one of two holds, the median error lies between."""
    due = judged(foretold(3, came={4: 88, 6: 60}))
    assert [(one.ahead, one.inside) for one in due] == [(1, True), (3, False)]
    found = record(due)
    assert (found.cases, found.inside) == (2, 1)
    expected = (abs(log(81 / 89)) + abs(log(121 / 61))) / 2  # the definition, by hand
    assert found.error == pytest.approx(expected)


@pytest.mark.parametrize(("count", "share"), [(LEAST_CASES - 1, None), (LEAST_CASES, 1.0)])
def test_few_cases_have_no_share(count: int, share: float | None) -> None:
    """Nine cases are too few to judge by, ten are not."""
    came = [
        one for start in range(1, count + 1) for one in foretold(start, came={start + 1: 20 * (start + 1)})
    ]
    assert record(judged(came)).share == share


def test_without_a_case_there_is_nothing() -> None:
    """No case has no error and no share."""
    found = record(judged(foretold(3, came={4: None})))
    assert (found.cases, found.inside, found.error, found.share) == (0, 0, None, None)


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(1, 14), st.one_of(st.none(), st.integers(0, 500))),
        max_size=20,
    )
)
def test_cases_are_told_once_and_in_order(said: list[tuple[int, int, int | None]]) -> None:
    """Month and horizon name each case, sorted, whatever was forecast; judging them again changes nothing."""
    came = [one for months, ahead, count in said for one in foretold(months, came={months + ahead: count})]
    found = cases(came)
    keys = [(one.point.month, horizon(one)) for one in found]
    assert keys == sorted(set(keys))
    assert {ahead for _, ahead in keys} <= set(HORIZONS)
    assert cases(found) == found
    assert [one.ahead for one in judged(came)] == [ahead for _, ahead in keys]


@given(st.lists(st.tuples(st.sampled_from(HORIZONS), st.booleans(), st.floats(0, 10)), min_size=1))
def test_a_record_does_not_hang_on_the_order(drawn: list[tuple[int, bool, float]]) -> None:
    """Cases from last to first give the same record, and its error is none smaller or larger than all."""
    found = [Case(*one) for one in drawn]
    whole = record(found)
    assert record(found[::-1]) == whole
    assert whole.error is not None
    assert min(one.error for one in found) <= whole.error <= max(one.error for one in found)
