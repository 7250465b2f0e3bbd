"""The progress bar of commands that take their time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Advance(Protocol):
    """Tells the bar that so many more steps are done."""

    def __call__(self, steps: int = 1, /) -> None:
        """Move the bar on by ``steps``."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Advance]:
    """Show a bar on stderr while a terminal is there to see it; it vanishes when done.

    Yields the function to call with the number of steps done, of ``total`` or of nobody knows how many.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=total)

        def advance(steps: int = 1, /) -> None:
            bar.advance(task, steps)

        yield advance
