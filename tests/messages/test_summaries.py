"""The sentences of the summary that are put together from parts."""

from datetime import date

import pytest

from xl_addin.messages import summaries as said
from xl_addin.records import Sentence

HEAT = Sentence("Heat", "短期熱度")


@pytest.mark.parametrize(
    ("models", "english", "japanese"),
    [
        (["a/b"], "a/b", "a/b"),
        (["a/b", "c/d", "e/f"], "a/b, c/d, e/f", "a/b、c/d、e/f"),
        (["a/b", "c/d", "e/f", "g/h", "i/j"], "a/b, c/d, e/f and 2 more", "a/b、c/d、e/f ほか2件"),
    ],
)
def test_three_models_are_named_and_the_rest_counted(models: list[str], english: str, japanese: str) -> None:
    """However many models there are, the sentence stays one line."""
    assert said.named(models) == Sentence(english, japanese)


def test_foreign_names_are_made_fit_to_be_shown() -> None:
    """A name with line breaks or of a thousand characters is one short line."""
    name = said.named(["a\nb" + "x" * 1000]).en
    assert "\n" not in name
    assert len(name) == 100


@pytest.mark.parametrize(
    ("beyond", "end"),
    [(None, "55"), (True, "55 (more than its 80 % interval)"), (False, "55 (within its 80 % interval)")],
)
def test_a_move_is_set_against_its_interval(beyond: bool | None, end: str) -> None:  # noqa: FBT001  a case of three
    """Where the interval is known, the sentence says on which side of it the old score lay."""
    assert said.score_moved(HEAT, 40.4, 54.6, beyond=beyond).en == f"heat 40 → {end}"


def test_an_empty_score_is_a_dash() -> None:
    """A score that is not there is shown as a dash in both languages."""
    moved = said.score_moved(HEAT, None, 54.6)
    assert (moved.en, moved.ja) == ("heat – → 55", "短期熱度 – → 55")


def test_japanese_days_have_slashes() -> None:
    """The day of the edition before is written as the language writes it."""
    caption = said.changed_since(date(2026, 1, 5))
    assert (caption.en, caption.ja) == ("What changed since 2026-01-05", "前回（2026/01/05）からの変化")
