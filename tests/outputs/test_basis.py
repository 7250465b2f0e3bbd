"""What conclusions rest on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from answers import AS_OF, history, scored, twelve
from editions import edition, remarked
from track_records import foretold

from xl_addin.outputs.basis import basis
from xl_addin.records import Answer, Language


def told(*answers: Answer) -> str:
    """Return the basis of an edition of ``answers``."""
    return "\n".join(sentence.en for sentence in basis(edition("en", answers)))


def test_what_was_counted_is_told() -> None:
    """Children of the models with a history: 6 + 9, as of both days."""
    early = replace(scored("a/A", history(1, 2, 3), (50.0, None, 50.0)), as_of=AS_OF - timedelta(days=9))
    said = told(early, scored("b/B", history(2, 3, 4), (50.0, None, 50.0)), twelve()[9])
    assert "Counted: 15 children of 2 models, as of 2026-11-13 to 2026-11-22 (UTC)." in said


def test_counts_from_a_file_have_no_day() -> None:
    """Without days there is neither a day nor a record of forecasts."""
    said = told(replace(scored("a", history(1, 2, 3), (50.0, None, 50.0)), as_of=None))
    assert said == "Counted: 6 children of 1 models, read from a file."


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (30.0, "The first place of a/A is clear"),  # 30 + 9 lies below 60 - 12
        (40.0, "the 80 % intervals of 1 of the 1 others overlap"),  # 40 + 9 does not
    ],
)
def test_a_lead_is_clear_where_intervals_stand_apart(second: float, words: str) -> None:
    """The intervals of answers.scored reach from 12 below to 9 above."""
    pair = [scored(name, history(5, 6, 7), (s, s, s)) for name, s in (("a/A", 60.0), ("b/B", second))]
    assert words in told(*pair)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_one_model_has_no_lead(language: Language) -> None:
    """Of one model only count and record are told."""
    assert len(basis(edition(language, twelve()[:1]))) == 2


@pytest.mark.parametrize(("came", "pointed"), [({4: 81}, True), ({4: None}, False)])
def test_where_earlier_forecasts_stand_is_told(came: dict[int, int | None], *, pointed: bool) -> None:
    """Once a forecast has come due, the reader is led to the sheet that lists them; not to a missing one."""
    one = twelve()[0]
    past = remarked(edition("en", (one,)), came={one.model: foretold(3, came)})
    assert any("Past forecasts" in sentence.en for sentence in basis(past)) == pointed
