"""What charts are drawn with."""

from typing import Any

import pytest
from openpyxl import Workbook

from xl_addin.outputs.sheets.chart_parts import Cell, Pen, Span, lay, line, new_chart, set_axis, stroke, title

PEN = Pen("1F4E79", 1.5, "dash", "square", 5)


def test_line_reads_its_columns_of_the_sheet() -> None:
    """Months and counts are the columns of the span, whatever the sheet is called."""
    drawn: Any = line("Bob's data", Span(1, 28, 6, 9), "x", PEN)
    assert drawn.xVal.numRef.f == "'Bob''s data'!$A$6:$A$9"
    assert drawn.yVal.numRef.f == "'Bob''s data'!$AB$6:$AB$9"


def test_line_is_named_by_text_or_by_cell() -> None:
    """A name is a constant, or follows a cell."""
    constant: Any = line("S", Span(1, 2, 6, 9), "name", PEN)
    linked: Any = line("S", Span(1, 2, 6, 9), Cell("'S'!$A$1"), PEN)
    assert (constant.tx.v, linked.tx.strRef.f) == ("name", "'S'!$A$1")


def test_pen_is_points_wide() -> None:
    """A point is 12,700 English metric units; a pen of 0 points draws no line."""
    assert (stroke(PEN).w, stroke(PEN).prstDash) == (19_050, "dash")
    assert stroke(Pen("1F4E79", 0, "solid", "circle")).noFill is True


def test_axis_is_there_from_nought_on() -> None:
    """An axis has its title and number format and is not left out."""
    axis = new_chart("en").y_axis
    set_axis(axis, "Children", "#,##0", "en")
    assert (axis.delete, axis.scaling.min, axis.numFmt.formatCode) == (False, 0, "#,##0")


@pytest.mark.parametrize("legend", ["b", "r"])
def test_legend_stands_where_it_is_wanted(legend: str) -> None:
    """Below, to the right, or nowhere."""
    chart = new_chart("ja", legend)  # type: ignore[arg-type]
    assert chart.legend is not None
    assert chart.legend.legendPos == legend
    assert new_chart("ja", None).legend is None


def test_words_name_the_font_of_the_language() -> None:
    """A chart does not fall back to the font of the theme."""
    made: Any = title("題", "ja")
    words = made.tx.rich.p[0].r[0].rPr
    assert (words.latin.typeface, words.ea.typeface) == ("游ゴシック", "游ゴシック")


def test_chart_covers_the_cells_from_first_to_last() -> None:
    """Both corners are cells counted from 1, the last one included."""
    sheet = Workbook().create_sheet()
    chart = new_chart("en")
    lay(sheet, chart, (4, 2), (20, 6))
    anchor: Any = chart.anchor
    assert (anchor._from.row, anchor._from.col, anchor.to.row, anchor.to.col) == (3, 1, 20, 6)
