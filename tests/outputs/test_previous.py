"""What an earlier report said, read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from answers import AS_OF, MADE, SOURCE, twelve
from editions import edition
from openpyxl import Workbook

from xl_addin.errors import BadInput
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.previous import read_previous
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.sheets.report import build_report
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.records import Answer, Language, ScoreName


def written(answers: tuple[Answer, ...], language: Language = "en") -> bytes:
    """Return the report on ``answers``."""
    return workbook_bytes(build_report(answers, SOURCE, language), MADE)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_report_says_again_what_it_said(language: Language) -> None:
    """Every model comes back with its three scores, its count and the day of its data."""
    found = read_previous(written(twelve(), language), Path("r.xlsx"))
    assert found == {
        answer.model: Before(
            answer.as_of or MADE.date(),
            score_of(answer, ScoreName.HEAT).value,
            score_of(answer, ScoreName.STABILITY).value,
            score_of(answer, ScoreName.COMPETITIVENESS).value,
            answer.history.children if answer.history else None,
        )
        for answer in twelve()
    }


def test_without_a_day_of_its_data_that_of_the_report_counts() -> None:
    """Counts from a file have no day; the report was made on the day of MADE."""
    undated = replace(twelve()[0], as_of=None)
    (before,) = read_previous(written((undated,)), Path("r.xlsx")).values()
    assert before.as_of == date(2026, 11, 23) != AS_OF


def test_footnotes_are_no_models() -> None:
    """What stands below the table is not read."""
    assert len(read_previous(written(twelve()[:2]), Path("r.xlsx"))) == 2


def test_other_workbooks_are_refused() -> None:
    """A watchlist and an empty workbook are no report, and something else is no workbook."""
    book = Workbook()
    for content in (new_workbook(edition("en"), MADE), workbook_bytes(book, MADE), b"no zip"):
        with pytest.raises(BadInput):
            read_previous(content, Path("w.xlsx"))
