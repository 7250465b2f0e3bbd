"""The command run: all that one configuration asks for, once a day, whatever happens on the way."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from filelock import FileLock, Timeout

from xl_addin.cli.asking import clock
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.readers import Readers
from xl_addin.errors import BadInput
from xl_addin.messages import routines as said
from xl_addin.outputs.files.saving import make_folder, save_bytes
from xl_addin.records import Language
from xl_addin.scheduling.entry import entry_name
from xl_addin.scheduling.routine import Step, read_routine, steps
from xl_addin.settings import Settings

_log = logging.getLogger(__name__)
_FAILED = 2  # nothing was written; 1: something was, though not every model could be answered
# What each step may end with and need not be done again that day. What lacks answers asks again.
_DONE = {"refresh": (0,), "alerts": (0,), "report": (0, 1), "mail": (0,)}
_NEEDS = {"mail": "report"}


@click.command()
@click.argument("config", type=click.Path(path_type=Path, dir_okay=False), metavar="CONFIG")
@click.option("--again", is_flag=True, help="Do again what was done today already.")
@language_option
@click.pass_obj
def run(settings: Settings, *, config: Path, again: bool, language: str | None) -> None:
    """Refresh the watchlist, look for alerts, write the report and mail it, as CONFIG says: each once a day.

    A run that was cut short goes on where it stopped when it is started again. Exit code 0: all is done; 1:
    some models could not be answered, or a step failed.
    """
    told, day = language_of(language), clock().date()
    routine = read_routine(config)
    folder = settings.home / "runs"
    make_folder(folder)
    make_folder(routine.reports)
    record = folder / f"{entry_name(config.resolve())}.json"
    try:
        with FileLock(record.with_suffix(".lock"), timeout=0):
            readers = Readers(routine, settings, entry_name(config.resolve()), day)
            wanted = steps(routine, day, readers.heard, readers.name)
            kept = Record(record, day, set() if again else done_on(record, day))
            codes = _all(wanted, kept, readers, told)
    except Timeout as error:
        raise BadInput(said.already_running(config)) from error
    click.get_current_context().exit(1 if any(codes) else 0)


@dataclass(frozen=True, slots=True)
class Record:
    """What was done on one day, kept in a file."""

    file: Path
    day: date
    done: set[str]

    def add(self, step: str) -> None:
        """Note that a step is done."""
        self.done.add(step)
        save_bytes(json.dumps({"day": str(self.day), "done": sorted(self.done)}).encode(), self.file)


def done_on(file: Path, day: date) -> set[str]:
    """Return the steps that were done on ``day``; a file that tells nothing of it tells of none."""
    try:
        kept = json.loads(file.read_bytes())
        return set(kept["done"]) if kept["day"] == str(day) else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _all(wanted: Sequence[Step], record: Record, readers: Readers, told: Language) -> list[int]:
    """Do what is not done yet; return how each step ended."""
    codes: dict[str, int] = {}
    for step in wanted:
        needed = _NEEDS.get(step.name, "")
        if step.name in record.done:
            click.echo(said.done_today(step.name, record.day).text(told))
        elif step.name == "mail" and not readers.are_told():
            click.echo(said.nothing_to_mail().text(told))
        elif codes.get(needed) == _FAILED:
            click.echo(said.left_out(step.name, needed).text(told), err=True)
            codes[step.name] = _FAILED
        else:
            codes[step.name] = _do(step)
            if codes[step.name] in _DONE[step.name]:
                record.add(step.name)
    return list(codes.values())


def _do(step: Step) -> int:
    """Do what ``hfscore`` does with the words of the step, and return how it ended."""
    program = click.get_current_context().find_root().command
    _log.info("run: %s", step.name)
    try:
        return int(program.main([*step.words], prog_name="hfscore", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
