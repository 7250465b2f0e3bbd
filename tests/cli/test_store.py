"""The commands on the store itself, as a user runs them."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
from click.testing import Result
from hub_double import HubDouble
from kept_models import RELEASE, TAKEN, children, snapshot

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.decisions import add
from xl_addin.hub.store.events import add_event
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.panels.panel import read_panel
from xl_addin.records import Decision, Event, Relation, Snapshot

Run = Callable[..., Result]
ENDPOINT = "http://127.0.0.1:9"  # of the program's surroundings in these tests
DAY = timedelta(days=1)
MADE = datetime(2025, 2, 1, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make the program's home, whose store is empty so far."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def fill(home: Path, *snapshots: Snapshot) -> None:
    """Keep ``snapshots`` as the program does."""
    db = Database(home / "store.sqlite")
    for one in snapshots:
        save_snapshot(db, ENDPOINT, one.base.id, one)
    db.close()


@pytest.fixture
def kept(home: Path) -> Path:
    """Keep two models, one on two days with a child gone, with a decision and an event."""
    fill(
        home,
        snapshot("org/Base", children(41)),
        snapshot("org/Base", children(40), TAKEN + DAY),
        snapshot("org/another", children(3)),
    )
    db = Database(home / "store.sqlite")
    add(db, Decision("d" * 32, "org/Base", "exclude", "author", "user-1", "=why", "me", MADE))
    add_event(db, Event("e" * 32, "org/Base", date(2025, 1, 1), "@press", MADE))
    db.close()
    return home


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_info_tells_what_is_kept(kept: Path, hfscore: Run) -> None:
    """File, size, rows, and each model's snapshots with what was revised; on the screen and as JSON."""
    found = json.loads(hfscore("store", "info", "--json").stdout)
    assert found["file"] == str(kept / "store.sqlite")
    assert found["size"] >= (kept / "store.sqlite").stat().st_size > 0
    assert found["tables"]["snapshots"] == 3
    assert [(base["model"], base["snapshots"], base["gone"]) for base in found["bases"]] == [
        ("org/another", 1, 0),
        ("org/Base", 2, 1),
    ]
    screen = hfscore("store", "info").stdout
    assert "org/Base" in screen
    assert "2025-03-21" in screen


def test_a_sound_store_is_called_so(kept: Path, hfscore: Run) -> None:
    """Exit code 0, also where nothing is kept yet, and checking makes no file."""
    assert hfscore("store", "check").stdout == "The store is sound.\n"
    (kept / "store.sqlite").unlink()
    assert hfscore("store", "check").exit_code == 0
    assert not (kept / "store.sqlite").exists()


@pytest.mark.parametrize("damage", ["a row", "the file"])
def test_a_damaged_store_is_told_with_exit_1_and_left_where_it_is(
    kept: Path, hfscore: Run, damage: str
) -> None:
    """A changed row of a child, or noise instead of a file: what is wrong, and what to do about it."""
    file = kept / "store.sqlite"
    if damage == "a row":
        db = Database(file)
        db.run("UPDATE children SET author = 'somebody' WHERE id = 'user-1/tune-1'")
        db.close()
    else:
        file.write_bytes(b"no database " * 1000)
    before = file.read_bytes()
    result = hfscore("store", "check")
    assert (result.exit_code, "damaged" in result.stdout) == (1, True), result.output
    assert "hfscore store export" in result.stderr
    assert file.read_bytes() == before


def test_forget_asks_first_and_then_leaves_the_users_words(kept: Path, hfscore: Run) -> None:
    """Without --yes and without an answer nothing is deleted; with it the model is unknown to the store."""
    assert hfscore("store", "forget", "org/Base").exit_code == 1
    assert len(json.loads(hfscore("store", "info", "--json").stdout)["bases"]) == 2
    result = hfscore("store", "forget", "org/Base", "--yes")
    assert result.stdout == "Forgotten: org/Base.\n"
    found = json.loads(hfscore("store", "info", "--json").stdout)
    assert [base["model"] for base in found["bases"]] == ["org/another"]
    assert (found["tables"]["decisions"], found["tables"]["events"]) == (1, 1)
    again = hfscore("store", "forget", "org/Base", "--yes")
    assert (again.exit_code, "Nothing is kept of org/Base" in again.stderr) == (2, True)


