"""The chart of one model: what was counted, the forecast and its 80 % interval."""

from dataclasses import dataclass
from typing import Literal, cast

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.drawing.text import Font as TextFont
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.text import Label
from xl_addin.records import Language

_POINT = 12_700  # English metric units
_PALE = "D9D9D9"
_LETTERS = 900  # hundredths of a point


@dataclass(frozen=True, slots=True)
class Span:
    """Where a line's figures stand: the column of its months, that of its counts, first and last row."""

    months: int
    counts: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Pen:
    color: str
    points: float
    dash: Literal["solid", "dash", "sysDot"]
    marker: Literal["circle", "diamond", "none"]
    size: int = 4


_OBSERVED = _Pen(style.BLUE, 2.25, "solid", "circle")
_MEDIAN = _Pen(style.ORANGE, 2.25, "dash", "none")
_EDGE = _Pen(style.ORANGE, 1, "sysDot", "none")
_EVENT = _Pen(style.BLACK, 0, "solid", "diamond", 13)  # no line; told apart by its size, in grey too


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
    chart = ScatterChart(style=None, scatterStyle="lineMarker")
    chart.series.append(_line(sheet, observed, Label.OBSERVED.text(language), _OBSERVED))
    if forecast is not None:
        for offset, label, pen in (
            (1, Label.FORECAST_MEDIAN, _MEDIAN),
            (2, Label.FORECAST_HIGH, _EDGE),
            (0, Label.FORECAST_LOW, _EDGE),
        ):
            span = Span(forecast.months, forecast.counts + offset, forecast.first, forecast.last)
            chart.series.append(_line(sheet, span, label.text(language), pen))
    if events is not None:
        chart.series.append(_line(sheet, events, Label.EVENTS.text(language), _EVENT))
    _set_axes(chart, last_month, language)
    chart.legend = Legend(legendPos="b", txPr=_text(language))
    return chart


def place_chart(sheet: Worksheet, chart: ScatterChart, first: int, last: int, columns: int) -> None:
    """Lay ``chart`` over the rows from ``first`` to ``last`` and the first ``columns`` columns."""
    corner, opposite = AnchorMarker(col=0, row=first - 1), AnchorMarker(col=columns, row=last)
    chart.anchor = TwoCellAnchor(_from=corner, to=opposite)  # type: ignore[assignment]  # the stub knows cells only
    sheet.add_chart(chart)


def _line(sheet: Worksheet, span: Span, name: str, pen: _Pen) -> Series:
    months = Reference(sheet, min_col=span.months, min_row=span.first, max_row=span.last)
    counts = Reference(sheet, min_col=span.counts, min_row=span.first, max_row=span.last)
    line: Series = SeriesFactory(counts, months, title=name)
    line.smooth = False
    line.graphicalProperties = GraphicalProperties(ln=_stroke(pen))
    filled = GraphicalProperties(solidFill=pen.color, ln=LineProperties(solidFill=pen.color))
    line.marker = Marker(symbol=pen.marker, size=pen.size, spPr=filled)
    return line


def _stroke(pen: _Pen) -> LineProperties:
    if not pen.points:
        return LineProperties(noFill=True)
    return LineProperties(w=int(pen.points * _POINT), solidFill=pen.color, prstDash=pen.dash)


def _set_axes(chart: ScatterChart, last_month: int, language: Language) -> None:
    months, step = cast("NumericAxis", chart.x_axis), _month_step(last_month)
    _set_axis(months, Label.AXIS_MONTHS, "0", language)
    months.scaling.max = -(-last_month // step) * step
    months.majorUnit = step
    months.majorGridlines = None
    _set_axis(chart.y_axis, Label.AXIS_CHILDREN, "#,##0", language)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=_PALE)))


def _set_axis(axis: NumericAxis, label: Label, number_format: str, language: Language) -> None:
    axis.delete = False  # else Excel shows no axis
    axis.title = _title(label.text(language), language)
    axis.number_format = number_format
    axis.scaling.min = 0
    axis.txPr = _text(language)


def _month_step(last_month: int) -> int:
    """Return the distance between marked months that leaves at most twelve marks."""
    return next((step for step in (1, 2, 3, 6, 12) if last_month <= 12 * step), 24)


def _title(text: str, language: Language) -> Title:
    characters = _characters(language)
    run = RegularTextRun(rPr=characters, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=characters), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _text(language: Language) -> RichText:
    characters = _characters(language)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=characters), endParaRPr=characters)])


def _characters(language: Language) -> CharacterProperties:
    # Charts follow the theme, whose Japanese font is an old one, unless the font is named.
    face = TextFont(typeface=style.FACE[language])
    return CharacterProperties(sz=_LETTERS, b=False, latin=face, ea=face)
