"""The sheet of all models: its figures, its marks and what it does with hostile text."""

from dataclasses import replace

import golden
import pytest
from answers import SAMPLE, SOURCE, twelve
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sheets import kept, stored

from xl_addin.outputs.columns import Row
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.models import add_models
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.source import Source
from xl_addin.records import Answer, Language, ScoreName

TOP = 3  # the heading's row, under the title and the sample's mark
KEYS = [column.key for column in read_layout().tables["all_models"]]


def _list(answers: tuple[Answer, ...], language: Language = "en") -> Worksheet:
    sheet: Worksheet = stored(_book(answers, SOURCE, language)).worksheets[0]
    return sheet


def _book(answers: tuple[Answer, ...], source: Source, language: Language) -> Workbook:
    book = new_book(language)
    add_models(book, [Row(answer, language) for answer in answers], source, language)
    return book


def _rows(sheet: Worksheet, count: int) -> list[dict[str, object]]:
    rows = sheet.iter_rows(min_row=TOP + 1, max_row=TOP + count, values_only=True)
    return [dict(zip(KEYS, row, strict=True)) for row in rows]


def test_every_number_is_the_records() -> None:
    """Scores, intervals, counts and certainty in the file are those of the answers, unrounded."""
    for answer, row in zip(twelve(), _rows(_list(twelve()), 12), strict=True):
        for name in ScoreName:
            score = answer.scores.get(name)
            shown = (row[name.value], row[f"{name}_low"], row[f"{name}_high"])
            assert shown == tuple(kept(*(score.value, score.p10, score.p90) if score else (None, None, None)))
        assert [row["certainty"]] == kept(answer.certainty)
        assert row["children"] == (answer.history.children if answer.history else None)
        assert row["model"] == answer.model


def test_heading_and_models_stay_in_view() -> None:
    """Heading and model column are frozen, and the heading repeats on paper."""
    sheet = _list(twelve())
    assert sheet.freeze_panes == f"B{TOP + 1}"
    assert sheet.print_title_rows == f"${TOP}:${TOP}"


@pytest.mark.parametrize(("language", "words"), [("en", "invented"), ("ja", "架空")])
def test_the_sample_is_marked(language: Language, words: str) -> None:
    """Invented data are called so above and under the table, real data are not."""
    sample = golden.dump(_book(twelve(), SAMPLE, language))
    real = golden.dump(_book(twelve(), SOURCE, language))
    assert sample.count(words) >= 2
    assert words not in real


def test_hostile_names_stay_text() -> None:
    """A model named like a formula, with control characters or of 40,000 characters harms nothing."""
    names = ("=cmd|' /C calc'!A0", "@SUM(1)", "a\x00b\x1bc", "\u202egnp.exe", "x" * 40_000, "\ud800broken")
    sheet = _list(tuple(replace(twelve()[0], model=name) for name in names))
    cells = [sheet.cell(TOP + 1 + index, 1) for index in range(len(names))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:4]] == [names[0], names[1], "abc", "gnp.exe"]
    assert len(str(cells[4].value)) == 32_767
