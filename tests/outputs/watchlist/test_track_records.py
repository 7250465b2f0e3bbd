"""What an edition says of earlier forecasts."""

from dataclasses import replace
from datetime import date

import pytest
from answers import twelve
from editions import SPIKE, STEADY, edition, remarked
from track_records import foretold, hindcast

from xl_addin.growth.outcomes import Outcome
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.track_records import forecast_rows, looked_back, record_rows, told
from xl_addin.records import Language


def given(count: int) -> list[Outcome]:
    """Return so many forecasts of one month ahead, all of which held."""
    return [
        one for start in range(1, count + 1) for one in foretold(start, came={start + 1: 20 * (start + 1)})
    ]


def both(language: Language = "en") -> Edition:
    """Return an edition with twelve forecasts given of one model; of it and another one hindcasts."""
    hindcasts = {STEADY: hindcast(12, 9), SPIKE: hindcast(2, 2, ahead=12), "gone/Model": hindcast(50, 0)}
    return remarked(edition(language), came={STEADY: given(12)}, hindcasts=hindcasts)


@pytest.mark.parametrize(("language", "day"), [("en", "2026-12-22"), ("ja", "2026/12/22")])
def test_the_day_of_the_first_comparison_is_told(language: Language, day: str) -> None:
    """One month after the last day of data (AS_OF, 2026-11-22) forecasts can be held against it."""
    assert day in told(edition(language)).text(language)


def test_month_ends_are_clamped() -> None:
    """One month after the end of January is the last day of February."""
    late = replace(twelve()[0], as_of=date(2027, 1, 31))
    assert "2027-02-28" in told(edition("en", (late, twelve()[1]))).en


def test_without_a_day_none_is_promised() -> None:
    """Where no model could be answered there is no day to count from."""
    assert told(edition("en", twelve()[9:])).en == "No forecast that was given has come due yet."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (2, "Only 2 earlier forecasts have come due (2 inside the 80 % interval): too few cases to judge"),
        (10, "Of 10 earlier forecasts on 1 model that came due, 10 (100%) held"),
    ],
)
def test_few_cases_are_said_to_be_few(count: int, words: str) -> None:
    """Below ten cases no share is told."""
    assert told(remarked(edition("en"), came={STEADY: given(count)})).en.startswith(words)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Looking back finds no case yet"),
        (9, "Looking back finds only 9 cases (8 inside the 80 % interval): too few"),
        (
            10,
            "Looking back: of 10 forecasts made now from earlier counts of 1 model, 9 (90%) would have held",
        ),
    ],
)
def test_looking_back_is_told_apart(count: int, words: str) -> None:
    """Nothing, too few, or a share; never as forecasts that were given."""
    found = remarked(edition("en"), hindcasts={STEADY: hindcast(count, max(0, count - 1))})
    assert looked_back(found).en.startswith(words)
    assert told(found).en.startswith("No forecast that was given has come due yet")


def test_all_models_come_first_then_horizons_then_each_model() -> None:
    """Models without a case have no row, and one that is not on the list counts nowhere."""
    rows = record_rows(both())
    assert [(row["model"], row["horizon"]) for row in rows] == [
        *(("All models", ahead) for ahead in ("all", 1, 3, 6, 12)),
        *((model, "all") for model in (STEADY, SPIKE)),
    ]
    assert rows[0]["looked_cases"] == 14


def test_given_and_looking_back_stand_beside_each_other() -> None:
    """Twelve of twelve given held, nine of twelve of looking back; errors are those of the cases."""
    whole, first, _, _, last, steady, spike = record_rows(both())
    assert [whole[f"given_{key}"] for key in ("cases", "inside", "share", "error")] == [12, 12, 1.0, 0.0]
    assert [first[f"looked_{key}"] for key in ("cases", "inside", "share")] == [12, 9, 0.75]
    assert last["given_cases"] == 0
    assert last["given_share"] is None
    assert steady["looked_error"] == pytest.approx(0.1)  # as track_records.hindcast states it
    assert (spike["looked_cases"], spike["looked_share"], spike["looked_error"]) == (2, "too few", None)


def test_few_cases_are_said_to_be_few_in_japanese_too() -> None:
    """The word stands in the column of the share."""
    assert record_rows(both("ja"))[-1]["looked_share"] == "件数不足"


def test_without_a_case_there_is_no_row() -> None:
    """Rows come with the first case."""
    assert record_rows(edition("en")) == []
    assert forecast_rows(both("en")) != []
    assert forecast_rows(edition("en")) == []


def test_every_forecast_that_came_due_has_a_row() -> None:
    """Each bears the day it was given, its horizon, interval, what came, and whether that lies inside."""
    with_past = remarked(edition("en"), came={STEADY: foretold(3, came={4: 90, 6: 131, 9: None})})
    assert [dict(row) for row in forecast_rows(with_past)] == [
        {
            "model": STEADY,
            "given": date(2025, 4, 30),
            "horizon": horizon,
            "p50": 20.0 * month,
            "p10": 18.0 * month,
            "p90": pytest.approx(22.0 * month),
            "came": came,
            "inside": inside,
        }
        for horizon, month, came, inside in ((1, 4, 90, "no"), (3, 6, 131, "yes"))
    ]
