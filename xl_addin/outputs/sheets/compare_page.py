"""The report's comparison: up to six models side by side, in one table and one chart."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.chart import ScatterChart
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts, purposes, reporting
from xl_addin.outputs.cell_values import CellValue, clean
from xl_addin.outputs.columns import READERS, Row, is_marked, score_of
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.chart_parts import Span, lay, line, new_chart, rule_lightly, set_axis
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.charts import PENS, drawn_with
from xl_addin.outputs.watchlist.purposes import PURPOSES, suits
from xl_addin.outputs.watchlist.shorthand import ahead, span
from xl_addin.outputs.watchlist.titles import COMPARE
from xl_addin.records import History, ScoreName

if TYPE_CHECKING:
    from openpyxl.chart.axis import NumericAxis

_KEYS = (
    *("model", "status", "heat", "heat_range", "stability", "stability_range"),
    *("competitiveness", "competitiveness_range", "children", "forecast_12", "forecast_12_range"),
)
_TOP = 3
_CHART_HEIGHT = 400.0  # points
_HALF_YEAR = 6


def add_compare(book: Workbook, rows: Sequence[Row], source: Source) -> None:
    """Append the sheet to ``book``; ``rows`` are one to six models, in the order of their lines."""
    language = rows[0].language
    sheet = style.new_sheet(book, COMPARE.text(language), language)
    style.write_title(sheet, COMPARE.text(language), language)
    columns = [read_layout().columns[key] for key in _KEYS]
    bottom = write_rows(
        sheet, _TOP, columns, [_cells(row) for row in rows], language=language, name="compare"
    )
    told = _write_purposes(sheet, bottom + 2, rows)
    style.aside(put(sheet, told + 2, 1, reporting.ABOUT_COMPARE.text(language)), language)
    chart_top = told + 4
    chart_end = chart_top + round(_CHART_HEIGHT / style.LINE_HEIGHT[language]) - 1
    lines = [each.text(language) for each in source_lines(source)]
    style.footnotes(sheet, chart_end + 2, len(columns), lines, language)
    spans = _write_months(sheet, chart_end + 3 + len(lines), rows)
    lay(sheet, _chart(sheet, rows, spans), (chart_top, 1), (chart_end, len(columns)))
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{chr(ord('A') + len(columns) - 1)}{chart_end + 1 + len(lines)}"
    set_page(sheet, source.title.text(language), language, one_page=True)


def _cells(row: Row) -> Mapping[str, CellValue]:
    point = ahead(row.answer, 12)
    ranges = {
        f"{name.value}_range": _range(row, name)
        for name in (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
    }
    return {
        **{key: READERS[key](row) for key in _KEYS if key in READERS},
        **ranges,
        "forecast_12": point.p50 if point else None,
        "forecast_12_range": span(point.p10, point.p90, row.language) if point else None,
    }


def _write_purposes(sheet: Worksheet, top: int, rows: Sequence[Row]) -> int:
    """Write from row ``top`` on which model suits what, and return the last row."""
    language = rows[0].language
    style.caption(put(sheet, top, 1, purposes.CAPTION.text(language)), language)
    for at, purpose in enumerate(PURPOSES.values(), start=top + 1):
        scores = [(row.answer.model, score_of(row.answer, purpose.score)) for row in rows]
        put(sheet, at, 1, suits(purpose, scores, language))
    last = top + len(PURPOSES) + 1
    style.aside(put(sheet, last, 1, purposes.HORIZON.text(language)), language)
    return last


def _range(row: Row, name: ScoreName) -> str | None:
    score, mark = score_of(row.answer, name), "*" if is_marked(row.answer, name.value) else ""
    return span(score.p10, score.p90, row.language, mark)


def _write_months(sheet: Worksheet, top: int, rows: Sequence[Row]) -> list[Span]:
    """Write the cumulative children of each whole month, a column per model; return where they stand.

    A month without any child yet stays empty, because a logarithmic axis has no 0.
    """
    language = rows[0].language
    style.caption(put(sheet, top, 1, Label.HISTORY.text(language)), language)
    heads = [Label.MONTH.text(language), *(row.answer.model for row in rows)]
    style.heading_row(sheet, top + 1, 1, heads, language)
    spans = []
    for column, row in enumerate(rows, start=2):
        months = (row.answer.history or History(None, (), 0)).whole_months
        for place, month in enumerate(months, start=top + 2):
            style.body(put(sheet, place, 1, month.number, "0"))
            style.body(put(sheet, place, column, month.cumulative or None, "#,##0"))
        spans.append(Span(1, column, top + 2, top + 1 + max(1, len(months))))
    return spans


def _chart(sheet: Worksheet, rows: Sequence[Row], spans: Sequence[Span]) -> ScatterChart:
    language = rows[0].language
    chart = new_chart(language)
    for row, where, pen in zip(rows, spans, PENS, strict=False):
        chart.series.append(drawn_with(pen, line(sheet.title, where, clean(row.answer.model), pen)))
    months, counts = cast("NumericAxis", chart.x_axis), chart.y_axis
    set_axis(months, Label.AXIS_MONTHS.text(language), "0", language)
    months.majorUnit, months.majorGridlines = _HALF_YEAR, None
    set_axis(counts, charts.AXIS_LOG.text(language), "#,##0", language)
    counts.scaling.min, counts.scaling.logBase = 1, 10
    counts.crosses = months.crosses = "min"
    rule_lightly(counts)
    return chart
