"""The workbook's own sheet of method and limits."""

from dataclasses import replace

import pytest
from answers import SAMPLE
from editions import edition
from filled import filled, place
from sheets import stored

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.watchlist.sheets import method
from xl_addin.records import Language

TABLES = (
    *("watchlist", "alerts", "rules", "weights", "trials"),
    *("audit", "records", "foretold", "figures", "data"),
)


def _texts(language: Language) -> set[object]:
    book = new_book(language)
    method.add(book, language)
    sheet = stored(filled(book, method.contents(edition(language)))).worksheets[0]
    return {cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_method_limits_and_columns_are_told(language: Language) -> None:
    """Every topic, every column of every table, the limits of the data and the source stand there."""
    texts, layout = _texts(language), read_layout()
    assert {paragraph.text.text(language) for paragraph in layout.method} <= texts
    assert {column.help.text(language) for table in TABLES for column in layout.tables[table]} <= texts
    assert {line.text(language) for line in source_lines(edition(language).source)} <= texts
    limits = {"en": ("Closed models", "One platform", "No proof of cause")}
    limits["ja"] = ("非公開モデル", "プラットフォームの偏り", "因果関係")
    assert set(limits[language]) <= texts


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_corner_holds_the_language(language: Language) -> None:
    """The place of the language bears its code, and no edition writes over it."""
    book = new_book(language)
    method.add(book, language)
    assert place(book, "_hf.language").value == language
    assert "language" not in method.contents(edition(language)).places


def test_a_sample_is_said_to_be_invented() -> None:
    """The lines of a sample begin with that, and take the seventh place, which stays empty otherwise."""
    sample = method.contents(replace(edition("en"), source=SAMPLE)).places
    assert "invented" in str(sample["method.source_1"])
    assert sample["method.source_7"]
    assert method.contents(edition("en")).places["method.source_7"] is None


def test_lines_of_the_source_have_a_place_each() -> None:
    """Each line of the source is a named cell, wrapped over both columns."""
    book = new_book("ja")
    method.add(book, "ja")
    sheet = book.worksheets[0]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    for name in method.contents(edition("ja")).places:
        cell = place(book, f"_hf.{name}")
        assert cell.alignment.wrap_text
        assert f"A{cell.row}:B{cell.row}" in merged
