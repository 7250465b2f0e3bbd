"""The sheet for one model: choose it, and outcome, scores, charts and parameters follow by formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.chart_parts import lay
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.text import PARAMETER, PARAMETER_SAYS, SCORE, SCORE_SAYS, Label
from xl_addin.outputs.watchlist.charts import model_chart, new_children_chart
from xl_addin.outputs.watchlist.choosers import make_typed, offer_models
from xl_addin.outputs.watchlist.chosen import SHOWN_CELL, chosen
from xl_addin.outputs.watchlist.contents import Contents, Result
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.lookups import put_formula
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.page_cells import CAPTION, KEPT, OUTCOME, PageCell, meaning, plain, text_or
from xl_addin.outputs.watchlist.skeleton import begin_sheet, write_source
from xl_addin.outputs.watchlist.titles import MODEL
from xl_addin.records import Language, ParameterName, ScoreName, Sentence

_WIDTHS = (19.0, 13.0, 11.0, 12.0, 11.0, 3.0, 11.0, 11.0, 11.0, 11.0, 11.0)  # as on a report's page
_COLUMNS = len(_WIDTHS)
_MEANING = 5  # the column from which words run on to the right
_CHOOSER, _OUTCOME = 4, 6
_KEPT = _OUTCOME + 3  # three lines, whatever model is chosen
_FACTS, _SCORES = _KEPT + 1, _KEPT + 4
_CHOOSER_END = 8  # columns
_READING_LINES, _AUDIT_LINES = 8, 5
_CHART_HEIGHT = 330.0  # points
_GAP = 6.0  # points
_LEFT_CHART = 6  # columns
_FIGURES = "[>=100]#,##0;0.000"
_COUNT = "#,##0"

_FACT_CELLS = (
    (1, "release", Label.RELEASE, style.DATE_FORMAT),
    (2, "as_of", Label.AS_OF, style.DATE_FORMAT),
    (3, "months", Label.WHOLE_MONTHS, "0"),
    (4, "children", Label.CHILDREN, _COUNT),
    (5, "uploaders", Label.UPLOADERS, _COUNT),
    (7, "largest_share", Label.LARGEST, "0%"),
    (8, "certainty", Label.CERTAINTY, "0%"),
)
_READING = text_or("reading", said.NO_EVIDENCE)
_AUDIT = text_or("audit", said.NO_AUDIT)


@dataclass(frozen=True, slots=True)
class _Line:
    """One figure with the ends of its interval, and what it means."""

    name: Sentence
    keys: Sequence[str]
    number_format: str
    says: PageCell


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``."""
    sheet = begin_sheet(book, MODEL, said.MODEL_ABOUT, language)
    write_source(sheet, "model", language)
    for index, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _write_chooser(sheet, language)
    _write_prose(sheet, (_OUTCOME, _KEPT - 1), OUTCOME, language)
    style.aside(_write_prose(sheet, (_KEPT, _KEPT), KEPT, language), language)
    _write_facts(sheet, language)
    last = _write_table(sheet, _SCORES, Label.SCORE.value, _SCORE_LINES, language)
    last = _write_table(sheet, last + 2, said.FORECAST_AHEAD, _FORECAST_LINES, language)
    last = _add_charts(sheet, last + 2, language)
    last = _write_text(sheet, last + 2, Label.READING.value, (_READING, _READING_LINES), language)
    last = _write_table(sheet, last + 2, Label.PARAMETER.value, _PARAMETER_LINES, language)
    _write_text(sheet, last + 2, said.AUDIT, (_AUDIT, _AUDIT_LINES), language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, MODEL.text(language), language, orientation="portrait", one_page=True)


def contents(edition: Edition) -> Contents:
    """Return the model shown, and what the formulas give for it."""
    one = chosen(edition)[0]
    given = {f"model.{cell.key}": Result(cell.value(one)) for cell in _CELLS}
    return Contents({**source_place("model", edition), "model.shown": one.model or None, **given})


def _write_chooser(sheet: Worksheet, language: Language) -> None:
    style.caption(put(sheet, _CHOOSER, 1, said.SHOWN.text(language)), language)
    for column in range(2, _CHOOSER_END + 1):
        make_typed(cast("Cell", sheet.cell(_CHOOSER, column)), language)
    sheet.merge_cells(start_row=_CHOOSER, end_row=_CHOOSER, start_column=2, end_column=_CHOOSER_END)
    offer_models(sheet, SHOWN_CELL.replace("$", ""), language)
    mark(sheet, _CHOOSER, 2, "model.shown")
    sheet.row_dimensions[_CHOOSER + 1].height = _GAP


