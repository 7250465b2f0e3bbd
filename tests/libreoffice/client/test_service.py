"""The local service as the add-in finds, starts and hears it."""

import json
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from stand_in import StandIn

from xl_addin.libreoffice.client.service import Service, Unavailable


def canned(_: str, arguments: list[Any]) -> dict[str, Any]:
    """Answer with the first argument."""
    return {"value": arguments[0]}


def ask(service: Service) -> Any:
    """Ask about one cell."""
    return service.call(
        "POST", "/v1/cells", {"language": "en", "calls": [{"function": "F", "arguments": [1]}]}
    )


def program(folder: Path, text: str) -> str:
    """Return a program that stands in for Python."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\n{textwrap.dedent(text)}")
    path.chmod(0o755)
    return str(path)


def write_state(home: Path, **said: Any) -> None:
    """Write a state file."""
    (home / "service").mkdir(parents=True, exist_ok=True)
    (home / "service" / "service.json").write_text(json.dumps(said), encoding="utf-8")


def test_a_running_service_is_asked(tmp_path: Path) -> None:
    """With its token, and without another being started."""
    with StandIn(tmp_path, canned):
        assert ask(Service("no-python", str(tmp_path))) == {"answers": [{"value": 1}]}


def test_a_folder_of_the_users_own_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``~`` is the folder of whoever runs the office."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    with StandIn(tmp_path / "data", canned):
        assert ask(Service("no-python", "~/data")) == {"answers": [{"value": 1}]}


def test_a_proxy_of_the_surroundings_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is asked of this machine leaves it."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    with StandIn(tmp_path, canned):
        assert ask(Service("no-python", str(tmp_path))) == {"answers": [{"value": 1}]}


@pytest.mark.parametrize(
    "said",
    [
        {"address": "http://203.0.113.7:80", "token": "t"},
        {"address": "http://127.0.0.1", "token": "t"},
        {"address": 5},
        {"token": "t"},
    ],
)
def test_no_other_machine_is_asked(said: dict[str, Any], tmp_path: Path) -> None:
    """A state file that names no port of this machine counts as none."""
    write_state(tmp_path, **said)
    with pytest.raises(Unavailable, match="unstartable"):
        ask(Service(str(tmp_path / "no-python"), str(tmp_path)))


def test_a_service_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    """The path of Python and the system's reason are told."""
    with pytest.raises(Unavailable) as raised:
        ask(Service(str(tmp_path / "no-python"), str(tmp_path)))
    assert raised.value.key == "unstartable"
    assert "no-python" in raised.value.detail


def test_what_a_service_says_at_its_end_is_told(tmp_path: Path) -> None:
    """Its last line, and it is not started over and over."""
    runs = tmp_path / "runs"
    told = f'import sys; open({str(runs)!r}, "a").write("x"); sys.exit("first\\nError: no room")'
    service = Service(program(tmp_path, told), str(tmp_path))
    for _ in range(3):
        with pytest.raises(Unavailable) as raised:
            ask(service)
        assert (raised.value.key, raised.value.detail) == ("ended", "Error: no room")
    assert runs.read_text(encoding="utf-8") == "x"


def test_python_is_started_as_serve_in_its_own_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the folder of the store, and without what the office sets for its own Python."""
    for name in ("PYTHONHOME", "PYTHONPATH"):
        monkeypatch.setenv(name, "/nowhere")
    seen = tmp_path / "seen.json"
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\nprintf \'%s\\n\' "$*" "$HFSCORE_HOME" "$PYTHONHOME$PYTHONPATH" > "{seen}"\nexit 3\n'
    )
    python.chmod(0o755)
    with pytest.raises(Unavailable, match="ended"):
        ask(Service(str(python), str(tmp_path)))
    assert seen.read_text().splitlines() == ["-P -m xl_addin serve", str(tmp_path), ""]


def test_a_stale_token_leads_to_a_new_look(tmp_path: Path) -> None:
    """A service that knows the token no more is not the one that was meant: another is started."""
    with StandIn(tmp_path, canned):
        said = json.loads((tmp_path / "service" / "service.json").read_text())
        write_state(tmp_path, **{**said, "token": "old"})
        with pytest.raises(Unavailable, match="unstartable"):
            ask(Service(str(tmp_path / "no-python"), str(tmp_path)))


def test_a_refusal_is_told_with_its_words(tmp_path: Path) -> None:
    """Status and message of the service."""
    with StandIn(tmp_path, canned), pytest.raises(Unavailable) as raised:
        Service("no-python", str(tmp_path)).call("POST", "/v1/else", {})
    assert (raised.value.key, raised.value.detail) == ("refused", "404 no such place")
