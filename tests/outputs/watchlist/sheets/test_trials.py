"""The sheet of trials."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from answers import MADE, twelve
from editions import STEADY, edition
from openpyxl import load_workbook

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.edition import Choices, Edition, Trial
from xl_addin.outputs.watchlist.sheets import trials
from xl_addin.outputs.watchlist.skeleton import TYPED
from xl_addin.records import Language

KEYS = ("heat_then", "competitiveness_then", "children_then", "children_now")


def _with(edition_: Edition, *noted: Trial) -> Edition:
    choices = Choices(edition_.choices.models, (), "", trials=noted)
    return replace(edition_, choices=choices)


def test_each_trial_has_what_the_scores_said_then() -> None:
    """A trial's row shows heat, competitiveness and children at its start, and the children now."""
    (block,) = trials.contents(edition("en")).blocks
    # edition(): 20 + 22 + 24 children then; the first of twelve() has 381 now.
    assert [block.rows[0][key] for key in KEYS] == [40.0, 35.5, 66, 381]


def test_rows_line_up_with_the_trials() -> None:
    """Every row that may be filled in has its own; one without trial, or of an unknown model, is empty."""
    (block,) = trials.contents(edition("en")).blocks
    assert len(block.rows) == 12
    assert [set(row.values()) for row in block.rows[1:]] == [{None}] * 11


def test_a_refresh_leaves_alone_what_is_typed() -> None:
    """The contents name the four columns of figures and nothing else."""
    (block,) = trials.contents(edition("ja")).blocks
    assert all(set(row) == set(KEYS) for row in block.rows)


def test_rows_without_trials_are_emptied() -> None:
    """Figures of trials that were struck out go, and a trial below the rows delivered has a row, too."""
    (block,) = trials.contents(_with(edition("en"))).blocks
    assert [set(row.values()) for row in block.rows] == [{None}] * 12
    (longer,) = trials.contents(_with(edition("en"), Trial(19, STEADY, None))).blocks
    assert longer.rows[19]["children_now"] == 381


@pytest.mark.parametrize("language", ["en", "ja"])
def test_rows_to_fill_in_are_marked_and_checked(language: Language) -> None:
    """Twelve rows look typed, the model comes from the watchlist, the decision from three words."""
    book = new_book(language)
    trials.add(book, language)
    sheet = book.worksheets[0]
    assert {sheet.cell(row, 1).fill.fgColor.rgb for row in range(6, 18)} == {f"00{TYPED}"}
    model, decision, start = sheet.data_validations.dataValidation
    watchlist = "'ウォッチリスト'" if language == "ja" else "'Watchlist'"
    assert model.formula1 == f"{watchlist}!$A$6:$A$1005"
    assert not model.showErrorMessage  # a model that is no longer watched may stand there
    words = "採用,継続,中止" if language == "ja" else "adopt,continue,stop"
    assert (decision.formula1, str(decision.sqref)) == (f'"{words}"', "G6:G17")
    assert (start.type, str(start.sqref)) == ("date", "C6:C17")


def test_trials_with_a_gap_are_refreshed_again_and_again() -> None:
    """A free row between two trials does not stop a refresh, and what was typed stays through two of them."""
    book = new_book("en")
    trials.add(book, "en")
    sheet = book.worksheets[0]
    for row, (model, aim) in {6: (STEADY, "faster"), 7: (None, "an idea"), 8: (STEADY, "=cheaper")}.items():
        put(sheet, row, 1, model)
        put(sheet, row, 2, aim)
    day = date(2025, 5, 1)
    noted = _with(edition("en"), Trial(0, STEADY, day), Trial(2, STEADY, day))
    noted = replace(noted, then={0: twelve()[0], 2: twelve()[0]})
    content = workbook_bytes(book, MADE)
    for _ in range(2):
        package = read_package(content, "trials.xlsx")
        fill(package, trials.contents(noted))
        content = package.bytes()
    again = load_workbook(BytesIO(content)).worksheets[0]
    assert [again.cell(row, 2).value for row in (6, 7, 8)] == ["faster", "an idea", "=cheaper"]
    assert [again.cell(row, 1).value for row in (6, 7, 8)] == [STEADY, None, STEADY]
    assert [again.cell(row, 11).value for row in (6, 7, 8)] == [381, None, 381]
