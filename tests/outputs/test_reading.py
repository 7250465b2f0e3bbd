"""One model in plain words."""

from dataclasses import replace

import pytest
from answers import history, scored, twelve

from xl_addin.outputs.reading import reading
from xl_addin.records import Score, ScoreName


@pytest.mark.parametrize(
    ("heat", "words"),
    [
        (100.0, "among the strongest fifth"),
        (80.0, "among the strongest fifth"),
        (79.9, "above the middle"),
        (50.0, "around the middle"),
        (20.0, "below the middle"),
        (0.0, "among the weakest fifth"),
    ],
)
def test_scores_are_put_into_words(heat: float, words: str) -> None:
    """The fifths of the scale have their words, the lower end belonging to each."""
    first = reading(scored("a/b", history(5, 6, 7), (heat, 50, 50)))[0]
    assert words in first.en


def test_a_wide_interval_is_called_uncertain() -> None:
    """An interval over half of the scale is called very uncertain, a narrow one is not."""
    answer = scored("a/b", history(5, 6, 7), (50, 50, 50))
    assert "uncertain" not in reading(answer)[0].en
    wide = replace(answer, scores={**answer.scores, ScoreName.HEAT: Score(50, 20, 80)})
    assert "very uncertain" in reading(wide)[0].en


def test_an_empty_score_is_said() -> None:
    """A missing score is called missing, not weak."""
    assert reading(twelve()[3])[1].en == "Persistence of the growth: not enough evidence yet."


def test_the_forecast_is_read_at_its_end() -> None:
    """The last month of the forecast is read out with its interval."""
    # 372 after month 12 and 42 a month for 12 months: 372 + 504 = 876.
    assert "At the end of month 24: about 876 children" in reading(twelve()[0])[3].en


def test_notes_come_last() -> None:
    """What the reader must know stands at the end."""
    answer = twelve()[3]
    assert reading(answer)[-1] == answer.notes[0]
