"""The sheet of rules: which alerts the user wants, and from which level on."""

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, RULEBOOK, Ruling
from xl_addin.outputs.watchlist.skeleton import add_table_sheet, write_first_row
from xl_addin.outputs.watchlist.titles import RULES, TOP, letter_of
from xl_addin.outputs.watchlist.typed_rules import read_rules
from xl_addin.records import Language, Sentence

__all__ = ["DEFAULTS", "add", "contents", "read_rules"]

_TABLE = "rules"
_ABOUT = Sentence(
    "Choose here which alerts you want and from which level on. The pale yellow cells are yours; "
    "a refresh reads them and leaves them as they are.",
    "受け取るアラートとしきい値を設定します。淡黄色のセルに入力してください。更新時に読み込み、書き換えません。",
)
_LIMITS = Sentence("Write a number of {}.", "{}の数値を入力してください。")


def add(book: Workbook, language: Language) -> None:
    """Append the sheet with every rule as it is delivered, and with what may be typed."""
    sheet = add_table_sheet(book, _TABLE, RULES, _ABOUT, language, as_table=False)
    columns = read_layout().tables[_TABLE]
    for row, ruling in enumerate(RULEBOOK, start=TOP + 1):
        write_first_row(sheet, row, columns, language)
        _write_typed(sheet, row, ruling, language)
    words = f'"{Label.YES.text(language)},{Label.NO.text(language)}"'
    choice = DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=True)
    choice.add(_cells("active", TOP + 1, TOP + len(RULEBOOK)))
    sheet.add_data_validation(choice)


def contents(edition: Edition) -> Contents:
    """Return the words of every rule; what the user typed is left alone."""
    language = edition.language
    rows = [
        {
            "key": ruling.key,
            "rule": ruling.name.text(language),
            "unit": ruling.range.text(language) or None,
            "meaning": ruling.meaning.text(language),
        }
        for ruling in RULEBOOK
    ]
    return Contents(blocks=(Block(_TABLE, rows, by="key"),))


def _write_typed(sheet: Worksheet, row: int, ruling: Ruling, language: Language) -> None:
    put(sheet, row, _place("key"), ruling.key)
    put(sheet, row, _place("active"), Label.YES.text(language))
    level = put(sheet, row, _place("level"), ruling.level)
    if ruling.limits is None:
        level.fill = PatternFill()  # nothing to type
        return
    low, high = ruling.limits
    check = DataValidation(
        type="whole" if ruling.whole else "decimal",
        operator="between",
        formula1=f"{low:g}",
        formula2=f"{high:g}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=ruling.name.text(language),
        error=_LIMITS.text(language).format(ruling.range.text(language)),
    )
    check.add(_cells("level", row, row))
    sheet.add_data_validation(check)


def _cells(key: str, first: int, last: int) -> str:
    letter = letter_of(_TABLE, key)
    return f"{letter}{first}:{letter}{last}"


def _place(key: str) -> int:
    return [column.key for column in read_layout().tables[_TABLE]].index(key) + 1
