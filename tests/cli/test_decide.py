"""The commands exclude and keep: made, told, listed, undone, carried to another machine."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hub_double import HubDouble

from xl_addin.records import Relation

Run = Callable[..., Result]
BASE, OTHER = "acorn-lab/Oakling-7B", "acorn-lab/Sapling-1B"
RELEASE = datetime(2025, 1, 10, 9, tzinfo=UTC)


@pytest.fixture
def ask(hub: HubDouble, hfscore: Run) -> Run:
    """Run commands towards a Hub with two bases; both have children by many hands, and forty by ann."""
    for base, letter in ((BASE, "o"), (OTHER, "s")):
        hub.add_base(base, RELEASE)
        for number in range(60):
            made = RELEASE + timedelta(days=4 * number, hours=1)
            hub.add_child(f"u{number}/{letter}-{number}", made, {base: Relation.FINETUNE})
        for number in range(40):
            made = RELEASE + timedelta(days=150, minutes=number)
            hub.add_child(f"ann/{letter}-bulk-{number}", made, {base: Relation.ADAPTER})
    return lambda *args, **env: hfscore(*args, **{"HF_ENDPOINT": hub.endpoint, **env})


def children(ask: Run, model: str = BASE, **env: str) -> int:
    """Return how many children ``score`` counts."""
    (answer,) = json.loads(ask("score", model, "--json", **env).stdout)
    return int(answer["children"])


def listed(ask: Run) -> list[dict[str, object]]:
    """Return the decisions as --list --json tells them."""
    return json.loads(ask("exclude", "--list", "--json").stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("options", "out"),
    [
        (("--author", "ANN"), 40),
        (("--child", "ann/o-bulk-1", "--child", "u3/o-3"), 2),
        (("--pattern", "*/o-bulk-1?"), 10),
        (("--pattern", "nobody/*"), 0),
    ],
)
def test_a_decision_is_told_counted_and_named(ask: Run, options: tuple[str, ...], out: int) -> None:
    """Exclude says how many children are left out now, the count is that much lower, and a note says why."""
    result = ask("exclude", BASE, *options, "--reason", "bulk", "--by", "R. Viewer")
    assert result.exit_code == 0, result.output
    assert f"{out} of 100 children left out now" in result.stdout
    assert children(ask) == 100 - out
    (answer,) = json.loads(ask("score", BASE, "--json").stdout)
    assert any("left out by" in note for note in answer["notes"]) is bool(out)
    assert children(ask, OTHER) == 100


def test_keep_makes_an_exception_and_undo_takes_it_back(ask: Run) -> None:
    """Forty out by author, one of them kept by name, and out again once that is undone."""
    ask("exclude", BASE, "--author", "ann", "--reason", "bulk")
    assert "39 of 100" in ask("keep", BASE, "--child", "ann/o-bulk-7", "--reason", "checked").stdout
    assert children(ask) == 61
    kept = next(one for one in listed(ask) if one["action"] == "keep")
    result = ask("keep", "--undo", str(kept["id"])[:6])
    assert result.exit_code == 0, result.output
    assert children(ask) == 60
    assert [one["undone"] is None for one in listed(ask)] == [True, False]


def test_everywhere_speaks_of_every_base(ask: Run) -> None:
    """One decision for all: both bases lose forty, the list counts eighty, and new bases obey it too."""
    ask("score", BASE, OTHER)
    result = ask("exclude", "--everywhere", "--author", "ann", "--reason", "farm")
    assert "80 children of the 2 kept bases left out now" in result.stdout
    assert (children(ask), children(ask, OTHER)) == (60, 60)
    assert [one["children"] for one in listed(ask)] == [80]


def test_a_slip_of_the_pen_is_refused_with_the_nearest_names(ask: Run) -> None:
    """A child and an author that nobody knows: exit code 2, the nearest known ones, and nothing kept."""
    for options, nearest in ((("--child", "ann/o-bulk-111"), "ann/o-bulk-11"), (("--author", "anm"), "ann")):
        result = ask("exclude", BASE, *options, "--reason", "x")
        assert result.exit_code == 2
        assert f"Did you mean {nearest}" in result.stderr
    assert ask("exclude", "--everywhere", "--child", "no/body", "--reason", "x").exit_code == 2
    assert listed(ask) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((BASE, "--author", "ann"), "--reason"),
        ((BASE, "--author", "ann", "--reason", " \n"), "--reason"),
        ((BASE, "--author", "ann", "--reason", "x" * 201), "200 letters"),
        ((BASE, "--author", "a/b", "--reason", "x"), "cannot be an id"),
        ((BASE, "--pattern", "[ab]*", "--reason", "x"), "cannot be an id"),
        ((BASE,), "Give what to decide"),
        (("--author", "ann", "--reason", "x"), "either one MODEL or --everywhere"),
        ((BASE, "--everywhere", "--author", "ann", "--reason", "x"), "either one MODEL or --everywhere"),
        ((BASE, "--list"), "leave MODEL out"),
        (("--list", "--undo", "abcdef"), "Give what to decide"),
        (("--undo", "abc"), "too short"),
        (("--undo", "abcdef"), "No decision"),
    ],
)
def test_bad_usage_is_told_and_nothing_is_kept(ask: Run, arguments: tuple[str, ...], words: str) -> None:
    """A missing reason, a value that can name nothing, and options that do not go together: exit code 2."""
    result = ask("exclude", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert listed(ask) == []


def test_a_model_that_is_not_there_ends_with_1(ask: Run) -> None:
    """Nothing is decided of a base that nobody knows; the sentence is the Hub's."""
    result = ask("exclude", "acorn-lab/none", "--author", "ann", "--reason", "x")
    assert result.exit_code == 1
    assert "was not found" in result.stderr
    assert listed(ask) == []


