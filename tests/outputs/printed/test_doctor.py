"""Doctor's lines on the screen and as a document."""

from io import StringIO
from typing import get_args

import pytest
from rich.console import Console

from xl_addin.outputs.printed.doctor import NAMES, doctor_document, doctor_table
from xl_addin.records import Check, CheckName, CheckState, Language, Sentence

CHECKS = [
    Check("hub", state, Sentence(f"found {state} [red]x[/red]", f"結果 {state}"))
    for state in get_args(CheckState)
]


def _screen(language: Language, width: int = 80) -> str:
    written = StringIO()
    Console(file=written, width=width).print(doctor_table(CHECKS, language))
    return written.getvalue()


def test_every_check_has_a_name_in_both_languages() -> None:
    """The names are those of the checks, no more and no fewer."""
    assert set(NAMES) == set(get_args(CheckName))
    assert all(name.en and name.ja for name in NAMES.values())


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("fine", "look", "to do", "found bad")), ("ja", ("正常", "注意", "要対応", "結果 bad"))],
)
def test_every_line_has_its_state_in_words(language: Language, words: tuple[str, ...]) -> None:
    """Colour alone tells nothing: the words stand there too."""
    screen = _screen(language)
    for word in words:
        assert word in screen


def test_what_is_said_is_no_markup() -> None:
    """Square brackets in a path come out as they are."""
    assert "[red]x[/red]" in _screen("en")


def test_a_narrow_screen_loses_nothing() -> None:
    """Long sentences fold at 40 columns."""
    long = [Check("python", "bad", Sentence("word " * 40 + "end", "語" * 200 + "終"))]
    written = StringIO()
    Console(file=written, width=40).print(doctor_table(long, "ja"))
    assert written.getvalue().count("語") == 200
    assert "終" in written.getvalue()


def test_the_document_is_a_flat_list() -> None:
    """Each check is an object of three texts, in the language asked for."""
    assert doctor_document(CHECKS[:1], "ja") == [{"check": "hub", "state": "fine", "message": "結果 fine"}]
