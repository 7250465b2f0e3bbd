"""The labels of the documents."""

from collections.abc import Mapping
from enum import StrEnum
from unicodedata import name

import pytest

from xl_addin.outputs.text import PARAMETER, PARAMETER_SAYS, SCORE, SCORE_SAYS, STATUS, Label
from xl_addin.records import ParameterName, ScoreName, Sentence, Status

TABLES = ((STATUS, Status), (SCORE, ScoreName), (SCORE_SAYS, ScoreName), (PARAMETER, ParameterName))
EVERY = [label.value for label in Label] + [said for table, _ in TABLES for said in table.values()]


@pytest.mark.parametrize(("table", "words"), [*TABLES, (PARAMETER_SAYS, ParameterName)])
def test_every_word_has_a_label(table: Mapping[StrEnum, Sentence], words: type[StrEnum]) -> None:
    """Each member of a word family has its label."""
    assert set(table) == set(words)


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.en)
def test_each_label_is_in_its_language(sentence: Sentence) -> None:
    """The English text holds no Japanese and the Japanese text holds some."""
    assert not any(_japanese(char) for char in sentence.en)
    assert any(_japanese(char) for char in sentence.ja)


def test_no_two_labels_are_one() -> None:
    """Two labels with the same text in both languages would be one member under two names."""
    assert len(Label.__members__) == len(list(Label))


def _japanese(char: str) -> bool:
    return name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA"))
