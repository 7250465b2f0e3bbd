"""The comparison in the report."""

from answers import SOURCE, history, scored, twelve
from openpyxl import Workbook
from sheets import row_of

from xl_addin.outputs.columns import Row, ranked
from xl_addin.outputs.sheets.compare_page import add_compare
from xl_addin.outputs.sheets.style import new_book


def compared(*rows: Row) -> Workbook:
    """Return a workbook with the comparison of ``rows``."""
    book = new_book("en")
    add_compare(book, rows, SOURCE)
    return book


def test_models_stand_in_their_order_with_ranges() -> None:
    """Each row has scores with their 80 % ranges, count and forecast; stability is marked from 12 months."""
    old = scored("o/Old", history(*[7] * 34), (35.0, 48.0, 41.0), *twelve()[4].notes)
    sheet = compared(Row(old, "en"), Row(twelve()[0], "en"))["Compare"]
    assert [cell.value for cell in sheet[4]] == [
        *("o/Old", "Scored", 35.0, "23–44", 48.0, "36–57*", 41.0, "29–50", 238),
        *(sheet["J4"].value, sheet["K4"].value),
    ]
    assert sheet["A5"].value == twelve()[0].model


def test_six_lines_are_told_apart_in_grey() -> None:
    """Each of six models has its own line with dash or mark of its own, named after it."""
    rows = ranked(twelve()[:6], "en")
    (chart,) = compared(*rows)["Compare"]._charts  # type: ignore[attr-defined]
    looks = {(line.marker.symbol, line.graphicalProperties.ln.prstDash) for line in chart.series}
    assert len(looks) == 6
    assert [line.tx.v for line in chart.series] == [row.answer.model for row in rows]


def test_no_zero_stands_where_the_axis_is_logarithmic() -> None:
    """Months without any child yet stay empty in the chart's figures."""
    late = scored("l/Late", history(0, 0, 3, 4), (50.0, None, 50.0))
    sheet = compared(Row(late, "en"), Row(twelve()[0], "en"))["Compare"]
    top = row_of(sheet, "Observed (children)") + 2
    assert [sheet.cell(row, 2).value for row in range(top, top + 4)] == [None, None, 3, 7]


def test_the_figures_of_the_chart_are_not_printed() -> None:
    """What is printed ends with the sources, on one page."""
    sheet = compared(*ranked(twelve()[:2], "en"))["Compare"]
    last = int(sheet.print_area.rsplit("$", 1)[-1])
    assert row_of(sheet, "Source:") < last < row_of(sheet, "Observed (children)")
    assert sheet.page_setup.fitToHeight == 1
