"""The mail's text: complete in both forms, and harmless whatever the report holds."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from reports_made import report

from xl_addin.outputs.mail.body import PICTURE_ID, bars, html, plain
from xl_addin.outputs.mail.summary import Summary, read_summary
from xl_addin.records import Language

ALLOWED = {
    "html",
    "head",
    "meta",
    "body",
    "p",
    "ul",
    "li",
    "h3",
    "table",
    "tr",
    "th",
    "td",
    "img",
    "br",
    "small",
}
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://evil.example","x")',
    '"><img src=x onerror=alert(1)>',
    "a\u202eb\x1b[31m\x00\r\nBcc: x@e.jp",
    "&lt;b&gt;",
    "長" * 10_000,
)


class Parsed(HTMLParser):
    """The tags, with their attributes, and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hear a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Hear text."""
        self.words += f"{data}\n"


def summary(language: Language = "en") -> Summary:
    """Return the summary of a report on twelve models."""
    found = read_summary(report(language), "r.xlsx")
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_both_forms_say_the_same(language: Language) -> None:
    """Every sentence and every ranked model with its figures stands in the text and in the HTML."""
    there = summary(language)
    text, page = plain(there, "r.xlsx", language), Parsed(html(there, "r.xlsx", language, picture=True))
    said_above = [line for section in there.sections for line in (section.caption, *section.sentences)]
    for said in (*said_above, *there.footnotes[:6]):
        assert said in text
        assert said in page.words
    ranked = [row for row in there.ranking if "rank" in row]
    assert sum(tag == "tr" for tag, _ in page.tags) == 1 + len(ranked)
    for row in ranked:
        assert f"{row['rank']:.0f}. {row['model']}" in text
        assert f"{row['overall']:.0f}\n" in page.words


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """No link, no script, no style sheet; the one picture is the mail's own and has words in its place."""
    page = Parsed(html(summary(), "r.xlsx", "en", picture=True))
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert [(a["src"], bool(a["alt"])) for tag, a in page.tags if tag == "img"] == [
        (f"cid:{PICTURE_ID}", True)
    ]
    without = Parsed(html(summary(), "r.xlsx", "en", picture=False))
    assert "img" not in {tag for tag, _ in without.tags}


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_words(word: str) -> None:
    """In a model's name and in sentences they make no tag, no control character and no endless line."""
    there = summary()
    rows = tuple({**row, "model": word} for row in there.ranking)
    hostile = replace(there, ranking=rows)
    page = html(hostile, "r.xlsx", "en", picture=True)
    assert {tag for tag, _ in Parsed(page).tags} <= ALLOWED
    for text in (plain(hostile, "r.xlsx", "en"), page):
        assert all(char.isprintable() or char == "\n" for char in text)
        assert "長" * 200 not in text
    assert not any(line.startswith(("=", "Bcc")) for line in plain(hostile, "r.xlsx", "en").splitlines())


def test_a_name_that_is_pasted_into_excel_is_text() -> None:
    """The cells with names say so in the way that Excel heeds."""
    cells = [
        a["style"] or ""
        for tag, a in Parsed(html(summary(), "r.xlsx", "en", picture=False)).tags
        if tag == "td"
    ]
    assert sum("mso-number-format:'\\@'" in style for style in cells) == len(cells) // 7


def test_the_table_is_short() -> None:
    """At most ten models stand in it, and how many are left out is told; the picture has the same ones."""
    there = summary()
    row = next(row for row in there.ranking if "rank" in row)
    many = replace(there, ranking=tuple({**row, "rank": float(number)} for number in range(1, 31)))
    assert "20 more in the attached report." in plain(many, "r.xlsx", "en")
    assert len(bars(many)) == 10


def test_what_is_missing_is_a_dash() -> None:
    """A model without an interval, or without one of the scores, has no invented figure."""
    there = summary()
    bare = replace(there, ranking=({"rank": 1.0, "model": "o/m", "overall": 50.0},))
    assert "1. o/m: Overall 50 (–), Heat –, Stability –, Competitiveness –" in plain(bare, "r.xlsx", "en")
    assert "1. o/m：総合 50（–）、短期熱度 –、長期安定度 –、競争力 –" in plain(bare, "r.xlsx", "ja")
    assert bars(bare) == [(50.0, 50.0, 50.0)]


def test_a_report_without_summary_is_named_alone() -> None:
    """The text then says what is attached."""
    assert "（r.xlsx）" in plain(None, "r.xlsx", "ja")
    assert "(r.xlsx)" in Parsed(html(None, "r.xlsx", "en", picture=False)).words
