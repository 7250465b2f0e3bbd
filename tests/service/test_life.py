"""Tests of the service as a process: how it begins, that there is one, and how it ends, whatever happens."""

import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from desks import hold
from hub_double import HubDouble
from hub_models import RELEASE
from service_client import Client, client_of, service, started, until
from services import MODELS

from xl_addin.hub.store.checking import is_sound
from xl_addin.hub.store.database import Database
from xl_addin.records import Relation
from xl_addin.service.instance import folder_of, read_state

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither modes nor these signals")
CALLS = {"calls": [{"function": "HFSCORE", "arguments": ["org/base-0"]}]}
# 4,000 different fits in one batch: more than a service has time for that is told to end.
LONG = [
    ["HFFITRANGE", [[count] for count in range(first, first + 24)], "fitness"] for first in range(1, 4001)
]


def ended(process: subprocess.Popen[str], within: float) -> str:
    """Return what a process has printed that must end, by itself and with exit code 0."""
    said = process.communicate(timeout=within)[0]
    assert process.returncode == 0, said
    return said


@POSIX
def test_only_the_user_reads_where_it_listens(hub: HubDouble, tmp_path: Path) -> None:
    """The state file has mode 0600 in a folder of 0700, also where the folder was open before."""
    folder_of(tmp_path).mkdir(mode=0o755)
    with service(tmp_path, hub.endpoint):
        assert stat.S_IMODE(folder_of(tmp_path).stat().st_mode) == 0o700
        assert stat.S_IMODE((folder_of(tmp_path) / "service.json").stat().st_mode) == 0o600


def test_it_asks_the_hub_and_refreshes(hub: HubDouble, tmp_path: Path) -> None:
    """A model is fetched for a cell, asked about anew on request, and a late one becomes known."""
    hold(hub, *MODELS)
    with service(tmp_path, hub.endpoint) as client:
        (found,) = client.calculate(["HFCOUNT", MODELS[0]])
        assert found == {"value": 40}  # as the double holds
        hub.add_child("late/tuned", RELEASE + timedelta(days=300), {MODELS[0]: Relation.ADAPTER})
        job = client.ask("POST", "/v1/refresh", {"models": [MODELS[0], MODELS[0], MODELS[1]]})
        assert job.status == 202
        until(lambda: client.ask("GET", f"/v1/refresh/{job.body['job']}").body["finished"])
        assert client.ask("GET", f"/v1/refresh/{job.body['job']}").body == {
            "done": 2,
            "of": 2,
            "finished": True,
        }
        assert client.calculate(["HFCOUNT", MODELS[0]]) == [{"value": 41}]


def test_failures_are_forgotten_on_request(hub: HubDouble, tmp_path: Path) -> None:
    """A name that the Hub did not know is asked for again at the next call once failures are forgotten."""
    with service(tmp_path, hub.endpoint) as client:
        assert client.calculate(["HFCOUNT", "org/base-0"])[0]["error"] == "na"
        hold(hub, "org/base-0")
        assert client.calculate(["HFCOUNT", "org/base-0"])[0]["error"] == "na"
        assert client.ask("POST", "/v1/forget-failures").body == {"forgotten": True}
        assert client.calculate(["HFCOUNT", "org/base-0"]) == [{"value": 40}]


def test_a_second_one_says_where_the_first_listens(hub: HubDouble, tmp_path: Path) -> None:
    """The second process ends with 0, names the first, and leaves it and its state file alone."""
    with service(tmp_path, hub.endpoint) as client:
        said = ended(started(tmp_path, hub.endpoint), within=30)
        assert client.instance.address in said
        assert str(client.instance.pid) in said
        assert read_state(folder_of(tmp_path)) == client.instance
        assert client.ask("GET", "/v1/health").status == 200


