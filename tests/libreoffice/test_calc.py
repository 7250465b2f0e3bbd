"""Cells of a real Calc over the real service: what each function shows is what Python says."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import isclose
from typing import Any

import pytest
from desks import desk as python_desk
from offices import Calc

from xl_addin.excel.cell import answer
from xl_addin.excel.desk import Desk
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import CellError, Table
from xl_addin.messages import cells

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]

TABLE = {function.name: function for function in FUNCTIONS}
COUNTS = [float(5 * month - month * month // 12) for month in range(1, 25)]
CELLS: dict[str, Any] = {"A1": "org/base", "A2": "org/second", "A4": "org/none", "A5": 0.0}
CELLS |= {f"B{row}": count for row, count in enumerate(COUNTS, start=1)}
LISTED = [["org/base"], ["org/second"], [None]]
COLUMN = [[count] for count in COUNTS]
DAY = date(2026, 6, 30)

CASES: dict[str, tuple[str, list[Any]]] = {
    '=HFSCORE(A1;"heat")': ("HFSCORE", ["org/base", "heat"]),
    '=HFSCORE("org/base")': ("HFSCORE", ["org/base"]),
    "=HFSCORE(A1;A3)": ("HFSCORE", ["org/base"]),
    "=HFSCORE(A1;;DATE(2026;6;30))": ("HFSCORE", ["org/base", None, DAY]),
    '=HFSCORE(A1;" HEAT ";"2026-06-30")': ("HFSCORE", ["org/base", "heat", DAY]),
    '=HFFIT(A1;"fitness")': ("HFFIT", ["org/base", "fitness"]),
    '=HFCOUNT(A1;"adapter")': ("HFCOUNT", ["org/base", "adapter"]),
    "=HFFORECAST(A1;6)": ("HFFORECAST", ["org/base", 6.0]),
    "=HFFORECAST(A1;B1;0.9)": ("HFFORECAST", ["org/base", 5.0, 0.9]),
    "=HFSTATUS(A1)": ("HFSTATUS", ["org/base"]),
    "=HFASOF(A1)": ("HFASOF", ["org/base"]),
    '=HFFITRANGE(B1:B24;"ceiling")': ("HFFITRANGE", [COLUMN, "ceiling"]),
    "=HFSCORERANGE(B1:B30)": ("HFSCORERANGE", [COLUMN]),
    "=HFSCORE(A3)": ("HFSCORE", [None]),
    "=HFSTATUS(A3)": ("HFSTATUS", [None]),
    '=HFSCORE(A1;"nonsense")': ("HFSCORE", ["org/base", "nonsense"]),
    "=HFFORECAST(A1;99)": ("HFFORECAST", ["org/base", 99.0]),
    "=HFSCORE(7)": ("HFSCORE", [7.0]),
    '=HFSCORE("org/none")': ("HFSCORE", ["org/none"]),
}
TABLES: dict[str, tuple[str, list[Any]]] = {
    "=HFHISTORY(A1)": ("HFHISTORY", ["org/base"]),
    "=HFOUTLOOK(A1;6)": ("HFOUTLOOK", ["org/base", 6.0]),
    '=HFRANK(A1:A3;"heat")': ("HFRANK", [LISTED, "heat"]),
    "=HFFIT(A1)": ("HFFIT", ["org/base"]),
    '=HFSCORE(A1;"all")': ("HFSCORE", ["org/base", "all"]),
    '=HFSCORE(A1:A3;"heat")': ("HFSCORE", [LISTED, "heat"]),
}


@pytest.fixture(scope="module")
def calc(desk: Any) -> Calc:
    """Return the office over a service that has found all models in its store.

    Models that are fitted together share their sums, which moves a score by 1e-7: so the service that fetched
    them one by one is ended, and the next one fits all of them at once, as this process does.
    """
    desk.calc("set", cells=CELLS)
    desk.calc("set", cells={"Z1": "=HFSTATUS(A1)", "Z2": "=HFSTATUS(A2)", "Z3": "=HFSTATUS(A4)"})
    desk.calc.settled("Z1:Z3", lambda shown: all_texts(shown) and "being fetched" not in str(shown))
    os.kill(desk.pid, signal.SIGKILL)
    return desk.calc  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def python(calc: Calc, desk: Any) -> Iterator[Desk]:
    """Return a desk of this process over what the service has kept."""
    with python_desk(desk.hub.endpoint, desk.home, lambda: datetime.now(UTC)) as opened:  # type: ignore[arg-type]  # noqa: TID251
        yield opened


def all_texts(shown: list[Any]) -> bool:
    """Tell whether every cell shows a sentence."""
    return all(isinstance(one, str) and not one.startswith("#") for one in shown)


def as_cell(value: Any) -> Any:
    """Return what a cell shows of Python's value."""
    if isinstance(value, CellError):
        return {"na": "#N/A", "value": "#VALUE!", "num": "#NUM!"}[value.code]
    if isinstance(value, datetime):
        return (value - datetime(1899, 12, 30)).total_seconds() / 86_400  # noqa: DTZ001  a sheet has no zones
    return float(value) if isinstance(value, int) else value