def test_vacuum_says_what_was_won(kept: Path, hfscore: Run) -> None:
    """After a large model is forgotten the file is smaller, by what is told."""
    fill(kept, snapshot("org/large", children(20_000, timedelta(minutes=20))))
    hfscore("store", "forget", "org/large", "--yes")
    before = (kept / "store.sqlite").stat().st_size
    result = hfscore("store", "vacuum")
    won = before - (kept / "store.sqlite").stat().st_size
    assert won > 1_000_000
    assert result.stdout.startswith(f"{won / 1e6:.1f} MB won")


def test_export_writes_everything_that_is_kept(kept: Path, hfscore: Run, tmp_path: Path) -> None:
    """Five files; the children with their time, the monthly counts without what is excluded."""
    result = hfscore("store", "export", tmp_path / "書き出し")
    assert result.exit_code == 0, result.output
    names = ("children", "decisions", "events", "monthly", "snapshots")
    assert sorted(path.stem for path in (tmp_path / "書き出し").iterdir()) == sorted(names)
    found = {name: table(tmp_path / "書き出し" / f"{name}.csv") for name in names}
    (gone,) = (row for row in found["children"] if row["gone"])
    assert list(gone) == ["base", "child", "author", "created", "relation", "first_seen", "last_seen", "gone"]
    assert (gone["child"], gone["last_seen"], gone["gone"]) == (
        "user-40/tune-40",
        "2025-03-20T12:00:00+00:00",
        "2025-03-21T12:00:00+00:00",
    )
    assert len(found["children"]) == 44
    assert [row["children"] for row in found["snapshots"]] == ["3", "41", "40"]
    # One child a week for 40 weeks, and the one of user-1, in the first month, is excluded.
    last = [row for row in found["monthly"] if row["series"] == "org/Base"][-1]
    assert (last["month"], last["cumulative"]) == ("12", "39")
    assert "0" not in {row["month"] for row in found["monthly"]}


def test_no_foreign_text_of_an_export_is_a_formula(kept: Path, hfscore: Run, tmp_path: Path) -> None:
    """The reason =why and the event @press stand behind an apostrophe (OWASP, CSV Injection)."""
    hfscore("store", "export", tmp_path / "out")
    assert table(tmp_path / "out" / "decisions.csv")[0]["reason"] == "'=why"
    assert table(tmp_path / "out" / "events.csv")[0]["text"] == "'@press"


def test_exported_counts_are_a_panel(kept: Path, hfscore: Run, tmp_path: Path) -> None:
    """Every --panel reads monthly.csv without options; relation and measure choose what it counts."""
    for options, last in (((), 39), (("--relation", "merge"), 0)):
        hfscore("store", "export", tmp_path / "out", *options)
        panel = read_panel(tmp_path / "out" / "monthly.csv", {})
        assert not panel.faults
        assert panel.new[panel.names.index("org/Base")].sum() == last


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="pyarrow is here, so parquet can be written")
def test_parquet_without_its_library_is_refused_in_words(kept: Path, hfscore: Run, tmp_path: Path) -> None:
    """Exit code 2, the library and the cure are named, and no file is left behind."""
    result = hfscore("store", "export", tmp_path / "out", "--format", "parquet")
    assert (result.exit_code, "pip install pyarrow" in result.stderr) == (2, True), result.output
    assert list((tmp_path / "out").iterdir()) == []


