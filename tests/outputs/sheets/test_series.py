"""The figures under a model's chart."""

from answers import forecast, history
from openpyxl.worksheet.worksheet import Worksheet
from sheets import values

from xl_addin.outputs.sheets.charts import Span
from xl_addin.outputs.sheets.series import write_forecast, write_history
from xl_addin.outputs.sheets.style import new_book, new_sheet
from xl_addin.records import History, Month

PAST = history(5, 6, 7, running=2)


def _sheet() -> Worksheet:
    return new_sheet(new_book("en"), "s", "en")


def test_history_has_a_row_per_month() -> None:
    """From the second row under the caption on, each month has its number and counts."""
    sheet = _sheet()
    assert write_history(sheet, 10, PAST.months, "en") == 15
    assert [sheet.cell(row, 1).value for row in range(12, 16)] == [1, 2, 3, 4]
    assert values(sheet, 14, 3, 3) == [7, 18, 5]  # 5 + 6 + 7 = 18


def test_panel_months_have_neither_dates_nor_uploaders() -> None:
    """What a panel does not know stays empty."""
    sheet = _sheet()
    panel = History(None, (Month(1, None, 4, 4, None),), 4)
    write_history(sheet, 1, panel.months, "en")
    assert values(sheet, 3, 1, 5) == [1, None, 4, 4, None]


def test_forecast_begins_with_now() -> None:
    """The first row is the last whole month as it stands, marked as now."""
    sheet = _sheet()
    points = forecast(PAST, 7, ahead=3)
    span = write_forecast(sheet, 10, PAST.whole_months[-1], points, "en")
    assert values(sheet, 12, 7, 5) == [3, 18, 18, 18, 18]
    assert sheet.cell(12, 7).number_format == '0" (now)"'
    assert span == Span(months=7, counts=8, first=12, last=15)


def test_forecast_rows_are_the_points() -> None:
    """Month, low, median, high and mean stand in this order, unrounded."""
    sheet = _sheet()
    points = forecast(PAST, 7, ahead=3)
    write_forecast(sheet, 10, PAST.whole_months[-1], points, "en")
    for row, point in enumerate(points, start=13):
        assert values(sheet, row, 7, 5) == [point.month, point.p10, point.p50, point.p90, point.mean]
