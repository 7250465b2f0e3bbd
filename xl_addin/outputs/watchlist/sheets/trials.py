"""The sheet of trials: the user's proofs of concept, beside what the scores said at their start."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition, Trial
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import TYPED, add_table_sheet, write_first_row
from xl_addin.outputs.watchlist.titles import TOP, TRIALS, WATCHLIST, column_of, letter_of
from xl_addin.records import Answer, Language, ScoreName, Sentence

DECISIONS = (Sentence("adopt", "採用"), Sentence("continue", "継続"), Sentence("stop", "中止"))
"""What may be decided of a trial."""

_TABLE = "trials"
_ROWS = 12
_ABOUT = Sentence(
    "Small trials of your own: note model, start, aim and effect in the pale yellow cells; "
    "a refresh adds what the scores said on the day each trial began.",
    "自社の小規模な試行（PoC）の記録です。淡黄色のセルにモデル・開始日・目的・効果を記入すると、"
    "更新時に開始日のスコアと件数を表示します。",
)
_NO_DATE = Sentence("Write a date such as 2026/11/23.", "日付を 2026/11/23 のように入力してください。")
_FIRST_DAY = 36_526
"""The first of January 2000 as a spreadsheet counts days."""


def add(book: Workbook, language: Language) -> None:
    """Append the sheet with rows to fill in."""
    sheet = add_table_sheet(book, _TABLE, TRIALS, _ABOUT, language, as_table=False)
    columns = read_layout().tables[_TABLE]
    for row in range(TOP + 1, TOP + _ROWS + 1):
        write_first_row(sheet, row, columns, language)
        sheet[f"A{row}"].fill = PatternFill("solid", fgColor=TYPED)  # elsewhere models are not typed
    for key, check in _checks(language).items():
        letter = letter_of(_TABLE, key)
        check.add(f"{letter}{TOP + 1}:{letter}{TOP + _ROWS}")
        sheet.add_data_validation(check)


def contents(edition: Edition) -> Contents:
    """Return the figures of every trial in its own row; what the user typed is left alone."""
    trials = {trial.row: trial for trial in edition.choices.trials}
    rows = [_row(trials.get(row), edition) for row in range(max([_ROWS, *(row + 1 for row in trials)]))]
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows),))


def _row(trial: Trial | None, edition: Edition) -> Mapping[str, CellValue]:
    """Return the figures beside one trial, empty where nothing is known or no model stands in the row."""
    then = edition.then.get(trial.row) if trial else None
    now = next((answer for answer in edition.answers if trial and answer.model == trial.model), None)
    return {
        "heat_then": score_of(then, ScoreName.HEAT).value if then else None,
        "competitiveness_then": score_of(then, ScoreName.COMPETITIVENESS).value if then else None,
        "children_then": _children(then),
        "children_now": _children(now),
    }


def _children(answer: Answer | None) -> int | None:
    return answer.history.children if answer and answer.history else None


def _checks(language: Language) -> Mapping[str, DataValidation]:
    """Return what may be chosen or typed, by column; a model may be one that is no longer watched."""
    models = column_of(WATCHLIST, "watchlist", "model", language)
    words = f'"{",".join(word.text(language) for word in DECISIONS)}"'
    return {
        "model": DataValidation(type="list", formula1=models, allow_blank=True, showErrorMessage=False),
        "decision": DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=True),
        "trial_start": DataValidation(
            type="date",
            operator="greaterThan",
            formula1=str(_FIRST_DAY),
            allow_blank=True,
            showErrorMessage=True,
            error=_NO_DATE.text(language),
        ),
    }
