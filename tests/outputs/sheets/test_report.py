"""The report: its sheets and their order, the conclusion, and that it holds values only."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from answers import MADE, SAMPLE, SOURCE, history, many, scored, twelve
from openpyxl import Workbook, load_workbook
from sheets import row_of, stored

from xl_addin.outputs.findings import findings
from xl_addin.outputs.saving import workbook_bytes
from xl_addin.outputs.sheets.report import build_report
from xl_addin.records import Answer, Language


def _report(answers: tuple[Answer, ...], top: int = 20, language: Language = "en") -> Workbook:
    return stored(build_report(answers, SOURCE, language, top))


def test_sheets_stand_in_reading_order() -> None:
    """Summary first, a page per model that has months by rank, then all models, then the method."""
    names = _report(twelve()).sheetnames
    assert names[:3] == ["Summary", "1 Bloomer-3B", "2 Steady-7B"]
    assert names[-2:] == ["All models", "Method and limits"]
    assert len(names) == 3 + 8  # eight of the twelve have whole months


@pytest.mark.parametrize(("count", "top", "pages"), [(3, 20, 3), (300, 20, 20), (300, 5, 5), (0, 20, 0)])
def test_pages_are_capped(count: int, top: int, pages: int) -> None:
    """At most ``top`` models get a page, however long the list."""
    assert len(_report(many(count), top).sheetnames) == 3 + pages


def test_models_of_one_name_get_different_sheets() -> None:
    """Two models that differ in their organisation alone have sheets that Excel can tell apart."""
    pair = tuple(scored(f"{owner}/Same", history(5, 6, 7), (50, 50, 50)) for owner in ("a", "b"))
    assert _report(pair).sheetnames[1:3] == ["1 Same", "2 Same"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_conclusion_comes_first(language: Language) -> None:
    """The findings stand at the top of the first sheet."""
    sheet = _report(twelve(), language=language).worksheets[0]
    texts = [str(sheet.cell(row, 1).value) for row in range(4, 9)]
    for text, sentence in zip(texts, findings(twelve()), strict=True):
        assert text.endswith(sentence.text(language))


def test_unscored_models_follow_with_their_reason() -> None:
    """After the ranked models come those without a score, ten at most, and how many are elsewhere."""
    sheet = _report(many(300), top=20).worksheets[0]
    ranks = [sheet.cell(row, 1).value for row in range(row_of(sheet, "1"), row_of(sheet, "1") + 30)]
    assert ranks == [*range(1, 21), *[None] * 10]
    assert row_of(sheet, "270 more models are on the sheet")


def test_links_lead_inside_the_file() -> None:
    """Names on the summary lead to their page; nothing leads out of the file."""
    sheet = _report(twelve()).worksheets[0]
    links = [cell.hyperlink for row in sheet.iter_rows(max_col=2) for cell in row if cell.hyperlink]
    assert links[0].location == "'1 Bloomer-3B'!A1"
    assert {link.target for link in links} == {None}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_values_only(language: Language) -> None:
    """No cell holds a formula or an error, and the file has no macro and no outside link."""
    content = workbook_bytes(build_report(many(60), SAMPLE, language), MADE)
    cells = [cell for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name.lower()]
        assert not any(b'TargetMode="External"' in parts.read(name) for name in parts.namelist())


def test_hostile_names_make_legal_sheets() -> None:
    """Names that no sheet may bear still give sheets that open, in their order."""
    names = ("a/b:c*?[x]", "a/" + "長" * 60, "a/'quoted'", "=1+1", "a/\x00\ud800", "/", "History")
    book = _report(tuple(replace(twelve()[0], model=name) for name in names))
    assert [name.split()[0] for name in book.sheetnames[1:8]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert all(len(name) <= 31 for name in book.sheetnames)
