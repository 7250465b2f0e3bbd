"""The sheet that says, in a manager's words, how the figures arise and where they end."""

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import Layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.records import Language, Sentence

_TOPIC_WIDTH = 26.0
_TEXT_WIDTH = 100.0


def add_method(book: Workbook, layout: Layout, source: Source, language: Language) -> None:
    """Append the sheet of method, limits and column meanings to ``book``."""
    name = Label.METHOD.text(language)
    sheet = style.new_sheet(book, name, language)
    sheet.column_dimensions["A"].width = _TOPIC_WIDTH
    sheet.column_dimensions["B"].width = _TEXT_WIDTH
    style.write_title(sheet, name, language)
    row = _write_pairs(sheet, 3, (Label.TOPIC, Label.SAYS), _topics(layout), language)
    row = _write_pairs(sheet, row + 2, (Label.COLUMN, Label.SAYS), _meanings(layout), language)
    lines = [line.text(language) for line in source_lines(source)]
    style.footnotes(sheet, row + 2, 2, lines, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, source.title.text(language), language)


def _topics(layout: Layout) -> list[tuple[Sentence, Sentence]]:
    return [(paragraph.topic, paragraph.text) for paragraph in layout.method]


def _meanings(layout: Layout) -> list[tuple[Sentence, Sentence]]:
    return [(column.heading, column.help) for column in layout.columns.values()]


def _write_pairs(
    sheet: Worksheet,
    top: int,
    headings: tuple[Label, Label],
    pairs: list[tuple[Sentence, Sentence]],
    language: Language,
) -> int:
    """Write a two-column table at row ``top`` and return its last row."""
    for column, label in enumerate(headings, start=1):
        style.heading(put(sheet, top, column, label.text(language)), language)
    for row, (topic, text) in enumerate(pairs, start=top + 1):
        head = put(sheet, row, 1, topic.text(language))
        style.body(head, wrap=True)
        head.font = Font(name=style.FACE[language], size=11, bold=True)
        style.body(put(sheet, row, 2, text.text(language)), wrap=True)
        lines = max(
            style.lines_needed(topic.text(language), _TOPIC_WIDTH),
            style.lines_needed(text.text(language), _TEXT_WIDTH),
        )
        sheet.row_dimensions[row].height = lines * style.LINE_HEIGHT[language] + 4
    return top + len(pairs)