def test_decisions_move_by_csv_and_give_the_same_scores_there(ask: Run, tmp_path: Path) -> None:
    """Another home that imports the list has the same scores and list; a second import changes nothing."""
    ask("exclude", BASE, "--author", "ann", "--reason", "=1+1, 大量投稿", "--by", "@佐藤")
    ask("keep", BASE, "--child", "ann/o-bulk-7", "--reason", "checked")
    ask("exclude", "--everywhere", "--pattern", "*/o-1?", "--reason", "series")
    ask("exclude", "--undo", str(listed(ask)[-1]["id"])[:8])
    path = tmp_path / "decisions.csv"
    ask("exclude", "--list", "--csv", path)
    there = {"HFSCORE_HOME": str(tmp_path / "there")}
    for changed in (3, 0):
        result = ask("exclude", "--from", path, **there)
        assert f"3 decisions read, {changed} of them new" in result.stdout
        here, moved = (ask("score", BASE, "--json", **home).stdout for home in ({}, there))
        assert json.loads(moved)[0]["scores"] == json.loads(here)[0]["scores"]
        assert json.loads(moved)[0]["children"] == 61
    lists = [ask("exclude", "--list", "--json", **home).stdout for home in ({}, there)]
    assert lists[0] == lists[1]


def test_the_written_list_is_safe_to_open(ask: Run, tmp_path: Path) -> None:
    """No cell of the file begins with a sign that a spreadsheet computes."""
    ask("exclude", BASE, "--author", "ann", "--reason", "=cmd|' /C calc'!A0", "--by", "+x")
    path = tmp_path / "decisions.csv"
    ask("exclude", "--list", "--csv", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_faulty_list_is_told_row_by_row_and_nothing_is_imported(ask: Run, tmp_path: Path) -> None:
    """One sound and one faulty row: exit code 2, the faulty row told, and the sound one not kept either."""
    path = tmp_path / "list.csv"
    path.write_text(
        "model,action,kind,value,reason,by,made\n"
        f"{BASE},exclude,author,ann,bulk,,2025-06-01\n"
        f"{BASE},remove,author,bo,bulk,,2025-06-01\n",
        encoding="utf-8",
    )
    result = ask("exclude", "--from", path)
    assert result.exit_code == 2
    assert "row 3, column “action”" in result.stderr
    assert "Nothing was imported" in result.stderr
    assert listed(ask) == []


def test_a_past_day_is_answered_with_the_decisions_of_that_day(ask: Run) -> None:
    """A decision of today does not change what is said of yesterday."""
    ask("exclude", BASE, "--author", "ann", "--reason", "bulk")
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()  # noqa: TID251  the program's own clock
    (answer,) = json.loads(ask("score", BASE, "--json", "--as-of", str(yesterday)).stdout)
    assert answer["children"] == 100


def test_without_a_store_nothing_can_be_decided(ask: Run, tmp_path: Path) -> None:
    """A home that cannot be written is told, exit code 2; a decision that is not kept is none."""
    (tmp_path / "file").write_text("no folder")
    result = ask("exclude", BASE, "--author", "ann", "--reason", "x", HFSCORE_HOME=str(tmp_path / "file"))
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_list_speaks_japanese(ask: Run) -> None:
    """Headings, actions and sentences of the list come in Japanese; an empty list says so."""
    assert "まだ登録されていません" in ask("exclude", "--list", "--language", "ja").stdout
    told = ask("exclude", BASE, "--author", "ann", "--reason", "大量投稿", "--language", "ja").stdout
    assert "40件を除外しています" in told
    assert "除外" in ask("exclude", "--list", "--language", "ja").stdout
