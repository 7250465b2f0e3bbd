"""The rim of a spreadsheet's process: clock, settings, store and log, set up at the first call of a cell."""

import logging
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Lock

from xl_addin.errors import BadInput
from xl_addin.excel.desk import Desk
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.opening import open_store
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Language
from xl_addin.settings import Settings, read_settings

_log = logging.getLogger("xl_addin")
_LOG_SIZE, _LOGS_KEPT = 1_000_000, 2
_opening = Lock()


def desk() -> Desk:
    """Return the desk of this process, which is opened at the first call.

    Raises
    ------
    BadInput
        If the settings cannot be read; the next call tries again.
    """
    with _opening:  # several threads may ask first
        return _desk()


def language() -> Language:
    """Return the language of help texts; settings that cannot be read are told elsewhere."""
    try:
        return read_settings().language
    except BadInput:
        return "en"


def open_desk(settings: Settings) -> Desk:
    """Open the store and return a desk over it."""
    opened = open_store(settings.store_file, _now().date())
    for warning in opened.warnings:
        _log.warning("%s", warning.en)
    asking = opened.database
    # A store in memory, or one that is only read, has one connection; nothing is waited for there.
    shared = asking.path is None or asking.mode != "write"
    reading = asking if shared else Database(asking.path)
    return Desk(settings, reading, asking, shipped_prior(), now=_now)


@cache
def _desk() -> Desk:
    settings = read_settings()
    keep_log(settings.home / "cells.log")
    return open_desk(settings)


def keep_log(path: Path) -> None:
    """Write a log of its own beside the command line's; Windows lets no two processes turn one file over."""
    logging.raiseExceptions = False  # a file that cannot be written shows no trace in a cell's console
    _log.setLevel(logging.INFO)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            path,
            maxBytes=_LOG_SIZE,
            backupCount=_LOGS_KEPT,
            encoding="utf-8",
            delay=True,
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _log.addHandler(file)


def _now() -> datetime:
    return datetime.now(UTC)
