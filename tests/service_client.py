"""A program that asks the local service, and the service in a process of its own, as tests need them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from xl_addin.service.instance import Instance, folder_of, read_state

_PATIENCE = 30.0  # seconds
_running: list[subprocess.Popen[str]] = []


@dataclass(frozen=True)
class Reply:
    """What the service answered."""

    status: int
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Client:
    """Asks one service, with its token unless told otherwise."""

    instance: Instance

    def ask(self, method: str, path: str, body: Any = None, **headers: str | None) -> Reply:
        """Send ``body`` as JSON, or as it is where it is bytes; a header that is None is left out."""
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        usual = {"Authorization": f"Bearer {self.instance.token}", "Content-Type": "application/json"}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in (usual | given).items() if value is not None}
        connection = HTTPConnection("127.0.0.1", self.instance.port, timeout=_PATIENCE)
        try:
            connection.request(method, path, content, sent)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.headers.items()), json.loads(answer.read()))
        finally:
            connection.close()

    def calculate(self, *calls: Sequence[Any], **rest: Any) -> list[Any]:
        """Return the answers to calls, each a function's name and its arguments."""
        made = [{"function": name, "arguments": arguments} for name, *arguments in calls]
        reply = self.ask("POST", "/v1/cells", {"calls": made, **rest})
        assert reply.status == 200, reply
        found: list[Any] = reply.body["answers"]
        return found

    def refresh(self, *models: str) -> None:
        """Have models asked about anew, and wait until all are."""
        job = self.ask("POST", "/v1/refresh", {"models": models}).body["job"]
        until(lambda: self.ask("GET", f"/v1/refresh/{job}").body["finished"])

    def raw(self, *parts: bytes, pause: float = 0.0) -> bytes:
        """Send bytes part by part, with a pause after each; return all that comes until the end."""
        with socket.create_connection(("127.0.0.1", self.instance.port), timeout=_PATIENCE) as wire:
            for part in parts:
                try:
                    wire.sendall(part)
                except OSError:  # closed meanwhile, which the answer tells
                    break
                time.sleep(pause)
            return _all_of(wire)


def _all_of(wire: socket.socket) -> bytes:
    found: list[bytes] = []
    while True:
        try:
            part = wire.recv(65_536)
        except ConnectionError:
            part = b""
        if not part:
            return b"".join(found)
        found.append(part)


def until(true: Any, patience: float = _PATIENCE) -> None:
    """Wait until ``true()`` holds."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)


def started(home: Path, endpoint: str, *words: str, **env: str) -> subprocess.Popen[str]:
    """Start ``python -m xl_addin serve`` with this home and Hub, in English."""
    surroundings = {
        **os.environ,  # noqa: TID251  the process begins here
        "HFSCORE_HOME": str(home),
        "HFSCORE_LANGUAGE": "en",
        "HF_ENDPOINT": endpoint,
        "HF_HOME": str(home),
        "HF_TOKEN": "",
        "NO_PROXY": "127.0.0.1",
        **env,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "xl_addin", "serve", *words],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    _running.append(process)
    return process


def end_all() -> None:
    """Kill every service that was started and still runs, as after a test that failed."""
    while _running:
        process = _running.pop()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def client_of(home: Path, process: subprocess.Popen[str]) -> Client:
    """Return who asks a service that was started, once it listens."""
    folder = folder_of(home)

    def listens() -> bool:
        assert process.poll() is None, process.communicate()[0]
        said = read_state(folder)
        return said is not None and said.pid == process.pid

    until(listens)
    instance = read_state(folder)
    assert instance is not None
    return Client(instance)


@contextmanager
def service(home: Path, endpoint: str, *words: str, **env: str) -> Iterator[Client]:
    """Have a service run in a process of its own until the end of the block."""
    process = started(home, endpoint, *words, **env)
    try:
        yield client_of(home, process)
    finally:
        process.kill()
        process.communicate()
