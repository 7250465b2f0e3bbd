"""Columns of formulas with their results."""

from chosen_books import STEADY, picked

from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.computed import Computed, Grid, grid_block, write_grid
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.records import Sentence

GRID: Grid = Grid(
    "twice",
    left=3,
    rows=2,
    columns=(
        Computed("row", Sentence("Row", "行"), lambda _, row: f"{row}+0", lambda _, row: row),
        Computed(
            "double",
            Sentence("Double", "倍"),
            lambda language, row: f'{GRID.cell("row", row)}&"{language}"',
            lambda picked, row: f"{row}{picked[0].language}",
            dated=True,
        ),
    ),
)


def test_cells_are_named_from_the_first_row_on() -> None:
    """Headings stand in row 5, the first formula in row 6, columns from the left of the grid."""
    assert (GRID.cell("row", 0), GRID.cell("double", 1)) == ("$C$6", "$D$7")
    assert (GRID.column("double"), GRID.last, GRID.keys) == (4, 7, ["row", "double"])


def test_grid_is_written_with_named_headings() -> None:
    """Formulas stand below headings that hidden names point at; dates have the language's format."""
    book = new_book("ja")
    sheet = book.create_sheet("S")
    write_grid(sheet, GRID, "ja")
    assert [sheet["C5"].value, sheet["D5"].value] == ["行", "倍"]
    assert [sheet["C6"].value, sheet["D7"].value] == ["=0+0", '=$C$7&"ja"']
    assert sheet["D6"].number_format == "yyyy/mm/dd;;"
    assert {name: place.attr_text for name, place in book.defined_names.items()} == {
        "_hf.twice.row": "'S'!$C$5",
        "_hf.twice.double": "'S'!$D$5",
    }


def test_block_holds_a_result_for_every_formula() -> None:
    """What is written beside the formulas is what the columns say they give."""
    block = grid_block(GRID, picked(STEADY))
    assert (block.key, block.by) == ("twice", None)
    assert list(block.rows) == [
        {"row": Result(0), "double": Result("0en")},
        {"row": Result(1), "double": Result("1en")},
    ]
