"""What holds for every sheet of this workbook that is one table with figures of ours."""

from types import ModuleType

import pytest
from editions import HOSTILE, edition
from filled import filled, headings, place
from sheets import stored

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import lines_needed, new_book
from xl_addin.outputs.watchlist.sheets import accuracy, alerts, audit, data, figures, foretold, rules, trials
from xl_addin.outputs.watchlist.titles import TOP
from xl_addin.records import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")
SHEETS = {
    "figures": figures,
    "data": data,
    "alerts": alerts,
    "rules": rules,
    "trials": trials,
    "audit": audit,
    "records": accuracy,
    "foretold": foretold,
}
# Outcomes and alerts come with the reports; until then one sentence stands there.
FILLED = [name for name in SHEETS if name not in ("alerts", "records", "foretold")]
_SMALL = 9 / 11  # headings are set in 9 points, widths measured in 11


@pytest.mark.parametrize("name", FILLED)
def test_every_column_is_filled_or_typed(name: str) -> None:
    """The contents name each column of the table that the user does not type, and no other."""
    (block,) = SHEETS[name].contents(edition("en")).blocks
    typed = {column.key for column in read_layout().tables[name] if column.typed}
    typed |= {"model"} if name == "trials" else set()
    keys = {key for row in block.rows for key in row}
    assert keys == {column.key for column in read_layout().tables[name]} - typed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHEETS)
def test_headings_stand_in_their_row_and_bear_their_names(name: str, language: Language) -> None:
    """Each heading stands in row 5 in the order of the definition, and its hidden name points at it."""
    book = new_book(language)
    SHEETS[name].add(book, language)
    again = stored(book)
    found = headings(again, name)
    columns = read_layout().tables[name]
    assert [(cell.row, cell.column) for cell in found.values()] == [(TOP, n + 1) for n in range(len(columns))]
    assert [cell.value for cell in found.values()] == [column.heading.text(language) for column in columns]
    assert all(again.defined_names[key].hidden for key in again.defined_names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHEETS)
def test_headings_fit_into_their_lines(name: str, language: Language) -> None:
    """No heading takes more than the three lines that its row is high."""
    for column in read_layout().tables[name]:
        assert lines_needed(column.heading.text(language), column.width[language] / _SMALL) <= 3, column.key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", SHEETS.values(), ids=lambda module: str(module.__name__))
def test_sheet_is_filled_and_reads_back(module: ModuleType, language: Language) -> None:
    """Filled in either language, no cell holds an error or a formula, and a hostile name stays text."""
    book = new_book(language)
    module.add(book, language)
    (sheet,) = stored(filled(book, module.contents(edition(language)))).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    if module in (figures, data):
        assert HOSTILE in [cell.value for cell in cells]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in SHEETS if name != "rules"])
def test_sheet_says_where_its_figures_come_from(name: str, language: Language) -> None:
    """The third row names origin and moment of retrieval, in Japanese with the time of Japan."""
    book = new_book(language)
    SHEETS[name].add(book, language)
    filled(book, SHEETS[name].contents(edition(language)))
    said = str(place(book, f"_hf.{name}.source").value)
    assert "https://huggingface.co" in said
    # MADE is 09:05 UTC, nine hours before the time in Japan.
    assert ("2026/11/23 18:05" if language == "ja" else "2026-11-23 09:05 UTC") in said


@pytest.mark.parametrize("name", SHEETS)
def test_skeleton_does_not_grow_with_the_models(name: str) -> None:
    """Without contents a sheet has its head and at most the rows that are the user's to fill."""
    book = new_book("en")
    SHEETS[name].add(book, "en")
    rows = {"rules": 13, "trials": 12}.get(name, 1)
    assert stored(book).worksheets[0].max_row == TOP + rows
