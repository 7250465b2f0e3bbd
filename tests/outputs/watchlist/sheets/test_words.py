"""The glossary."""

import pytest
from editions import edition
from sheets import stored

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.text import SCORE, STATUS
from xl_addin.outputs.watchlist.contents import Contents
from xl_addin.outputs.watchlist.sheets import words
from xl_addin.records import Language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_word_stands_with_its_meaning(language: Language) -> None:
    """The sheet lists the whole glossary, word beside meaning."""
    book = new_book(language)
    words.add(book, language)
    sheet = stored(book).worksheets[0]
    rows = {(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(5, sheet.max_row + 1)}
    assert rows == {(word.topic.text(language), word.text.text(language)) for word in read_layout().words}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_words_of_the_figures_are_explained(language: Language) -> None:
    """Each score and each status that a model can have is a word of the glossary."""
    topics = " ".join(word.topic.text(language) for word in read_layout().words).casefold()
    for word in (*SCORE.values(), *STATUS.values()):
        assert word.text(language).casefold() in topics


def test_words_do_not_depend_on_the_edition() -> None:
    """A refresh writes nothing here."""
    assert words.contents(edition("en")) == Contents()
