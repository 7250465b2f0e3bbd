"""Cells of a real Calc over canned answers: what is asked, how often, and what is shown of every answer."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from offices import Calc
from stand_in import StandIn

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]

Canned = Callable[..., tuple[Calc, StandIn]]


def echo(function: str, arguments: list[Any]) -> dict[str, Any]:
    """Answer with the question."""
    return {"value": json.dumps([function, arguments])}


def shows_text(shown: list[Any]) -> bool:
    """Tell whether every cell shows a text of ours."""
    return all(isinstance(one, str) and one.startswith("[") for one in shown)


@pytest.mark.parametrize(
    ("formula", "arguments"),
    [
        ('=HFSCORE("a/b";"heat")', ["a/b", "heat"]),
        ("=HFSCORE(A1)", ["a/b"]),
        ("=HFSCORE(A2)", []),
        ("=HFSCORE(A1;A2)", ["a/b"]),
        ("=HFSCORE(A1;A2;A4)", ["a/b", None, 46000.0]),
        ("=HFSCORE(A1:A3)", [[["a/b"], [None], ["c/d"]]]),
        ("=HFSCORE(A1:A90)", [[["a/b"], [None], ["c/d"], [46000.0]]]),
        ("=HFRANK(A:A)", [[["a/b"], [None], ["c/d"], [46000.0]]]),
        ("=HFSCORE(A2:A2)", []),
        ('=HFRANK({"a/b";"c/d"})', [[["a/b", "c/d"]]]),
        ("=HFSCORERANGE(B1:B3)", [[[0.0], [2.5], [None], [4.0]][:3]]),
        ("=HFSCORERANGE(B1:B4)", [[[0.0], [2.5], [None], [4.0]]]),
        ('=HFFORECAST("a/b";3;0.9)', ["a/b", 3.0, 0.9]),
        ("=HFSCORE(TRUE())", [1.0]),
        ("=HFQUOTA()", []),
    ],
)
def test_arguments_arrive_as_they_are_meant(formula: str, arguments: list[Any], canned: Canned) -> None:
    """Texts, numbers and ranges arrive, a blank cell as none, and blank rows at the end not at all."""
    calc, _ = canned(echo)
    calc("set", cells={"A1": "a/b", "A3": "c/d", "A4": 46000.0, "B1": 0.0, "B2": 2.5, "B4": 4.0})
    calc("set", cells={"D1": formula})
    (shown,) = calc.settled("D1", shows_text)
    asked = json.loads(shown)[1]
    trimmed = [[row for row in arguments[0] if row != [None]]] if formula.endswith("B1:B3)") else arguments
    assert asked == trimmed


def test_every_kind_of_answer_is_shown(canned: Canned) -> None:
    """Numbers, texts, truth, dates as serial numbers, errors; a text that begins with = stays one."""
    answers: dict[str, dict[str, Any]] = {
        "number": {"value": 61.25},
        "text": {"value": "=1+1"},
        "truth": {"value": True},
        "date": {"date": "2026-11-24T12:34:56Z", "serial": 46350.52},
        "na": {"error": "na", "reason": "none"},
        "value": {"error": "value", "reason": "none"},
        "num": {"error": "num", "reason": "none"},
    }
    calc, _ = canned(lambda _, arguments: answers[arguments[0]])
    calc("set", cells={f"A{row}": f'=HFSCORE("{key}")' for row, key in enumerate(answers, start=1)})
    shown = calc.settled("A1:A7", lambda found: found[0] == 61.25)
    assert shown == [61.25, "=1+1", 1.0, 46350.52, "#N/A", "#VALUE!", "#NUM!"]


def test_a_table_fills_an_area(canned: Canned) -> None:
    """Blank cells stay blank, errors are errors, rows may differ in length, and what is beyond is #N/A."""
    table = [["model", "score"], ["a/b", 1.5], [None, {"error": "num", "reason": "none"}], ["c/d"]]
    calc, _ = canned(lambda *_: {"table": table})
    calc("array", area="A1:C5", formula="=HFRANK(Z1:Z2)")
    calc.settled("A1:A1", lambda shown: shown == ["model"])
    na = "#N/A"
    rows = [["model", "score", na], ["a/b", 1.5, na], [None, "#NUM!", na], ["c/d", None, na], [na, na, na]]
    assert calc.values("A1:C5") == rows


def test_cells_are_asked_together_and_equal_ones_once(canned: Canned) -> None:
    """Forty cells with four different questions are four calls in one request."""
    calc, service = canned(lambda *_: {"value": 1.0})
    formulas = [[f'=HFSCORE("m/{row % 2}";"{word}")' for word in ("heat", "overall")] for row in range(20)]
    assert calc("filled", area="A1:B20", formulas=formulas) > 0
    assert [len(batch) for batch in service.batches] == [4]


def test_a_calculation_without_a_change_asks_nothing(canned: Canned) -> None:
    """Neither calculating what has changed nor calculating everything asks anew; both show what was shown."""
    calc, service = canned(lambda *_: {"value": 7.0})
    calc("set", cells={"A1": '=HFSCORE("a/quiet")'})
    calc.settled("A1", lambda shown: shown == [7.0])
    asked = len(service.calls)
    calc("calculate", hard=False)
    calc("calculate", hard=True)
    assert calc.values("A1") == [[7.0]]
    assert len(service.calls) == asked


