"""What starting the program takes and needs, beside a process that only imports the field's libraries.

Each is a process of its own: the least seconds of several, and the most memory that it had at once.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from os import environ, wait4, waitstatus_to_exitcode  # noqa: TID251  the benchmark is its own rim
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from benchmark.measured import Measured, seconds, show

COUNTS = "series,month,cumulative\na,1,3\na,2,8\na,3,15\na,4,27\nb,1,2\nb,2,9\nb,3,12\n"
LIBRARIES = "import numpy, scipy.special, pandas, openpyxl, requests, rich"
COMMANDS = {
    "hfscore --version": ("--version",),
    "hfscore --help": ("--help",),
    "hfscore fit of two series": ("fit", "--panel", "counts.csv"),
    "hfscore demo": ("demo", "out"),
}


class Started:
    """Programs started in a home of their own."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._env = {**environ, "HFSCORE_HOME": str(home), "HFSCORE_LANGUAGE": "en", "HF_TOKEN": ""}

    def peak(self, command: Sequence[str]) -> float:
        """Run ``command``; return the most memory that it had [MB].

        Raises
        ------
        CalledProcessError
            If it fails.
        """
        process = subprocess.Popen(
            command, env=self._env, cwd=self._home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = wait4(process.pid, 0)
        process.returncode = status
        if status:
            raise subprocess.CalledProcessError(waitstatus_to_exitcode(status), list(command))
        return _megabytes(used)

    def measured(self, command: Sequence[str], times: int) -> tuple[float, float]:
        """Return the least seconds, and the memory of the last run [MB]."""
        peaks: list[float] = []
        taken = seconds(lambda: peaks.append(self.peak(command)), times)
        return taken, peaks[-1]


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # Linux counts in kilobytes


def rows(*, times: int = 5) -> Iterator[Measured]:
    """Yield seconds and memory of some commands, each run so many times."""
    with TemporaryDirectory() as name:
        Path(name, "counts.csv").write_text(COUNTS, encoding="utf-8")
        started = Started(Path(name))
        theirs = started.measured([sys.executable, "-c", LIBRARIES], times)
        for what, words in COMMANDS.items():
            ours = started.measured([sys.executable, "-m", "xl_addin", *words], times)
            yield Measured(what, ours[0], theirs[0], "s", LIBRARIES)
            yield Measured(what, ours[1], theirs[1], "MB", LIBRARIES, "the most memory at once")


@click.command()
@click.option("--times", type=click.IntRange(1), default=5, show_default=True)
def main(*, times: int) -> None:
    """Print the table."""
    show(rows(times=times))


if __name__ == "__main__":
    main()
