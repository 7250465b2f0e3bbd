"""The report's sheets of accuracy."""

import pytest
from editions import SPIKE, STEADY, edition, remarked
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sheets import row_of, values
from track_records import foretold, hindcast

from xl_addin.outputs.sheets.accuracy_page import add_accuracy
from xl_addin.outputs.sheets.style import new_book
from xl_addin.records import Language

TOP = 7


def made(language: Language = "en") -> Workbook:
    """Return the sheets where ten forecasts of one model came due, one of them missed, and one of another.

    Looking back has twelve cases of the first model, of which nine held.
    """
    counts = {start: 20 * (start + 1) for start in range(1, 11)} | {4: 500}
    steady = [one for start, count in counts.items() for one in foretold(start, came={start + 1: count})]
    book = new_book(language)
    came = {STEADY: steady, SPIKE: foretold(3, came={4: 80})}
    add_accuracy(book, remarked(edition(language), came=came, hindcasts={STEADY: hindcast(12, 9)}))
    return book


def line(sheet: Worksheet, name: str) -> list[object]:
    """Return the ten cells of the first row of ``name``."""
    return values(sheet, row_of(sheet, name), 1, 10)


def test_each_model_has_its_record_and_all_have_one() -> None:
    """Ten cases have a share, one is said to be too few; all models together have eleven."""
    sheet = made().worksheets[0]
    assert line(sheet, "All models")[:5] == ["All models", "all", 11, 10, pytest.approx(10 / 11)]
    assert line(sheet, STEADY)[:5] == [STEADY, "all", 10, 9, 0.9]
    assert line(sheet, SPIKE)[:6] == [SPIKE, "all", 1, 1, "too few", None]


def test_looking_back_stands_beside_it() -> None:
    """Nine of twelve held; a model without a case of looking back has none."""
    sheet = made().worksheets[0]
    assert line(sheet, STEADY)[6:] == [12, 9, 0.75, pytest.approx(0.1)]
    assert line(sheet, SPIKE)[6:] == [0, None, None, None]


def test_every_case_stands_on_a_sheet_of_its_own() -> None:
    """Eleven forecasts came due; looking back, which was never given, has no row there."""
    records, each = made().worksheets
    (table,) = each.tables.values()
    first, last = table.ref.split(":")
    assert int(last[1:]) - int(first[1:]) == 11
    assert records.max_row > row_of(records, "Source:") > TOP


@pytest.mark.parametrize(
    ("language", "said", "looked", "warned"),
    [
        ("en", "Of 11 earlier forecasts", "Looking back: of 12 forecasts", "survivors"),
        ("ja", "判定できる11件", "予測12件中9件", "生存者バイアス"),
    ],
)
def test_the_sentences_come_first(language: Language, said: str, looked: str, warned: str) -> None:
    """What all cases say together stands under the title, then what looking back is not."""
    sheet = made(language).worksheets[0]
    for row, words in ((2, said), (3, looked), (5, warned)):
        assert words in str(sheet.cell(row, 1).value)


def test_every_page_repeats_the_headings() -> None:
    """A list of a hundred models runs over several pages."""
    sheet = made().worksheets[0]
    assert sheet.print_title_rows == f"${TOP}:${TOP}"
    assert sheet.cell(TOP, 1).value == "Model"
