"""The report's first sheet."""

import pytest
from answers import many
from editions import edition, remarked
from openpyxl.worksheet.worksheet import Worksheet
from sheets import row_of

from xl_addin.messages import reporting as said
from xl_addin.messages import summaries
from xl_addin.outputs.columns import ranked
from xl_addin.outputs.sheets.style import new_book, new_sheet
from xl_addin.outputs.sheets.summary_page import Listed, write_summary
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.records import Language

FINDINGS = {"en": "Findings", "ja": "結論"}


def page(of: Edition, confidential: str = "") -> Worksheet:
    """Return the summary of an edition."""
    sheet = new_sheet(new_book(of.language), "s", of.language)
    write_summary(sheet, of, Listed(ranked(of.answers, of.language), {}), confidential)
    return sheet


@pytest.mark.parametrize(
    ("language", "captions"),
    [
        ("en", ("Findings", "What this rests on", "What changed since", "To be careful about", "Ranking")),
        ("ja", ("結論", "根拠", "前回（", "注意点", "総合スコア順位")),
    ],
)
def test_conclusion_reasons_changes_cautions(language: Language, captions: tuple[str, ...]) -> None:
    """Sentences stand in the order in which a meeting wants them, before the ranking."""
    sheet = page(edition(language))
    rows = [row_of(sheet, caption) for caption in captions]
    assert rows == sorted(rows)
    assert all(str(sheet.cell(row + 1, 1).value)[0] in "•・" for row in rows[:-1])


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_first_page_decides(language: Language) -> None:
    """The lists for a short and for a long project stand right below the conclusion, before the reasons.

    What the figures cannot tell is the last of the cautions, before the ranking.
    """
    sheet = page(edition(language, many(30)))
    lists, limits = said.SHORT.text(language), summaries.limits().text(language)[:20]
    rows = [row_of(sheet, text) for text in (FINDINGS[language], lists, said.BASIS.text(language))]
    assert rows == sorted(rows)
    told = next(cell.row for cell in sheet["A"] if limits in str(cell.value))
    assert row_of(sheet, said.CAUTION.text(language)) < told < sheet.row_breaks.brk[0].id


def test_without_an_earlier_word_that_is_said() -> None:
    """Where nothing was said before, nothing is called new."""
    sheet = page(remarked(edition("en"), before={}))
    assert "nothing to compare with yet" in str(sheet.cell(row_of(sheet, "What changed") + 1, 1).value)


def test_source_and_day_stand_under_both_tables() -> None:
    """Under the short lists in one line, under the ranking in full."""
    sheet = page(edition("en"))
    sources = [cell.row for cell in sheet["A"] if str(cell.value).startswith("Source: Hugging Face Hub")]
    assert len(sources) == 2
    assert sources[0] < row_of(sheet, "Ranking") < sources[1]
    assert "Retrieved: 2026-11-23" in str(sheet.cell(sources[0], 1).value)


def test_the_ranking_begins_a_page_of_its_own() -> None:
    """A long list is broken off before the ranking, whose headings are repeated; a short one is one page."""
    long, short = page(edition("en", many(30))), page(edition("en", many(3)))
    assert [one.id for one in long.row_breaks.brk] == [row_of(long, "Ranking") - 1]
    heading = row_of(long, "Ranking") + 1
    assert long.print_title_rows == f"${heading}:${heading}"
    assert short.page_setup.fitToHeight == 1


def test_the_mark_is_there_only_where_wanted() -> None:
    """Beside the title stands what the user wants to be there."""
    assert page(edition("en"), "社外秘")["L1"].value == "社外秘"
    assert page(edition("en"))["L1"].value is None
