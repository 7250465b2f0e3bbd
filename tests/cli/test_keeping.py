"""Fresh, stale, offline and as of a day, as a user meets them; and the token, which nobody meets."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import hub_faults as faults
import pytest
from click.testing import Result
from hub_double import HubDouble
from openpyxl import load_workbook
from programs import require_program

from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.records import Relation

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"
LONG_AGO = datetime(2024, 3, 5, 9, tzinfo=UTC)


@pytest.fixture
def base(hub: HubDouble) -> str:
    """Hold a base with children spread over its first ten months."""
    hub.add_base("org/base", LONG_AGO)
    for number in range(40):
        created = LONG_AGO + timedelta(days=7 * number)
        hub.add_child(f"u{number}/c{number}", created, {"org/base": Relation.FINETUNE})
    return "org/base"


@pytest.fixture
def ask(hub: HubDouble, hfscore: Run) -> Callable[..., dict[str, Any]]:
    """Return the JSON answer on the first model of ``hfscore score ARGS``."""

    def run(*args: str, **env: str) -> dict[str, Any]:
        result = hfscore("score", *args, "--json", **{"HF_ENDPOINT": hub.endpoint, **env})
        assert "Traceback" not in result.output
        answer: dict[str, Any] = json.loads(result.stdout)[0]
        return answer

    return run


def test_a_second_question_costs_no_call(hub: HubDouble, ask: Callable[..., Any], base: str) -> None:
    """Asked again a moment later, the same answer comes without a call; --fresh takes two."""
    first = ask(base)
    assert first["status"] == "ok"
    assert len(hub.seen) == 2
    assert ask(base) == first
    assert len(hub.seen) == 2
    ask(base, "--fresh")
    assert len(hub.seen) == 4


def test_an_old_answer_is_stale_and_says_so(
    hub: HubDouble, ask: Callable[..., Any], base: str, tmp_path: Path
) -> None:
    """With an age of 0 hours, offline or lost by the Hub, the scores stay and are told as stale."""
    first = ask(base)
    (tmp_path / "home" / "config.toml").write_text("[ages]\nfresh_hours = 0\n")
    offline = ask(base, "--offline")
    assert (offline["status"], offline["scores"]) == ("stale", first["scores"])
    assert "offline was set" in offline["message"]
    hub.fail(faults.status(404))
    vanished = ask(base)
    assert (vanished["status"], vanished["scores"]) == ("stale", first["scores"])
    assert "was not found" in vanished["message"]


@pytest.mark.parametrize("how", [("--offline", {}), ("--relation=tuned", {"HF_HUB_OFFLINE": "1"})])
def test_offline_answers_from_the_store(
    hub: HubDouble, ask: Callable[..., Any], base: str, how: tuple[str, dict[str, str]]
) -> None:
    """By option or by the Hub's own variable, what is kept is given as it was, and no request leaves."""
    first = ask(base)
    hub.seen.clear()
    assert ask(base, how[0], **how[1]) == first
    assert ask("org/other", how[0], **how[1])["status"] == "unreachable"
    assert hub.seen == []


def test_offline_outranks_fresh_and_both_are_refused(hub: HubDouble, hfscore: Run, base: str) -> None:
    """--fresh with --offline is bad usage; --fresh where HF_HUB_OFFLINE is set asks nobody."""
    assert hfscore("score", base, "--fresh", "--offline").exit_code == 2
    hfscore("score", base, "--fresh", HF_ENDPOINT=hub.endpoint, HF_HUB_OFFLINE="1")
    assert hub.seen == []


def test_a_typing_error_is_asked_once(hub: HubDouble, hfscore: Run, ask: Callable[..., Any]) -> None:
    """Five times in one list and once more later it costs one call; six answers and exit code 1 each time."""
    result = hfscore("score", *["org/typo"] * 5, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["status"] for answer in json.loads(result.stdout)] == ["unknown-model"] * 5
    assert result.exit_code == 1
    assert "was not asked for again" in ask("org/typo")["message"]
    assert len(hub.seen) == 1
    hub.add_base("org/typo", LONG_AGO)
    assert ask("org/typo", "--fresh")["status"] == "too-few"


def test_as_of_a_day_of_the_past_is_reconstructed_in_words(ask: Callable[..., Any], base: str) -> None:
    """Before anything was kept, the answer says that it is made of today's survivors."""
    answer = ask(base, "--as-of", "2025-01-31")
    assert answer["status"] == "ok"
    assert answer["as_of"] == "2025-01-31"
    assert any("econstructed" in note for note in [answer["message"], *answer["notes"]])


def test_a_folder_that_cannot_be_used_still_gives_answers(
    hub: HubDouble, hfscore: Run, base: str, tmp_path: Path
) -> None:
    """Where the home is a file the Hub answers, stdout is pure JSON and stderr says that nothing was kept."""
    (tmp_path / "home").write_text("no folder")
    result = hfscore("score", base, base, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["status"] for answer in json.loads(result.stdout)] == ["ok", "ok"]
    assert str(tmp_path / "home") in result.stderr
    assert result.stderr.count("store.sqlite") == 1
    assert result.exit_code == 0