def test_of_many_that_start_at_once_one_serves(hub: HubDouble, tmp_path: Path) -> None:
    """Of four processes started together three say where the one listens."""
    crowd = [started(tmp_path, hub.endpoint) for _ in range(4)]
    until(lambda: sum(one.poll() is None for one in crowd) == 1)
    (first,) = [one for one in crowd if one.poll() is None]
    client = client_of(tmp_path, first)
    for other in crowd:
        if other is not first:
            assert client.instance.address in ended(other, within=30)
    assert client.ask("POST", "/v1/end").status == 202
    assert "ended" in ended(first, within=10)


def test_it_ends_on_request_and_takes_its_state_along(hub: HubDouble, tmp_path: Path) -> None:
    """After POST /v1/end nobody listens, the state file is gone, and another may begin."""
    process = started(tmp_path, hub.endpoint)
    client = client_of(tmp_path, process)
    assert client.ask("POST", "/v1/end").body == {"ending": True}
    ended(process, within=10)
    assert read_state(folder_of(tmp_path)) is None
    with pytest.raises(ConnectionError):
        client.ask("GET", "/v1/health")


def test_it_ends_when_nobody_asks(hub: HubDouble, tmp_path: Path) -> None:
    """With --idle of 1.2 seconds it lives while it is asked every half second, and ends soon after."""
    process = started(tmp_path, hub.endpoint, "--idle", "0.02")
    client = client_of(tmp_path, process)
    for _ in range(5):
        time.sleep(0.5)
        assert client.ask("GET", "/v1/health").status == 200
    ended(process, within=10)
    assert read_state(folder_of(tmp_path)) is None


@POSIX
@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_within_seconds_while_it_computes(
    hub: HubDouble, tmp_path: Path, signum: signal.Signals
) -> None:
    """A batch that takes a minute is given up, its client told, the state file removed, the exit code 0."""
    process = started(tmp_path, hub.endpoint)
    client = client_of(tmp_path, process)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(
            client.ask,
            "POST",
            "/v1/cells",
            {"calls": [{"function": name, "arguments": arguments} for name, *arguments in LONG]},
        )
        time.sleep(1.0)
        assert not waiting.done()
        process.send_signal(signum)
        assert "Traceback" not in ended(process, within=8)
        if signum is not signal.SIGHUP:
            assert (waiting.result().status, waiting.result().body["error"]) == (503, "ending")
        else:
            waiting.exception()
    assert read_state(folder_of(tmp_path)) is None


def test_killed_while_it_answers_the_store_is_whole(hub: HubDouble, tmp_path: Path) -> None:
    """After each kill at a random moment the store is sound, and the next service takes over and answers."""
    names, moment = [f"org/base-{number}" for number in range(40)], Random(9)  # noqa: S311  no secret
    hold(hub, *names)
    hub.quota = 10**6
    for _ in range(4):
        process = started(tmp_path, hub.endpoint)
        client = client_of(tmp_path, process)
        Thread(target=_ask_in_vain, args=(client, names), daemon=True).start()
        time.sleep(moment.uniform(0, 0.5))
        process.kill()
        process.communicate()
        assert read_state(folder_of(tmp_path)) == client.instance  # it had no time to take it away
        database = Database(tmp_path / "store.sqlite")
        assert is_sound(database)
        database.close()
    with service(tmp_path, hub.endpoint) as client:
        client.refresh(*names)
        assert [one["value"] for one in client.calculate(*(["HFCOUNT", name] for name in names))] == [40] * 40


def test_a_thousand_calls_at_once_are_answered(hub: HubDouble, tmp_path: Path) -> None:
    """Each of 1,000 parallel requests gets its answer or a 503, and all get it who come again as told."""
    hold(hub, *MODELS)
    with service(tmp_path, hub.endpoint) as client:
        client.refresh(*MODELS)

        def asked(number: int) -> tuple[int, float]:
            refused = 0
            body = {"calls": [{"function": "HFSCORE", "arguments": [MODELS[number % 5], "heat"]}]}
            while (reply := client.ask("POST", "/v1/cells", body)).status == 503:
                refused += 1
                time.sleep(float(reply.headers["retry-after"]))
            assert reply.status == 200, reply
            return refused, reply.body["answers"][0]["value"]

        with ThreadPoolExecutor(1000) as pool:
            found = list(pool.map(asked, range(1000)))
        assert len({value for _, value in found}) <= len(MODELS)
        assert all(0 <= value <= 100 for _, value in found)
        assert client.ask("GET", "/v1/health").status == 200


