"""The sheet that says, in a manager's words, how the figures arise and where they end."""

from collections.abc import Collection, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import Layout, Paragraph, read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.source import Source, source_lines
from xl_addin.outputs.text import Label
from xl_addin.records import Language, Sentence

_TOPIC_WIDTH = 26.0
_TEXT_WIDTH = 100.0


def add_method(book: Workbook, tables: Collection[str], source: Source, language: Language) -> None:
    """Append the sheet of method, limits and the meanings of the columns of ``tables`` to ``book``."""
    layout = read_layout()
    name = Label.METHOD.text(language)
    sheet = style.new_sheet(book, name, language)
    style.write_title(sheet, name, language)
    row = write_pairs(sheet, 3, Label.TOPIC.value, pairs_of(layout.method), language)
    row = write_pairs(sheet, row + 2, Label.COLUMN.value, _meanings(layout, tables), language)
    lines = [line.text(language) for line in source_lines(source)]
    style.footnotes(sheet, row + 2, 2, lines, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, source.title.text(language), language)


def pairs_of(paragraphs: Sequence[Paragraph]) -> list[tuple[Sentence, Sentence]]:
    """Return topic and text of each paragraph."""
    return [(paragraph.topic, paragraph.text) for paragraph in paragraphs]


def _meanings(layout: Layout, tables: Collection[str]) -> list[tuple[Sentence, Sentence]]:
    shown = {column.key for name in tables for column in layout.tables[name]}
    return [(column.heading, column.help) for column in layout.columns.values() if column.key in shown]


def write_pairs(
    sheet: Worksheet,
    top: int,
    first: Sentence,
    pairs: Sequence[tuple[Sentence, Sentence]],
    language: Language,
) -> int:
    """Write topics and what is said of them under ``first`` in row ``top``; return the last row."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _TOPIC_WIDTH, _TEXT_WIDTH
    for column, heading in enumerate((first, Label.SAYS.value), start=1):
        style.heading(put(sheet, top, column, heading.text(language)), language)
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
