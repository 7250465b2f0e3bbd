"""The sheet for one model."""

import pytest
from chosen_books import JAPANESE, SPIKE, STEADY, edition, made
from filled import place
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as words
from xl_addin.outputs.sheets.style import display_width, new_book
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.outputs.watchlist.names import name_of
from xl_addin.outputs.watchlist.sheets import model
from xl_addin.records import Language


def _book(language: Language = "en") -> Workbook:
    book = new_book(language)
    model.add(book, language)
    return book


def _sheet(language: Language = "en") -> Worksheet:
    return _book(language).worksheets[0]


def _said(shown: str, key: str) -> object:
    content = model.contents(edition("en", shown)).places[f"model.{key}"]
    assert isinstance(content, Result)
    return content.value


def test_every_place_that_is_filled_is_there() -> None:
    """Each name in the contents points at a cell of the sheet, and each place of the sheet is filled."""
    names = {name for name in _book().defined_names if name.startswith("_hf.model.")}
    assert names == {name_of(key) for key in model.contents(edition("en", STEADY)).places}


def test_model_is_a_value_and_all_else_a_formula() -> None:
    """The chosen model is typed; every other place but the source holds a formula with a result."""
    book = made(edition("en", STEADY))
    for key, content in model.contents(edition("en", STEADY)).places.items():
        cell = place(book, name_of(key))
        assert (cell.data_type == "f") == isinstance(content, Result), key
    assert place(book, name_of("model.shown")).value == STEADY


def test_figures_are_those_of_the_model() -> None:
    """Scores, ends of intervals, forecasts and parameters are shown unrounded."""
    assert [_said(SPIKE, key) for key in ("heat", "heat_low", "heat_high")] == [
        18.4,
        pytest.approx(6.4),
        27.4,
    ]
    assert _said(STEADY, "forecast_12_p50") == 372 + 12 * 42  # the pace of the last whole month goes on
    assert [_said(STEADY, key) for key in ("peak_month", "peak_month_low")] == [5, 3]


def test_what_is_not_identified_says_so() -> None:
    """A parameter without a median is empty, its meaning says why."""
    assert _said(JAPANESE, "fitness") == ""
    assert str(_said(JAPANESE, "fitness_says")).startswith("Not identified yet")
    assert str(_said(JAPANESE, "stability_says")).startswith("not enough evidence yet")


def test_reading_is_in_plain_words() -> None:
    """The sentences stand one below the other."""
    lines = str(_said(STEADY, "reading")).splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Growth of the next three months")


def test_no_model_is_an_empty_sheet() -> None:
    """Without a choice every figure is an empty text, and the sheet says what to do."""
    assert {_said("", key) for key in ("heat", "children", "reading", "audit", "kept")} == {""}
    assert _said("", "outcome") == words.NOTHING_CHOSEN.en
    assert model.contents(edition("en", "")).places["model.shown"] is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_charts_cover_no_cell(language: Language) -> None:
    """Under both charts all cells are empty, and the two stand side by side."""
    sheet = _sheet(language)
    left, right = (chart.anchor for chart in sheet._charts)  # type: ignore[attr-defined]
    assert isinstance(left, TwoCellAnchor)
    assert left.to.col == right._from.col
    for anchor in (left, right):
        cells = sheet.iter_rows(min_row=anchor._from.row + 1, max_row=anchor.to.row, max_col=anchor.to.col)
        assert not [cell.value for row in cells for cell in row if cell.value is not None]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_sheet_fits_one_page_upright(language: Language) -> None:
    """It is printed on one A4 page in portrait."""
    setup = _sheet(language).page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("portrait", 1, 1)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_names_fit_their_column(language: Language) -> None:
    """The names of scores, forecasts and parameters are whole in the first column."""
    sheet = _sheet(language)
    names = [
        str(sheet.cell(row, 1).value)
        for row in range(12, sheet.max_row + 1)
        if sheet.cell(row, 1).border.bottom.style == "hair"
    ]
    assert len(names) >= 11
    assert max(display_width(name) for name in names) <= sheet.column_dimensions["A"].width
