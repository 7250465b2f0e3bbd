"""Long lists: within one window, beyond one, in order, and ended by the user."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hub_faults as faults
import pytest
from click.testing import Result
from hub_double import HubDouble
from hub_wire import Answer, Handler

from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.records import Relation

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"
LONG_AGO = datetime(2024, 3, 5, 9, tzinfo=UTC)


def add_bases(hub: HubDouble, number: int) -> list[str]:
    """Hold bases with two children each; return their names."""
    models = [f"org/base{count}" for count in range(number)]
    for model in models:
        hub.add_base(model, LONG_AGO)
        for child in range(2):
            name = f"u{child}/{model.replace('/', '-')}"
            hub.add_child(name, LONG_AGO + timedelta(days=child), {model: Relation.FINETUNE})
    return models


def keep(hub: HubDouble, models: list[str], home: Path) -> None:
    """Keep what the Hub says of the models, as of two days ago, and forget that it was asked."""
    quota, hub.quota = hub.quota, 100_000
    home.mkdir()
    database = Database(home / "store.sqlite")
    with HubClient(hub.endpoint, now=lambda: datetime.now(UTC) - timedelta(days=2)) as client:  # noqa: TID251  the program's own clock
        for model in models:
            save_snapshot(database, hub.endpoint, model, fetch_snapshot(client, model))
    database.close()
    hub.quota = quota
    hub.seen.clear()
    hub.begin_window()


def test_two_hundred_unchanged_bases_take_one_window(hub: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """Of the 500 calls of a window 400 are spent, none is refused, and the next window is not waited for."""
    models = add_bases(hub, 200)
    keep(hub, models, tmp_path / "home")
    result = hfscore("score", *models, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["model"] for answer in json.loads(result.stdout)] == models
    assert len(hub.seen) == 400
    assert hub.refused == 0
    assert result.stderr == ""
    status = json.loads(hfscore("status", "--json", HF_ENDPOINT=hub.endpoint).stdout)
    assert (status["quota"]["used"], status["store"]["fresh"]) == (400, 200)


def test_three_hundred_bases_wait_for_the_next_window(hub: HubDouble, hfscore: Run) -> None:
    """600 calls at 500 a window (here of 6 s): no refusal, every answer there, and the wait is told."""
    models = add_bases(hub, 300)
    hub.quota, hub.window = 500, 6.0
    hub.begin_window()
    result = hfscore("score", *models, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["status"] for answer in json.loads(result.stdout)] == ["too-few"] * 300
    assert (len(hub.seen), hub.refused) == (600, 0)
    told = result.stderr.splitlines()
    assert 1 <= len(told) <= 2
    assert all("waiting until" in line for line in told)


def test_where_the_quota_is_used_up_from_the_start_nobody_waits(hub: HubDouble, hfscore: Run) -> None:
    """After others spent it, a list ends at once as rate-limited, and the next one without a single call."""
    models = add_bases(hub, 20)
    hub.spend(hub.quota)
    begun = time.monotonic()
    for calls in (8, 0):  # eight workers learn of it at once; a second run knows
        hub.seen.clear()
        result = hfscore("score", *models, "--json", HF_ENDPOINT=hub.endpoint)
        assert {answer["status"] for answer in json.loads(result.stdout)} == {"rate-limited"}
        assert len(hub.seen) <= calls
        assert result.exit_code == 1
    assert time.monotonic() - begun < 10


def test_a_quota_spent_by_others_in_the_middle_is_waited_for(hub: HubDouble, hfscore: Run) -> None:
    """Where the Hub refuses though we counted less, the rest of the list waits and is answered."""
    models = add_bases(hub, 30)
    hub.quota, hub.window = 100, 5.0
    hub.begin_window()
    hub.fail(spent_by_others(hub), on="detail", skip=10, times=1)
    result = hfscore("score", *models, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["status"] for answer in json.loads(result.stdout)] == ["too-few"] * 30
    assert "waiting until" in result.stderr


def spent_by_others(hub: HubDouble) -> Callable[[Handler, Answer], None]:
    """Answer rightly, and let another program use up what is left of the window."""

    def fault(handler: Handler, answer: Answer) -> None:
        hub.spend(hub.quota)
        handler.give(answer)

    return fault


def hanging_on(model: str) -> Callable[[Handler, Answer], None]:
    """Never answer about one model."""

    def fault(handler: Handler, answer: Answer) -> None:
        (faults.hanging if model in handler.path else Handler.give)(handler, answer)

    return fault


def start(hub: HubDouble, home: Path, *models: str) -> subprocess.Popen[str]:
    """Start ``hfscore score`` as a shell does."""
    surroundings = {**os.environ, "HFSCORE_HOME": str(home), "HF_ENDPOINT": hub.endpoint, "LANG": "C"}  # noqa: TID251  a child process's surroundings
    return subprocess.Popen(
        [str(PROGRAM), "score", *models],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def interrupted(program: subprocess.Popen[str]) -> str:
    """Press Ctrl-C; return stderr of the program, which must end within a second."""
    begun = time.monotonic()
    program.send_signal(signal.SIGINT)
    said, errors = program.communicate(timeout=30)
    assert time.monotonic() - begun < 1
    assert (program.returncode, said) == (130, "")
    assert "Traceback" not in errors
    return errors


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until it holds, for 20 seconds at most."""
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_ctrl_c_ends_at_once_and_keeps_what_is_whole(hub: HubDouble, tmp_path: Path) -> None:
    """Against a Hub that hangs: exit code 130, one sentence, no lease held, what had come is kept."""
    models = add_bases(hub, 3)
    hub.fail(hanging_on("base2"))
    program = start(hub, tmp_path, *models)
    wait_for((tmp_path / "store.sqlite").exists)
    database = Database(tmp_path / "store.sqlite")
    wait_for(lambda: database.rows("SELECT count(*) FROM snapshots") == [(2,)])
    wait_for(lambda: database.rows("SELECT name FROM leases") == [("org/base2",)])
    errors = interrupted(program)
    assert errors.strip() == "Stopped. What had been fetched whole is kept."
    assert database.rows("SELECT name FROM leases") == []
    assert database.rows("SELECT name FROM bases ORDER BY name") == [("org/base0",), ("org/base1",)]
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    database.close()


def test_ctrl_c_ends_a_wait_for_the_quota(hub: HubDouble, tmp_path: Path) -> None:
    """Who waits five minutes for the next window can end that too."""
    hub.quota = 20
    program = start(hub, tmp_path, *add_bases(hub, 20))
    wait_for(lambda: len(hub.seen) == 15)
    time.sleep(0.5)
    assert program.poll() is None
    assert "waiting until" in interrupted(program)
    assert len(hub.seen) == 15
    database = Database(tmp_path / "store.sqlite")
    assert database.rows("SELECT name FROM leases") == []
    database.close()


@pytest.mark.parametrize("number", [1, 50])
def test_answers_come_in_the_order_of_the_arguments(hub: HubDouble, hfscore: Run, number: int) -> None:
    """However the Hub's answers arrive, each model stands where it was named, twice where named twice."""
    models = add_bases(hub, number)
    hub.fail(faults.slow(0.05), on="detail", times=3)
    wanted = [*models, *reversed(models)]
    result = hfscore("score", *wanted, "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["model"] for answer in json.loads(result.stdout)] == wanted
    assert len(hub.seen) == 2 * number
