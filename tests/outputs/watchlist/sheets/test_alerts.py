"""The sheet of alerts."""

import pytest
from alerts_made import DAY, day, raised, sighting
from editions import edition, remarked
from filled import filled, headings
from openpyxl.worksheet.worksheet import Worksheet
from sheets import stored
from watched_lists import full, hostile, standing_of_every_state, watched

from xl_addin.alerts.seen import Watch
from xl_addin.messages import unusual
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.sheets import alerts
from xl_addin.records import AlertKind, Language

NEW, OLD, KNOWN, OVER, _, _ = standing_of_every_state()
LANGUAGES: tuple[Language, ...] = ("en", "ja")


def rows(watch: Watch | None, language: Language = "en") -> list[dict[str, CellValue]]:
    """Return the rows of the table."""
    return [dict(row) for row in alerts.rows_of(remarked(edition(language), watch=watch))]


def sheet_of(watch: Watch, language: Language) -> Worksheet:
    """Return the sheet as it comes back from its file."""
    book = new_book(language)
    alerts.add(book, language)
    (sheet,) = stored(filled(book, alerts.contents(remarked(edition(language), watch=watch)))).worksheets
    return sheet


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "No alerts have been looked for yet"), ("ja", "まだアラートを確認していません")],
)
def test_where_nobody_looked_the_sheet_says_so(language: Language, said: str) -> None:
    """One sentence in the first row, which says what looks for alerts."""
    (block,) = alerts.contents(edition(language)).blocks
    (row,) = block.rows
    assert (block.key, list(row)) == ("alerts", ["what"])
    assert str(row["what"]).startswith(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "No alert: nothing unusual was found."), ("ja", "アラートはありません。")],
)
def test_without_an_alert_the_sheet_says_so(language: Language, said: str) -> None:
    """It was looked, and there is nothing: another sentence than where nobody looked."""
    assert rows(watched(), language) == [{"what": said}]


def test_a_row_says_what_how_rare_what_first_and_by_which_id() -> None:
    """All eight columns of an alert; the rarity is a whole number of months."""
    row = next(row for row in rows(full()) if row["model"] == "org/new")
    assert row == {
        "day": DAY,
        "model": "org/new",
        "alert": "Unusual rise",
        "what": "org/new: rise 13.",
        "unusual": 250,
        "check_first": "a noted event",
        "state": "New",
        "alert_id": NEW.id,
    }
    assert set(row) == {column.key for column in read_layout().tables["alerts"]}


def test_lasting_alerts_stand_first_and_months_of_chance_last() -> None:
    """What lasts, what is acknowledged, what ended of late; a month that may be chance bears no id."""
    found = [(row["model"], row["state"]) for row in rows(full(), "ja")]
    assert found == [
        ("org/old", "継続中"),
        ("org/new", "新規"),
        ("org/known", "確認済み"),
        ("org/over", "解消"),
        ("org/chance", "偶然の範囲"),
    ]
    last = rows(full())[-1]
    assert (last["day"], last["state"]) == (DAY, "May be chance")
    assert "alert_id" not in last


def test_the_day_is_that_on_which_it_was_first_seen() -> None:
    """An alert of three days ago keeps its day."""
    assert rows(full())[0]["day"] == day(-3)


def test_no_rarity_is_pretended() -> None:
    """Beyond ten thousand months the cell holds that; where nothing is known it is empty."""
    rare = watched(raised(sighting(AlertKind.RISE, once_in=unusual.NEVER)), raised(sighting()))
    assert [row["unusual"] for row in rows(rare)] == [None, 10_000]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_reads_back_from_the_file(language: Language) -> None:
    """Five rows, each cell a text, a number or a day."""
    sheet = sheet_of(full(), language)
    heads = headings(sheet.parent, "alerts")  # type: ignore[arg-type]  # a sheet of a book
    column, top = heads["alert_id"].column, heads["alert_id"].row
    found = [sheet.cell(row, column).value for row in range(top + 1, top + 7)]
    assert found == [OLD.id, NEW.id, KNOWN.id, OVER.id, None, None]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n", "d"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_texts(language: Language) -> None:
    """No formula, no control mark, no turned writing in what is told; no cell is longer than Excel takes."""
    cells = [cell for row in sheet_of(hostile(), language).iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts = [str(cell.value) for cell in cells]
    assert any(text.startswith("=HYPERLINK") for text in texts)
    assert max(map(len, texts)) <= 32_767
    assert not any(mark in text for text in texts for mark in ("\x1b", "\x07", "\x00"))
    told = [str(row["what"]) + str(row["check_first"]) for row in rows(hostile(), language)]
    assert all(text.isprintable() and len(text) < 1000 for text in told)
