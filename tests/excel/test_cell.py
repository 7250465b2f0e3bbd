"""Tests of the edge of a cell: what goes in, what comes out, and that nothing else does."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from desks import desk, hold
from hub_double import HubDouble
from hub_faults import hanging

from xl_addin.cli.main import main
from xl_addin.errors import BadInput
from xl_addin.excel.cell import LONGEST_TEXT, answer
from xl_addin.excel.desk import Desk
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Argument, CellError, Function
from xl_addin.records import Sentence

HELP = Sentence("help", "説明")
TABLE = {function.name: function for function in FUNCTIONS}
NOWHERE = "http://127.0.0.1:9"
CUMULATIVE = (3, 8, 15, 27, 40, 52, 60, 71, 90, 96, 110, 131)


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
    assert answer(function(lambda _: "x" * 40_000), lambda: nowhere, ()) == "x" * LONGEST_TEXT
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


def test_a_column_without_end_is_refused(nowhere: Desk) -> None:
    """More than ten thousand filled cells are no list of models; blank ones below the last do not count."""
    filled = answer(TABLE["HFCOUNT"], lambda: nowhere, [[["a/b"]] * 10_001])
    assert isinstance(filled, CellError)
    assert filled.code == "value"
    assert answer(TABLE["HFSTATUS"], lambda: nowhere, [[["a b"], *[[None]] * 20_000]]) != filled


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


def test_ranges_answer_without_a_network_as_fit_does(nowhere: Desk, tmp_path: Path) -> None:
    """Every parameter and score equals the line that `hfscore fit --panel` prints for the same counts."""
    panel = tmp_path / "counts.csv"
    rows = (f"a,{month},{count}" for month, count in enumerate(CUMULATIVE, start=1))
    panel.write_text("\n".join(["series,month,cumulative", *rows]), encoding="utf-8")
    done = CliRunner().invoke(main, ["fit", "--panel", str(panel)], env={"HFSCORE_HOME": str(tmp_path)})
    heading, line = done.stdout.splitlines()[:2]
    fitted = dict(zip(heading.split(","), line.split(","), strict=False))
    counts = [[count] for count in CUMULATIVE]
    for score in ("heat", "stability", "competitiveness"):
        assert answer(TABLE["HFSCORERANGE"], lambda: nowhere, [counts, score]) == float(fitted[score])
    table = answer(TABLE["HFFITRANGE"], lambda: nowhere, [counts])
    assert isinstance(table, list)
    for name, _, low, high in table[1:]:
        assert (low, high) == (float(fitted[f"{name}_p10"]), float(fitted[f"{name}_p90"]))
