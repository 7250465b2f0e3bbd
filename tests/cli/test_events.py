"""The command event, and events beside the counts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hub_double import HubDouble
from openpyxl import load_workbook

from xl_addin.records import Relation

Run = Callable[..., Result]
PRESS = "大手企業が採用: =1+1 [bold]x[/bold]"


@pytest.fixture
def run(hub: HubDouble, hfscore: Run) -> Run:
    """Run commands towards a Hub that holds one model, known by an old name too."""
    created = datetime(2024, 3, 5, 9, tzinfo=UTC)
    hub.add_base("org/base", created, old_names=("org/old",))
    for number in range(40):
        hub.add_child(f"u/{number}", created + timedelta(days=9 * number), {"org/base": Relation.FINETUNE})
    return lambda *args: hfscore(*args, HF_ENDPOINT=hub.endpoint)


def test_an_event_is_shown_wherever_the_counts_are(run: Run, tmp_path: Path) -> None:
    """Noted under the old name, it stands in the history's screen and JSON, and on the report's chart."""
    noted = run("event", "org/old", "2024-06-10", PRESS)
    assert noted.exit_code == 0, noted.output
    assert "could not be checked" in noted.stderr
    assert run("history", "org/old").exit_code == 0  # from here on the name leads to the model
    assert f"2024-06-10  month 4  {PRESS}" in run("history", "org/base").stdout
    (event,) = json.loads(run("history", "org/base", "--json").stdout)["events"]
    assert (event["date"], event["month"], event["text"]) == ("2024-06-10", 4, PRESS)
    run("report", "org/base", "-o", tmp_path / "r.xlsx")
    page = load_workbook(tmp_path / "r.xlsx").worksheets[1]
    assert any(cell.value == PRESS and cell.data_type == "s" for row in page.iter_rows() for cell in row)


def test_events_of_a_known_model_come_without_a_warning(run: Run) -> None:
    """Words need no quotation marks, and nothing is said of a name that is known."""
    run("history", "org/base")
    noted = run("event", "org/base", "2024-06-10", "a", "new", "release")
    assert (noted.exit_code, noted.stderr) == (0, "")
    (event,) = json.loads(run("event", "org/base", "--list", "--json").stdout)
    assert (event["text"], event["day"], event["undone"]) == ("a new release", "2024-06-10", None)


def test_an_undone_event_is_listed_and_not_shown(run: Run) -> None:
    """By the first letters of its id, which the list shows."""
    run("event", "org/base", "2024-06-10", "press")
    (event,) = json.loads(run("event", "org/base", "--list", "--json").stdout)
    assert event["id"][:8] in run("event", "org/base", "--list").stdout
    assert run("event", "org/base", "--undo", event["id"][:8]).stdout == "Undone: press\n"
    assert json.loads(run("history", "org/base", "--json").stdout)["events"] == []
    assert json.loads(run("event", "org/base", "--list", "--json").stdout)[0]["undone"] is not None
    assert run("event", "org/base", "--undo", event["id"][:8]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("org/base",), "DATE and TEXT"),
        (("org/base", "2024-06-10"), "one line of 1 to 200"),
        (("org/base", "2024-06-10", "x" * 201), "one line of 1 to 200"),
        (("org/base", "2024-06-10", "two\nlines"), "one line of 1 to 200"),
        (("org/base", "2999-01-01", "x"), "lies outside"),
        (("no id", "2024-06-10", "x"), "organisation/name"),
        (("org/base", "2024-06-10", "x", "--list"), "DATE and TEXT"),
    ],
)
def test_what_cannot_be_noted_says_why(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """No date, no or too much text, a day to come, a name that cannot be one: exit code 2."""
    result = run("event", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output


def test_no_event_is_a_sentence(run: Run) -> None:
    """In the language asked for."""
    assert "登録されていません" in run("event", "org/base", "--list", "--language", "ja").stdout
