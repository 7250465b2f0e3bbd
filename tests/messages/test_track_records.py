"""How good forecasts were, in words."""

import pytest

from xl_addin.messages import track_records as said
from xl_addin.records import Sentence


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (said.too_few_cases(1, 0), "Only 1 earlier forecast has come due"),
        (said.too_few_cases(2, 0), "Only 2 earlier forecasts have come due"),
        (said.too_few_to_look_back(1, 1), "only 1 case (1 inside"),
        (said.looked_back(12, 9, 0.1, 1), "of 1 model, 9 (75%)"),
        (said.looked_back(12, 9, 0.1, 2), "of 2 models, 9 (75%)"),
    ],
)
def test_numbers_agree_with_their_nouns(sentence: Sentence, words: str) -> None:
    """One forecast has, two forecasts have come due; one model, two models."""
    assert words in sentence.en


def test_what_looking_back_is_not_is_told() -> None:
    """The caption says in both languages that nothing was given beforehand, and that survivors flatter."""
    about = said.ABOUT_LOOKING_BACK
    for words in ("not given beforehand", "survivors", "learned from some of them"):
        assert words in about.en
    for words in ("事前に示した予測ではありません", "生存者バイアス", "学習対象と重なる"):
        assert words in about.ja
