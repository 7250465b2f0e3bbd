"""The chart of one model: what was counted, the forecast and its 80 % interval."""

from typing import TYPE_CHECKING, cast

from openpyxl.chart import ScatterChart
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.chart_parts import Pen, Span, lay, line, new_chart, rule_lightly, set_axis
from xl_addin.outputs.text import Label
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.chart.axis import NumericAxis

__all__ = ["Span", "growth_chart", "place_chart"]

OBSERVED = Pen(style.BLUE, 2.25, "solid", "circle")
MEDIAN = Pen(style.ORANGE, 2.25, "dash", "none")
EDGE = Pen(style.ORANGE, 1, "sysDot", "none")
_EVENT = Pen(style.BLACK, 0, "solid", "diamond", 13)  # no line; told apart by its size, in grey too


def growth_chart(
    sheet: Worksheet,
    observed: Span,
    forecast: Span | None,
    last_month: int,
    language: Language,
    *,
    events: Span | None = None,
) -> ScatterChart:
    """Return the chart of cumulative children over months since release.

    Parameters
    ----------
    forecast
        The rows of the forecast; its counts are the low column, followed by median and high.
        None draws the observed line alone.
    last_month
        The last month on the axis.
    events
        The rows of the user's events, which are marked on the observed line; None marks none.
    """
    chart = new_chart(language)
    chart.series.append(line(sheet.title, observed, Label.OBSERVED.text(language), OBSERVED))
    if forecast is not None:
        for offset, label, pen in (
            (1, Label.FORECAST_MEDIAN, MEDIAN),
            (2, Label.FORECAST_HIGH, EDGE),
            (0, Label.FORECAST_LOW, EDGE),
        ):
            span = Span(forecast.months, forecast.counts + offset, forecast.first, forecast.last)
            chart.series.append(line(sheet.title, span, label.text(language), pen))
    if events is not None:
        chart.series.append(line(sheet.title, events, Label.EVENTS.text(language), _EVENT))
    _set_axes(chart, last_month, language)
    return chart


def place_chart(sheet: Worksheet, chart: ScatterChart, first: int, last: int, columns: int) -> None:
    """Lay ``chart`` over the rows from ``first`` to ``last`` and the first ``columns`` columns."""
    lay(sheet, chart, (first, 1), (last, columns))


def _set_axes(chart: ScatterChart, last_month: int, language: Language) -> None:
    months, step = cast("NumericAxis", chart.x_axis), _month_step(last_month)
    set_axis(months, Label.AXIS_MONTHS.text(language), "0", language)
    months.scaling.max = -(-last_month // step) * step
    months.majorUnit = step
    months.majorGridlines = None
    set_axis(chart.y_axis, Label.AXIS_CHILDREN.text(language), "#,##0", language)
    rule_lightly(chart.y_axis)


def _month_step(last_month: int) -> int:
    """Return the distance between marked months that leaves at most twelve marks."""
    return next((step for step in (1, 2, 3, 6, 12) if last_month <= 12 * step), 24)
