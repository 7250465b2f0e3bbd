"""The sheet of the audit."""

import pytest
from answers import twelve
from editions import HOSTILE, SPIKE, STEADY, edition, remarked
from filled import filled
from sheets import stored

from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.outputs.doubts import command_for
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Content
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.sheets import audit
from xl_addin.records import Language, Sentence


def _rows(shown: Edition) -> list[dict[str, Content]]:
    (block,) = audit.contents(shown).blocks
    assert block.by is None
    return [dict(row) for row in block.rows]


def test_a_doubt_says_what_it_would_change() -> None:
    """Kind, children concerned, their share and each score now and without them stand in one row."""
    burst, _ = _rows(edition("en"))
    assert (burst["model"], burst["doubt"]) == (STEADY, "Burst by one uploader")
    # 76 of the 381 children; 61.25, 72.5 and 66.0 are the scores of the first of twelve().
    assert burst["concerned"] == 76
    assert burst["share"] == pytest.approx(76 / 381)
    assert burst["heat_effect"] == "61.2 → 58.0"
    assert burst["stability_effect"] == "72.5 → –"
    assert burst["competitiveness_effect"] == "66.0 → 61.2"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_doubt_names_the_command_that_acts_upon_it(language: Language) -> None:
    """The command is the one that the audit on the command line shows."""
    shown = edition(language)
    rows = _rows(shown)
    for row, doubt in zip(rows, shown.remarks.doubts[STEADY], strict=True):
        assert row["remedy"] == command_for(STEADY, doubt, language)
    assert str(rows[0]["remedy"]).startswith(f"hfscore exclude {STEADY} --author bulk")


def test_a_doubt_with_nothing_to_decide_changes_no_score() -> None:
    """Where nothing could be left out there is neither a changed score nor a command."""
    _, dates = _rows(edition("en"))
    assert dates["concerned"] == 3
    assert {dates[key] for key in ("heat_effect", "stability_effect", "competitiveness_effect")} == {None}
    assert dates["remedy"] is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Nothing doubtful was found in the counts of 1 model."),
        ("ja", "1件のモデルを確認し、疑わしい点は見つかりませんでした。"),
    ],
)
def test_a_clean_audit_says_so(language: Language, said: str) -> None:
    """Models that were audited without a finding are told as such, by their number."""
    assert _rows(remarked(edition(language), doubts={SPIKE: ()})) == [{"evidence": said}]


def test_models_that_were_not_audited_are_not_called_clean() -> None:
    """Without any audit the sheet says that there was none."""
    (row,) = _rows(remarked(edition("en"), doubts={}))
    assert "No model has been audited yet" in str(row["evidence"])


def test_hostile_findings_are_text() -> None:
    """A name that looks like a formula stays text, and no command is made of it."""
    doubt = Doubt(DoubtKind.BURST, Sentence(f"{HOSTILE} uploaded", HOSTILE), (), (Remedy("author", HOSTILE),))
    shown = remarked(edition("en", (twelve()[0],)), doubts={STEADY: (doubt,)})
    book = new_book("en")
    audit.add(book, "en")
    sheet = stored(filled(book, audit.contents(shown))).worksheets[0]
    assert (sheet["C6"].data_type, sheet["C6"].quotePrefix) == ("s", True)
    assert sheet["C6"].value == f"{HOSTILE} uploaded"
    assert sheet["I6"].value is None
