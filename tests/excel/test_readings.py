"""Tests of what cells show of an answer, on invented answers whose numbers stand in ``answers``."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from answers import history, kept_answer, refused, scored, scores, twelve
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.excel import readings
from xl_addin.excel.table import CellError
from xl_addin.messages import cells, evidence, hub
from xl_addin.records import Answer, Estimate, History, Score, ScoreName, Sentence, Status

STEADY = twelve()[0]
NOWHERE = refused("no/model", Status.UNKNOWN_MODEL, hub.unknown_model("no/model", "https://hub"))
YOUNG = refused("new/one", Status.TOO_YOUNG, evidence.too_young(1, 3), history(12, running=3))
NOTE = Sentence("One uploader made most of them.", "1者の投稿が大半です。")


def na(answer: Answer) -> CellError:
    """Return #N/A with the sentence of the answer as its reason."""
    return CellError("na", answer.message)


def test_one_score_is_its_value() -> None:
    """Each name gives its own score; overall is the plain mean of 61.25, 72.5 and 66."""
    found = [readings.score_of(STEADY, name) for name in ("heat", "stability", "competitiveness", "overall")]
    assert found == [61.25, 72.5, 66.0, pytest.approx(66.583333, abs=1e-6)]


def test_a_score_that_is_not_there_is_na_with_the_reason() -> None:
    """Without any scores, and where only this one is empty, the answer's own sentence tells why."""
    partly = scored("org/a", history(5, 9, 6, 11), (44.0, None, 39.9))
    assert readings.score_of(NOWHERE, "heat") == na(NOWHERE)
    assert readings.score_of(partly, "stability") == na(partly)
    assert readings.score_of(partly, "heat") == 44.0


def test_all_scores_stand_under_their_names() -> None:
    """Two rows, the four names in their order and the values; what is empty is #N/A in its place."""
    partly = scored("org/a", history(5, 9, 6, 11), (44.0, None, 40.0))
    assert readings.all_scores(partly) == [
        ["heat", "stability", "competitiveness", "overall"],
        [44.0, na(partly), 40.0, 42.0],
    ]


@pytest.mark.parametrize("answer", [NOWHERE, replace(YOUNG, scores=dict.fromkeys(ScoreName, Score()))])
def test_without_a_single_score_there_is_no_table(answer: Answer) -> None:
    """One #N/A instead of a table of them, whether the scores are empty or not there."""
    assert readings.all_scores(answer) == na(answer)


def test_one_parameter_is_its_median() -> None:
    """Parameters, ceiling, peak month and the certainty have each their name."""
    answer = replace(STEADY, peak_month=Estimate(2.0, 9.0, 30.0))
    found = [readings.estimate_of(answer, name) for name in ("fitness", "ceiling", "peak_month", "certainty")]
    assert found == [5.5, 1500.25, 9.0, STEADY.certainty]
    assert {"fitness", "immediacy", "longevity", "ceiling", "peak_month"} == set(readings.ESTIMATES)


@pytest.mark.parametrize("name", ["longevity", "peak_month"])
def test_a_parameter_without_a_median_is_na(name: str) -> None:
    """Not identified (longevity) and not there at all (peak month) are the same in a cell."""
    assert readings.estimate_of(STEADY, name) == na(STEADY)


@pytest.mark.parametrize("name", [*readings.ESTIMATES, "certainty"])
def test_without_a_fit_nothing_is_estimated(name: str) -> None:
    """Each is #N/A with the reason, and so is the table."""
    assert readings.estimate_of(YOUNG, name) == na(YOUNG)
    assert readings.all_estimates(YOUNG) == na(YOUNG)


def test_all_parameters_stand_with_their_intervals() -> None:
    """Median, p10 and p90 by name; a median that is not identified is #N/A beside its interval."""
    assert readings.all_estimates(STEADY) == [
        ["parameter", "p50", "p10", "p90"],
        ["fitness", 5.5, 4.125, 7.75],
        ["immediacy", 1.25, 0.5, 2.0625],
        ["longevity", na(STEADY), 0.8125, 1.875],
        ["ceiling", 1500.25, 812.5, 40_000.0],
    ]
    last = replace(STEADY, peak_month=Estimate(2.0, 9.0, 30.0))
    table = readings.all_estimates(last)
    assert isinstance(table, list)
    assert table[-1] == ["peak_month", 9.0, 2.0, 30.0]


def test_children_are_counted_with_the_running_month() -> None:
    """12 and 3 are 15; nobody's children are #N/A, and none at all are 0."""
    assert readings.children_of(YOUNG) == 15
    assert readings.children_of(replace(YOUNG, history=history(0))) == 0
    assert readings.children_of(NOWHERE) == na(NOWHERE)


