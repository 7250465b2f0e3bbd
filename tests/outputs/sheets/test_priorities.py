"""The two short lists side by side."""

from answers import twelve
from editions import edition
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.priorities import PLACES, write_priorities
from xl_addin.outputs.sheets.style import new_book, new_sheet
from xl_addin.records import Answer, Language


def written(answers: tuple[Answer, ...], language: Language = "en") -> tuple[Worksheet, int]:
    """Return a sheet with the lists from row 1 on, and the last row used."""
    sheet = new_sheet(new_book(language), "s", language)
    return sheet, write_priorities(sheet, 1, edition(language, answers))


def test_short_and_long_term_have_their_own_order() -> None:
    """By heat Bloomer leads with 93.1, by competitiveness Spike with 91.5 beside its projected stability."""
    sheet, last = written(twelve())
    first = [sheet.cell(3, column).value for column in (1, 2, 3, 4, 6, 9, 11, 12)]
    assert first[:4] == [1, "late/Bloomer-3B", 93.1, "81–100"]
    assert first[4:] == ["spark/Spike-70B", 91.5, "80–100", "23 (11–32)"]
    assert last == 2 + PLACES


def test_a_list_is_as_long_as_its_models() -> None:
    """Three models have three places."""
    assert written(twelve()[:3])[1] == 2 + 3


def test_without_a_score_nothing_is_written() -> None:
    """Where no model has a score there is no list."""
    sheet, last = written(twelve()[6:])
    assert (last, sheet["A1"].value) == (0, None)


def test_japanese_ranges_are_japanese() -> None:
    """The range of stability stands in full-width brackets."""
    assert written(twelve(), "ja")[0]["L3"].value == "23（11〜32）"
