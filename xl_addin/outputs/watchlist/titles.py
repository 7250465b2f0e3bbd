"""The names of the sheets, and how formulas of other sheets name their cells."""

from openpyxl.utils import get_column_letter, quote_sheetname

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.records import Language, Sentence

SUMMARY = Sentence("Summary", "概要")
WATCHLIST = Sentence("Watchlist", "ウォッチリスト")
MODEL = Sentence("Model", "モデル")
COMPARE = Sentence("Compare", "比較")
ALERTS = Sentence("Alerts", "アラート")
RULES = Sentence("Rules", "ルール")
WEIGHTS = Sentence("Weights", "重み")
TRIALS = Sentence("Trials", "試行")
AUDIT = Sentence("Audit", "データ監査")
ACCURACY = Sentence("Accuracy", "的中実績")
FORETOLD = Sentence("Past forecasts", "過去の予測")
FIGURES = Sentence("Figures", "算出値")
DATA = Sentence("Data", "月次データ")
LINES = Sentence("Chart data", "グラフ用")
METHOD = Sentence("Method and limits", "手法と注意")
WORDS = Sentence("Words", "用語")


TOP = 5
"""The row of a table's headings on a sheet that is one table."""
MOST_MODELS = 1000
"""Rows of a table of models that formulas, formats and lists to choose from reach."""


def reference(sheet: Sentence, cells: str, language: Language) -> str:
    """Return ``cells`` of a sheet as a formula names them."""
    return f"{quote_sheetname(sheet.text(language))}!{cells}"


def letter_of(table: str, key: str) -> str:
    """Return the letter of the column ``key`` of a table that begins in column A."""
    keys = [column.key for column in read_layout().tables[table]]
    return get_column_letter(keys.index(key) + 1)


def column_of(sheet: Sentence, table: str, key: str, language: Language, rows: int = MOST_MODELS) -> str:
    """Return the first ``rows`` cells below the heading ``key`` of a sheet that is one table, for a formula.

    Examples
    --------
    >>> column_of(WATCHLIST, "watchlist", "model", "en")
    "'Watchlist'!$A$6:$A$1005"
    """
    letter = letter_of(table, key)
    return reference(sheet, f"${letter}${TOP + 1}:${letter}${TOP + rows}", language)
