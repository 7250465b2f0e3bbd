"""The figures under a model's chart: the months that were counted and those that are forecast."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.charts import Span
from xl_addin.outputs.text import Label
from xl_addin.records import ForecastPoint, Language, Month

_COUNT = "#,##0"
_FORECAST_LEFT = 7  # five columns of history and a gap


def write_history(sheet: Worksheet, top: int, months: Sequence[Month], language: Language) -> int:
    """Write the observed months with caption in row ``top``, headings below, and return the last row."""
    style.caption(put(sheet, top, 1, Label.HISTORY.text(language)), language)
    labels = (Label.MONTH, Label.START, Label.NEW, Label.CUMULATIVE, Label.UPLOADERS)
    style.heading_row(sheet, top + 1, 1, [label.text(language) for label in labels], language)
    for row, month in enumerate(months, start=top + 2):
        number = f'0" ({Label.RUNNING.text(language)})"' if month.running else "0"
        style.body(put(sheet, row, 1, month.number, number))
        style.body(put(sheet, row, 2, month.start, style.DATE_FORMAT[language]))
        for column, count in enumerate((month.new, month.cumulative, month.uploaders), start=3):
            style.body(put(sheet, row, column, count, _COUNT))
    return top + 1 + len(months)


def write_forecast(
    sheet: Worksheet, top: int, now: Month, points: Sequence[ForecastPoint], language: Language
) -> Span:
    """Write the forecast beside the history, beginning with the last whole month as it is.

    The columns are month, low, median, high and mean; the span returned begins at low.
    """
    left = _FORECAST_LEFT
    style.caption(put(sheet, top, left, Label.FORECAST.text(language)), language)
    labels = (Label.MONTH, Label.LOW, Label.MEDIAN, Label.HIGH, Label.MEAN)
    style.heading_row(sheet, top + 1, left, [label.text(language) for label in labels], language)
    number = f'0" ({Label.NOW.text(language)})"'
    _write_point(sheet, top + 2, left, (now.number, *[now.cumulative] * 4), number)
    for row, point in enumerate(points, start=top + 3):
        _write_point(sheet, row, left, (point.month, point.p10, point.p50, point.p90, point.mean), "0")
    return Span(left, left + 1, top + 2, top + 2 + len(points))


def _write_point(sheet: Worksheet, row: int, left: int, figures: Sequence[float], month_format: str) -> None:
    for column, figure in enumerate(figures, start=left):
        style.body(put(sheet, row, column, figure, month_format if column == left else _COUNT))
