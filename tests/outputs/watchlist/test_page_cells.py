"""The cells of the sheet for one model."""

import pytest
from chosen_books import JAPANESE, LEGACY, MISSING, SPIKE, STEADY, YOUNG, picked

from xl_addin.outputs.watchlist.page_cells import CAPTION, KEPT, OUTCOME, meaning, plain, text_or
from xl_addin.records import Sentence

SAYS = meaning("stability", Sentence("how it lasts", "持続"), Sentence("too little", "根拠不足"))
FOUND = text_or("audit", Sentence("nothing", "なし"))


def test_outcome_is_status_and_reason() -> None:
    """What came of the question stands first, in words, with the notes on the scores."""
    assert OUTCOME.value(picked(SPIKE)[0]) == (
        "Scored — Scored from 19,299 children over 8 whole months. One uploader made 41% of the children; "
        "compare with the count by uploaders (--measure uploaders)."
    )


@pytest.mark.parametrize(
    ("model", "begins"), [("", "Choose a model"), ("typed/by-hand", "This model is not in the watchlist")]
)
def test_outcome_says_what_to_do(model: str, begins: str) -> None:
    """Without a model of the watchlist the cure stands in its place."""
    assert str(OUTCOME.value(picked(model)[0])).startswith(begins)


def test_what_is_kept_says_what_is_unknown() -> None:
    """Licence and access that nobody told are said to be unknown; nothing is said of no model."""
    assert (
        KEPT.value(picked(STEADY, language="ja")[0]) == "ライセンス：不明　アクセス：不明　判断による除外：0"
    )
    assert KEPT.value(picked("")[0]) == ""


def test_missing_score_is_said_to_lack_evidence() -> None:
    """An empty score has the reason before its meaning; a score, or no model, the meaning alone."""
    assert [SAYS.value(picked(model)[0]) for model in (STEADY, JAPANESE, "")] == [
        "how it lasts",
        "too little — how it lasts",
        "how it lasts",
    ]


def test_nothing_found_is_said_of_counted_models_only() -> None:
    """A model without months was not audited, so nothing is said of its audit."""
    assert [FOUND.value(picked(model)[0]) for model in (STEADY, MISSING, "")] == ["nothing", "", ""]


def test_caption_says_why_there_is_no_chart() -> None:
    """Over an empty chart stands the reason."""
    assert str(CAPTION.value(picked(LEGACY)[0])).startswith("No chart")
    assert str(CAPTION.value(picked(YOUNG)[0])).startswith("Children since release")


def test_figure_is_shown_as_it_is() -> None:
    """A number keeps all its digits; its key names the place."""
    cell = plain("competitiveness_low")
    assert (cell.key, cell.value(picked(SPIKE)[0])) == ("competitiveness_low", 79.5)
