"""The sheet of figures."""

from datetime import datetime

import pytest
from answers import AS_OF, twelve
from editions import HOSTILE, SPIKE, STEADY, edition
from filled import filled, headings
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from sheets import stored

from xl_addin.outputs.reading import reading
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Content
from xl_addin.outputs.watchlist.sheets import figures
from xl_addin.records import Language, ParameterName, ScoreName


def _row(model: str, language: Language = "en") -> dict[str, Content]:
    (block,) = figures.contents(edition(language)).blocks
    return dict(next(row for row in block.rows if row["model"] == model))


def test_numbers_are_the_records_own() -> None:
    """Scores, parameters and forecasts are written as they are, not rounded."""
    bloomer = twelve()[2]
    row = _row(bloomer.model)
    for name in (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS):
        score = bloomer.scores[name]
        told = (row[name.value], row[f"{name.value}_low"], row[f"{name.value}_high"])
        assert told == (score.value, score.p10, score.p90)
    estimate = bloomer.parameters[ParameterName.LONGEVITY]
    assert (row["longevity"], row["longevity_low"], row["longevity_high"]) == (
        None,
        estimate.p10,
        estimate.p90,
    )
    assert (row["ceiling"], row["peak_month"]) == (1500.25, None)


@pytest.mark.parametrize("ahead", [3, 6, 12])
def test_forecasts_count_from_the_last_whole_month(ahead: int) -> None:
    """The forecast for so many months ahead is that of the month so many after the last whole one."""
    bloomer = twelve()[2]  # seven whole months
    point = next(point for point in bloomer.forecast if point.month == 7 + ahead)
    row = _row(bloomer.model)
    told = tuple(row[f"forecast_{ahead}_{end}"] for end in ("p10", "p50", "p90"))
    assert told == (point.p10, point.p50, point.p90)


def test_what_was_said_before_stands_beside() -> None:
    """A model that an earlier edition spoke of has those figures, another has none."""
    told, fresh = _row(STEADY), _row(SPIKE)
    assert (told["heat_before"], told["stability_before"], told["children_before"]) == (55.0, None, 350)
    assert told["as_of_before"] == AS_OF.replace(month=10, day=23)
    assert {fresh[f"{name}_before"] for name in ("heat", "competitiveness", "children", "as_of")} == {None}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_reading_and_findings_are_texts_of_lines(language: Language) -> None:
    """Plain words and audit findings are one text each, a sentence a line, in the workbook's language."""
    row = _row(twelve()[2].model, language)
    assert str(row["reading"]).split("\n") == [one.text(language) for one in reading(twelve()[2])]
    found = str(_row(STEADY, language)["audit"]).split("\n")
    assert len(found) == 2
    assert found[0].startswith("bulk")
    assert _row(SPIKE, language)["audit"] is None


def test_models_that_could_not_be_answered_have_a_row() -> None:
    """An unknown model has its status, its reason, and empty figures."""
    row = _row("no/Such-model")
    assert row["status"] == "Not found"
    assert "no/Such-model" in str(row["reason"])
    numbers = ("months", "children", "heat", "fitness", "ceiling", "forecast_3_p50", "first_row", "as_of")
    assert [row[key] for key in numbers] == [None] * len(numbers)
    assert (row["observed"], row["ahead"]) == (0, 0)


def test_moment_of_retrieval_has_no_zone() -> None:
    """The moment is in UTC, as a spreadsheet can keep it."""
    taken = _row(STEADY)["taken"]
    assert isinstance(taken, datetime)
    assert taken.tzinfo is None
    assert (taken.hour, taken.minute) == (9, 5)  # MADE


def _sheet(language: Language) -> tuple[Worksheet, dict[str, int]]:
    book = new_book(language)
    figures.add(book, language)
    again = stored(filled(book, figures.contents(edition(language))))
    columns = {key: cell.column for key, cell in headings(again, "figures").items()}
    return again.worksheets[0], columns


def test_hostile_names_and_licences_are_text() -> None:
    """What looks like a formula is kept as text and stays text when the cell is edited."""
    sheet, columns = _sheet("en")
    row = next(row for row in range(6, 30) if sheet.cell(row, columns["model"]).value == HOSTILE)
    for key in ("model", "licence"):
        cell = sheet.cell(row, columns[key])
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_table_holds_every_row() -> None:
    """The Excel table reaches from the headings to the last model, and is printed with its first column."""
    sheet, columns = _sheet("ja")
    (table,) = sheet.tables.values()
    last = 5 + len(edition("ja").answers)
    assert table.ref == f"A5:{get_column_letter(len(columns))}{last}"
    assert sheet.print_title_cols == "$A:$A"