def test_the_log_has_a_line_a_request_and_no_secret(hub: HubDouble, tmp_path: Path) -> None:
    """Method, path, status and number of calls are noted; neither the token nor an argument ever."""
    hold(hub, *MODELS)
    with service(tmp_path, hub.endpoint, HF_TOKEN="hf_secret") as client:
        client.ask("POST", "/v1/cells", CALLS)
        client.ask("GET", f"/{client.instance.token}?token={client.instance.token}")
        client.ask("GET", f"/v1/refresh/{client.instance.token}")
        client.raw(f"{client.instance.token} nonsense\r\n\r\n".encode())
        client.calculate(["HFSCORE", "org/secret-name"])
        log = (tmp_path / "service.log").read_text(encoding="utf-8")
        everything = log + "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.log"))
    assert "POST /v1/cells 200" in log
    assert "1 calls" in log
    assert "GET … 404" in log
    for secret in (client.instance.token, "hf_secret", "secret-name"):
        assert secret not in everything


def test_a_taken_port_is_said_with_its_cure(hub: HubDouble, tmp_path: Path) -> None:
    """Where somebody else listens at --port, the exit code is 2, and a sentence names the port."""
    port = hub.endpoint.rpartition(":")[2]
    process = started(tmp_path, hub.endpoint, "--port", port)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == 2
    assert f"port {port}" in said
    assert "Traceback" not in said


def test_a_home_that_is_a_file_is_said_with_its_cure(hub: HubDouble, tmp_path: Path) -> None:
    """Where the state file cannot be written, the exit code is 2, and a sentence names the folder."""
    (tmp_path / "home").write_text("", encoding="utf-8")
    process = started(tmp_path / "home", hub.endpoint)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == 2
    assert str(tmp_path / "home") in said
    assert "Traceback" not in said


def test_no_other_command_imports_the_server() -> None:
    """Neither the command line nor the command's own module imports starlette or uvicorn."""
    code = (
        "import sys; from xl_addin.cli.main import COMMANDS, main\n"
        "for name in COMMANDS: main.get_command(None, name)\n"
        "print({'starlette', 'uvicorn'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_service_starts_without_what_it_does_not_need() -> None:
    """What takes long to import, tables, workbooks and statistics, is left out: a spreadsheet waits."""
    heavy = "{'pandas', 'openpyxl', 'scipy.stats', 'xlwings'}"
    code = (
        "import sys, xl_addin.service.running; from xl_addin.cli.main import main\n"
        f"main.get_command(None, 'serve'); print({heavy} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_its_libraries_the_command_names_the_extra(tmp_path: Path, missing: str) -> None:
    """Where the extra is not installed, the exit code is 2, and the sentence is what to type."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None; sys.argv = ['hfscore', 'serve']\n"
        "from xl_addin.cli.main import run; run()"
    )
    env = {"HFSCORE_HOME": str(tmp_path), "HFSCORE_LANGUAGE": "en", "HF_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 2
    assert missing in done.stderr
    assert "pip install 'hfscore[libreoffice]'" in done.stderr
    assert "Traceback" not in done.stderr


def _ask_in_vain(client: Client, names: list[str]) -> None:
    try:
        client.ask("POST", "/v1/refresh", {"models": names})
        while True:
            client.calculate(*(["HFSCORE", name] for name in names))
    except (OSError, ValueError, AssertionError):
        pass  # it was killed
