"""The definition of the watchlist."""

import pytest

from xl_addin.outputs.columns import READERS
from xl_addin.outputs.sheets.layout import Column, parse_layout, read_layout
from xl_addin.outputs.sheets.style import display_width
from xl_addin.records import Language

COLUMNS = read_layout().columns.values()
_SMALL = 9 / 11  # headings are set in 9 points, widths measured in 11


def test_every_column_can_be_read() -> None:
    """Code that reads the columns of lists and ranking knows each of them, and no other."""
    tables = read_layout().tables
    assert {column.key for name in ("all_models", "ranking") for column in tables[name]} == set(READERS)


def test_the_watchlist_shows_what_it_promises() -> None:
    """Model, scores with intervals, certainty, counts, licence, access, day, status and reason are there."""
    keys = [column.key for column in read_layout().tables["all_models"]]
    scores = ("overall", "heat", "stability", "competitiveness")
    wanted = {f"{score}{end}" for score in scores for end in ("", "_low", "_high")}
    wanted |= {"model", "certainty", "children", "uploaders", "last_month", "as_of", "status", "reason"}
    wanted |= {"licence", "access"}
    assert set(keys) == wanted
    assert keys[0] == "model"


@pytest.mark.parametrize("table", sorted(read_layout().tables))
@pytest.mark.parametrize("language", ["en", "ja"])
def test_headings_are_unique(table: str, language: Language) -> None:
    """An Excel table needs a different heading for each column."""
    headings = [column.heading.text(language) for column in read_layout().tables[table]]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_headings_fit(column: Column, language: Language) -> None:
    """No word of a heading is wider than its column."""
    widest = max(display_width(word) for word in column.heading.text(language).split())
    assert widest * _SMALL <= column.width[language]


def test_other_text_is_refused() -> None:
    """A table that names an unknown column cannot be read."""
    with pytest.raises(KeyError):
        parse_layout('columns = {}\nmethod = []\n[tables]\nwatchlist = ["nothing"]\n')


def test_one_value_holds_for_both_languages() -> None:
    """Width and format may be given once for both languages."""
    layout = parse_layout(
        "method = []\n[tables]\n[columns.a]\n"
        'heading = { en = "A", ja = "あ" }\nwidth = 7\nformat = "0"\nhelp = { en = "h", ja = "助" }\n'
    )
    column = layout.columns["a"]
    assert column.width == {"en": 7.0, "ja": 7.0}
    assert column.format.en == column.format.ja == "0"
    assert not column.shade
