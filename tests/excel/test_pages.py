"""Tests of which models the sheets of a workbook name."""

from hypothesis import given
from hypothesis import strategies as st

from xl_addin.excel.formulas import Reference
from xl_addin.excel.pages import Page, Pages


def _page(rows: list[list[object]], top: int = 1, left: int = 1) -> Page:
    return Page(top, left, rows, rows)


@given(*[st.integers(1, 12)] * 6, st.integers(1, 4), st.integers(1, 4))
def test_an_area_gives_the_used_cells_in_it_and_no_other(  # noqa: PLR0917  a rectangle has four sides
    top: int, left: int, first: int, second: int, third: int, fourth: int, height: int, width: int
) -> None:
    """However the area lies to the used cells, each used cell in it comes once, row by row."""
    rows = [[f"{row},{column}" for column in range(left, left + width)] for row in range(top, top + height)]
    (begin, end), (west, east) = sorted((first, second)), sorted((third, fourth))
    inside = [
        f"{row},{column}"
        for row in range(begin, end + 1)
        for column in range(west, east + 1)
        if top <= row < top + height and left <= column < left + width
    ]
    page = _page([list(row) for row in rows], top, left)
    assert page.models(Reference(None, begin, west, end, east)) == inside


def test_a_whole_column_costs_what_is_used_of_it() -> None:
    """A reference to a million rows gives the two texts that stand there, without blanks and numbers."""
    page = _page([["a/b"], [None], [3.0], ["  "], [" c/d "]], top=1000)
    assert page.models(Reference(None, 1, 1, 2**20, 1)) == ["a/b", "c/d"]


def test_names_are_resolved_once() -> None:
    """A name that means a name is computed for us; one that means texts or cells is read."""
    meanings = {"Direct": '="a/b"', "Cells": "=$A$1", "Deeper": "=Direct"}
    pages = Pages(["S"], lambda _: _page([["c/d"]]), lambda _, name: meanings.get(name))
    assert [pages.models("S", name) for name in meanings] == [["a/b"], ["c/d"], None]


def test_a_cell_s_reference_is_never_taken_for_a_name() -> None:
    """What reads like a cell is looked up in the sheet only."""
    asked: list[str] = []

    def meaning(_: str, name: str) -> str | None:
        asked.append(name)
        return None

    pages = Pages(["S"], lambda _: _page([["c/d"]]), meaning)
    assert pages.models("S", "A1") == ["c/d"]
    assert pages.models("S", "XFE1") is None  # beyond the last column: a name, by Excel's rules
    assert asked == ["XFE1"]