def is_same(shown: Any, said: Any) -> bool:
    """Tell whether a cell shows what Python says, numbers to 1e-9."""
    if isinstance(shown, float) and isinstance(said, float):
        return isclose(shown, said, rel_tol=1e-9, abs_tol=1e-9)
    return bool(shown == said)


@pytest.mark.parametrize("formula", CASES)
def test_a_value_is_that_of_python(formula: str, calc: Calc, python: Desk) -> None:
    """Numbers are equal to 1e-9, words to the letter, and what is no answer is the same error."""
    name, arguments = CASES[formula]
    said = as_cell(answer(TABLE[name], lambda: python, arguments))
    calc("set", cells={"D1": formula})
    if said == "#N/A":
        time.sleep(1)  # as a cell that loads shows at first
    (shown,) = calc.settled("D1", lambda found: found != ["#N/A"] or said == "#N/A")
    assert is_same(shown, said), (shown, said)


@pytest.mark.parametrize("formula", TABLES)
def test_a_table_is_that_of_python(formula: str, calc: Calc, python: Desk) -> None:
    """Each cell of an array formula shows what stands at its place, and those beyond the table #N/A."""
    name, arguments = TABLES[formula]
    said = answer(TABLE[name], lambda: python, arguments)
    assert isinstance(said, list)
    calc("new")
    calc("set", cells=CELLS)
    calc("array", area="D1:K60", formula=formula)
    calc.settled("D1:E1", lambda found: found[0] != "#N/A")
    shown = calc.values("D1:K60")
    for row, line in enumerate(shown):
        for column, cell in enumerate(line):
            expected = as_cell(at(said, row, column))
            assert is_same(cell, expected), (row, column, cell, expected)
    calc("close")


def at(table: Table, row: int, column: int) -> Any:
    """Return what an area shows at a place: a table of one column is repeated, as in Excel."""
    place = 0 if len(table[0]) == 1 else column
    inside = row < len(table) and place < len(table[0])
    return table[row][place] if inside else CellError("na", cells.no_model())


def test_the_quota_follows_the_first_answer(calc: Calc) -> None:
    """HFQUOTA shows a whole number of calls, no more than the Hub allows in its window (500)."""
    calc("set", cells={"D1": "=HFQUOTA()"})
    (left,) = calc.settled("D1", lambda shown: isinstance(shown[0], float))
    assert 0 < left <= 500
    assert left == int(left)


def test_a_model_that_loads_fills_in_by_itself(calc: Calc, desk: Any) -> None:
    """Nobody calculates again: first #N/A and the reason in HFSTATUS, then a number and another sentence."""
    desk.hub.add_base("org/late", datetime(2024, 3, 5, tzinfo=UTC))
    calc("set", cells={"D1": '=HFCOUNT("org/late")', "D2": '=HFSTATUS("org/late")'})
    assert calc.values("D1") == [["#N/A"]]
    shown = calc.settled("D1:D2", lambda found: found[0] != "#N/A" and "fetched" not in str(found[1]))
    assert shown[0] == 0.0
    assert isinstance(shown[1], str)


def test_the_reason_of_an_error_stands_in_hfstatus(calc: Calc) -> None:
    """An unknown model is #N/A, and HFSTATUS says that it was not found."""
    calc("set", cells={"D1": "=HFSCORE(A4)", "D2": "=HFSTATUS(A4)"})
    shown = calc.settled("D1:D2", lambda found: "not found" in str(found[1]))
    assert shown[0] == "#N/A"


@pytest.mark.heavy
def test_a_killed_service_is_started_anew(calc: Calc, desk: Any) -> None:
    """The next question starts another, and its answer fills in."""
    killed = desk.pid
    os.kill(killed, signal.SIGKILL)
    calc("set", cells={"D1": '=HFSCORE(A1;"heat";DATE(2026;5;31))'})
    (shown,) = calc.settled("D1", lambda found: isinstance(found[0], float))
    assert 0 <= shown <= 100
    assert desk.pid != killed
