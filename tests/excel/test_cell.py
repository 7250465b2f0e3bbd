"""Tests of the edge of a cell: what goes in, what comes out, and that nothing else does."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desks import desk, hold
from hub_double import HubDouble
from hub_faults import hanging, together

from xl_addin.errors import BadInput
from xl_addin.excel.cell import LONGEST_TEXT, answer
from xl_addin.excel.desk import Desk
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Argument, CellError, Function
from xl_addin.excel.waiting import Bounds, Waiting
from xl_addin.hub.pool import WORKERS
from xl_addin.messages.cells import no_model
from xl_addin.records import Sentence

HELP = Sentence("help", "説明")
TABLE = {function.name: function for function in FUNCTIONS}
NOWHERE = "http://127.0.0.1:9"


def function(call: Callable[..., Any], *arguments: Argument, name: str = "HFTEST") -> Function:
    """Return a function of our own."""
    return Function(name, call, arguments, "scalar", HELP, f"={name}()")


def no_desk() -> Desk:
    """Fail as settings that cannot be read do."""
    raise BadInput(Sentence("config.toml is broken.", "config.toml が壊れています。"))


@pytest.fixture
def nowhere(tmp_path: Path) -> Any:
    """Return a desk without a network."""
    with desk(NOWHERE, tmp_path, offline=True) as found:
        yield found


def test_what_an_error_value_means_stands_in_the_log(nowhere: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """One line per error with the function and the reason, in English."""
    with caplog.at_level(logging.INFO, "xl_addin"):
        answer(TABLE["HFSCORE"], lambda: nowhere, [7.0])
    assert caplog.messages == ["HFSCORE: “7.0” is not a model id. Write organisation/name as text."]


def test_a_fault_of_our_own_is_an_error_value_and_stands_in_the_log(
    nowhere: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is raised, the cell is #N/A, and only the log has the trace."""
    with caplog.at_level(logging.INFO, "xl_addin"):
        found = answer(function(lambda _: 1 / 0), lambda: nowhere, ())
    assert isinstance(found, CellError)
    assert (found.code, "HFTEST" in found.reason.en) == ("na", True)
    assert "ZeroDivisionError" in caplog.text


def test_settings_that_cannot_be_read_are_told_by_the_status() -> None:
    """Cells are #N/A, and HFSTATUS says what is wrong with the settings."""
    found = answer(TABLE["HFSCORE"], no_desk, ["org/base"])
    assert isinstance(found, CellError)
    assert answer(TABLE["HFSTATUS"], no_desk, ["org/base"]) == "config.toml is broken."


def test_arguments_left_out_are_blank_ones(nowhere: Desk) -> None:
    """A host that hands over fewer arguments than there are means blanks behind them."""
    two = (Argument("first", "models", HELP), Argument("last", "number", HELP, optional=True))
    echo = function(lambda _, models, number: [[*models, number]], *two)
    assert answer(echo, lambda: nowhere, [["a/b"]]) == [["a/b", None]]
    assert answer(echo, lambda: nowhere, [["a/b"], None]) == [["a/b", None]]


def test_a_wrong_argument_never_reaches_the_function(nowhere: Desk) -> None:
    """The first one that cannot be meant is told, whatever stands behind it."""
    called: list[Any] = []
    pair = function(
        lambda _, *given: called.append(given), Argument("a", "number", HELP), Argument("b", "date", HELP)
    )
    found = answer(pair, lambda: nowhere, [40.0, "June"])
    assert isinstance(found, CellError)
    assert (found.reason.en[:2], called) == ("a ", [])


def test_only_a_model_may_be_a_range(nowhere: Desk) -> None:
    """Where the first argument takes a range as a whole, the function is called once, with all of it."""
    whole = function(lambda _, models: len(models), Argument("models", "models", HELP))
    assert answer(whole, lambda: nowhere, [[["a/b"], ["c/d"]]]) == 2


def test_a_reason_is_told_in_the_users_language(tmp_path: Path) -> None:
    """HFSTATUS of a desk that speaks Japanese says in Japanese why nothing can be said."""
    with desk(NOWHERE, tmp_path, language="ja") as ours:
        found = answer(TABLE["HFSTATUS"], lambda: ours, [None])
    assert found == no_model().ja


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_no_number_leaves_that_is_none(nowhere: Desk, number: float) -> None:
    """Not-a-number and infinity are #NUM!, alone and in a table."""
    alone = answer(function(lambda _: number), lambda: nowhere, ())
    table = answer(function(lambda _: [["a", number]]), lambda: nowhere, ())
    assert isinstance(alone, CellError)
    assert alone.code == "num"
    assert table == [["a", alone]]


def test_text_is_cut_where_a_cell_ends_and_stays_text(nowhere: Desk) -> None:
    """A cell holds 32,767 characters; what begins as a formula would is handed over as it is, as a value."""
    assert LONGEST_TEXT == 32_767  # Microsoft: Excel specifications and limits
    assert answer(function(lambda _: "x" * 40_000), lambda: nowhere, ()) == "x" * LONGEST_TEXT
    assert answer(function(lambda _: [["x" * 40_000]]), lambda: nowhere, ()) == [["x" * LONGEST_TEXT]]
    for text in ("=1+1", "+1", "-1", "@x"):
        assert answer(function(lambda _, text=text: text), lambda: nowhere, ()) == text


