"""The charts of the workbook: what they read, and that they read without colour."""

from collections.abc import Callable
from typing import Any

import pytest
from chosen_books import skeleton
from openpyxl.chart import ScatterChart
from openpyxl.chart.series import Series

from xl_addin.messages import charts as said
from xl_addin.outputs.watchlist.charts import (
    PENS,
    calendar_chart,
    map_chart,
    model_chart,
    months_chart,
    new_children_chart,
)
from xl_addin.outputs.watchlist.drawn import LINES, OUTLOOK
from xl_addin.outputs.watchlist.drawn_compared import COMPARED_LINES
from xl_addin.outputs.watchlist.edition import COMPARED
from xl_addin.outputs.watchlist.slots import SLOTS
from xl_addin.records import Language

ALL: tuple[Callable[[Language], ScatterChart], ...] = (
    model_chart,
    new_children_chart,
    months_chart,
    calendar_chart,
    map_chart,
)


def _area(reference: str) -> tuple[str, str]:
    sheet, cells = reference.rsplit("!", 1)
    return sheet.strip("'"), cells.replace("$", "")


def _heading(line: Series, axis: str) -> object:
    """Return the heading over the cells that a line reads."""
    sheet, cells = _area(getattr(line, axis).numRef.f)
    letters = cells.split(":")[0].rstrip("0123456789")
    return skeleton("en")[sheet][f"{letters}5"].value


@pytest.mark.parametrize("build", ALL)
def test_every_line_reads_as_many_places_as_counts(build: Callable[[Language], ScatterChart]) -> None:
    """Both axes of each line are columns of the charts' data over the same rows."""
    for line in build("ja").series:
        across, up = (_area(values.numRef.f) for values in (line.xVal, line.yVal))
        assert across[0] == up[0] == "グラフ用"
        rows = [
            [part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for part in one[1].split(":")] for one in (across, up)
        ]
        assert rows[0] == rows[1]


@pytest.mark.parametrize("build", ALL)
def test_axes_are_shown_with_titles(build: Callable[[Language], ScatterChart]) -> None:
    """No axis is left out, and each has a title."""
    chart = build("en")
    assert [axis.delete for axis in (chart.x_axis, chart.y_axis)] == [False, False]
    assert all(axis.title is not None for axis in (chart.x_axis, chart.y_axis))


def test_model_chart_reads_whole_columns() -> None:
    """The counted line reads all rows of its table, the forecast's three lines theirs."""
    counted, *ahead, _ = model_chart("en").series
    assert _heading(counted, "yVal") == "Cumulative"
    assert [_heading(line, "yVal") for line in ahead] == ["Forecast median", "80 % high", "80 % low"]
    assert counted.yVal.numRef.f.endswith(f"${LINES.last}")
    assert all(line.yVal.numRef.f.endswith(f"${OUTLOOK.last}") for line in ahead)


def test_model_chart_is_titled_by_a_cell() -> None:
    """The title follows the model that is chosen; until a program reads the cell it is blank."""
    chart: Any = model_chart("en")
    assert chart.title.tx.strRef.f == f"'Chart data'!{SLOTS.cell('title', 0)}"
    assert [point.v for point in chart.title.tx.strRef.strCache.pt] == [" "]


def test_forecast_reads_without_colour() -> None:
    """Counted, median and edges differ in dash, width or marks."""
    looks = [
        (line.graphicalProperties.line.prstDash, line.graphicalProperties.line.w, line.marker.symbol)
        for line in model_chart("en").series[:3]
    ]
    assert len(set(looks)) == 3


def test_new_children_are_sticks_down_to_the_axis() -> None:
    """Each point has a bar that is its whole height, so that a repeated point is no second column."""
    sticks, curve, _ = new_children_chart("en").series
    assert _heading(sticks, "yVal") == "New"
    assert _heading(curve, "yVal") == "Fitted curve"
    assert (sticks.errBars.errBarType, sticks.errBars.errValType, sticks.errBars.val) == (
        "minus",
        "percentage",
        100,
    )