def grown(number: int) -> Snapshot:
    """Return one of many models of different size and pace, three years old."""
    rng = Random(number)  # noqa: S311  no secret depends on it
    pace = timedelta(days=1095) / (20 + 5 * number)
    moments = [RELEASE + pace * index * (0.4 + 0.6 * rng.random()) for index in range(20 + 5 * number)]
    listed = [
        replace(child, created=moment) for child, moment in zip(children(len(moments)), moments, strict=True)
    ]
    return snapshot(f"org/model-{number}", listed, RELEASE + timedelta(days=1095))


@pytest.mark.heavy
def test_sixty_exported_models_make_a_prior_that_scores(home: Path, hfscore: Run, tmp_path: Path) -> None:
    """From the store to monthly counts to a prior of one's own field to scores that rest on it."""
    fill(home, *map(grown, range(64)))
    hfscore("store", "export", tmp_path, "--relation", "tuned")
    prior = ("--panel", tmp_path / "monthly.csv", "--as-of", "2026-11-01", "-o", tmp_path / "prior.json")
    built = hfscore("prior", "build", *prior, "--relation", "tuned", "--source", "our own field")
    assert (built.exit_code, "64 series" in built.stderr) == (0, True), built.output
    result = hfscore("score", "org/model-9", "--offline", "--prior", tmp_path / "prior.json", "--json")
    (answer,) = json.loads(result.stdout)
    assert answer["status"] in ("ok", "stale"), answer
    assert 0 <= answer["scores"]["overall"] <= 100


@pytest.fixture
def told(hub: HubDouble, hfscore: Run) -> Run:
    """Run commands towards a Hub with a model of one child a week, scored as of a day in the past."""
    hub.add_base("org/base", RELEASE)
    for child in children(60):
        hub.add_child(child.id, child.created, {"org/base": Relation.FINETUNE})

    def run(*args: object) -> Result:
        return hfscore(*args, HF_ENDPOINT=hub.endpoint)

    assert run("score", "org/base", "--as-of", "2024-12-10").exit_code == 0
    return run


def test_what_was_forecast_stands_beside_what_came(told: Run, tmp_path: Path) -> None:
    """Months 10 to 21 after nine whole ones; one child a week makes 44 by the end of month 10 (306 days)."""
    found = json.loads(told("store", "forecasts", "org/base", "--json").stdout)
    months = found["forecasts"]
    assert [month["month"] for month in months] == list(range(10, 22))
    assert (months[0]["as_of"], months[0]["ends"], months[0]["came"]) == (
        "2024-12-10",
        "2025-01-05T09:00:00+00:00",
        44,
    )
    assert {month["beforehand"] for month in months} == {False}
    assert found["inside_80"]["beforehand"] == {"outcomes": 0, "inside": 0, "share": None}
    assert found["inside_80"]["afterwards"]["outcomes"] == 12
    told("store", "forecasts", "org/base", "--csv", tmp_path / "f.csv")
    rows = table(tmp_path / "f.csv")
    assert (rows[0]["came"], rows[0]["inside"]) == ("44", str(months[0]["inside"]))
    assert "No month that was forecast beforehand" in told("store", "forecasts", "org/base").stdout


def test_a_forecast_of_today_has_no_outcome_yet(told: Run, tmp_path: Path) -> None:
    """Scored now, and by a report again: kept once, twelve months to come, nothing came."""
    told("score", "org/base")
    told("report", "org/base", "-o", tmp_path / "r.xlsx")
    months = json.loads(told("store", "forecasts", "org/base", "--json").stdout)["forecasts"]
    today = [month for month in months if month["as_of"] != "2024-12-10"]
    assert len(today) == 12
    assert {(month["came"], month["beforehand"]) for month in today} == {(None, True)}


def test_nothing_was_forecast_of_a_stranger(told: Run) -> None:
    """A model that is not kept, and one that was never scored: exit code 2 and a sentence."""
    result = told("store", "forecasts", "org/stranger")
    assert (result.exit_code, "Nothing is kept of org/stranger" in result.stderr) == (2, True)