def test_a_range_begins_all_its_flights_before_it_waits(hub: HubDouble, tmp_path: Path) -> None:
    """On a silent Hub a range of 100 models is LOADING within one cell's wait, blanks stay blank."""
    hub.fail(hanging)
    models = [[f"org/base-{number}"] for number in range(100)]
    with desk(hub.endpoint, tmp_path) as ours:
        found = answer(TABLE["HFSTATUS"], lambda: ours, [[*models, [None], ["x/y"], [None]]])
    assert isinstance(found, list)
    assert len(found) == 102
    assert found[100] == [None]
    assert all("being fetched" in str(row[0]) for row in found[:100])


def test_a_range_is_fetched_side_by_side(hub: HubDouble, tmp_path: Path) -> None:
    """Eight models of which the Hub tells none before it is asked about all are all there at once."""
    models = [f"org/base-{number}" for number in range(WORKERS)]
    hold(hub, *models)
    hub.fail(together(WORKERS), on="detail")
    patient = Waiting(Bounds(flight=60, burst=60))
    with desk(hub.endpoint, tmp_path, waiting=patient) as ours:
        assert answer(TABLE["HFCOUNT"], lambda: ours, [[[model] for model in models]]) == [[40]] * WORKERS


def test_a_column_without_end_is_refused(nowhere: Desk) -> None:
    """More than ten thousand filled cells are no list of models; blank ones below the last do not count."""
    filled = answer(TABLE["HFCOUNT"], lambda: nowhere, [[["a/b"]] * 10_001])
    assert isinstance(filled, CellError)
    assert filled.code == "value"
    assert answer(TABLE["HFSTATUS"], lambda: nowhere, [[["a b"], *[[None]] * 20_000]]) != filled
    assert isinstance(answer(TABLE["HFSTATUS"], lambda: nowhere, [[["a b"]] * 10_000]), list)


def test_a_range_without_a_model_is_na(nowhere: Desk) -> None:
    """Blank cells and numbers alone name no model."""
    for cells in ([[None], [None]], [[None, " "]], [[1.0], [2.0]]):
        found = answer(TABLE["HFSCORE"], lambda: nowhere, [cells])
        assert isinstance(found, CellError)
        assert found.code == "na"


def test_the_rest_of_the_arguments_holds_for_every_cell_of_a_range(nowhere: Desk) -> None:
    """Each cell is answered as alone, with the same further arguments; a number among models is #VALUE!."""
    echo = function(
        lambda _, model, months: f"{model} {months}",
        Argument("model", "model", HELP),
        Argument("months", "number", HELP),
    )
    found: Any = answer(echo, lambda: nowhere, [[["a/b", 4.0, None], ["c/d", "", "#N/A"]], 6.0])
    (first, wrong, blank), (last, empty, error) = found
    assert (first, last, blank, empty) == ("a/b 6", "c/d 6", None, None)
    assert (wrong.code, error.code) == ("value", "na")


def test_a_table_does_not_fit_into_a_cell_of_a_range(nowhere: Desk) -> None:
    """Where one model would give a table, several give #VALUE!, and the cure is one cell or one value."""
    wide = function(lambda *_: [["x", 1.0]], Argument("model", "model", HELP))
    found = answer(wide, lambda: nowhere, [[["a/b"], ["c/d"]]])
    assert isinstance(found, CellError)
    assert (found.code, "HFTEST" in found.reason.en) == ("value", True)
    assert answer(wide, lambda: nowhere, [[["a/b"]]]) == [["x", 1.0]]


def test_an_error_in_a_range_is_asked_of_nobody(hub: HubDouble, tmp_path: Path) -> None:
    """The Hub hears of the models alone."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        found = answer(TABLE["HFCOUNT"], lambda: ours, [[["#N/A"], ["org/base"], ["#REF!"]]])
    assert isinstance(found, list)
    assert found[1] == [40]
    assert {seen.path for seen in hub.seen if seen.route == "detail"} == {"/api/models/org/base"}


def test_ranking_sorts_and_puts_what_has_no_score_last(hub: HubDouble, tmp_path: Path) -> None:
    """Rank, model and score from the highest; a model without a score has none of them but its name."""
    hold(hub, "org/small", children=8)
    hold(hub, "org/large", children=45)
    with desk(hub.endpoint, tmp_path) as ours:
        table = answer(
            TABLE["HFRANK"], lambda: ours, [[["org/none"], ["org/small"], ["org/large"]], "competitiveness"]
        )
    assert isinstance(table, list)
    assert [row[:2] for row in table] == [
        ["rank", "model"],
        [1, "org/large"],
        [2, "org/small"],
        [None, "org/none"],
    ]
    assert isinstance(table[3][2], CellError)
