"""What the sheets with charts say."""

from xl_addin.messages import charts
from xl_addin.records import Sentence

_TITLE, _TEXT, _CONSTANT = (
    32,
    225,
    255,
)  # what Excel allows in a validation's words and in a formula's constant


def _sentences() -> dict[str, Sentence]:
    return {name: value for name, value in vars(charts).items() if isinstance(value, Sentence)}


def test_both_languages_are_there() -> None:
    """Every sentence is written in English and in Japanese."""
    for name, sentence in _sentences().items():
        assert sentence.en.isascii() or "–" in sentence.en, name
        assert not sentence.ja.isascii(), name


def test_words_fit_where_they_stand() -> None:
    """What stands in formulas and in the answer to a wrong choice keeps to the limits of Excel."""
    for language in ("en", "ja"):
        assert len(charts.MUST_CHOOSE_TITLE.text(language)) <= _TITLE
        assert len(charts.MUST_CHOOSE.text(language)) <= _TEXT
        assert max(len(one.text(language)) for one in _sentences().values()) <= _CONSTANT


def test_corners_of_the_map_differ() -> None:
    """No two of the four corners say the same."""
    for language in ("en", "ja"):
        assert len({corner.text(language) for corner in charts.QUADRANTS}) == 4
