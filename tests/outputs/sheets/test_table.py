"""A table of models on a sheet."""

import pytest
from answers import many, twelve
from openpyxl.worksheet.worksheet import Worksheet
from sheets import stored

from xl_addin.outputs.columns import Row
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.style import new_book, new_sheet
from xl_addin.outputs.sheets.table import write_table
from xl_addin.records import Answer

TOP = 3


def _list(answers: tuple[Answer, ...]) -> Worksheet:
    book = new_book("en")
    rows = [Row(answer, "en") for answer in answers]
    columns = read_layout().tables["all_models"]
    write_table(new_sheet(book, "s", "en"), TOP, columns, rows, language="en", name="models")
    sheet: Worksheet = stored(book).worksheets[0]
    return sheet


@pytest.mark.parametrize("count", [0, 1, 3, 300])
def test_the_table_spans_its_rows(count: int) -> None:
    """The Excel table reaches over all rows and columns; an empty one keeps one empty row."""
    sheet = _list(many(count))
    (table,) = sheet.tables.values()
    assert table.ref == f"A{TOP}:V{TOP + max(1, count)}"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[TOP]]


def test_only_scores_are_shaded() -> None:
    """Shades of one pale blue from 0 to 100, for each score, are all the colour there is."""
    sheet = _list(twelve())
    ranges = {str(formats.sqref) for formats in sheet.conditional_formatting}
    assert ranges == {f"{letter}4:{letter}15" for letter in "CFIL"}
    for formats in sheet.conditional_formatting:
        assert [stop.val for stop in formats.rules[0].colorScale.cfvo] == [0, 100]


def test_long_text_has_room() -> None:
    """A row is higher where an id or a reason takes several lines."""
    sheet = _list(twelve())
    heights = [sheet.row_dimensions[row].height for row in range(TOP + 1, TOP + 13)]
    assert heights[4] > heights[0]  # the id of 96 characters
