"""Forecasts that broke: which one stands, when it breaks, and for how long that is news."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from answers import history
from counts_seen import counts_seen, event_in, unanswered
from looks import LAST_WHOLE, look
from track_records import RELEASE, foretold

from xl_addin.alerts.forecasts import broken_forecasts
from xl_addin.alerts.look import Look
from xl_addin.growth.alerts.broken import ONCE_IN
from xl_addin.growth.counts import anniversary
from xl_addin.growth.outcomes import Outcome
from xl_addin.records import AlertKind, Sighting

MODEL, LINK = "org/base", "https://hub.example/org/base"
TWICE: dict[AlertKind, float | None] = {AlertKind.BROKEN_FORECAST: 2.0}
# A forecast given after month 3 tells 60 children then, and 72 to 88, 90 to 110, 108 to 132, 126 to 154,
# 144 to 176 at the end of months 4 to 8.
HIGH, LOW, HELD = {4: 95, 5: 120}, {4: 70, 5: 80}, {4: 88, 5: 90}


def seen(
    *came: Sequence[Outcome], months: int = 5, times: float = 2, beside: Sequence[Look] = ()
) -> list[Sighting]:
    """Return what is seen of one model of so many whole months, of which these forecasts were given."""
    one = counts_seen(MODEL, *[20] * months, events=(event_in(5),), link=LINK)
    given = [outcome for some in came for outcome in some]
    levels: dict[AlertKind, float | None] = {AlertKind.BROKEN_FORECAST: times}
    return broken_forecasts([replace(one, came=given), *beside], levels)


def others(count: int) -> list[Look]:
    """Return so many models whose forecasts held."""
    return [
        replace(counts_seen(f"org/m{number}", *[20] * 5), came=foretold(3, HELD)) for number in range(count)
    ]


def test_twice_above_breaks_with_figures_day_and_reason() -> None:
    """The second month's count and its interval, the day of the forecast, and what was noted of the month."""
    given = foretold(3, HIGH)
    (broken,) = seen(given)
    assert (broken.kind, broken.model, broken.link) == (AlertKind.BROKEN_FORECAST, MODEL, LINK)
    assert broken.key == f"{given[0].said.as_of}"
    assert broken.what.en == (
        f"{MODEL}: 120 children at the end of month 5, outside the 90 to 110 that the forecast of "
        f"{given[0].said.as_of} gave, the second month in a row."
    )
    assert "累計120件（5か月目末）" in broken.what.ja
    assert "90〜110件を2か月連続で外れました" in broken.what.ja
    assert broken.once_in == ONCE_IN[0.8] == 22
    assert broken.check_first
    assert "発表会" in broken.check_first.en


def test_twice_below_breaks_too() -> None:
    """80 where 90 to 110 were told, after 70 where 72 to 88 were."""
    assert len(seen(foretold(3, LOW))) == 1


@pytest.mark.parametrize(
    "came", [HELD, {4: 80, 5: 120}, {4: 95, 5: 100}, {4: 95, 5: 80}, {4: 95, 5: None}, {}]
)
def test_what_breaks_no_forecast(came: dict[int, int | None]) -> None:
    """Counts on the bounds, one month outside, above then below, and a month that is not over."""
    assert seen(foretold(3, came)) == []


def test_what_was_said_afterwards_is_no_forecast() -> None:
    """Given when month 4 was over it counts for month 5 alone, given after both for none."""
    for late in (timedelta(days=40), timedelta(days=80)):
        assert seen(foretold(3, HIGH, given=late)) == []
    assert len(seen(foretold(3, {**HIGH, 6: 140}, given=timedelta(days=40)), months=6)) == 1


def test_a_forecast_given_meanwhile_does_not_break_beside_it() -> None:
    """While one stands no other is held against the counts: one alert, of the one that stood first."""
    first, meanwhile = foretold(3, {**HIGH, 6: 140}), foretold(4, {5: 120, 6: 140})
    for came in ((first, meanwhile), (meanwhile, first)):
        (broken,) = seen(*came, months=6)
        assert broken.key == f"{first[0].said.as_of}"
        assert "at the end of month 5" in broken.what.en


def test_one_that_held_stands_to_its_last_month() -> None:
    """A forecast that held for months 4 to 6 keeps those given meanwhile from being looked at."""
    held, meanwhile = foretold(3, {4: 80, 5: 100, 6: 120}), foretold(4, {5: 120, 6: 140, 7: 160})
    assert seen(held, meanwhile, months=7) == []
    assert len(seen(meanwhile, months=7)) == 1


