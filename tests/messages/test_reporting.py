"""What a report says beside its figures."""

from datetime import date
from pathlib import Path

import pytest

from xl_addin.messages import reporting
from xl_addin.records import Sentence

HOSTILE = "org/\x1b[31m\u202eevil" + "x" * 10_000
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "sentence",
    [
        reporting.not_told_apart(HOSTILE, 2, 5),
        reporting.not_told_apart(HOSTILE, 0, 5),
        reporting.by_profile(HOSTILE, [(Sentence("Heat", "短期熱度"), 1.0)]),
        reporting.not_in_the_report([HOSTILE]),
        reporting.no_report(Path(HOSTILE)),
    ],
)
def test_foreign_text_is_made_fit_to_be_shown(sentence: Sentence) -> None:
    """No control character, no mark that turns the reading direction, no text without end."""
    for text in (sentence.en, sentence.ja):
        assert text.isprintable()
        assert len(text) < 500


def test_one_day_is_told_once() -> None:
    """Where all figures are of one day, no span of days is told."""
    assert "as of 2026-11-22 (UTC)" in reporting.rests_on(2, 15, DAY, DAY).en
    assert "〜" not in reporting.rests_on(2, 15, DAY, DAY).ja