def test_months_stand_one_by_one_and_the_last_is_running() -> None:
    """Number, start, new, cumulative, uploaders, running; ``answers`` lets two of three be uploaders."""
    assert readings.months_of(YOUNG) == [
        ["month", "start", "new", "cumulative", "uploaders", "running"],
        [1, datetime(2025, 1, 28), 12, 12, 8, False],  # noqa: DTZ001  cells know no zone
        [2, datetime(2025, 2, 28), 3, 15, 2, True],  # noqa: DTZ001
    ]


@pytest.mark.parametrize("answer", [NOWHERE, replace(NOWHERE, history=History(None, (), 9))])
def test_without_months_there_is_no_history(answer: Answer) -> None:
    """No counts, and counts that belong to no month, are #N/A."""
    assert readings.months_of(answer) == na(answer)


def test_a_forecast_counts_from_the_last_whole_month() -> None:
    """Month 1 ahead is the first point, and each quantile is its own."""
    first, last = STEADY.forecast[0], STEADY.forecast[-1]
    assert readings.forecast_of(STEADY, 1, "mean") == first.mean
    quantiles = ("p10", "p25", "p50", "p75", "p90")
    found = [readings.forecast_of(STEADY, 12, name) for name in quantiles]
    assert found == [last.p10, last.p25, last.p50, last.p75, last.p90]


def test_what_is_not_forecast_says_why() -> None:
    """Too few data for a forecast is told as that, a model that is not there by its own sentence."""
    none = CellError("na", cells.no_forecast())
    assert readings.forecast_of(STEADY, 13, "p50") == none
    assert readings.forecast_of(YOUNG, 1, "p50") == readings.outlook_of(YOUNG, 12) == none
    assert readings.forecast_of(NOWHERE, 1, "p50") == readings.outlook_of(NOWHERE, 12) == na(NOWHERE)


@given(st.integers(1, 12))
def test_an_outlook_has_as_many_months_as_asked(months: int) -> None:
    """Below the heading each month of the forecast with median and bounds, counted since release."""
    table = readings.outlook_of(STEADY, months)
    assert table == [
        ["month", "p10", "p50", "p90"],
        *([point.month, point.p10, point.p50, point.p90] for point in STEADY.forecast[:months]),
    ]
    assert isinstance(table, list)
    assert table[1][0] == 13  # after twelve whole months


HEATS = st.one_of(st.none(), st.floats(0, 100))


@given(st.lists(HEATS, max_size=8))
def test_a_ranking_falls_and_keeps_the_order_of_equals(heats: list[float | None]) -> None:
    """Every model stands in it once; places run from 1, ties stay as named, what has no score comes last."""
    answers = [
        replace(NOWHERE, model=str(number), scores={} if heat is None else scores(heat, 1, 1))
        for number, heat in enumerate(heats)
    ]
    heading, *rows = readings.ranking_of(answers, "heat")
    ranked = [(number, heat) for number, heat in enumerate(heats) if heat is not None]
    ranked.sort(key=lambda one: (-one[1], one[0]))
    assert heading == ["rank", "model", "heat"]
    assert rows[: len(ranked)] == [[place, str(n), heat] for place, (n, heat) in enumerate(ranked, 1)]
    rest = [str(number) for number, heat in enumerate(heats) if heat is None]
    assert rows[len(ranked) :] == [[None, name, na(NOWHERE)] for name in rest]


def test_words_are_the_outcome_and_every_note() -> None:
    """In the language asked for, with one space between sentences."""
    answer = replace(YOUNG, notes=(NOTE, NOTE))
    assert readings.words_of(answer, "en") == f"{YOUNG.message.en} {NOTE.en} {NOTE.en}"
    assert readings.words_of(answer, "ja") == f"{YOUNG.message.ja} {NOTE.ja} {NOTE.ja}"


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the machine stand in one zone after the other."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_a_moment_leaves_in_utc_without_a_zone() -> None:
    """18:05 in Tokyo is 09:05 in the cell, wherever the machine stands."""
    tokyo = datetime(2026, 11, 23, 18, 5, tzinfo=timezone(timedelta(hours=9)))
    expected = datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001  cells know no zone
    assert readings.moment_of(replace(STEADY, taken=tokyo)) == expected
    assert readings.moment_of(replace(STEADY, taken=expected.replace(tzinfo=UTC))) == expected


def test_without_a_moment_the_reason_is_told() -> None:
    """A model without an answer has its own sentence, an answer that rests on no snapshot another."""
    assert readings.moment_of(NOWHERE) == na(NOWHERE)
    assert readings.moment_of(replace(STEADY, taken=None)) == CellError("na", cells.no_snapshot())


def test_what_is_kept_beside_the_counts_changes_no_reading() -> None:
    """Events, licence and excluded children leave every number as it is."""
    kept = kept_answer()
    assert readings.all_scores(kept) == readings.all_scores(STEADY)
    assert readings.all_estimates(kept) == readings.all_estimates(STEADY)
    assert readings.months_of(kept) == readings.months_of(STEADY)
