"""The page of one model: outcome, scores, parameters, reading, chart and the figures under it."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.audit.words import Doubt
from xl_addin.messages import reporting
from xl_addin.outputs.cell_values import CellValue, cut, sheet_name
from xl_addin.outputs.columns import Row, score_of
from xl_addin.outputs.doubts import KIND
from xl_addin.outputs.happenings import placed
from xl_addin.outputs.reading import kept_line, reading
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.charts import Span, growth_chart, place_chart
from xl_addin.outputs.sheets.events import write_events
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.series import write_forecast, write_history
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import PARAMETER, PARAMETER_SAYS, SCORE, SCORE_SAYS, STATUS, Label
from xl_addin.records import Answer, Estimate, History, Language, ParameterName, ScoreName, Sentence

_WIDTHS = (19.0, 13.0, 11.0, 12.0, 11.0, 3.0, 11.0, 11.0, 11.0, 11.0, 11.0)
_COLUMNS = len(_WIDTHS)
_MEANING_COLUMN = 5
_LONGEST_TITLE = 100
_LARGE = 100.0  # from here on an estimate is shown without decimals
_CHART_HEIGHT = 320.0  # points
_ONE_PAGE = 36  # months that are still readable when the page is shrunk to one


def add_model(book: Workbook, row: Row, source: Source, doubts: Sequence[Doubt] | None = None) -> str:
    """Append the page of one model to ``book`` and return the sheet's name.

    ``doubts`` are the findings of its audit, None where there was none.
    """
    answer, language = row.answer, row.language
    place = len(book.sheetnames) if row.rank is None else row.rank
    name = sheet_name(f"{place} {answer.model.rsplit('/')[-1]}", book.sheetnames)
    sheet = style.new_sheet(book, name, language)
    for index, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    last = _write_head(sheet, answer, source, language)
    last = _write_scores(sheet, last + 2, answer, language)
    last = _write_parameters(sheet, last + 2, answer, language)
    last = _write_reading(sheet, last + 2, answer, language)
    if doubts is not None:
        last = _write_doubts(sheet, last + 1, doubts, language)
    last = _write_growth(sheet, last + 2, answer, language)
    lines = [line.text(language) for line in source_lines(source)]
    style.footnotes(sheet, last + 2, _COLUMNS, lines, language)
    sheet.sheet_view.showGridLines = False
    one_page = answer.history is not None and len(answer.history.months) <= _ONE_PAGE
    set_page(sheet, source.title.text(language), language, orientation="portrait", one_page=one_page)
    return name


def _write_head(sheet: Worksheet, answer: Answer, source: Source, language: Language) -> int:
    # An id is at most 96 characters long; what is longer is no id and need not be shown whole.
    style.write_title(sheet, cut(answer.model, _LONGEST_TITLE), language, size=12)
    mark = f"{Label.INVENTED.text(language)}　" if source.invented else ""
    outcome = f"{mark}{STATUS[answer.status].text(language)} — {answer.message.text(language)}"
    style.prose(sheet, 2, _COLUMNS, outcome, language)
    if answer.base is not None:
        style.aside(
            style.prose(sheet, 3, _COLUMNS, kept_line(answer, answer.base, language), language), language
        )
    _write_facts(sheet, 4, answer, language)
    return 5


def _write_facts(sheet: Worksheet, top: int, answer: Answer, language: Language) -> None:
    history = answer.history or History(release=None, months=(), children=0)
    dates = style.DATE_FORMAT[language]
    facts: tuple[tuple[int, Label, CellValue, str], ...] = (
        (1, Label.RELEASE, history.release, dates),
        (2, Label.AS_OF, answer.as_of, dates),
        (3, Label.WHOLE_MONTHS, len(history.whole_months), "0"),
        (4, Label.CHILDREN, history.children, "#,##0"),
        (5, Label.UPLOADERS, history.uploaders, "#,##0"),
        (7, Label.LARGEST, history.largest_uploader_share, "0%"),
        (8, Label.CERTAINTY, answer.certainty, "0%"),
    )
    for column, label, value, number_format in facts:
        style.heading(put(sheet, top, column, label.text(language)), language)
        style.body(put(sheet, top + 1, column, value, number_format))
    sheet.row_dimensions[top].height = 2 * style.LINE_HEIGHT[language]


def _write_scores(sheet: Worksheet, top: int, answer: Answer, language: Language) -> int:
    _write_headings(sheet, top, Label.SCORE, language)
    for row, name in enumerate(ScoreName, start=top + 1):
        score = score_of(answer, name)
        _write_line(sheet, row, SCORE[name].text(language), (score.value, score.p10, score.p90), "0.0")
        _write_meaning(sheet, row, SCORE_SAYS[name].text(language), language)
    return top + len(ScoreName)


def _write_parameters(sheet: Worksheet, top: int, answer: Answer, language: Language) -> int:
    _write_headings(sheet, top, Label.PARAMETER, language)
    for row, name in enumerate(ParameterName, start=top + 1):
        estimate = answer.parameters.get(name)
        _write_estimate(sheet, row, (PARAMETER[name], PARAMETER_SAYS[name]), estimate, language)
    last = top + len(ParameterName) + 2
    for row, words, estimate in (
        (last - 1, (Label.CEILING.value, Label.CEILING_SAYS.value), answer.ceiling),
        (last, (Label.PEAK.value, Label.PEAK_SAYS.value), answer.peak_month),
    ):
        _write_estimate(sheet, row, words, estimate, language)
    return last


def _write_estimate(
    sheet: Worksheet,
    row: int,
    words: tuple[Sentence, Sentence],
    estimate: Estimate | None,
    language: Language,
) -> None:
    name, says = (sentence.text(language) for sentence in words)
    figures = (estimate.p50, estimate.p10, estimate.p90) if estimate else (None, None, None)
    large = estimate is not None and estimate.p90 >= _LARGE
    _write_line(sheet, row, name, figures, "#,##0" if large else "0.000")
    if figures[0] is None:
        says = f"{Label.NOT_IDENTIFIED.text(language)} — {says}"
    _write_meaning(sheet, row, says, language)


def _write_headings(sheet: Worksheet, top: int, first: Label, language: Language) -> None:
    labels = (first, Label.VALUE, Label.LOW, Label.HIGH, Label.SAYS)
    texts = [label.text(language) for label in labels]
    style.heading_row(sheet, top, 1, [*texts, *[""] * (_COLUMNS - len(texts))], language)


def _write_line(
    sheet: Worksheet, row: int, name: str, figures: Sequence[float | None], number_format: str
) -> None:
    style.body(put(sheet, row, 1, name))
    for column, figure in enumerate(figures, start=2):
        style.body(put(sheet, row, column, figure, number_format))


def _write_meaning(sheet: Worksheet, row: int, text: str, language: Language) -> None:
    """Write a text that runs on over the empty cells to its right."""
    for column in range(_MEANING_COLUMN, _COLUMNS + 1):
        cell = put(sheet, row, column, text if column == _MEANING_COLUMN else None)
        style.body(cell)
        style.aside(cell, language)


def _write_reading(sheet: Worksheet, top: int, answer: Answer, language: Language) -> int:
    return _write_bullets(sheet, top, Label.READING.value, reading(answer), language)


def _write_doubts(sheet: Worksheet, top: int, doubts: Sequence[Doubt], language: Language) -> int:
    told = [
        Sentence(f"{KIND[doubt.kind].en}: {doubt.sentence.en}", f"{KIND[doubt.kind].ja}：{doubt.sentence.ja}")
        for doubt in doubts
    ]
    return _write_bullets(sheet, top, reporting.FINDINGS, told or [reporting.NO_FINDING], language)


def _write_bullets(
    sheet: Worksheet, top: int, caption: Sentence, sentences: Sequence[Sentence], language: Language
) -> int:
    style.caption(put(sheet, top, 1, caption.text(language)), language)
    for row, sentence in enumerate(sentences, start=top + 1):
        style.prose(sheet, row, _COLUMNS, style.bullet(sentence.text(language), language), language)
    return top + len(sentences)


def _write_growth(sheet: Worksheet, top: int, answer: Answer, language: Language) -> int:
    """Write chart and figures from row ``top`` on; a model without whole months says why there is none."""
    whole = answer.history.whole_months if answer.history else ()
    if answer.history is None or not whole:
        put(sheet, top, 1, Label.NO_CHART.text(language))
        return top
    chart_end = top + round(_CHART_HEIGHT / style.LINE_HEIGHT[language]) - 1
    events_end, events = write_events(sheet, chart_end + 2, placed(answer), language)
    table = events_end + 2 if answer.events else chart_end + 2
    history_end = write_history(sheet, table, answer.history.months, language)
    observed = Span(1, 4, table + 2, table + 1 + len(whole))
    forecast, last_month = None, whole[-1].number
    if answer.forecast:
        forecast = write_forecast(sheet, table, whole[-1], answer.forecast, language)
        last_month = answer.forecast[-1].month
    chart = growth_chart(sheet, observed, forecast, last_month, language, events=events)
    place_chart(sheet, chart, top, chart_end, _COLUMNS)
    return max(history_end, forecast.last if forecast else 0)
