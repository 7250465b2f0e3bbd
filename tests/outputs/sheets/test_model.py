"""The page of one model."""

from datetime import datetime

from answers import SOURCE, kept_answer, twelve
from openpyxl.worksheet.worksheet import Worksheet
from sheets import kept, row_of, stored, values

from xl_addin.outputs.columns import Row
from xl_addin.outputs.reading import reading
from xl_addin.outputs.sheets.model import add_model
from xl_addin.outputs.sheets.style import new_book
from xl_addin.records import Answer, ParameterName, ScoreName

STEADY, BLOOMER = twelve()[0], twelve()[2]


def _page(answer: Answer) -> Worksheet:
    book = new_book("en")
    name = add_model(book, Row(answer, "en", 1), SOURCE)
    sheet: Worksheet = stored(book)[name]
    return sheet


def test_page_holds_the_scores() -> None:
    """Value and interval of each score on the page are the record's."""
    sheet = _page(BLOOMER)
    for name, label in zip(ScoreName, ("Heat", "Stability", "Competitiveness", "Overall"), strict=True):
        score = BLOOMER.scores[name]
        assert values(sheet, row_of(sheet, label), 2, 3) == kept(score.value, score.p10, score.p90)


def test_page_says_what_is_not_identified() -> None:
    """A parameter without a median has an empty value, its interval and the words for it."""
    sheet = _page(BLOOMER)
    row = row_of(sheet, "Longevity")
    estimate = BLOOMER.parameters[ParameterName.LONGEVITY]
    assert values(sheet, row, 2, 3) == [None, estimate.p10, estimate.p90]
    assert str(sheet.cell(row, 5).value).startswith("Not identified yet")


def test_page_holds_every_month() -> None:
    """History and forecast on the page are the record's, the forecast beginning where the count stands."""
    sheet = _page(BLOOMER)
    top = row_of(sheet, "Month since release") + 1
    assert BLOOMER.history is not None
    for row, month in enumerate(BLOOMER.history.months, start=top):
        assert values(sheet, row, 3, 3) == [month.new, month.cumulative, month.uploaders]
    assert values(sheet, top, 7, 5) == [7, 221, 221, 221, 221]
    for row, point in enumerate(BLOOMER.forecast, start=top + 1):
        assert values(sheet, row, 7, 5) == kept(point.month, point.p10, point.p50, point.p90, point.mean)


def test_running_month_is_marked_and_stays_a_number() -> None:
    """The running month says so by its number format, so that its number can still be used."""
    sheet = _page(STEADY)
    cell = sheet.cell(row_of(sheet, "13"), 1)
    assert (cell.value, cell.number_format) == (13, '0" (running)"')


def test_page_names_outcome_and_facts() -> None:
    """Model, status in words, dates and counts stand at the head of the page."""
    sheet = _page(STEADY)
    assert sheet["A1"].value == STEADY.model
    assert str(sheet["A2"].value).startswith("Scored — Scored from 381 children over 12 whole months.")
    assert STEADY.history is not None
    assert STEADY.history.release is not None
    facts = [STEADY.history.release.replace(tzinfo=None), 12, 381, 254, 0.12, 0.9]
    assert [sheet[f"{letter}5"].value for letter in "ACDEGH"] == facts
    assert sheet["B5"].number_format == "yyyy-mm-dd"


def test_page_holds_the_ceiling() -> None:
    """The ceiling's row shows median and interval in whole children."""
    sheet = _page(BLOOMER)
    row = row_of(sheet, "Ceiling")
    assert values(sheet, row, 2, 3) == [1500.25, 812.5, 40_000.0]
    assert sheet.cell(row, 2).number_format == "#,##0"


def test_page_lists_the_events() -> None:
    """Under the chart each event has its month, date, count and text, by date."""
    sheet = _page(kept_answer())
    top = row_of(sheet, "Events") + 2
    rows = [values(sheet, row, 1, 4) for row in range(top, top + 4)]
    assert [row[0] for row in rows] == [0, 3, 12, 13]
    assert sheet.cell(top, 1).number_format == '0;;"before release"'
    assert [row[1] for row in rows] == [
        datetime(2025, 1, 15),  # noqa: DTZ001  what openpyxl makes of a day
        datetime(2025, 4, 2),  # noqa: DTZ001
        datetime(2025, 12, 30),  # noqa: DTZ001
        datetime(2026, 1, 29),  # noqa: DTZ001
    ]
    # 20 + 22 + 24 and the sum of 20 to 42: the counts of twelve()'s first history.
    assert [row[2] for row in rows] == [None, 66, 372, None]
    assert rows[3][3] == "Version 2 is announced"
    assert row_of(sheet, "Month since release") > 0


def test_page_says_what_is_kept_of_the_model() -> None:
    """Licence, access, moment of retrieval and children left out stand under the outcome, if the Hub told."""
    said = str(_page(kept_answer())["A3"].value)
    assert said == (
        "Licence: llama3.1 · Access: on request, granted by the owner · Data taken: 2026-11-23 09:05 UTC · "
        "Left out by your decisions: 7"
    )
    assert _page(STEADY)["A3"].value is None


def test_page_reads_out_the_scores() -> None:
    """The scores stand in plain words, each sentence in its own row."""
    sheet = _page(BLOOMER)
    row = row_of(sheet, "In plain words")
    said = [sheet.cell(row + offset, 1).value for offset in range(1, len(reading(BLOOMER)) + 1)]
    assert said == [f"• {sentence.en}" for sentence in reading(BLOOMER)]


def test_figures_name_their_source() -> None:
    """Source and moment of retrieval stand under the figures."""
    sheet = _page(BLOOMER)
    assert row_of(sheet, "Source:") > row_of(sheet, "Month since release") + len(BLOOMER.forecast)
