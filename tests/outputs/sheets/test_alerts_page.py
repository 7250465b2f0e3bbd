"""The report's sheet of alerts."""

from dataclasses import replace

import pytest
from editions import edition, remarked
from openpyxl.worksheet.worksheet import Worksheet
from sheets import row_of, stored, values
from watched_lists import full, hostile, standing_of_every_state

from xl_addin.alerts.seen import Watch
from xl_addin.outputs.sheets.alerts_page import add_alerts
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.titles import ALERTS
from xl_addin.records import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")


def page(watch: Watch | None, language: Language = "en") -> Worksheet:
    """Return the sheet as it comes back from its file."""
    book = new_book(language)
    add_alerts(book, remarked(edition(language), watch=watch))
    (sheet,) = stored(book).worksheets
    return sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_table_of_the_workbook(language: Language) -> None:
    """Under the name of the sheet, in the same columns and order, with the source below."""
    sheet = page(full(), language)
    columns = read_layout().tables["alerts"]
    assert sheet["A1"].value == ALERTS.text(language)
    assert values(sheet, 4, 1, len(columns)) == [column.heading.text(language) for column in columns]
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == [
        "org/old",
        "org/new",
        "org/known",
        "org/over",
        "org/chance",
    ]
    assert sheet.cell(6, len(columns)).value == standing_of_every_state()[0].id
    assert row_of(sheet, "出典" if language == "ja" else "Source") > 10


@pytest.mark.parametrize("watch", [None, replace(full(), alerts=(), by_chance=())])
def test_a_page_without_alerts_says_why(watch: Watch | None) -> None:
    """Nobody looked, or there is nothing: one sentence in the column of what was found."""
    wanted = "No alerts have been looked for yet" if watch is None else "No alert: nothing unusual"
    assert str(page(watch).cell(5, 4).value).startswith(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_texts_on_the_page(language: Language) -> None:
    """No cell of the page is a formula or an error."""
    cells = [cell for row in page(hostile(), language).iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
