"""What the charts of every workbook are drawn with: pens, lines, axes, words, and their place on a sheet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from openpyxl.chart import ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrData, StrRef, StrVal
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.drawing.text import Font as TextFont
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.chart._chart import ChartBase

_POINT = 12_700  # English metric units
_PALE = "D9D9D9"
_LETTERS = 900  # hundredths of a point

Dash: TypeAlias = Literal["solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDot"]
Symbol: TypeAlias = Literal["circle", "diamond", "square", "triangle", "x", "plus", "none"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a line's figures stand: the column of its months, that of its counts, first and last row."""

    months: int
    counts: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: 0 points wide is no line, only marks; dash and mark tell it apart without colour."""

    color: str
    points: float
    dash: Dash
    marker: Symbol
    size: int = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell that a chart takes a text from, as a formula names it."""

    reference: str


def new_chart(language: Language, legend: Literal["b", "r"] | None = "b") -> ScatterChart:
    """Return an empty chart of lines between points, with a legend below, to the right, or none."""
    chart = ScatterChart(style=None, scatterStyle="lineMarker")
    chart.legend = Legend(legendPos=legend, txPr=letters(language)) if legend else None
    return chart


def line(sheet: str, span: Span, name: str | Cell, pen: Pen) -> XYSeries:
    """Return the line through the cells of ``span`` on the sheet of that name."""
    months, counts = (_cells(sheet, column, span) for column in (span.months, span.counts))
    drawn = XYSeries(
        tx=SeriesLabel(strRef=StrRef(name.reference)) if isinstance(name, Cell) else SeriesLabel(v=name),
        xVal=AxDataSource(numRef=NumRef(f=months)),
        yVal=NumDataSource(numRef=NumRef(f=counts)),
    )
    drawn.smooth = False
    drawn.graphicalProperties = GraphicalProperties(ln=stroke(pen))
    filled = GraphicalProperties(solidFill=pen.color, ln=LineProperties(solidFill=pen.color))
    drawn.marker = Marker(symbol=pen.marker, size=pen.size, spPr=filled)
    return drawn


def _cells(sheet: str, column: int, span: Span) -> str:
    letter = get_column_letter(column)
    return f"{quote_sheetname(sheet)}!${letter}${span.first}:${letter}${span.last}"


def stroke(pen: Pen) -> LineProperties:
    """Return the stroke of ``pen``."""
    if not pen.points:
        return LineProperties(noFill=True)
    return LineProperties(w=int(pen.points * _POINT), solidFill=pen.color, prstDash=pen.dash)


def set_axis(axis: NumericAxis, label: str, number_format: str, language: Language) -> None:
    """Show ``axis`` from 0 on, with its title; openpyxl leaves it out."""
    axis.delete = False  # else Excel shows no axis
    axis.title = title(label, language)
    axis.number_format = number_format
    axis.scaling.min = 0
    axis.txPr = letters(language)


def rule_lightly(axis: NumericAxis) -> None:
    """Draw pale lines across the chart at the marks of ``axis``."""
    axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=_PALE)))


def title(text: str | Cell, language: Language) -> Title:
    """Return a title that stands beside what is drawn, never over it."""
    if isinstance(text, Cell):
        # LibreOffice shows what a program saved last, or its own word for a title where nothing is saved.
        unknown = StrData(ptCount=1, pt=[StrVal(idx=0, v=" ")])
        linked = StrRef(text.reference, strCache=unknown)
        return Title(tx=Text(strRef=linked), overlay=False, txPr=letters(language))
    characters = _characters(language)
    run = RegularTextRun(rPr=characters, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=characters), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def letters(language: Language) -> RichText:
    """Return how the words of a chart are set."""
    characters = _characters(language)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=characters), endParaRPr=characters)])


def lay(sheet: Worksheet, chart: "ChartBase", first: tuple[int, int], last: tuple[int, int]) -> None:
    """Lay ``chart`` over the cells from ``first`` to ``last`` (row and column, from 1)."""
    corner = AnchorMarker(row=first[0] - 1, col=first[1] - 1)
    opposite = AnchorMarker(row=last[0], col=last[1])
    chart.anchor = TwoCellAnchor(_from=corner, to=opposite)  # type: ignore[assignment]  # the stub knows cells only
    sheet.add_chart(chart)


def _characters(language: Language) -> CharacterProperties:
    # Charts follow the theme, whose Japanese font is an old one, unless the font is named.
    face = TextFont(typeface=style.FACE[language])
    return CharacterProperties(sz=_LETTERS, b=False, latin=face, ea=face)