def test_a_loading_cell_is_asked_until_it_has_come(canned: Canned) -> None:
    """It shows #N/A meanwhile, fills in by itself, and is not asked for any more."""
    count = 0

    def later(*_: Any) -> dict[str, Any]:
        nonlocal count
        count += 1
        return {"error": "na", "reason": "loading", "loading": True} if count < 4 else {"value": 42.5}

    calc, service = canned(later)
    calc("set", cells={"A1": '=HFSCORE("a/slow")', "A2": "=A1*2"})
    assert calc.values("A1:A2") == [["#N/A"], ["#N/A"]]
    assert calc.settled("A1:A2", lambda shown: shown[0] != "#N/A") == [42.5, 85.0]
    assert [call["arguments"] for call in service.calls] == 4 * [["a/slow"]]


def test_a_service_that_hangs_stops_no_sheet(canned: Canned) -> None:
    """While an answer is waited for, other cells are entered and calculated; then it fills in."""
    released = Event()

    def slow(*_: Any) -> dict[str, Any]:
        released.wait(60)
        return {"value": 5.0}

    calc, _ = canned(slow)
    calc("set", cells={"A1": '=HFSCORE("a/hung")'})
    calc("set", cells={"B1": "=1+1", "B2": '=HFSCORE("a/hung2")', "B3": "=B1*2"})
    assert calc.values("A1:B3") == [["#N/A", 2.0], [None, "#N/A"], [None, 4.0]]
    assert not released.is_set()
    released.set()
    calc.settled("A1:B2", lambda shown: shown[0] == shown[3] == 5.0)


def test_without_a_service_hfstatus_says_why(office: tuple[Calc, Path]) -> None:
    """The Python that was built in is not there: cells are #N/A, and the sentence names it and the cure."""
    calc, home = office
    calc("new")
    calc("set", cells={"A1": '=HFSCORE("a/gone")', "A2": '=HFSTATUS("a/gone")'})
    shown = calc.settled("A1:A2", lambda found: str(found[1]).startswith("HFScore cannot"))
    assert shown[0] == "#N/A"
    assert "no-python" in shown[1]
    assert "hfscore libreoffice install" in shown[1]
    with StandIn(home, lambda *_: {"value": 5.0}):
        calc.settled("A1:A2", lambda found: found == [5.0, 5.0])
    calc("close")


def test_what_an_error_is_in_calc_and_cannot_be_otherwise(canned: Canned) -> None:
    """An error in an argument goes through, one in a range is Err:504; we are not asked then."""
    calc, service = canned(echo)
    calc(
        "set",
        cells={
            "A1": "=1/0",
            "A2": "=NA()",
            "B1": "=HFSCORE(A1)",
            "B2": "=HFSTATUS(A2)",
            "B3": "=HFRANK(A1:A2)",
        },
    )
    assert calc.values("B1:B3") == [["#DIV/0!"], ["#N/A"], ["Err:504"]]
    assert service.calls == []


def test_the_commands_of_the_menu(canned: Canned) -> None:
    """Refreshing asks about the models of the sheet or of all open cells; retrying forgets failures."""
    value = 1.0
    calc, service = canned(lambda *_: {"value": value})
    calc("set", cells={"A1": "x/one", "A2": "=HFSCORE(A1)", "A3": '=IF(HFCOUNT("x/two")>0;1;0)'})
    calc("set", cells={"C1": "x/three", "C9": '="x/"&"four"', "A4": "=HFRANK($Sheet1.$C:$C)"})
    calc.settled("A2", lambda shown: shown == [1.0])
    value = 2.0
    calc("do", command="refresh_sheet")
    calc.settled("A2", lambda shown: shown == [2.0])
    everyone = ["x/four", "x/one", "x/three", "x/two"]
    assert [sorted(models) for models in service.models] == [everyone]
    value = 3.0
    calc("do", command="refresh_all")
    calc.settled("A2", lambda shown: shown == [3.0])
    assert sorted(service.models[-1]) == everyone
    service.answer = lambda *_: {"error": "na", "reason": "gone"}
    calc("do", command="refresh_all")
    calc.settled("A2", lambda shown: shown == ["#N/A"])
    service.answer = lambda *_: {"value": 4.0}
    calc("do", command="retry_errors")
    calc.settled("A2", lambda shown: shown == [4.0])
    assert service.forgotten == 1


def test_a_closed_document_is_asked_about_no_more(canned: Canned) -> None:
    """Refreshing all names the models of documents that are open."""
    calc, service = canned(lambda *_: {"value": 1.0})
    calc("set", cells={"A1": '=HFSCORE("x/open")'})
    calc("new")
    calc("set", cells={"A1": '=HFSCORE("x/closed")'})
    calc.settled("A1", lambda shown: shown == [1.0])
    calc("close")
    calc("do", command="refresh_all")
    calc.settled("A1", lambda shown: shown == [1.0] and service.models != [])
    assert service.models == [["x/open"]]


@pytest.mark.heavy
def test_the_function_wizard_has_every_function(office: tuple[Calc, Path]) -> None:
    """Each function with its help and its arguments with theirs, those that may be left out marked."""
    from xl_addin.excel.functions import FUNCTIONS  # noqa: PLC0415  the table is what is compared with

    calc, _ = office
    known = calc("described", start="HF")
    assert {name: one["description"] for name, one in known.items()} == {
        function.name: function.help.en for function in FUNCTIONS
    }
    for function in FUNCTIONS:
        told = [[one.name, one.help.en, one.optional] for one in function.arguments]
        assert known[function.name]["arguments"] == told
