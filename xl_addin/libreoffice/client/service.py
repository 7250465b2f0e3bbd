"""The local service that answers the cells: found by its state file, started where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

_LOCAL = ("127.0.0.1", "localhost", "::1")
_SECONDS = 30.0  # the longest that one answer is waited for
_READY = 30.0  # the longest that a service is waited for that was started
_PAUSE = 10.0  # a service that did not start is not started again before that
_LOOK = 0.05
_REFUSED = (401, 403)  # the token of a service that is no more
# The office sets these for its own Python, and they would break another.
_FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def without_window() -> int:
    """Return how Windows starts a program without a window of its own, and apart from the office."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


class Unavailable(Exception):
    """The service does not answer; ``key`` names the sentence, ``detail`` what it tells.

    ``status`` is what HTTP says of a refusal.
    """

    def __init__(self, key: str, detail: str = "", status: int = 0) -> None:
        super().__init__(key, detail)
        self.key, self.detail, self.status = key, detail, status


class State(NamedTuple):
    """Where the running service listens, and the word that lets a caller in."""

    host: str
    port: int
    token: str


class Service:
    """The service of one user.

    Parameters
    ----------
    python
        The Python that has HFScore.
    home
        The folder of its store; ``~`` is the user's own.
    """

    def __init__(self, python: str, home: str) -> None:
        self._python, self._home = python, Path(home).expanduser()
        self._process: subprocess.Popen[bytes] | None = None
        self._failure: Unavailable | None = None
        self._tried = -_PAUSE

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Return what the service answers, which is started where it does not run.

        Raises
        ------
        Unavailable
            If it cannot be started, or does not answer as it should.
        """
        for wake in (False, True):
            if wake:
                self._start()
            state = self._state()
            if state is None:
                continue
            try:
                status, content = _asked(state, method, path, body)
            except (OSError, HTTPException):
                continue
            if status not in _REFUSED:
                return _read(status, content)
        raise Unavailable("silent")

    def surroundings(self) -> dict[str, str]:
        """Return the environment of its Python: the office's, without what is for the office's own."""
        known = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        return {**known, "HFSCORE_HOME": str(self._home), "PYTHONUTF8": "1"}

    def _state(self) -> State | None:
        """Return where the service listens, as its file says; None where that is nowhere on this machine."""
        try:
            said = json.loads((self._home / "service" / "service.json").read_text(encoding="utf-8"))
            address = urlsplit(str(said["address"]))
            host, port = address.hostname, address.port
        except (OSError, ValueError, KeyError, TypeError):
            return None
        # A file that names another machine must not send it our questions.
        return State(host, port, str(said.get("token", ""))) if host in _LOCAL and port else None

    def _start(self) -> None:
        """Start the service and wait until it answers."""
        if self._failure and time.monotonic() - self._tried < _PAUSE:
            raise self._failure.with_traceback(None)
        self._tried = time.monotonic()
        try:
            with tempfile.TemporaryFile() as errors:  # of which the child has an end of its own
                self._await(errors)
            self._failure = None
        except Unavailable as failure:
            self._failure = failure
            raise

    def _await(self, errors: IO[bytes]) -> None:
        if self._process is not None:
            self._process.poll()  # else one that was killed stays as a zombie
        try:
            self._process = subprocess.Popen(**self._command(errors))
        except OSError as error:
            raise Unavailable("unstartable", f"{self._python} ({error.strerror or error})") from error
        while time.monotonic() - self._tried < _READY:
            if self._answers():
                return
            if self._process.poll() not in (None, 0):
                errors.seek(0)
                raise Unavailable("ended", _last_line(errors.read()))
            time.sleep(_LOOK)
        raise Unavailable("silent")

    def _command(self, errors: IO[bytes]) -> dict[str, Any]:
        """Return how the service is started: apart from the office, and without a window."""
        return {
            "args": [self._python, "-P", "-m", "xl_addin", "serve"],
            "env": self.surroundings(),
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": errors,
            "start_new_session": True,
            "creationflags": without_window(),
        }

    def _answers(self) -> bool:
        state = self._state()
        if state is None:
            return False
        try:
            return _asked(state, "GET", "/v1/functions", None)[0] not in _REFUSED
        except (OSError, HTTPException):
            return False


def _asked(state: State, method: str, path: str, body: object) -> tuple[int, bytes]:
    """Return the status and the content of one answer; no proxy stands between."""
    connection = HTTPConnection(state.host, state.port, timeout=_SECONDS)
    try:
        content = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {state.token}", "Content-Type": "application/json"}
        connection.request(method, path, body=content, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _read(status: int, content: bytes) -> Any:
    try:
        said = json.loads(content or b"null")
    except ValueError as error:
        raise Unavailable("strange", str(status)) from error
    if not 200 <= status < 300:  # noqa: PLR2004  what HTTP calls success
        message = said.get("message") if isinstance(said, dict) else None
        raise Unavailable("refused", f"{status} {message or ''}".strip(), status)
    return said


def _last_line(content: bytes) -> str:
    lines = content.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else "?"
