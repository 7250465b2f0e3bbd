"""The command import, and the user's series beside the Hub's models."""

import csv
import io
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
NAME = ("--name", "ours", "--source", "社内の台帳 2026")


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Write two sound series, one that falls, and one of month 0 alone."""
    rows = ["series,month,cumulative"]
    rows += [f"steady,{month},{9 * month}" for month in range(1, 9)]
    rows += [f"導入件数,{month},{month * month}" for month in range(1, 7)]
    rows += ["falls,1,10", "falls,2,8", "newborn,0,0"]
    path = tmp_path / "counts.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def ours(hfscore: Run, panel: Path) -> Result:
    """Import the panel."""
    return hfscore("import", panel, *NAME)


def test_sound_series_are_kept_and_faulty_ones_named(ours: Result) -> None:
    """Three are kept; the one that falls is told with month and cure on stderr; exit code 0."""
    assert ours.exit_code == 0, ours.output
    assert ours.stdout.startswith("Imported 3 series as ours.")
    assert "falls. Month 2: the cumulative count is lower" in ours.stderr


def test_imported_series_are_scored_and_marked(ours: Result, hfscore: Run) -> None:
    """`ours:*` is every series, scored as the same counts of a panel are, without a network, and marked."""
    result = hfscore("score", "ours:*", "--json")
    assert result.exit_code == 0, result.output
    found = {answer["model"]: answer for answer in json.loads(result.stdout)}
    assert set(found) == {"ours:newborn", "ours:steady", "ours:導入件数"}
    steady = found["ours:steady"]
    assert (steady["status"], steady["months"], steady["children"], steady["release"]) == ("ok", 8, 72, None)
    assert steady["scores"]["heat"] is not None
    assert steady["notes"][0] == "ours:steady: imported counts (source: 社内の台帳 2026), not the Hub's."
    assert found["ours:newborn"]["status"] == "too-young"


def test_the_same_counts_score_the_same_as_a_panel(ours: Result, hfscore: Run, panel: Path) -> None:
    """Against the same reference, all relations, the three scores are those that fit gives of the file."""
    (answer,) = json.loads(hfscore("score", "ours:steady", "--relation", "all", "--json").stdout)
    rows = csv.DictReader(io.StringIO(hfscore("fit", "--panel", panel).stdout))
    fitted = next(row for row in rows if row["series"] == "steady")
    for name in ("heat", "stability", "competitiveness"):
        assert answer["scores"][name] == pytest.approx(float(fitted[name]), rel=1e-5)


def test_every_form_bears_the_mark(ours: Result, hfscore: Run, tmp_path: Path) -> None:
    """Screen, JSON and CSV of score, history and forecast, and the report's page."""
    mark = "社内の台帳 2026"
    for command in (("score",), ("history",), ("forecast", "--months", 3)):
        screen = hfscore(command[0], "ours:steady", *command[1:])
        assert (screen.exit_code, mark in screen.stdout.replace("\n", "")) == (0, True), screen.output
        assert mark in hfscore(command[0], "ours:steady", *command[1:], "--json").stdout
    hfscore("score", "ours:steady", "--csv", tmp_path / "s.csv")
    assert mark in (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    assert hfscore("report", "ours:*", "-o", tmp_path / "r.xlsx").exit_code == 0
    book = load_workbook(tmp_path / "r.xlsx")
    page = next(sheet for sheet in book if sheet["A1"].value == "ours:steady")
    assert any(mark in str(cell.value) for row in page.iter_rows() for cell in row)


def test_a_history_has_no_dates_and_no_running_month(ours: Result, hfscore: Run, tmp_path: Path) -> None:
    """Months 1 to 8 with their counts, in JSON and CSV; start and uploaders are empty."""
    found = json.loads(hfscore("history", "ours:steady", "--json").stdout)
    assert [month["cumulative"] for month in found["months"]] == [9 * month for month in range(1, 9)]
    assert {month["start"] for month in found["months"]} == {None}
    assert not any(month["running"] for month in found["months"])
    hfscore("history", "ours:steady", "--csv", tmp_path / "h.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "h.csv").read_text(encoding="utf-8-sig"))))
    assert [row["start"] for row in rows] == [""] * 8


def test_a_list_may_mix_both(ours: Result, hfscore: Run, hub: HubDouble) -> None:
    """A Hub model and a series stand in the order given, and only the model is asked for."""
    created = datetime(2024, 3, 5, 9, tzinfo=UTC)
    hub.add_base("org/base", created)
    for number in range(20):
        hub.add_child(f"u/{number}", created + timedelta(days=9 * number), {"org/base": Relation.FINETUNE})
    result = hfscore("score", "ours:steady", "org/base", "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["model"] for answer in json.loads(result.stdout)] == ["ours:steady", "org/base"]
    assert len(hub.seen) == 2


def test_a_new_version_takes_the_place_of_the_old(ours: Result, hfscore: Run, tmp_path: Path) -> None:
    """The later import counts; the list tells both versions."""
    (tmp_path / "new.csv").write_text("A,B,C\nsteady,1,5\nsteady,2,6", encoding="utf-8")
    hfscore("import", tmp_path / "new.csv", *NAME, "--columns", "series=A,month=B,cumulative=C")
    assert json.loads(hfscore("history", "ours:steady", "--json").stdout)["months"][-1]["cumulative"] == 6
    (kept,) = json.loads(hfscore("import", "--list", "--json").stdout)
    assert (kept["name"], kept["series"], kept["versions"]) == ("ours", 1, 2)
    assert "ours" in hfscore("import", "--list").stdout


def test_what_is_forgotten_is_unknown(ours: Result, hfscore: Run) -> None:
    """After --forget the series is an unknown model, exit code 1, and a second --forget says so."""
    assert "Forgotten: ours (1 version)." in hfscore("import", "--forget", "ours").stdout
    result = hfscore("score", "ours:steady", "--json")
    (answer,) = json.loads(result.stdout)
    assert (result.exit_code, answer["status"]) == (1, "unknown-model")
    assert "hfscore import --list" in answer["message"]
    assert hfscore("import", "--forget", "ours").exit_code == 2
    assert "Nothing is imported" in hfscore("import", "--list").stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "a:b", "--source", "x"), "cannot name an import"),
        (("--source", "x"), "cannot name an import"),
        (("--name", "ours"), "--source"),
        (("--name", "ours", "--source", "two\nlines"), "--source"),
        (("--name", "ours", "--source", "x", "--list"), "Give a CSV file"),
        (("--name", "ours", "--source", "x", "--columns", "nonsense"), "--columns"),
    ],
)
def test_what_cannot_be_imported_says_the_cure(
    hfscore: Run, panel: Path, options: tuple[str, ...], said: str
) -> None:
    """Bad names, no source, contradicting options: exit code 2, and nothing is kept."""
    result = hfscore("import", panel, *options)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output
    assert json.loads(hfscore("import", "--list", "--json").stdout) == []


def test_a_file_without_a_sound_series_imports_nothing(hfscore: Run, tmp_path: Path) -> None:
    """The fault is named, then that nothing was imported; two names that differ by spaces are refused too."""
    for rows, said in (
        ("x,1,5\nx,2,4", "every series of the file is faulty"),
        ("x,1,5\nx ,1,5", "but for spaces"),
    ):
        (tmp_path / "bad.csv").write_text(f"series,month,cumulative\n{rows}", encoding="utf-8")
        result = hfscore("import", tmp_path / "bad.csv", *NAME)
        assert (result.exit_code, said in result.stderr) == (2, True), result.output