def _write_facts(sheet: Worksheet, language: Language) -> None:
    for column, key, label, form in _FACT_CELLS:
        style.heading(put(sheet, _FACTS, column, label.text(language)), language)
        number_format = form if isinstance(form, str) else form[language]
        style.body(_write_cell(sheet, _FACTS + 1, column, plain(key), language, number_format=number_format))
    sheet.row_dimensions[_FACTS].height = 2 * style.LINE_HEIGHT[language]


def _write_table(
    sheet: Worksheet, top: int, first: Sentence, lines: Sequence[_Line], language: Language
) -> int:
    """Write headings in row ``top``, the lines below, and return the last row."""
    labels = (first, Label.VALUE.value, Label.LOW.value, Label.HIGH.value, Label.SAYS.value)
    texts = [label.text(language) for label in labels]
    style.heading_row(sheet, top, 1, [*texts, *[""] * (_COLUMNS - len(texts))], language)
    for row, line in enumerate(lines, start=top + 1):
        style.body(put(sheet, row, 1, line.name.text(language)))
        for column, key in enumerate(line.keys, start=2):
            style.body(
                _write_cell(sheet, row, column, plain(key), language, number_format=line.number_format)
            )
        for column in range(_MEANING, _COLUMNS + 1):  # the words run on over empty cells
            style.body(cast("Cell", sheet.cell(row, column)), left=True)
        style.aside(_write_cell(sheet, row, _MEANING, line.says, language), language)
    return top + len(lines)


def _write_text(
    sheet: Worksheet, top: int, caption: Sentence, text: tuple[PageCell, int], language: Language
) -> int:
    """Write a caption in row ``top``, below it a text over so many rows, and return the last row.

    The room is fixed: a text that changes with the model cannot change the height of its rows.
    """
    cell, lines = text
    style.caption(put(sheet, top, 1, caption.text(language)), language)
    _write_prose(sheet, (top + 1, top + lines), cell, language)
    return top + lines


def _write_prose(sheet: Worksheet, rows: tuple[int, int], text: PageCell, language: Language) -> Cell:
    cell = _write_cell(sheet, rows[0], 1, text, language)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=rows[0], end_row=rows[1], start_column=1, end_column=_COLUMNS)
    return cell


def _write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    cell: PageCell,
    language: Language,
    *,
    number_format: str = "General",
) -> Cell:
    mark(sheet, row, column, f"model.{cell.key}")
    return put_formula(sheet, row, column, cell.formula(language), number_format)


def _add_charts(sheet: Worksheet, top: int, language: Language) -> int:
    """Lay the two charts side by side under their caption in row ``top``, and return the last row."""
    style.caption(_write_cell(sheet, top, 1, CAPTION, language), language)
    last = top + round(_CHART_HEIGHT / style.LINE_HEIGHT[language])
    lay(sheet, model_chart(language), (top + 1, 1), (last, _LEFT_CHART))
    lay(sheet, new_children_chart(language), (top + 1, _LEFT_CHART + 1), (last, _COLUMNS))
    return last


def _ends(key: str) -> tuple[str, ...]:
    return tuple(f"{key}{end}" for end in ("", "_low", "_high"))


def _score_line(name: ScoreName) -> _Line:
    says = meaning(name, SCORE_SAYS[name], said.NO_EVIDENCE)
    return _Line(SCORE[name], _ends(name), "0.0", says)


def _parameter_line(key: str, name: Sentence, says: Sentence) -> _Line:
    return _Line(name, _ends(key), _FIGURES, meaning(key, says, Label.NOT_IDENTIFIED.value))


def _forecast_line(months: int) -> _Line:
    keys = [f"forecast_{months}_{quantile}" for quantile in ("p50", "p10", "p90")]
    says = meaning(keys[0], said.FORECAST_SAYS, said.NO_FORECAST)
    return _Line(said.IN_MONTHS[months], keys, _COUNT, says)


_SCORE_LINES = [_score_line(name) for name in ScoreName if name is not ScoreName.OVERALL]
_FORECAST_LINES = [_forecast_line(months) for months in said.IN_MONTHS]
_PARAMETER_LINES = [
    *(_parameter_line(name, PARAMETER[name], PARAMETER_SAYS[name]) for name in ParameterName),
    _parameter_line("ceiling", Label.CEILING.value, Label.CEILING_SAYS.value),
    _parameter_line("peak_month", Label.PEAK.value, Label.PEAK_SAYS.value),
]
_CELLS: Sequence[PageCell] = [
    *(OUTCOME, KEPT, CAPTION, _READING, _AUDIT),
    *(plain(key) for _, key, _, _ in _FACT_CELLS),
    *(plain(key) for line in (*_SCORE_LINES, *_FORECAST_LINES, *_PARAMETER_LINES) for key in line.keys),
    *(line.says for line in (*_SCORE_LINES, *_FORECAST_LINES, *_PARAMETER_LINES)),
]
