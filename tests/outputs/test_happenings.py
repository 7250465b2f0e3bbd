"""Events on the time line of a model's counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from answers import MADE, history, kept_answer
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.happenings import month_words, placed
from xl_addin.records import Answer, Event, History

PAST = history(5, 6, 7, running=2)  # months begin on 28 January, February, March and, running, April 2025


def place(day: date, past: History | None = PAST, as_of: date = date(2025, 5, 1)) -> int | None:
    """Return the month of an event on ``day``."""
    answer = replace(kept_answer(), history=past, as_of=as_of, events=(_event(day),))
    (found,) = placed(answer)
    return found.month


def _event(day: date) -> Event:
    return Event("0" * 32, "org/base", day, "press", MADE)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2025, 1, 27), 0),
        (date(2025, 1, 28), 1),
        (date(2025, 2, 27), 1),
        (date(2025, 2, 28), 2),
        (date(2025, 4, 28), 4),
        (date(2025, 5, 1), 4),
        (date(2025, 5, 2), None),
    ],
)
def test_an_event_falls_in_the_month_of_its_day(day: date, month: int | None) -> None:
    """The first day of a month is its own, a day before the release is 0, one after the data has none."""
    assert place(day) == month


@pytest.mark.parametrize("past", [None, History(None, (), 214)])
def test_without_months_an_event_has_no_place(past: History | None) -> None:
    """An unknown model and a legacy date have events without a month."""
    assert place(date(2025, 2, 1), past) is None


@given(st.lists(st.integers(-40, 200), max_size=6))
def test_events_on_the_line_stand_together(days: list[int]) -> None:
    """By day, those with a count are one stretch, which is what the chart's series relies on."""
    events = tuple(_event(date(2025, 1, 28) + timedelta(days=day)) for day in days)
    found = placed(replace(kept_answer(), history=PAST, events=events, as_of=date(2025, 5, 1)))
    assert [one.event.day for one in found] == sorted(event.day for event in events)
    on_line = [index for index, one in enumerate(found) if one.cumulative is not None]
    assert on_line == list(range(on_line[0], on_line[-1] + 1)) if on_line else True
    assert all(one.cumulative == {1: 5, 2: 11, 3: 18}[one.month or 0] for one in found if one.cumulative)


def test_the_month_is_told_in_words() -> None:
    """In both languages; before the release and beyond the data in words of their own."""
    answer: Answer = kept_answer()
    assert [month_words(one, "en") for one in placed(answer)] == [
        "before release",
        "month 3",
        "month 12",
        "month 13",
    ]
    assert month_words(placed(answer)[1], "ja") == "3か月目"
    (beyond,) = placed(replace(answer, events=(_event(date(2027, 1, 1)),)))
    assert month_words(beyond, "en") == "–"