def test_the_store_found_damaged_on_the_way_is_replaced(
    hub: HubDouble, hfscore: Run, base: str, tmp_path: Path
) -> None:
    """A kept row that is not what was written is noticed: the file is set aside, the answer is right."""
    first = json.loads(hfscore("score", base, "--json", HF_ENDPOINT=hub.endpoint).stdout)
    database = Database(tmp_path / "home" / "store.sqlite")
    database.run("UPDATE children SET created = '2020-01-01T00:00:00.000000+00:00' WHERE author = 'u3'")
    database.close()
    result = hfscore("score", base, "--json", HF_ENDPOINT=hub.endpoint)
    (answer,) = json.loads(result.stdout)
    assert answer["scores"] == first[0]["scores"]
    assert "damaged" in result.stderr
    assert list((tmp_path / "home").glob("store-damaged-*.sqlite"))


def test_a_home_that_may_only_be_read_still_serves(hub: HubDouble, base: str, tmp_path: Path) -> None:
    """For another user kept answers come from the store, new ones from the Hub, and each is told once."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    setpriv = require_program("setpriv")
    hub.add_base("org/new", LONG_AGO)
    with tempfile.TemporaryDirectory() as folder:  # one that others may enter
        Path(folder).chmod(0o755)
        home = Path(folder, "home")
        first = run(["score", base, "--json"], home, hub.endpoint, hub.token)
        for path in (home, *home.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        hub.seen.clear()
        command = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", str(PROGRAM)]
        said = run(["score", base, "org/new", "--json"], home, hub.endpoint, hub.token, command)
    assert len(hub.seen) == 2
    kept, new = json.loads(said[: said.index("\n]") + 2])
    assert kept["scores"] == json.loads(first)[0]["scores"]
    assert new["status"] == "too-few"
    assert said.count("Nothing could be kept") == 1
    assert "Traceback" not in said


def test_the_token_is_in_no_file_and_no_output(
    hub: HubDouble, hfscore: Run, base: str, tmp_path: Path
) -> None:
    """After answers, refusals and --verbose runs the token stands nowhere but in the requests."""
    hub.token = "hf_neverToBeSeen0123456789"
    home = tmp_path / "家 home"
    said = [run(["--verbose", "score", base, "org/typo", "--json"], home, hub.endpoint, hub.token)]
    surroundings = {"HFSCORE_HOME": str(home), "HF_ENDPOINT": hub.endpoint, "HF_TOKEN": hub.token}
    commands = [
        ["--verbose", "history", base, "--fresh"],
        ["status"],
        ["status", "--json"],
        ["report", base, "-o", str(home / "report.xlsx")],
        ["audit", base],
    ]
    done = [hfscore(*command, **surroundings) for command in commands]
    assert [one.exit_code for one in done] == [0] * len(commands)
    said += [one.output for one in done]
    hub.token, sent = "hf_another", hub.token
    said.append(run(["--verbose", "score", base, "--fresh", "--json"], home, hub.endpoint, sent))
    hub.fail(faults.status(500))
    said.append(run(["--verbose", "score", base, "--fresh", "--json"], home, hub.endpoint, sent))
    assert any(seen.headers.get("authorization") == f"Bearer {sent}" for seen in hub.seen)
    assert not any(sent in text for text in said)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"store.sqlite", "hfscore.log"} <= {path.name for path in files}
    assert not [path for path in files if sent.encode() in path.read_bytes()]


def run(
    arguments: list[str], home: Path, endpoint: str, token: str, program: Sequence[str] = (str(PROGRAM),)
) -> str:
    """Run the installed program; return all that it printed, stdout first."""
    surroundings = {**os.environ, "HFSCORE_HOME": str(home), "HF_ENDPOINT": endpoint, "HF_TOKEN": token}  # noqa: TID251  a child process's surroundings
    done = subprocess.run(
        [*program, *arguments], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def test_a_report_says_when_its_oldest_figures_were_retrieved(
    hub: HubDouble, hfscore: Run, base: str, tmp_path: Path
) -> None:
    """Made offline from a snapshot taken on 2025-06-30, the report names that day."""
    assert hfscore("score", base, HF_ENDPOINT=hub.endpoint).exit_code == 0
    with HubClient(hub.endpoint, now=lambda: datetime(2025, 6, 30, 8, tzinfo=UTC)) as client:
        earlier = fetch_snapshot(client, base)
    (tmp_path / "home" / "store.sqlite").unlink()
    database = Database(tmp_path / "home" / "store.sqlite")
    save_snapshot(database, hub.endpoint, base, earlier)
    database.close()
    hfscore("report", base, "--offline", "-o", "r.xlsx", HF_ENDPOINT=hub.endpoint)
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    said = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert "Retrieved: 2025-06-30 08:00 UTC" in said
