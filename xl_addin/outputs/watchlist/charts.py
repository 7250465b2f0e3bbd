"""The charts of the workbook: they read the sheet of the charts' data, and follow the models chosen there.

Lines are told apart by dash and mark, and by colours of different lightness (after Okabe and Ito), so that
they read in grey print and by colour-blind eyes.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from openpyxl.chart import ScatterChart
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from xl_addin.messages import charts as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.chart_parts import (
    Cell,
    Pen,
    Span,
    letters,
    line,
    new_chart,
    rule_lightly,
    set_axis,
    stroke,
    title,
)
from xl_addin.outputs.sheets.charts import EDGE, MEDIAN, OBSERVED
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.computed import Grid
from xl_addin.outputs.watchlist.drawn import LINES, OUTLOOK
from xl_addin.outputs.watchlist.drawn_compared import COMPARED_LINES, key_of
from xl_addin.outputs.watchlist.edition import COMPARED
from xl_addin.outputs.watchlist.sheets.lines import CURVE_NAME, FIXED, FORECAST_NAME, YEAR
from xl_addin.outputs.watchlist.slots import SLOTS
from xl_addin.outputs.watchlist.titles import LINES as SHEET
from xl_addin.outputs.watchlist.titles import TOP, reference
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.chart.axis import NumericAxis

_CURVE = Pen(style.ORANGE, 2, "dash", "none")
_COUNTED = Pen(style.BLUE, 0, "solid", "square", 4)
_HIDDEN = Pen(style.WHITE, 0, "solid", "none")
_DISTANCE = Pen(style.WHITE, 0, "solid", "circle", 18)  # unseen, it keeps a number clear of its point
_MIDDLE = Pen("A6A6A6", 1, "dash", "none")
_STICK = Pen(style.BLUE, 4, "solid", "none")
PENS = (
    Pen(style.BLUE, 2, "solid", "circle", 5),
    Pen("D55E00", 2, "dash", "square", 5),
    Pen(style.BLACK, 1.5, "sysDot", "triangle", 6),
    Pen("009E73", 2, "dashDot", "diamond", 6),
    Pen("CC79A7", 2, "lgDash", "x", 6),
    Pen("56B4E9", 2, "lgDashDot", "plus", 7),
)
"""How the six lines of a comparison look."""
_HALF_YEAR_DAYS = 182.625
_HALF_YEAR_MONTHS = 6
_AROUND = ("t", "r", "l", "b", "r", "l")  # near points should not share a side


def model_chart(language: Language) -> ScatterChart:
    """Return the chart of the one model: counted, forecast and its 80 % interval."""
    chart = new_chart(language)
    chart.title = title(_cell(SLOTS.cell("title", 0), language), language)
    span = _span(LINES, "month", "counted")
    chart.series.append(_line(span, Label.OBSERVED.text(language), OBSERVED, language))
    median = _cell(f"$A${FORECAST_NAME}", language)
    for key, name, pen in (
        ("p50", median, MEDIAN),
        ("p90", Label.FORECAST_HIGH.text(language), EDGE),
        ("p10", Label.FORECAST_LOW.text(language), EDGE),
    ):
        chart.series.append(_line(_span(OUTLOOK, "outlook_month", key), name, pen, language))
    _keep_whole_numbers(chart, language)
    _set_months(chart, language)
    set_axis(chart.y_axis, Label.AXIS_CHILDREN.text(language), "#,##0", language)
    rule_lightly(chart.y_axis)
    return chart


def new_children_chart(language: Language) -> ScatterChart:
    """Return the chart of the new children of each month, as sticks, and what the fitted curve expects.

    Sticks are the error bars of points, because a repeated last point draws nothing more, as a column would.
    """
    chart = new_chart(language)
    chart.title = title(said.NEW_MONTHLY.text(language), language)
    sticks = _line(_span(LINES, "month", "new"), said.NEW.text(language), _COUNTED, language)
    sticks.errBars = ErrorBars(
        errDir="y",
        errBarType="minus",
        errValType="percentage",
        noEndCap=True,
        val=100,
        spPr=GraphicalProperties(ln=stroke(_STICK)),
    )
    chart.series.append(sticks)
    curve = _cell(f"$A${CURVE_NAME}", language)
    chart.series.append(_line(_span(LINES, "month", "curve"), curve, _CURVE, language))
    _keep_whole_numbers(chart, language)
    _set_months(chart, language)
    set_axis(chart.y_axis, said.AXIS_NEW.text(language), "#,##0", language)
    rule_lightly(chart.y_axis)
    return chart


def months_chart(language: Language) -> ScatterChart:
    """Return the cumulative children of up to six models by months since release.

    The axis of children is logarithmic: models differ by factors of a hundred and more, and on an even axis
    all but the largest would be one flat line.
    """
    chart = _compared(("month", "count"), language)
    chart.title = title(said.BY_MONTHS.text(language), language)
    _set_months(chart, language)
    return chart


def calendar_chart(language: Language) -> ScatterChart:
    """Return the same counts by the start of their months in the calendar."""
    chart = _compared(("start", "dated"), language)
    chart.title = title(said.BY_CALENDAR.text(language), language)
    chart.series.append(_line(Span(2, 3, YEAR, YEAR + 1), "", _HIDDEN, language))  # a year at least
    _hide_last_in_legend(chart)
    days = cast("NumericAxis", chart.x_axis)
    set_axis(
        days, said.AXIS_START.text(language), 'yyyy"年"m"月"' if language == "ja" else "yyyy-mm", language
    )
    days.scaling.min = None
    days.majorUnit = _HALF_YEAR_DAYS
    days.majorGridlines = None
    return chart


def map_chart(language: Language) -> ScatterChart:
    """Return the map of heat against stability, with a numbered point for each model that has both.

    Names beside the points would lie over each other where models are alike; the legend has them.
    """
    chart = new_chart(language)
    chart.title = title(said.MAP.text(language), language)
    for first in (FIXED, FIXED + 2):
        chart.series.append(_line(Span(2, 3, first, first + 1), "", _MIDDLE, language))
    for corner in range(FIXED + 4, FIXED + 8):
        side = "l" if corner < FIXED + 6 else "r"
        chart.series.append(_named(Span(2, 3, corner, corner), f"$A${corner}", _HIDDEN, side, language))
    fixed, hidden = len(chart.series), []
    for place, pen in enumerate(PENS, start=1):
        row = TOP + 1 + place
        span = Span(SLOTS.column("map_heat"), SLOTS.column("map_stability"), row, row)
        mark = Pen(pen.color, 0, "solid", pen.marker, 10)
        name = _cell(SLOTS.cell("label", place), language)
        chart.series.append(drawn_with(pen, _line(span, name, mark, language)))
        number = SLOTS.cell(SLOTS.keys[0], place)
        hidden.append(_unseen(_named(span, number, _DISTANCE, _AROUND[place - 1], language)))
    chart.series += hidden
    _hide_in_legend(chart, [*range(fixed), *range(fixed + COMPARED, len(chart.series))])
    for axis, words in ((chart.x_axis, said.AXIS_HEAT), (chart.y_axis, said.AXIS_STABILITY)):
        numbers = cast("NumericAxis", axis)
        set_axis(numbers, words.text(language), "0", language)
        numbers.scaling.max, numbers.majorUnit, numbers.majorGridlines = 100, 25, None
    chart.layout = Layout(manualLayout=ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=0.12, y=0.1, w=0.82, h=0.66
    ))  # fmt: skip
    return chart


def _compared(keys: tuple[str, str], language: Language) -> ScatterChart:
    chart = new_chart(language, legend="r")
    for place, pen in zip(range(1, COMPARED + 1), PENS, strict=True):
        across, up = (key_of(key, place) for key in keys)
        name = _cell(SLOTS.cell("label", place), language)
        chart.series.append(drawn_with(pen, _line(_span(COMPARED_LINES, across, up), name, pen, language)))
    counts = chart.y_axis
    set_axis(counts, said.AXIS_LOG.text(language), "#,##0", language)
    counts.scaling.min, counts.scaling.logBase = 1, 10
    counts.crosses = "min"
    chart.x_axis.crosses = "min"
    rule_lightly(counts)
    return chart


def drawn_with(pen: Pen, drawn: XYSeries) -> XYSeries:
    """Return the line with thin marks where they are crosses, which are strokes and no areas."""
    if pen.marker in ("x", "plus") and drawn.marker is not None:
        drawn.marker.spPr = GraphicalProperties(noFill=True, ln=LineProperties(solidFill=pen.color, w=15_875))
    return drawn


def _unseen(point: XYSeries) -> XYSeries:
    """Leave a point its room and its name alone."""
    nothing = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    point.marker = Marker(symbol=_DISTANCE.marker, size=_DISTANCE.size, spPr=nothing)
    return point


def _named(span: Span, name: str, pen: Pen, side: str, language: Language) -> XYSeries:
    """Return a point that bears its name."""
    point = drawn_with(pen, _line(span, _cell(name, language), pen, language))
    point.dLbls = DataLabelList(
        dLblPos=side,
        txPr=letters(language),
        showSerName=True,
        showVal=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        showBubbleSize=False,
    )
    return point


def _keep_whole_numbers(chart: ScatterChart, language: Language) -> None:
    """Add a point that is not seen, so that an axis of few children still counts in whole numbers."""
    last = FIXED + 8
    chart.series.append(_line(Span(2, 3, last, last), "", _HIDDEN, language))
    _hide_last_in_legend(chart)


def _hide_last_in_legend(chart: ScatterChart) -> None:
    _hide_in_legend(chart, [len(chart.series) - 1])


def _hide_in_legend(chart: ScatterChart, places: Iterable[int]) -> None:
    if chart.legend is not None:
        chart.legend.legendEntry = [LegendEntry(idx=place, delete=True) for place in places]


def _set_months(chart: ScatterChart, language: Language) -> None:
    months = cast("NumericAxis", chart.x_axis)
    set_axis(months, Label.AXIS_MONTHS.text(language), "0", language)
    months.majorUnit = _HALF_YEAR_MONTHS
    months.majorGridlines = None


def _line(span: Span, name: str | Cell, pen: Pen, language: Language) -> XYSeries:
    return line(SHEET.text(language), span, name, pen)


def _span(grid: Grid, across: str, up: str) -> Span:
    return Span(grid.column(across), grid.column(up), TOP + 1, grid.last)


def _cell(cell: str, language: Language) -> Cell:
    return Cell(reference(SHEET, cell, language))
