"""The command serve: the cell functions for spreadsheets that cannot call Python, on this machine alone."""

import logging
import math
import signal
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NoReturn

import click

from xl_addin.cli.languages import language_of, language_option
from xl_addin.errors import BadInput
from xl_addin.excel.desk import Desk
from xl_addin.excel.session import keep_log, open_desk
from xl_addin.messages import serving
from xl_addin.records import Language, Sentence
from xl_addin.service.instance import Instance, alone, folder_of, read_state, remove_state, write_state
from xl_addin.settings import Settings

LOG = "service.log"
Ready = Callable[[Instance], None]
Run = Callable[[int, Desk, float, Ready], None]

_EXTRA = ("starlette", "uvicorn", "h11")
_STARTING = 5.0  # seconds that another service has to say where it listens
_MINUTE = 60.0  # seconds


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    metavar="PORT",
    help="Where to listen (default: the system chooses).",
)
@click.option(
    "--idle",
    type=click.FloatRange(min=0),
    default=60,
    show_default=True,
    metavar="MINUTES",
    help="End after so long without a request; 0: never.",
)
@language_option
@click.pass_obj
def serve(settings: Settings, *, port: int, idle: float, language: str | None) -> None:
    """Answer the cell functions over HTTP on this machine, for LibreOffice and other programs of yours.

    Where it listens, and the token that it asks for, stand in service/service.json of the data folder, which
    no other user can read. There is one service for each user: where one runs already, that is said and the
    exit code is 0. Ctrl+C ends it.
    """
    told, folder = language_of(language), folder_of(settings.home)
    run = _server()
    with alone(folder) as first:
        if not first:
            _say(_other(folder), told)
            return
        _keep_log(settings.home / LOG)
        _end_on_signals()
        with suppress(KeyboardInterrupt, SystemExit), closing(open_desk(settings)) as desk:
            try:
                run(port, desk, _seconds(idle), _ready(folder, settings.home / LOG, told))
            finally:
                remove_state(folder)
    _say(serving.ended(), told)


def _server() -> Run:
    """Return what serves; its libraries are an extra, and no other command waits for their import."""
    try:
        from xl_addin.service.running import run  # noqa: PLC0415
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _EXTRA:
            raise
        raise BadInput(serving.not_installed(missing)) from error
    return run


def _ready(folder: Path, log: Path, told: Language) -> Ready:
    def ready(instance: Instance) -> None:
        write_state(folder, instance)
        _say(serving.running(instance.address, log), told)

    return ready


def _seconds(minutes: float) -> float:
    return minutes * _MINUTE if minutes else math.inf


def _other(folder: Path) -> Sentence:
    """Return what is said of the service that runs, or is about to."""
    until = monotonic() + _STARTING
    while (other := read_state(folder)) is None and monotonic() < until:
        sleep(0.05)
    return serving.starts_already() if other is None else serving.runs_already(other.address, other.pid)


def _end_on_signals() -> None:
    """Have the system's wish to end it leave nothing behind; uvicorn hands it on once it has finished."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(*_: object) -> NoReturn:
    raise SystemExit(0)


def _keep_log(path: Path) -> None:
    """Write what the service and its libraries note into a log of its own, and nowhere else."""
    ours = logging.getLogger("xl_addin")
    for earlier in list(ours.handlers):
        if isinstance(earlier, logging.FileHandler):
            ours.removeHandler(earlier)
            earlier.close()
    keep_log(path)
    logging.getLogger("xl_addin.excel.cell").setLevel(logging.WARNING)  # reasons go to the client
    for name in ("uvicorn", "asyncio"):
        theirs = logging.getLogger(name)
        theirs.handlers, theirs.propagate = [*ours.handlers], False
        theirs.setLevel(logging.WARNING)


def _say(sentence: Sentence, told: Language) -> None:
    click.echo(sentence.text(told))
