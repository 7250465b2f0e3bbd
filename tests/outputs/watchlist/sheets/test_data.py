"""The sheet of monthly data."""

from dataclasses import replace
from datetime import date

from answers import history, many, refused, scored, twelve
from editions import edition
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.messages import evidence
from xl_addin.outputs.watchlist.contents import Content
from xl_addin.outputs.watchlist.sheets.data import contents, stretches
from xl_addin.records import Answer, Status


def _rows(*answers: Answer) -> list[dict[str, Content]]:
    (block,) = contents(edition("en", answers)).blocks
    assert block.by is None
    return [dict(row) for row in block.rows]


def test_a_model_has_its_months_its_forecast_and_the_running_month_last() -> None:
    """Counted months come first, then twelve of forecast, then the month that is not over."""
    steady = twelve()[0]
    kinds = [row["kind"] for row in _rows(steady)]
    assert kinds == ["Counted"] * 12 + ["Forecast"] * 12 + ["Running month"]
    assert [row["month"] for row in _rows(steady)] == [*range(1, 25), 13]


def test_counted_months_are_the_record() -> None:
    """New, cumulative and uploaders are those of the history, and the day is the month's first."""
    steady = twelve()[0]
    assert steady.history is not None
    for row, month in zip(_rows(steady), steady.history.whole_months, strict=False):
        assert (row["new"], row["cumulative"], row["uploaders"]) == (
            month.new,
            month.cumulative,
            month.uploaders,
        )
        assert month.start is not None
        assert row["start"] == month.start.date()


def test_forecast_months_go_on_with_the_calendar() -> None:
    """The first month of the forecast begins where the last whole month ends."""
    steady = twelve()[0]  # released on 28 January 2025, twelve whole months
    row, point = _rows(steady)[12], steady.forecast[0]
    assert row["start"] == date(2026, 1, 28)
    assert (row["p10"], row["p50"], row["p90"]) == (point.p10, point.p50, point.p90)
    assert row["new"] is None


def test_curve_stands_beside_counted_months() -> None:
    """What the curve expects stands in the whole months; the forecast and the running month have none."""
    steady = replace(twelve()[0], expected=tuple(range(12)))
    assert [row["curve"] for row in _rows(steady)] == [*range(12), *[None] * 13]


def test_no_curve_where_nobody_asked_for_it() -> None:
    """An answer without a look back has no curve."""
    assert {row["curve"] for row in _rows(*twelve()) if "curve" in row} == {None}


def test_models_without_months_have_no_rows() -> None:
    """A model that could not be answered has neither rows nor a place."""
    unknown = twelve()[9]
    assert _rows(unknown) == []
    assert stretches([unknown])[0].first is None


def test_a_model_with_only_a_running_month_has_a_row_and_no_place() -> None:
    """The running month is shown, but formulas for whole months find nothing to read."""
    young = refused("a/b", Status.TOO_YOUNG, evidence.too_young(0, 3), history(running=4))
    (row,) = _rows(young)
    assert row["kind"] == "Running month"
    where = stretches([young, twelve()[0]])
    assert (where[0].first, where[1].first) == (None, 2)


@given(st.lists(st.integers(0, 23), max_size=12), st.sampled_from(["en", "ja"]))
def test_places_lead_to_the_rows_of_their_model(picked: list[int], language: str) -> None:
    """However models are listed, each one's rows begin at its place, counted months first."""
    answers = [many(24)[index] for index in picked]
    (block,) = contents(edition("ja" if language == "ja" else "en", tuple(answers))).blocks
    for answer, where in zip(answers, stretches(answers), strict=True):
        if where.first is None:
            assert not (answer.history and answer.history.whole_months)
            continue
        own = block.rows[where.first - 1 : where.first - 1 + where.observed + where.ahead]
        assert {row["model"] for row in own} == {answer.model}
        assert [row["month"] for row in own] == [*range(1, where.observed + where.ahead + 1)]
        assert all((row["cumulative"] is None) == (n >= where.observed) for n, row in enumerate(own))


def test_a_panel_without_dates_has_months_without_days() -> None:
    """Counts that came without dates leave the day empty, counted and forecast."""
    series = scored("mine:series", history(3, 4, 5), (50.0, None, 40.0))
    assert series.history is not None
    undated = tuple(_undated(series))
    assert {row["start"] for row in _rows(*undated)} == {None}


def _undated(answer: Answer) -> list[Answer]:
    assert answer.history is not None
    months = tuple(replace(month, start=None, uploaders=None) for month in answer.history.months)
    return [replace(answer, history=replace(answer.history, release=None, months=months))]
