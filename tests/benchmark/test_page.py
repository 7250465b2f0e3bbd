"""Tests of the page of figures, from figures that are given; nothing is measured here."""

import pytest
from benchmark.measured import Measured, plain
from benchmark.page import Outcome, page

ROWS = (
    Measured("refresh, nothing changed", 2, 4, "calls", "reads everything each time", "3 pages"),
    Measured("the demo", 0, unit="calls"),
)


def lines(*outcomes: Outcome) -> list[str]:
    """Return the lines of a page of these outcomes, measured on a machine with two cores."""
    return page({"cores": "2"}, outcomes).splitlines()


def test_a_figure_stands_beside_its_rival_with_ratio_and_module() -> None:
    """A row holds words, unit, both numbers, their ratio (2 / 4), the rival, the note and who measured."""
    assert (
        "| refresh, nothing changed | calls | 2 | 4 | 0.5 | reads everything each time | 3 pages "
        "| `benchmark.calls` |"
    ) in lines(Outcome("calls", ROWS))


def test_a_figure_without_a_rival_has_empty_cells_there() -> None:
    """Where nobody is beside us rival and ratio are blank, not nought."""
    assert "| the demo | calls | 0 |  |  |  |  | `benchmark.calls` |" in lines(Outcome("calls", ROWS))


def test_all_figures_stand_in_one_table_below_the_machine() -> None:
    """Two modules make one table: one heading, as many cells in every line, after the machine's own table."""
    told = lines(Outcome("calls", ROWS), Outcome("store", ROWS[:1]))
    head = next(number for number, line in enumerate(told) if line.startswith("| figure |"))
    assert told.index("| cores | 2 |") < head
    table = told[head:]
    assert len(table) == 2 + 3
    assert {line.count("|") for line in table} == {9}


def test_what_was_not_measured_is_named_with_its_reason() -> None:
    """A benchmark that lacks what it needs is told below the table, and one that has all is not."""
    told = lines(Outcome("accuracy", (), "the data is not there"), Outcome("calls", ROWS))
    assert told[-1] == "- `benchmark.accuracy`: the data is not there"
    assert not any("Not measured" in line for line in lines(Outcome("calls", ROWS)))


def test_no_text_breaks_the_table() -> None:
    """A bar and a new line within a cell stay within the cell."""
    told = lines(Outcome("calls", (Measured("a|b\nc", 1),)))
    assert told[-1].startswith(r"| a\|b c | s | 1 |")


def test_a_rival_of_nought_has_no_ratio() -> None:
    """Nothing is divided by zero."""
    assert Measured("failed", 3, 0).ratio is None
    assert Measured("failed", 3, None).ratio is None
    assert Measured("failed", 0, 331).ratio == 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0, "0"),
        (20_412.7, "20,413"),
        (999.6, "1000"),
        (-0.1056, "-0.106"),
        (0.00001234, "0.0000123"),
    ],
)
def test_a_number_has_three_digits_that_count(number: float | None, text: str) -> None:
    """By hand: rounded to three digits, whole thousands with commas, never with an exponent."""
    assert plain(number) == text
