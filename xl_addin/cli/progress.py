"""The progress bar of commands that take their time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from xl_addin.messages import quota
from xl_addin.records import Language

_SAME_WINDOW = timedelta(seconds=2)  # within which two answers name the end of one window


class Advance(Protocol):
    """Tells the bar that so many more steps are done."""

    def __call__(self, steps: int = 1, /) -> None:
        """Move the bar on by ``steps``."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Advance]:
    """Show a bar on stderr while a terminal is there to see it; it vanishes when done.

    Yields the function to call with the number of steps done, of ``total`` or of nobody knows how many.
    """
    with _bar() as bar:
        task = bar.add_task(label, total=total, more="")

        def advance(steps: int = 1, /) -> None:
            bar.advance(task, steps)

        yield advance


class HubProgress:
    """How far a list of models has come: how many, how many calls are left, whether it waits."""

    def __init__(self, bar: Progress, task: TaskID, language: Language) -> None:
        self._bar, self._task, self._language = bar, task, language
        self._lock = Lock()
        self._until: datetime | None = None

    def begin(self, total: int) -> None:
        """Tell how many models there are."""
        self._bar.update(self._task, total=total)

    def advance(self, left: int | None) -> None:
        """Count one more model; ``left`` calls may still be made (None: not known)."""
        more = "" if left is None else quota.calls_left(left).text(self._language)
        self._bar.update(self._task, advance=1, more=more)

    def wait(self, until: datetime) -> None:
        """Tell that the quota is used up, once a window; any thread may call this any number of times."""
        with self._lock:
            if self._until is not None and until - self._until < _SAME_WINDOW:
                return
            self._until = until
        said = quota.waiting(until).text(self._language)
        self._bar.update(self._task, more=said)
        if self._bar.disable:
            click.echo(said, err=True)


@contextmanager
def hub_progress(language: Language) -> Iterator[HubProgress]:
    """Show how far a list of models has come; without a terminal, only waits are told."""
    with _bar() as bar:
        yield HubProgress(bar, bar.add_task("Hub", total=None, more=""), language)


def _bar() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[more]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
