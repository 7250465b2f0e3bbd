"""The report's sheet of accuracy."""

from dataclasses import replace

import pytest
from editions import SPIKE, STEADY, edition
from openpyxl.worksheet.worksheet import Worksheet
from sheets import row_of
from track_records import foretold

from xl_addin.outputs.sheets.accuracy_page import add_accuracy
from xl_addin.outputs.sheets.style import new_book
from xl_addin.records import Language


def page(language: Language = "en") -> Worksheet:
    """Return the sheet where ten forecasts of one model came due, one of them missed, and one of another."""
    counts = {start: 20 * (start + 1) for start in range(1, 11)} | {4: 500}
    steady = [one for start, count in counts.items() for one in foretold(start, came={start + 1: count})]
    book = new_book(language)
    came = {STEADY: steady, SPIKE: foretold(3, came={4: 80})}
    add_accuracy(book, replace(edition(language), came=came))
    return book.worksheets[0]


def test_each_model_has_its_record_and_all_have_one() -> None:
    """Ten cases have a share, one is said to be too few, and the last line counts all eleven."""
    sheet = page()
    top = row_of(sheet, "By model") + 2
    lines = [[sheet.cell(row, column).value for column in range(1, 5)] for row in range(top, top + 3)]
    assert lines == [
        [STEADY, 10, 9, 0.9],
        [SPIKE, 1, 1, "too few cases to judge"],
        ["All models", 11, 10, pytest.approx(10 / 11)],
    ]


def test_every_case_stands_below() -> None:
    """Eleven rows follow, and the sources after them."""
    sheet = page()
    assert sheet.max_row > row_of(sheet, "Source:") > 11
    (table,) = sheet.tables.values()
    first, last = table.ref.split(":")
    assert int(last[1:]) - int(first[1:]) == 11


@pytest.mark.parametrize(("language", "said"), [("en", "Of 11 earlier forecasts"), ("ja", "判定できる11件")])
def test_the_sentence_comes_first(language: Language, said: str) -> None:
    """What all cases say together stands under the title."""
    assert said in str(page(language)["A2"].value)
