"""The sheet of method and limits: how the figures arise, where they end, and what every column says."""

from collections.abc import Iterator

from openpyxl import Workbook

from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.method import pairs_of, write_pairs
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.contents import Content, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import LANGUAGE, mark
from xl_addin.outputs.watchlist.skeleton import begin_sheet
from xl_addin.outputs.watchlist.titles import (
    ACCURACY,
    ALERTS,
    AUDIT,
    DATA,
    FIGURES,
    FORETOLD,
    METHOD,
    RULES,
    TRIALS,
    WATCHLIST,
    WEIGHTS,
)
from xl_addin.records import Language, Sentence

_ABOUT = Sentence(
    "How the figures arise, what they cannot tell, and what each column says.",
    "数値の求め方、分からないこと、各項目の意味をまとめています。",
)
_MOST_LINES = 7
_UNSEEN = ";;;"  # a number format that shows nothing
_SOURCE = Sentence("Source and reading", "出典と読み方")
_LIMITS = Sentence("What the numbers cannot tell", "この数値では分からないこと")
_CANNOT: tuple[tuple[Sentence, Sentence], ...] = (
    (
        Sentence("Closed models", "非公開モデル"),
        Sentence(
            "Models offered only as a service have no children on the Hub and cannot be scored from it. "
            "Your own counts of them can be imported (hfscore import).",
            "サービスとしてのみ提供されるモデルは Hub に派生モデルがないため、評価できません。"
            "自社で数えた件数は取り込めます（hfscore import）。",
        ),
    ),
    (
        Sentence("One platform", "プラットフォームの偏り"),
        Sentence(
            "Only what is published on the Hub is seen. Use inside companies, on other platforms and in "
            "languages that publish less there is missing.",
            "Hub に公開されたものだけを数えます。社内での利用、他のプラットフォーム、"
            "Hub での公開が少ない言語圏での利用は含まれません。",
        ),
    ),
    (
        Sentence("No proof of cause", "因果関係"),
        Sentence(
            "Growth shows that others build on a model, not why, and not that it will suit you. "
            "A forecast goes on as before; a new rival or a licence change is not foreseen.",
            "伸びは他者の利用を示しますが、その理由や自社への適否は示しません。"
            "予測はこれまでの傾向の延長で、新たな競合やライセンス変更は織り込みません。",
        ),
    ),
)
_TABLES: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (WATCHLIST, ("watchlist",)),
    (ALERTS, ("alerts",)),
    (RULES, ("rules",)),
    (WEIGHTS, ("profiles", "weights")),
    (TRIALS, ("trials",)),
    (AUDIT, ("audit",)),
    (ACCURACY, ("records",)),
    (FORETOLD, ("foretold",)),
    (FIGURES, ("figures",)),
    (DATA, ("data",)),
)


def add(book: Workbook, language: Language) -> None:
    """Append the sheet; its corner holds the language of the workbook, which nobody needs to see."""
    sheet = begin_sheet(book, METHOD, _ABOUT, language)
    style.aside(put(sheet, 1, 3, language, _UNSEEN), language)
    mark(sheet, 1, 3, LANGUAGE)
    row = write_pairs(sheet, 4, Label.TOPIC.value, pairs_of(read_layout().method), language)
    row = write_pairs(sheet, row + 2, _LIMITS, _CANNOT, language)
    style.caption(put(sheet, row + 2, 1, _SOURCE.text(language)), language)
    for number in range(1, _MOST_LINES + 1):
        row_of_line = row + 2 + number
        style.aside(style.prose(sheet, row_of_line, 2, "", language), language)
        mark(sheet, row_of_line, 1, _line(number))
    row += 2 + _MOST_LINES
    for title, meanings in _meanings():
        row = write_pairs(sheet, row + 2, title, meanings, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, METHOD.text(language), language)


def contents(edition: Edition) -> Contents:
    """Return where the figures come from and how they are to be read, line by line."""
    lines = [line.text(edition.language) for line in source_lines(edition.source)]
    places: dict[str, Content] = {_line(number): None for number in range(1, _MOST_LINES + 1)}
    return Contents(places | {_line(number): text for number, text in enumerate(lines, start=1)})


def _line(number: int) -> str:
    return f"method.source_{number}"


def _meanings() -> Iterator[tuple[Sentence, list[tuple[Sentence, Sentence]]]]:
    """Yield each table's sheet with the meanings of its columns that are not told yet."""
    layout, told = read_layout(), set[str]()
    for title, tables in _TABLES:
        columns = {column.key: column for table in tables for column in layout.tables[table]}
        fresh = [column for key, column in columns.items() if key not in told]
        told |= columns.keys()
        yield _columns_of(title), [(column.heading, column.help) for column in fresh]


def _columns_of(title: Sentence) -> Sentence:
    return Sentence(f"Columns of {title.en}", f"「{title.ja}」の項目")
