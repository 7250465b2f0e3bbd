"""Tables whose rows are given by keys."""

from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.plain_table import write_rows
from xl_addin.outputs.sheets.style import new_book, new_sheet

COLUMNS = read_layout().tables["foretold"]


def sheet() -> Worksheet:
    """Return an empty sheet."""
    return new_sheet(new_book("en"), "s", "en")


def test_values_stand_under_their_headings() -> None:
    """A key that a row lacks leaves its cell empty; the table spans headings and rows."""
    page = sheet()
    rows: list[dict[str, str | float]] = [{"model": "=1+1", "came": 5, "inside": "yes"}, {"p50": 2.5}]
    assert write_rows(page, 3, COLUMNS, rows, language="en", name="t") == 5
    assert [cell.value for cell in page[4]] == ["=1+1", None, None, None, None, None, 5, "yes"]
    assert page["A4"].data_type == "s"
    assert page["D5"].number_format == "#,##0"
    assert page.tables["t"].ref == "A3:H5"


def test_a_word_stands_where_the_numbers_of_its_column_stand() -> None:
    """In a column with a format of numbers text is set to the right, in a column of texts to the left."""
    page = sheet()
    write_rows(page, 1, COLUMNS, [{"model": "a/A", "came": "too few"}], language="en", name="t")
    assert (page["A2"].alignment.horizontal, page["G2"].alignment.horizontal) == ("left", "right")


def test_a_table_is_never_a_heading_alone() -> None:
    """Without rows one empty row stays, as Excel wants it."""
    page = sheet()
    assert write_rows(page, 1, COLUMNS, [], language="en", name="t") == 2
    assert page.tables["t"].ref == "A1:H2"


def test_long_text_makes_its_row_higher() -> None:
    """A wrapped column (30 digits wide) with 90 characters takes more than three lines' worth of one."""
    page = sheet()
    write_rows(page, 1, COLUMNS, [{"model": "x" * 90}, {"model": "x"}], language="en", name="t")
    heights = [page.row_dimensions[row].height or 0.0 for row in (2, 3)]
    assert heights[0] > 3 * heights[1] - 10
