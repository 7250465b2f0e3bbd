"""The sheet of method and limits."""

import pytest
from answers import SOURCE
from sheets import stored

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.method import add_method
from xl_addin.outputs.sheets.style import new_book
from xl_addin.records import Language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_method_and_limits_are_told(language: Language) -> None:
    """The sheet explains every topic and every column of the definition, and names the source."""
    book, layout = new_book(language), read_layout()
    add_method(book, ("ranking", "all_models"), SOURCE, language)
    texts = {cell.value for row in stored(book).worksheets[0].iter_rows() for cell in row}
    assert {paragraph.text.text(language) for paragraph in layout.method} <= texts
    assert {column.help.text(language) for column in layout.tables["all_models"]} <= texts
    assert SOURCE.reference.text(language) in texts


@pytest.mark.parametrize("language", ["en", "ja"])
def test_long_paragraphs_are_shown_whole(language: Language) -> None:
    """Each row is high enough for its text, and wraps it."""
    book = new_book(language)
    add_method(book, ("ranking",), SOURCE, language)
    (sheet,) = book.worksheets
    assert sheet.row_dimensions[4].height > sheet.row_dimensions[30].height  # three lines against one
    assert sheet["B4"].alignment.wrap_text
