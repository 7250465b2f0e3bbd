"""Rectangles of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.package.areas import Area, read_area, read_cell

numbers = st.integers(1, 2**14)


@given(numbers, numbers, numbers, numbers)
def test_area_reads_as_it_is_written(a: int, b: int, c: int, d: int) -> None:
    """What an area is called leads back to it."""
    area = Area(min(a, b), min(c, d), max(a, b), max(c, d))
    assert read_area(str(area)) == area


@given(st.lists(st.integers(1, 6), min_size=8, max_size=8))
def test_areas_meet_where_they_have_a_cell_in_common(n: list[int]) -> None:
    """Meeting is the same as sharing at least one cell."""
    one = Area(min(n[:2]), min(n[2:4]), max(n[:2]), max(n[2:4]))
    other = Area(min(n[4:6]), min(n[6:]), max(n[4:6]), max(n[6:]))
    shared = any(one.has(row, column) and other.has(row, column) for row in range(7) for column in range(7))
    assert one.meets(other) == other.meets(one) == shared


@pytest.mark.parametrize("text", ["", "A", "1", "A1:B2:C3", "A0x", "Sheet!A1", "A123456789", "#REF!"])
def test_what_names_no_cells_is_none(text: str) -> None:
    """Anything else than one or two cells gives no area."""
    assert read_area(text) is None
    assert read_cell(text) is None
