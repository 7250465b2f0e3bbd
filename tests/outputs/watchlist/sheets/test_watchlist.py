"""The watchlist of the workbook."""

from dataclasses import replace

import pytest
from answers import SOURCE, kept_answer, twelve
from filled import filled, headings
from openpyxl import Workbook
from sheets import kept, stored

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Content, Result
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import watchlist
from xl_addin.outputs.watchlist.skeleton import TYPED
from xl_addin.outputs.watchlist.titles import TOP
from xl_addin.records import Answer, Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")
COLUMNS = read_layout().tables["watchlist"]


def _edition(language: Language = "en", answers: tuple[Answer, ...] | None = None) -> Edition:
    shown = (kept_answer(), *twelve()[1:]) if answers is None else answers
    return Edition(shown, default_choices(shown, language), SOURCE, language)


def _rows(edition: Edition) -> list[dict[str, Content]]:
    (block,) = watchlist.contents(edition).blocks
    assert block.by == "model"
    return [dict(row) for row in block.rows]


def _book(edition: Edition) -> Workbook:
    book = new_book(edition.language)
    watchlist.add(book, edition.language)
    return stored(filled(book, watchlist.contents(edition)))


def test_every_column_is_filled_or_typed() -> None:
    """The contents name each column but owner and note, which are the user's."""
    typed = {column.key for column in COLUMNS if column.typed}
    assert typed == {"owner", "note"}
    assert {key for row in _rows(_edition()) for key in row} == {c.key for c in COLUMNS} - typed


def test_figures_are_the_answers_unrounded() -> None:
    """Scores, counts, certainty and forecasts in the file are those of the answer."""
    answer = kept_answer()
    book = _book(_edition())
    sheet = book.worksheets[0]
    at = {key: sheet.cell(TOP + 1, cell.column).value for key, cell in headings(book, "watchlist").items()}
    wanted = {name.value: score.value for name, score in answer.scores.items() if name.value != "overall"}
    assert [at[key] for key in wanted] == kept(*wanted.values())
    assert (at["children"], at["certainty"]) == (381, 0.9)  # 12 months of 20, 22 … 42, and 9 of the running
    assert (at["licence"], at["owner"], at["note"]) == ("llama3.1", None, None)
    # 372 after month 12 and 42 a month, as answers.py has it: 372 + 3 × 42, + 6 × 42, + 12 × 42.
    assert [at[f"forecast_{n}"] for n in (3, 6, 12)] == kept(498.0, 624.0, 876.0)


@pytest.mark.parametrize(("language", "text"), [("en", "49–70"), ("ja", "49〜70")])
def test_ranges_stand_beside_their_scores(language: Language, text: str) -> None:
    """The interval of heat 61.25 from 49.25 to 70.25 is told in whole numbers."""
    assert _rows(_edition(language))[0]["heat_range"] == text


def test_an_unvalidated_projection_bears_its_mark() -> None:
    """From twelve months on stability's range has an asterisk, and no other has."""
    row = _rows(_edition())[4]
    assert row["stability_range"] == "37–58*"
    assert "*" not in f"{row['heat_range']}{row['competitiveness_range']}"


def test_what_is_missing_is_empty_with_its_reason() -> None:
    """An answer without scores has empty figures and says why."""
    row = _rows(_edition())[9]
    empty = ("heat", "heat_range", "stability", "forecast_3", "forecast_12_range", "trend", "as_of")
    assert {row[key] for key in empty} == {None}
    assert row["overall"] == Result("")
    assert "was not found" in str(row["reason"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_table_whose_overall_comes_from_the_weights(language: Language) -> None:
    """The sheet is an Excel table named watchlist, its overall score a formula in every row."""
    book = _book(_edition(language))
    sheet = book.worksheets[0]
    assert sheet.tables["watchlist"].ref.startswith(f"A{TOP}:")
    assert sheet.freeze_panes == f"B{TOP + 1}"
    column = headings(book, "watchlist")["overall"].column
    formulas = [str(sheet.cell(TOP + row, column).value) for row in range(1, 13)]
    title = "重み" if language == "ja" else "Weights"
    assert all(
        f"'{title}'!" in formula and f"$A{TOP + n}" not in formula for n, formula in enumerate(formulas)
    )
    assert f"MATCH(A{TOP + 12}," in formulas[11]


def test_what_the_user_types_is_pale_and_nothing_blocks_typing() -> None:
    """Model, owner and note have the fill of typed cells, and the sheet checks no entry."""
    sheet = _book(_edition()).worksheets[0]
    pale = [
        c.key
        for n, c in enumerate(COLUMNS, start=1)
        if sheet.cell(TOP + 1, n).fill.fgColor.rgb == f"00{TYPED}"
    ]
    assert pale == ["model", "owner", "note"]
    assert not sheet.data_validations.dataValidation


def test_hostile_names_stay_text() -> None:
    """A model or licence named like a formula is text in the file."""
    evil = "=cmd|' /C calc'!A0"
    base = kept_answer().base
    assert base is not None
    answer = replace(kept_answer(), model=evil, base=replace(base, licence="@SUM(1)"))
    sheet = _book(_edition(answers=(answer,))).worksheets[0]
    cells = [cell for cell in sheet[TOP + 1] if cell.value in (evil, "@SUM(1)")]
    assert [cell.data_type for cell in cells] == ["s", "s"]