def test_six_lines_are_told_apart_without_colour() -> None:
    """No two of the six have the same dash or the same mark, nor the same colour."""
    assert len(PENS) == COMPARED
    for looks in ({pen.dash for pen in PENS}, {pen.marker for pen in PENS}, {pen.color for pen in PENS}):
        assert len(looks) == COMPARED


def test_compared_lines_are_named_by_their_models() -> None:
    """Each line has the name of its place from a cell, and reads its own columns."""
    lines = months_chart("en").series
    assert [line.tx.strRef.f for line in lines] == [
        f"'Chart data'!{SLOTS.cell('label', place)}" for place in range(1, COMPARED + 1)
    ]
    assert [_heading(line, "yVal") for line in lines] == [f"{n}: Cumulative" for n in range(1, COMPARED + 1)]
    assert lines[0].yVal.numRef.f.endswith(f"${COMPARED_LINES.last}")


def test_axis_of_children_is_logarithmic_from_one() -> None:
    """Models that differ by factors of a hundred are read together, each step is ten times."""
    axis = months_chart("en").y_axis
    assert (axis.scaling.logBase, axis.scaling.min, axis.numFmt.formatCode) == (10, 1, "#,##0")


@pytest.mark.parametrize(("language", "form"), [("en", "yyyy-mm"), ("ja", 'yyyy"年"m"月"')])
def test_calendar_counts_in_months(language: Language, form: str) -> None:
    """Days are shown as months, twice a year, and the axis spans a year at least."""
    chart: Any = calendar_chart(language)
    assert chart.x_axis.numFmt.formatCode == form
    assert chart.x_axis.majorUnit == pytest.approx(182.625)  # half of 365.25
    assert len(chart.series) == COMPARED + 1
    assert [entry.idx for entry in chart.legend.legendEntry] == [COMPARED]  # the span is not in the legend


def test_map_has_numbered_points_in_named_corners() -> None:
    """Two dashed lines part the map, four corners say what they mean, six points are numbered and named.

    The number stands beside the point, the name in the legend, which has nothing else.
    """
    chart: Any = map_chart("en")
    middles, corners, points, numbers = (
        chart.series[first:last] for first, last in ((0, 2), (2, 6), (6, 12), (12, 18))
    )
    assert len(chart.series) == 18
    assert all(line.graphicalProperties.line.prstDash == "dash" for line in middles)
    assert all(point.dLbls.showSerName and not point.dLbls.showVal for point in (*corners, *numbers))
    for place, (point, number) in enumerate(zip(points, numbers, strict=True), start=1):
        assert point.tx.strRef.f.endswith(SLOTS.cell("label", place))
        assert number.tx.strRef.f.endswith(SLOTS.cell(SLOTS.keys[0], place))
        assert number.xVal.numRef.f == point.xVal.numRef.f
    assert {entry.idx for entry in chart.legend.legendEntry} == {*range(6), *range(12, 18)}
    sheet = skeleton("en")["Chart data"]
    words = [sheet[_area(corner.tx.strRef.f)[1]].value for corner in corners]
    assert words == [quadrant.en for quadrant in said.QUADRANTS]
    assert (chart.x_axis.scaling.max, chart.y_axis.scaling.max) == (100, 100)


def test_right_above_is_what_rises_and_lasts() -> None:
    """The words stand in the corners that they are about: heat to the right, stability upwards."""
    sheet = skeleton("en")["Chart data"]
    where = {}
    for corner in map_chart("en").series[2:6]:
        word, across, up = (
            sheet[_area(place)[1].split(":")[0]].value
            for place in (corner.tx.strRef.f, corner.xVal.numRef.f, corner.yVal.numRef.f)
        )
        where[word] = (across > 50, up > 50)
    assert where == {
        "rises and lasts": (True, True),
        "rises, then fades": (True, False),
        "calm but lasting": (False, True),
        "calm and fading": (False, False),
    }
