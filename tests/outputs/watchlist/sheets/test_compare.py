"""The sheet of the comparison."""

import pytest
from answers import MADE
from chosen_books import JAPANESE, LEGACY, LONG, SPIKE, STEADY, edition, made, said, skeleton
from filled import place
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as words
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.reading import read_place
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.outputs.watchlist.names import name_of
from xl_addin.outputs.watchlist.sheets import compare
from xl_addin.records import Language


def _sheet(language: Language = "en") -> Worksheet:
    book = new_book(language)
    compare.add(book, language)
    return book.worksheets[0]


def _map_says(*models: str, language: Language = "en") -> object:
    content = compare.contents(edition(language, "", *models)).places["compare.undrawn"]
    assert isinstance(content, Result)
    return content.value


def test_models_are_typed_in_their_places() -> None:
    """The six places hold the models compared; free ones are emptied."""
    book = made(edition("en", "", STEADY, LONG))
    shown = [place(book, name_of(f"compare.{number}")).value for number in range(1, 7)]
    assert shown == [STEADY, LONG, None, None, None, None]


def test_models_without_a_point_are_named() -> None:
    """What the map lacks is said in one sentence; so are a full map and an empty choice."""
    assert _map_says(STEADY, JAPANESE, LEGACY) == (
        words.NOT_DRAWN.en + "2 大規模言語モデル-13B, 3 Classic-base (no whole month yet)"
    )
    assert _map_says(STEADY, SPIKE) == words.ALL_DRAWN.en
    assert _map_says() == words.NONE_CHOSEN.en


def test_names_are_listed_as_the_language_lists() -> None:
    """In Japanese they are parted by its comma."""
    assert _map_says(JAPANESE, LEGACY, language="ja") == (
        words.NOT_DRAWN.ja + "1 大規模言語モデル-13B、2 Classic-base (満了した月なし)"
    )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_three_charts_cover_no_cell_and_not_each_other(language: Language) -> None:
    """Under the charts all cells are empty; they lie beside and below one another."""
    sheet = _sheet(language)
    first, second, third = (chart.anchor for chart in sheet._charts)  # type: ignore[attr-defined]
    assert first.to.row <= second._from.row
    assert max(first.to.col, second.to.col) <= third._from.col
    for row in sheet.iter_rows(min_row=first._from.row + 1):
        assert not [cell.value for cell in row if cell.value is not None]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_sheet_fits_one_page(language: Language) -> None:
    """It is printed on one A4 page in landscape."""
    setup = _sheet(language).page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 1)


def test_headings_stand_over_their_columns() -> None:
    """Number and model come first, then the columns of the watchlist."""
    headings = [cell.value for cell in _sheet()[5]]
    assert headings[:5] == ["No.", "Model", "Status", "Whole months", "Heat"]
    assert len(set(headings)) == len(headings)


def test_why_the_axis_is_logarithmic_is_said() -> None:
    """A reader who does not know powers of ten is told how to read them."""
    texts = [str(cell.value) for row in _sheet("ja").iter_rows() for cell in row if cell.value]
    assert words.LOG_WHY.ja in texts


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_package_takes_what_is_said(language: Language) -> None:
    """Filled into the file itself, typed cells and the results of formulas are there."""
    package = read_package(workbook_bytes(skeleton(language), MADE), "chosen.xlsx")
    fill(package, said(edition(language, SPIKE, STEADY)))
    assert read_place(package, "compare.1") == STEADY
    assert read_place(package, "model.heat") == 18.4
    assert read_place(package, "compare.undrawn") == words.ALL_DRAWN.text(language)
