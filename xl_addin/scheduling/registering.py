"""The schedulers of this machine: what is asked of their programs, and of the folder of systemd's units."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Protocol

from xl_addin.errors import BadInput
from xl_addin.messages import scheduling as said
from xl_addin.messages.files import file_unwritable
from xl_addin.messages.shown import shown
from xl_addin.scheduling.crontab import block_of, cron_line, with_block, without_block
from xl_addin.scheduling.entry import Entry, Kind
from xl_addin.scheduling.tasks import task_name, task_text, task_xml
from xl_addin.scheduling.units import service_unit, timer_unit, unit_names

_PATIENCE = 60.0  # seconds
_LONGEST_WORDS = 300
# What crontab says of a user who has none: Vixie's and its heirs, busybox.
_NO_TABLE = (b"no crontab", b"No such file")


class Scheduler(Protocol):
    """One scheduler; every method raises BadInput where its program or its files refuse."""

    kind: ClassVar[Kind]

    def form(self, entry: Entry) -> str:
        """Return what is to be written for ``entry``, as the user may read it; nothing is changed."""

    def find(self, name: str) -> str | None:
        """Return what is written for the schedule ``name``, or None where there is none."""

    def put(self, entry: Entry) -> None:
        """Write ``entry``, in place of an earlier one of its name."""

    def remove(self, name: str) -> None:
        """Take back the schedule ``name``, which is there."""


class TaskScheduler:
    """Task Scheduler of Windows, through ``schtasks``."""

    kind: ClassVar[Kind] = Kind.TASKS

    def form(self, entry: Entry) -> str:
        """Return the task's definition."""
        return f"{task_name(entry.name)}\n{task_text(entry)}"

    def find(self, name: str) -> str | None:
        """Return the definition as Task Scheduler holds it."""
        done = _run("schtasks", "/Query", "/TN", task_name(name), "/XML")
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

    def put(self, entry: Entry) -> None:
        """Register the task."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "task.xml"
            file.write_bytes(task_xml(entry))
            _must("schtasks", "/Create", "/TN", task_name(entry.name), "/XML", str(file), "/F")

    def remove(self, name: str) -> None:
        """Delete the task."""
        _must("schtasks", "/Delete", "/TN", task_name(name), "/F")


@dataclass(frozen=True, slots=True)
class UserTimers:
    """Timers of the user's own systemd; it reads ``units`` and remembers runs in ``stamps``."""

    kind: ClassVar[Kind] = Kind.SYSTEMD
    units: Path
    stamps: Path

    def form(self, entry: Entry) -> str:
        """Return both unit files with their paths."""
        return "\n".join(f"# {path}\n{text}" for path, text in self._files(entry).items())

    def find(self, name: str) -> str | None:
        """Return both unit files as they lie there."""
        paths = [self.units / file for file in unit_names(name)]
        with _files_of(self.units):
            found = [f"# {path}\n{path.read_text('utf-8', 'replace')}" for path in paths if path.is_file()]
        return "\n".join(found) or None

    def put(self, entry: Entry) -> None:
        """Write the units and start the timer; where systemd refuses, nothing is left behind."""
        timer = unit_names(entry.name)[1]
        with _files_of(self.units):
            self.units.mkdir(parents=True, exist_ok=True)
            for path, text in self._files(entry).items():
                path.write_text(text, encoding="utf-8", newline="\n")
        try:
            for order in (["daemon-reload"], ["enable", timer], ["restart", timer]):
                _must("systemctl", "--user", *order)
        except BadInput:
            _run("systemctl", "--user", "disable", "--now", timer)
            self._forget(entry.name)
            raise

    def remove(self, name: str) -> None:
        """Stop the timer and remove both units and what systemd remembers of their runs."""
        _must("systemctl", "--user", "disable", "--now", unit_names(name)[1])
        self._forget(name)
        _must("systemctl", "--user", "daemon-reload")

    def _files(self, entry: Entry) -> dict[Path, str]:
        service, timer = unit_names(entry.name)
        return {self.units / service: service_unit(entry), self.units / timer: timer_unit(entry)}

    def _forget(self, name: str) -> None:
        service, timer = unit_names(name)
        with _files_of(self.units):
            for path in (self.units / service, self.units / timer, self.stamps / f"stamp-{timer}"):
                path.unlink(missing_ok=True)


class CronTable:
    """The user's crontab."""

    kind: ClassVar[Kind] = Kind.CRON

    def form(self, entry: Entry) -> str:
        """Return the line."""
        return cron_line(entry)

    def find(self, name: str) -> str | None:
        """Return the line as it stands in the crontab."""
        return block_of(self._table(), name)

    def put(self, entry: Entry) -> None:
        """Write the block of ``entry`` into the crontab."""
        self._write(with_block(self._table(), entry))

    def remove(self, name: str) -> None:
        """Remove the block, and a crontab that holds nothing else."""
        self._write(without_block(self._table(), name))

    def _table(self) -> bytes:
        done = _run("crontab", "-l")
        if done.returncode and not any(words in done.stderr for words in _NO_TABLE):
            raise BadInput(said.program_refused("crontab", _words(done)))
        return b"" if done.returncode else done.stdout

    def _write(self, table: bytes) -> None:
        if table:
            _must("crontab", "-", given=table)
        else:
            _must("crontab", "-r")


def schedulers(platform: str, units: Path, stamps: Path) -> list[Scheduler]:
    """Return the schedulers that work here, the best first.

    Parameters
    ----------
    platform
        As ``sys.platform`` says it.
    units, stamps
        The folders of the user's systemd.
    """
    if platform == "win32":
        return [TaskScheduler()] if shutil.which("schtasks") else []
    found: list[Scheduler] = []
    # Asked this way because is-system-running calls a manager broken in which any one unit has failed.
    if shutil.which("systemctl") and _run("systemctl", "--user", "show-environment").returncode == 0:
        found.append(UserTimers(units, stamps))
    if shutil.which("crontab"):
        found.append(CronTable())
    return found


def chosen(found: Sequence[Scheduler], kind: Kind | None) -> Scheduler:
    """Return the scheduler of ``kind`` among those found, without a kind the best.

    Raises
    ------
    BadInput
        If there is none.
    """
    for scheduler in found:
        if kind in (None, scheduler.kind):
            return scheduler
    raise BadInput(said.no_scheduler([scheduler.kind for scheduler in found]))


@contextmanager
def _files_of(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInput(file_unwritable(folder, error.strerror or type(error).__name__)) from error


def _must(*command: str, given: bytes | None = None) -> None:
    done = _run(*command, given=given)
    if done.returncode:
        raise BadInput(said.program_refused(command[0], _words(done)))


def _run(*command: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(command[0]) or command[0]
    try:
        return subprocess.run(  # noqa: S603  no shell, and the words are ours
            [program, *command[1:]],
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadInput(said.program_refused(command[0], shown(error, _LONGEST_WORDS))) from error


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    told = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
    return shown(" ".join(told.split()), _LONGEST_WORDS)
