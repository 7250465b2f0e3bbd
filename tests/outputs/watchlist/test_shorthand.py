"""Figures put short."""

from dataclasses import replace

import pytest
from answers import history, refused, scored, twelve
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.messages import evidence
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.outputs.watchlist.shorthand import ahead, span, trend, whole
from xl_addin.outputs.watchlist.shorthand import given as given_by_formula
from xl_addin.records import Answer, Status

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=40)


def _with(*new: int) -> Answer:
    return scored("a/b", history(*new), (50, 50, 50))


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (38.4, 56.5, "38–57"),
        (0.0, 0.4, "0–0"),
        (19_390.2, 1_019_457.0, "19,390–1,019,457"),
        (None, 5.0, None),
    ],
)
def test_an_interval_is_two_whole_numbers(low: float | None, high: float, text: str | None) -> None:
    """Ends are rounded, thousands separated; without an end there is no interval."""
    assert span(low, high, "en") == text


def test_an_interval_bears_its_mark_and_the_dash_of_its_language() -> None:
    """Japanese ranges are written with a wave dash, and a mark stands behind."""
    assert span(38, 57, "ja", "*") == "38〜57*"


@given(st.integers(0, 10**6))
def test_halves_are_rounded_upwards(number: int) -> None:
    """As spreadsheets do and Python does not, a half goes up whatever stands before it."""
    assert whole(number + 0.5) == number + 1


@given(COUNTS)
def test_a_trend_has_one_bar_a_month_and_the_highest_is_full(counts: list[int]) -> None:
    """At most twelve bars, of which the tallest is the month with the most new children."""
    bars, shown = trend(_with(*counts)), counts[-12:]
    assert bars is not None
    assert len(bars) == len(shown)
    if max(shown):
        assert bars[shown.index(max(shown))] == "█"
    assert set(bars) <= set("▁▂▃▄▅▆▇█")


def test_bars_are_heights_against_the_highest() -> None:
    """0, a half and all of the highest are the lowest, the fifth (3.5 rounded up) and the full bar."""
    assert trend(_with(0, 4, 8)) == "▁▅█"
    assert trend(_with(0, 0)) == "▁▁"


def test_the_running_month_is_no_bar() -> None:
    """A month that is not over would look like a fall."""
    assert trend(scored("a/b", history(8, 8, running=1), (50, 50, 50))) == "██"


def test_without_months_there_is_no_trend() -> None:
    """A model without counts has neither bars nor forecast."""
    nothing = refused("a/b", Status.UNKNOWN_MODEL, evidence.too_young(0, 3))
    assert trend(nothing) is None
    assert ahead(nothing, 3) is None


def test_a_forecast_counts_from_the_last_whole_month() -> None:
    """Three months after month 12 is month 15; beyond the forecast there is nothing."""
    answer = twelve()[0]
    point = ahead(answer, 3)
    assert point is not None
    assert point.month == 15
    assert ahead(answer, 13) is None
    assert ahead(replace(answer, forecast=()), 3) is None


def test_an_empty_result_is_an_empty_text() -> None:
    """Where a formula of ours has nothing to give it gives an empty text."""
    assert given_by_formula(None) == Result("")
    assert given_by_formula(0.0) == Result(0.0)
