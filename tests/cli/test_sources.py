"""What a document says of the origin of its figures."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from answers import MADE, twelve

from xl_addin.cli.sources import from_models
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Measure, Question

NOW = datetime(2026, 11, 25, tzinfo=UTC)
HUB, SERIES, SAMPLE = "org/base", "ours:steady", "Sample/giant"


@pytest.mark.parametrize(
    ("models", "said", "not_said"),
    [
        ((HUB,), ("https://hub.example (children counted: fine-tunes and",), ("imported", "invented")),
        ((SERIES, SERIES), ("monthly counts that you imported",), ("hub.example",)),
        ((HUB, SERIES), ("hub.example", "names with a colon"), ("invented",)),
        ((SAMPLE,), ("invented",), ("hub.example", "imported")),
        ((HUB, SAMPLE), ("hub.example",), ()),
    ],
)
def test_origin_is_that_of_the_models(
    models: tuple[str, ...], said: tuple[str, ...], not_said: tuple[str, ...]
) -> None:
    """Models of the Hub, imported series and the sample are each named as what they are, alone and mixed."""
    answers = [replace(twelve()[0], model=model) for model in models]
    source = from_models("https://hub.example", Question(), answers, NOW, shipped_prior())
    assert all(words in source.origin.en for words in said)
    assert not any(words in source.origin.en for words in not_said)
    assert source.invented == (models == (SAMPLE,))


def test_the_oldest_figure_dates_them_all() -> None:
    """The moment of retrieval holds for the oldest of the figures; without any it is the present one."""
    older = replace(twelve()[0], taken=MADE - timedelta(days=3))
    said = [
        from_models("https://hub.example", Question(), answers, NOW, shipped_prior())
        for answers in ([twelve()[0], older], [replace(older, taken=None)])
    ]
    assert [source.retrieved for source in said] == [MADE - timedelta(days=3), NOW]


def test_what_is_counted_is_said_in_words() -> None:
    """Nobody has to know the words of the command line to read what counts as a child."""
    question = replace(Question(), measure=Measure.UPLOADERS)
    origin = from_models("https://hub.example", question, [twelve()[0]], NOW, shipped_prior()).origin
    assert origin.ja == "https://hub.example（集計対象：ファインチューニングとアダプター、投稿者ごとに1回）"
    assert origin.en == "https://hub.example (children counted: fine-tunes and adapters, each uploader once)"
