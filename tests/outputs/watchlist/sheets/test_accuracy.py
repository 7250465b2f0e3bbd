"""The sheet of accuracy."""

from io import BytesIO

import pytest
from answers import MADE
from editions import STEADY, edition, remarked
from filled import filled, headings, place
from openpyxl import load_workbook
from sheets import stored, values
from track_records import foretold, hindcast

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.outputs.watchlist.sheets import accuracy
from xl_addin.outputs.watchlist.titles import ACCURACY, TOP
from xl_addin.records import Language


@pytest.mark.parametrize(
    ("language", "given", "looked"),
    [("en", "Of 12 earlier", "of 12 forecasts made now"), ("ja", "判定できる12件", "予測12件中11件")],
)
def test_both_sentences_stand_over_the_headings(language: Language, given: str, looked: str) -> None:
    """What was given comes first, looking back in a line of its own, in a row that is two lines high."""
    came = [one for start in range(1, 13) for one in foretold(start, came={start + 1: 20 * (start + 1)})]
    found = remarked(edition(language), came={STEADY: came}, hindcasts={STEADY: hindcast(12, 11)})
    book = load_workbook(BytesIO(new_workbook(found, MADE)))
    said = place(book, "_hf.records.said")
    first, second = str(said.value).splitlines()
    assert said.row == TOP - 1
    assert given in first
    assert looked in second
    sheet = book[ACCURACY.text(language)]
    assert (sheet.row_dimensions[said.row].height or 0) >= 30


@pytest.mark.parametrize(("language", "warning"), [("en", "survivors"), ("ja", "生存者バイアス")])
def test_the_warning_stands_on_the_sheet(language: Language, warning: str) -> None:
    """Above all figures it says that looking back flatters, wrapped over the whole table."""
    book = new_book(language)
    accuracy.add(book, language)
    about = book.worksheets[0]["A2"]
    assert warning in str(about.value)
    assert about.alignment.wrap_text
    assert "A2:J2" in {str(area) for area in book.worksheets[0].merged_cells.ranges}


def test_the_records_stand_in_their_columns() -> None:
    """The first row has all models: nothing given, twelve cases of looking back, eleven inside."""
    book = new_book("en")
    accuracy.add(book, "en")
    filled(book, accuracy.contents(remarked(edition("en"), hindcasts={STEADY: hindcast(12, 11)})))
    again = stored(book)
    row = TOP + 1
    assert values(again.worksheets[0], row, 1, 10) == [
        *("All models", "all", 0, None, None, None),
        *(12, 11, pytest.approx(11 / 12), pytest.approx(0.1)),
    ]
    assert headings(again, "records")["looked_share"].column == 9
