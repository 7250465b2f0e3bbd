"""A Calc with the add-in in it: over the real service and a Hub on this machine, or over canned answers."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from desks import hold
from hub_double import HubDouble
from offices import Calc, private_office
from stand_in import StandIn

from xl_addin.libreoffice.build import build_addin

MODELS = ("org/base", "org/second")


@dataclass
class Desk:
    """An office over the real service, its folder of data, and the Hub that the service asks."""

    calc: Calc
    home: Path
    hub: HubDouble

    @property
    def pid(self) -> int:
        """The process of the service."""
        return int(json.loads((self.home / "service" / "service.json").read_text())["pid"])


def install(folder: Path, python: str = sys.executable) -> Path:
    """Put the add-in into an office of its own in ``folder``; return the folder of its data."""
    home = folder / "ホーム 1"
    (folder / "hfscore.oxt").write_bytes(build_addin(Path(python), home))
    private_office(folder).install(folder / "hfscore.oxt", everybody=True)
    return home


def surroundings(hub: str, folder: Path) -> dict[str, str]:
    """Return an environment in which the service asks ``hub`` and nobody else."""
    names = ("HF_TOKEN", "HF_HUB_OFFLINE", "HFSCORE_HOME", "HFSCORE_LANGUAGE")
    return {"HF_ENDPOINT": hub, "HF_HOME": str(folder), "NO_PROXY": "127.0.0.1", **dict.fromkeys(names, "")}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Open an empty document in an office whose add-in starts ``hfscore serve`` when it is asked."""
    folder = tmp_path_factory.mktemp("office")
    home = install(folder)
    with HubDouble() as hub:
        hold(hub, *MODELS)
        with Calc(folder, surroundings(hub.endpoint, folder)) as calc:
            opened = Desk(calc, home, hub)
            calc("new")
            yield opened
        with suppress(OSError):
            os.kill(opened.pid, signal.SIGTERM)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Calc, Path]]:
    """Return an office whose add-in cannot start a service, and the folder in which it looks for one."""
    folder = tmp_path_factory.mktemp("office")
    home = install(folder, python=str(folder / "no-python"))
    with Calc(folder) as calc:
        yield calc, home


@pytest.fixture
def canned(office: tuple[Calc, Path]) -> Iterator[Callable[..., tuple[Calc, StandIn]]]:
    """Return a way to open an empty document over canned answers."""
    calc, home = office
    opened: list[StandIn] = []

    def open_over(answer: Callable[[str, list[Any]], dict[str, Any]]) -> tuple[Calc, StandIn]:
        opened.append(StandIn(home, answer).__enter__())
        calc("new")
        opened[0].calls.clear()  # what cells of the document before still wished to know
        return calc, opened[0]

    yield open_over
    calc("close")
    for one in opened:
        one.__exit__()
