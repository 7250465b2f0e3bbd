"""What alerts say."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from xl_addin.messages import alerting as said
from xl_addin.records import AlertKind, AlertState, Event, Month, Revision, ScoreName, Sentence

HOSTILE = "=HYPERLINK(1)\n\u202e<b>[red]" + "長" * 10_000
NOW = datetime(2026, 3, 2, tzinfo=UTC)
REVISION = Revision(NOW, gone=7, late=3)
MONTH = Month(7, NOW, 40, 90, 12)


def sentences(name: str) -> list[Sentence]:
    """Return everything that can be said with foreign text in it."""
    return [
        said.fell_below(name, ScoreName.HEAT, 48.25, 50),
        said.history_revised(name, REVISION, 70),
        said.incomplete(name, 3, 57),
        said.bulk_upload(name, name, 30, MONTH),
        said.found_by_audit(name, Sentence("odd", "奇妙")),
        said.event_noted(Event("e" * 32, name, NOW.date(), name, NOW)),
        said.by_one_uploader(name, 30, 40),
        said.sibling_released(name, date(2026, 3, 1)),
        said.over([(name, AlertKind.DROP)] * 5),
        said.no_such_alert(name),
        said.several_alerts(name),
    ]


@pytest.mark.parametrize("place", range(11))
def test_foreign_text_stays_one_short_line(place: int) -> None:
    """Names of ten thousand letters, line breaks and turned writing are cut and shown as harmless marks."""
    one = sentences(HOSTILE)[place]
    for text in (one.en, one.ja):
        assert text.isprintable()
        assert len(text) < 600
        assert "長" * 101 not in text


def test_figures_are_the_same_in_both_languages() -> None:
    """Counts, shares and levels stand in the English and in the Japanese sentence."""
    figures = [["48.2", "50"], ["7", "70", "10%"], ["3", "57"], ["30", "40", "75%"]]
    for one, wanted in zip(sentences("org/base"), figures, strict=False):
        for figure in wanted:
            assert figure in one.en
            assert figure in one.ja


@pytest.mark.parametrize(("words", "of"), [(said.KIND, AlertKind), (said.STATE, AlertState)])
def test_kinds_and_states_bear_different_names(words: Mapping[StrEnum, Sentence], of: type[StrEnum]) -> None:
    """In either language a name stands for one kind, or one state."""
    assert set(words) == set(of)
    assert len({name.en for name in words.values()}) == len(of)
    assert len({name.ja for name in words.values()}) == len(of)
