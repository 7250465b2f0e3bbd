"""A real Calc without a window, with an add-in in it, driven from the tests; it ends with the test."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any, Self
from uuid import uuid4

import pytest
from programs import require_program

from xl_addin.libreoffice.offices import Office

_DRIVER = Path(__file__).parent / "libreoffice" / "inside" / "driver.py"
_PYTHONS = ("/usr/bin/python3", "python3")
_ITEM = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
_ERRORS = {32767: "#N/A", 519: "#VALUE!", 503: "#NUM!", 525: "#NAME?", 532: "#DIV/0!"}
_PATIENCE = 40.0
_LIFE = 240.0  # s that an office lives at most, whatever hangs in it


def office_python() -> str:
    """Return a Python that can drive the office; without one the test is skipped, or fails under CI."""
    for name in _PYTHONS:
        found = shutil.which(name)
        if (
            found
            and subprocess.run([found, "-c", "import uno"], check=False, capture_output=True).returncode == 0
        ):
            return found
    if os.environ.get("CI") == "true":  # noqa: TID251  the rule is about this variable
        pytest.fail("no Python has uno (python3-uno), and with CI=true nothing may be skipped")
    pytest.skip("no Python has uno (python3-uno)")


def private(folder: Path) -> tuple[str, ...]:
    """Return options that keep a profile and extensions of its own in ``folder``, even for root."""
    shared = folder / "shared"
    shared.mkdir(parents=True, exist_ok=True)
    profile = (folder / "profile").as_uri()
    return (f"-env:UserInstallation={profile}", f"-env:UNO_SHARED_PACKAGES_CACHE={shared.as_uri()}")


def private_office(folder: Path) -> Office:
    """Return the office of this machine, with a profile and extensions of its own."""
    program = Path(require_program("unopkg"))
    return Office(program, private(folder))


def speak(locale: str, folder: Path) -> None:
    """Let the office in ``folder`` speak a language, with a user who has seen its greetings before."""
    items = (
        ("Office.Linguistic/General", "UILocale", locale),
        ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
        ("Office.Common/Misc", "FirstRun", "false"),
    )
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    text = _SETTINGS.format("".join(_ITEM.format(*item) for item in items))
    settings.write_text(text, encoding="utf-8")


class Calc:
    """A running office; orders are methods of :class:`inside.driver.Driver`.

    Parameters
    ----------
    folder
        Of its profile and extensions.
    surroundings
        What its environment has beside that of the tests.
    options
        Of the office; without a window unless they say otherwise.

    Attributes
    ----------
    code
        With which the office ended by itself; None where it had to be killed, or still runs.
    """

    def __init__(
        self,
        folder: Path,
        surroundings: Mapping[str, str] | None = None,
        options: Sequence[str] = ("--headless",),
    ) -> None:
        self._folder, self._pipe, self._options = folder, f"hfscore{uuid4().hex}", options
        self.code: int | None = None
        self._environment = {**os.environ, **(surroundings or {})}  # noqa: TID251  an office inherits it

    def __enter__(self) -> Self:
        python, office = office_python(), require_program("soffice")
        accept = f"--accept=pipe,name={self._pipe};urp;"
        command = [office, *private(self._folder), *self._options, "--norestore", "--nologo", accept]
        self._office = subprocess.Popen(command, env=self._environment, start_new_session=True)
        self._limit = Timer(_LIFE, self._kill)
        self._limit.start()
        self._driver = subprocess.Popen(
            [python, str(_DRIVER), self._pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._heard()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):
            self("end")
        with suppress(subprocess.TimeoutExpired):
            self.code = self._office.wait(10)
        self._kill()
        self._limit.cancel()
        self._driver.kill()
        self._driver.wait(10)
        for pipe in (self._driver.stdin, self._driver.stdout):
            with suppress(OSError):
                pipe and pipe.close()

    def __call__(self, order: str, **details: Any) -> Any:
        """Give an order and return what the office answers."""
        assert self._driver.stdin
        self._driver.stdin.write(json.dumps({"order": order, **details}) + "\n")
        self._driver.stdin.flush()
        return self._heard()

    def values(self, area: str, sheet: str | int = 0) -> list[list[Any]]:
        """Return what cells show: a number, a text, None for a blank one, an error by its name."""
        return [[_shown(cell) for cell in row] for row in self("read", area=area, sheet=sheet)]

    def settled(self, area: str, is_so: Callable[[list[Any]], bool], sheet: str | int = 0) -> list[Any]:
        """Return what the cells of an area show, one after the other, once ``is_so`` of them."""
        end = time.monotonic() + _PATIENCE
        while True:
            shown = [cell for row in self.values(area, sheet) for cell in row]
            if is_so(shown):
                return shown
            assert time.monotonic() < end, shown
            time.sleep(0.05)

    def _heard(self) -> Any:
        assert self._driver.stdout
        line = self._driver.stdout.readline()
        if not line:
            raise AssertionError("the office has ended")
        answer = json.loads(line)
        if "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer["done"]

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._office.pid, signal.SIGKILL)
        self._office.wait(10)


def _shown(cell: Mapping[str, Any]) -> Any:
    if cell["error"]:
        return _ERRORS.get(cell["error"], f"Err:{cell['error']}")
    if cell["text"] == "":
        return None
    return cell["text"] if cell["is_text"] else cell["number"]