def test_after_a_break_the_next_one_stands() -> None:
    """Broken in month 5, the one given then breaks in month 7: the later break is told."""
    first, after = foretold(3, {**HIGH, 6: 140, 7: 160}), foretold(5, {6: 140, 7: 160})
    (broken,) = seen(first, after, months=7)
    assert broken.key == f"{after[0].said.as_of}"
    assert "at the end of month 7" in broken.what.en


def test_after_its_last_month_the_next_one_stands() -> None:
    """A forecast that held up to its end in month 5 gives way to the one given after month 5."""
    held, after = foretold(3, HELD), foretold(5, {6: 140, 7: 160})
    assert [one.key for one in seen(held, after, months=7)] == [f"{after[0].said.as_of}"]


@pytest.mark.parametrize(("months", "told"), [(5, 1), (6, 1), (7, 0), (12, 0)])
def test_a_break_is_news_for_one_more_month(months: int, told: int) -> None:
    """What broke at the end of month 5 is told as long as month 6 is the last whole month."""
    assert len(seen(foretold(3, HIGH), months=months)) == told


def test_the_users_level_is_how_often_in_a_row() -> None:
    """Once breaks sooner, three times later; how rare that is was measured for twice alone."""
    one, three = {4: 80, 5: 120}, {4: 95, 5: 120, 6: 140}
    (once,) = seen(foretold(3, one), times=1)
    (thrice,) = seen(foretold(3, three), months=6, times=3)
    assert (once.once_in, thrice.once_in) == (None, None)
    assert "in a row" not in once.what.en
    assert "連続" not in once.what.ja
    assert "3 months in a row" in thrice.what.en
    assert "3か月連続で" in thrice.what.ja
    assert seen(foretold(3, HIGH), times=3) == []


def test_a_long_list_asks_for_wider_intervals() -> None:
    """114 where 110 was the bound is told alone and not among sixty; 200 is, once in 73 months."""
    near, far = foretold(3, {4: 89, 5: 114}), foretold(3, {4: 150, 5: 200})
    assert len(seen(near)) == 1
    assert seen(near, beside=others(59)) == []
    (broken,) = seen(far, beside=others(59))
    assert broken.once_in == ONCE_IN[0.95] == 73
    assert "outside the 90 to 110" in broken.what.en


def test_models_without_earlier_forecasts_make_no_list_longer() -> None:
    """Sixty of which nothing was forecast leave the intervals as they were told."""
    young = [counts_seen(f"org/young{number}", *[20] * 5) for number in range(60)]
    assert len(seen(foretold(3, {4: 89, 5: 114}), beside=young)) == 1


def test_a_fall_below_is_explained_as_a_fall() -> None:
    """One busy hand explains why a count lies above its forecast, and never why it lies below."""
    busy = look(bulk={LAST_WHOLE: 30})
    assert busy.answer.history
    reasons = []
    for came in ({10: 300, 11: 300}, {10: 100, 11: 110}):
        given = [_released_as(busy, outcome) for outcome in foretold(9, came)]
        (broken,) = broken_forecasts([replace(busy, came=given)], TWICE)
        reasons.append(broken.check_first)
    above, below = reasons
    assert above
    assert above.en.startswith("ann alone made 30")
    assert below is None


def test_a_forecast_of_another_release_is_none() -> None:
    """Its months are others: it breaks nothing, also where the history has no such month."""
    given = foretold(3, HIGH)
    moved = [replace(one, said=replace(one.said, release=anniversary(RELEASE, -8))) for one in given]
    for months in (2, 5):
        assert seen(moved, months=months) == []


def test_counts_that_end_before_the_month_are_no_error() -> None:
    """A forecast that broke in month 5 is not told of a history that ends with month 3."""
    assert seen(foretold(3, HIGH), months=3) == []


def test_without_rule_or_forecast_there_is_nothing() -> None:
    """A rule switched off, no answer, a model without any month, and no model at all."""
    broken = replace(counts_seen(MODEL, *[20] * 5), came=foretold(3, HIGH))
    assert broken_forecasts([broken], {}) == []
    assert broken_forecasts([replace(unanswered(MODEL), came=foretold(3, HIGH))], TWICE) == []
    begun = replace(broken.answer, history=history(running=3))
    assert broken_forecasts([replace(broken, answer=begun)], TWICE) == []
    assert broken_forecasts([], TWICE) == []


def _released_as(one: Look, outcome: Outcome) -> Outcome:
    """Return the outcome of the same months of a model released when ``one`` was."""
    assert one.answer.history
    release = one.answer.history.release
    assert release
    number = outcome.point.month
    given = anniversary(release, outcome.said.months) + timedelta(days=2)
    said = replace(outcome.said, release=release, given=given)
    return replace(outcome, said=said, ends=anniversary(release, number))
