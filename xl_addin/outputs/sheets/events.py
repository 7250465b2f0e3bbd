"""The user's events under a model's chart: a small dated list, whose figures the chart marks."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.happenings import Placed
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.charts import Span
from xl_addin.outputs.text import Label
from xl_addin.records import Language

_COLUMNS = 11  # of the model's page
_TEXT = 4


def write_events(
    sheet: Worksheet, top: int, events: Sequence[Placed], language: Language
) -> tuple[int, Span | None]:
    """Write the events, by day, from row ``top`` on, each with month, date, count and text.

    Return the last row, and the span of those that lie on the observed line (None where none does).
    Without events nothing is written.
    """
    if not events:
        return top - 1, None
    style.caption(put(sheet, top, 1, Label.EVENTS.text(language)), language)
    labels = (Label.MONTH, Label.DATE, Label.CUMULATIVE, Label.EVENT)
    texts = [label.text(language) for label in labels]
    style.heading_row(sheet, top + 1, 1, [*texts, *[""] * (_COLUMNS - len(texts))], language)
    for row, event in enumerate(events, start=top + 2):
        _write_event(sheet, row, event, language)
    rows = [row for row, event in enumerate(events, start=top + 2) if event.cumulative is not None]
    return top + 1 + len(events), Span(1, 3, rows[0], rows[-1]) if rows else None


def _write_event(sheet: Worksheet, row: int, placed: Placed, language: Language) -> None:
    before = f'0;;"{Label.BEFORE_RELEASE.text(language)}"'  # what a spreadsheet shows for month 0
    for column, (value, number_format) in enumerate(
        (
            (placed.month, before),
            (placed.event.day, style.DATE_FORMAT[language]),
            (placed.cumulative, "#,##0"),
        ),
        start=1,
    ):
        style.body(put(sheet, row, column, value, number_format))
    widths = [sheet.column_dimensions[letter].width for letter in "DEFGHIJK"]
    for column in range(_TEXT, _COLUMNS + 1):
        style.body(put(sheet, row, column, placed.event.text if column == _TEXT else None), wrap=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_TEXT, end_column=_COLUMNS)
    lines = style.lines_needed(placed.event.text, sum(widths))
    sheet.row_dimensions[row].height = lines * style.LINE_HEIGHT[language] + 2
