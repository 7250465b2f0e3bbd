"""The report: its sheets and their order, the conclusion, and that it holds values only."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from answers import MADE, SAMPLE, SOURCE, history, many, scored, twelve
from editions import STEADY, doubts
from openpyxl import Workbook, load_workbook
from sheets import row_of, stored
from track_records import foretold

from xl_addin.growth.track_record import Case
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.findings import findings
from xl_addin.outputs.remarks import Remarks
from xl_addin.outputs.sheets.report import Extras, build_report
from xl_addin.records import Answer, Language, Sentence


def _report(answers: tuple[Answer, ...], top: int = 20, language: Language = "en") -> Workbook:
    return stored(build_report(answers, SOURCE, language, top))


def test_sheets_stand_in_reading_order() -> None:
    """Summary, comparison, a page per model that has months by rank, all models, then the method."""
    names = _report(twelve()).sheetnames
    assert names[:4] == ["Summary", "Compare", "1 Bloomer-3B", "2 Steady-7B"]
    assert names[-2:] == ["All models", "Method and limits"]
    assert len(names) == 4 + 8  # eight of the twelve have whole months


@pytest.mark.parametrize(("count", "top", "pages"), [(3, 20, 3), (300, 20, 20), (300, 5, 5), (0, 20, 0)])
def test_pages_are_capped(count: int, top: int, pages: int) -> None:
    """At most ``top`` models get a page, however long the list."""
    names = _report(many(count), top).sheetnames
    assert len([name for name in names if name[0].isdigit()]) == pages


def test_models_of_one_name_get_different_sheets() -> None:
    """Two models that differ in their organisation alone have sheets that Excel can tell apart."""
    pair = tuple(scored(f"{owner}/Same", history(5, 6, 7), (50, 50, 50)) for owner in ("a", "b"))
    assert _report(pair).sheetnames[2:4] == ["1 Same", "2 Same"]


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
    first = row_of(sheet, "Ranking by overall score") + 2
    ranks = [sheet.cell(row, 1).value for row in range(first, first + 30)]
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
    assert [name.split()[0] for name in book.sheetnames[2:9]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_what_is_known_beside_the_answers_has_sheets_of_its_own() -> None:
    """With findings and outcomes, audit and record stand after all models, and the mark on every page."""
    came = {STEADY: foretold(3, came={4: 80})}
    book = _with(Extras(remarks=Remarks(doubts(), came=came), confidential="社外秘 & 取扱注意"))
    titles = ["All models", "Audit", "Accuracy", "Past forecasts", "Method and limits"]
    assert book.sheetnames[-5:] == titles
    marks = {sheet.oddHeader.right.text for sheet in book if sheet.oddHeader}
    assert marks == {"社外秘 && 取扱注意"}
    assert book.worksheets[0]["L1"].value == "社外秘 & 取扱注意"


def test_before_a_forecast_comes_due_looking_back_has_the_sheet() -> None:
    """With nothing but hindcasts there is a sheet of accuracy, and none of past forecasts."""
    hindcasts = {STEADY: (Case(1, inside=True, error=0.1),)}
    book = _with(Extras(remarks=Remarks(hindcasts=hindcasts)))
    assert "Accuracy" in book.sheetnames
    assert "Past forecasts" not in book.sheetnames
    assert "Accuracy" not in _with(Extras()).sheetnames


def test_findings_stand_on_the_page_of_their_model() -> None:
    """A model with findings lists them, an audited one without says so, one never audited says nothing."""
    book = _with(Extras(remarks=Remarks(doubts())))
    told = {sheet.title: [str(cell.value) for cell in sheet["A"]] for sheet in book}
    assert any(text.startswith("• Burst by one uploader: ") for text in told["2 Steady-7B"])
    assert "• Nothing doubtful was found in the counts." in told["4 Spike-70B"]
    assert "Audit findings" not in told["1 Bloomer-3B"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_equal_content_gives_equal_bytes(language: Language) -> None:
    """Made twice of the same data and day, the file is the same byte for byte."""
    remarks = Remarks(doubts(), came={STEADY: foretold(3, came={4: 80})})
    extras = Extras(remarks=remarks, confidential="社外秘")
    first, second = (
        workbook_bytes(build_report(many(15), SOURCE, language, 20, extras), MADE) for _ in range(2)
    )
    assert first == second


def test_hostile_text_is_harmless_everywhere() -> None:
    """Formulas, control characters and 10,000 characters in names, title and mark stay text that fits."""
    names = ("=1+1", "a/\x00\u202egnp.exe", "<b>&x;</b>" * 1000, '=HYPERLINK("http://evil.example")')
    answers = tuple(replace(twelve()[0], model=name) for name in names)
    source = replace(SOURCE, title=Sentence("=cmd|' /C calc'!A0 &D&G", "=1"))
    content = workbook_bytes(build_report(answers, source, "en", 20, Extras(confidential="=2&P")), MADE)
    book = load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    assert max(d.height or 0 for sheet in book for d in sheet.row_dimensions.values()) <= 409  # Excel's limit
    headers = [sheet.oddHeader for sheet in book if sheet.oddHeader]
    assert all(len(str(head.left.text)) + len(str(head.right.text)) < 255 for head in headers)


def test_a_name_is_one_line_of_what_fits() -> None:
    """A series may be called anything: a line break makes no second line, and 10,000 letters no page."""
    answers = tuple(replace(twelve()[0], model=name) for name in ("two\nlines", "x" * 10_000))
    sheet = _report(answers).worksheets[0]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not [text for text in texts if "\n" in text]
    assert max(len(word) for text in texts for word in text.split()) == 120  # the longest name shown
    assert any("two\N{REPLACEMENT CHARACTER}lines" in text for text in texts)


def _with(extras: Extras) -> Workbook:
    return stored(build_report(twelve(), SOURCE, "en", extras=extras))
