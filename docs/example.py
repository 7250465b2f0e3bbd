"""Writes the macro workbook's sheets as they look once Excel has calculated them: ``example.py OUT.xlsx``.

No program here lets a macro workbook call Python. So each formula of the example is replaced with what its
function answers, and the models with two of the bundled sample.
"""  # noqa: INP001  a script

import sys
from pathlib import Path

from xl_addin.excel.readings import moment_of, score_of, words_of
from xl_addin.excel.table import CellError
from xl_addin.messages import macros
from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.sheets.macro_book import build_macro_sheets
from xl_addin.pipeline import answer_models
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Answer, Dossier, Question
from xl_addin.sample import SAMPLE_NOW, sample_snapshots

_MODELS = ("sample/late-bloomer", "sample/newborn")
_FIRST = 4  # row of the first model


def _answers() -> list[Answer]:
    known = {one.base.id: one for one in sample_snapshots()}
    growth = shipped_prior().for_question(Question())
    return answer_models(_MODELS, Question(), lambda model: Dossier(known[model]), growth, SAMPLE_NOW)


def main() -> None:
    """Write the sheets, without macros."""
    book = build_macro_sheets({}, "help", [], {}, "en")
    sheet = book[macros.EXAMPLE.en]
    for row, answer in enumerate(_answers(), start=_FIRST):
        found = (score_of(answer, "overall"), score_of(answer, "heat"))
        values = (answer.model, *found, words_of(answer, "en"), moment_of(answer))
        for column, value in enumerate(values, start=1):
            # openpyxl reads "#N/A" as the error value.
            shown = f"#{value.code.upper()}" if isinstance(value, CellError) else value
            sheet.cell(row, column).value = {"#NA": "#N/A"}.get(str(shown), shown)
    save_workbook(book, Path(sys.argv[1]), SAMPLE_NOW)


main()
