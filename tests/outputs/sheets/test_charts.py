"""The chart of one model."""

from dataclasses import replace

import pytest
from answers import SOURCE, history, kept_answer, scored, twelve
from openpyxl.chart import ScatterChart
from openpyxl.chart.axis import NumericAxis, TextAxis
from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.columns import Row
from xl_addin.outputs.sheets.charts import Span, growth_chart
from xl_addin.outputs.sheets.model import add_model
from xl_addin.outputs.sheets.style import new_book
from xl_addin.records import Answer, Language


def _page(answer: Answer, language: Language = "en") -> Worksheet:
    book = new_book(language)
    sheet: Worksheet = book[add_model(book, Row(answer, language, 1), SOURCE)]
    return sheet


def _chart(sheet: Worksheet) -> ScatterChart:
    (chart,) = sheet._charts  # type: ignore[attr-defined]
    assert isinstance(chart, ScatterChart)
    return chart


def _title(axis: NumericAxis | TextAxis) -> str:
    assert axis.title is not None
    assert axis.title.tx is not None
    assert axis.title.tx.rich is not None
    return str(axis.title.tx.rich.p[0].r[0].t)


def _points(sheet: Worksheet, reference: str) -> list[object]:
    """Return the values of the cells that a chart's reference names."""
    return [cell.value for (cell,) in sheet[reference.split("!")[1].replace("$", "")]]


def test_observed_line_is_the_whole_months() -> None:
    """The first line goes through the cumulative counts of the whole months, not of the running one."""
    answer = twelve()[0]
    sheet = _page(answer)
    line = _chart(sheet).series[0]
    assert answer.history is not None
    whole = answer.history.whole_months
    assert _points(sheet, line.xVal.numRef.f) == [month.number for month in whole]
    assert _points(sheet, line.yVal.numRef.f) == [month.cumulative for month in whole]


def test_forecast_lines_begin_where_the_count_stands() -> None:
    """Median, high and low start at the last whole month and follow the forecast."""
    answer = twelve()[0]
    sheet = _page(answer)
    _, *lines = _chart(sheet).series
    assert [line.tx.v for line in lines] == ["Forecast, median", "Forecast, 80 % high", "Forecast, 80 % low"]
    for line, quantile in zip(lines, ("p50", "p90", "p10"), strict=True):
        expected = [372, *(getattr(point, quantile) for point in answer.forecast)]
        assert _points(sheet, line.yVal.numRef.f) == expected
        assert _points(sheet, line.xVal.numRef.f) == list(range(12, 25))


def test_axes_are_shown_with_their_units() -> None:
    """Both axes are there, whole numbers from 0 on, with a title that names the unit."""
    chart = _chart(_page(twelve()[0], "ja"))
    titles = [_title(axis) for axis in (chart.x_axis, chart.y_axis)]
    assert titles == ["公開からの月数（月）", "派生モデル数の累計（件）"]
    assert [axis.delete for axis in (chart.x_axis, chart.y_axis)] == [False, False]
    assert [axis.scaling.min for axis in (chart.x_axis, chart.y_axis)] == [0, 0]
    assert [axis.numFmt.formatCode for axis in (chart.x_axis, chart.y_axis)] == ["0", "#,##0"]


@pytest.mark.parametrize(
    ("last", "step", "end"),
    [(3, 1, 3), (12, 1, 12), (13, 2, 14), (46, 6, 48), (144, 12, 144), (200, 24, 216)],
)
def test_months_are_marked_sparsely(last: int, step: int, end: int) -> None:
    """At most twelve or so marks stand on the axis, at round months, the last at or past the data."""
    sheet = _page(twelve()[0])
    chart = growth_chart(sheet, Span(1, 4, 2, 3), None, last, "en")
    assert isinstance(chart.x_axis, NumericAxis)
    assert (chart.x_axis.majorUnit, chart.x_axis.scaling.max) == (step, end)


def test_forecast_reads_without_colour() -> None:
    """Observed, median and edges differ in dash, not in colour alone."""
    dashes = [line.graphicalProperties.line.prstDash for line in _chart(_page(twelve()[0])).series]
    assert dashes == ["solid", "dash", "sysDot", "sysDot"]


def test_events_are_marked_on_the_observed_line() -> None:
    """Each event of a whole month is a mark without a line at the count of that month's end."""
    answer = kept_answer()
    sheet = _page(answer, "ja")
    line = _chart(sheet).series[-1]
    assert line.tx.v == "出来事"
    assert _points(sheet, line.xVal.numRef.f) == [3, 12]
    assert answer.history is not None
    assert _points(sheet, line.yVal.numRef.f) == [
        answer.history.months[month - 1].cumulative for month in (3, 12)
    ]
    assert line.graphicalProperties.line.noFill is True
    assert line.marker.symbol == "diamond"


def test_events_off_the_line_are_listed_and_not_marked() -> None:
    """With events before the release and in the running month alone there is no series for them."""
    answer = kept_answer()
    around = replace(answer, events=(answer.events[1], answer.events[3]))
    assert len(_chart(_page(around)).series) == 4


def test_no_forecast_leaves_the_observed_line() -> None:
    """A model without a forecast has its history drawn alone."""
    answer = Answer("a/b", twelve()[6].status, twelve()[6].message, history=history(12, running=3))
    assert len(_chart(_page(answer)).series) == 1


def test_no_month_no_chart() -> None:
    """A model without whole months has no empty chart but the reason."""
    sheet = _page(twelve()[8])
    assert not sheet._charts  # type: ignore[attr-defined]
    assert any("No chart" in str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("answer", [scored("a/b", history(*range(1, 40)), (50, 50, 50)), kept_answer()])
def test_chart_covers_no_figure(answer: Answer) -> None:
    """Under the chart all cells are empty."""
    sheet = _page(answer)
    anchor = _chart(sheet).anchor
    assert isinstance(anchor, TwoCellAnchor)
    rows = sheet.iter_rows(min_row=anchor._from.row + 1, max_row=anchor.to.row, max_col=anchor.to.col)
    assert not [cell.value for row in rows for cell in row if cell.value is not None]
