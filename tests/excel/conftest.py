"""Excel's way to our functions: xlwings' own code, from the call of the wrapper to the value of the cell."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from desks import hold
from fake_win32 import FakeBook, excel_on_windows
from hub_double import HubDouble

from xl_addin.excel import session

UDFS = "xl_addin.excel.udfs"

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def xlwings_udfs() -> Iterator[Any]:
    """Return the real ``xlwings.udfs``, in surroundings that it takes for Windows."""
    elsewhere = sys.modules.pop(UDFS, None)  # as it was made where there is no Windows
    with excel_on_windows():
        yield import_module("xlwings.udfs")
    sys.modules.pop(UDFS, None)
    if elsewhere is not None:
        sys.modules[UDFS] = elsewhere


@pytest.fixture
def surroundings(hub: HubDouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubDouble]:
    """Let the process's own desk be opened anew, in an empty home, towards a Hub that holds org/base."""
    for name, value in {
        "HFSCORE_HOME": str(tmp_path / "ホーム"),
        "HF_HOME": str(tmp_path),
        "HF_TOKEN": "",
        "HF_HUB_OFFLINE": "",
        "HFSCORE_LANGUAGE": "en",
        "HF_ENDPOINT": hub.endpoint,
    }.items():
        monkeypatch.setenv(name, value)
    hold(hub, "org/base", "org/second")
    session._desk.cache_clear()
    with _log_as_it_was():
        yield hub
        session.desk().close()
    session._desk.cache_clear()


@contextmanager
def _log_as_it_was() -> Iterator[None]:
    """Take back what a session sets up for its process: the log's file and its level."""
    log, told = logging.getLogger("xl_addin"), logging.raiseExceptions
    level, handlers = log.level, list(log.handlers)
    yield
    for added in set(log.handlers) - set(handlers):
        log.removeHandler(added)
        added.close()
    log.setLevel(level)
    logging.raiseExceptions = told


@pytest.fixture
def excel(xlwings_udfs: Any, surroundings: HubDouble) -> Call:
    """Call a function as Excel does: ``excel("hfscore", "org/base", MISSING)``; a cell is no table."""
    xlwings_udfs.get_udf_module(UDFS, FakeBook())

    def call(name: str, *given: Any) -> Any:
        com = import_module("xlwings.com_server").XLPython()
        return com.CallUDF(UDFS, name, given)

    return call
