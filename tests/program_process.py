"""The program in a process of its own, which tests start and kill.

A server that has everything imported forks each process, so that they begin at once.
"""

import os
import sys
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from xl_addin.cli.main import COMMANDS, main

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(
    [f"xl_addin.cli.commands.{place.partition(':')[0]}" for place in COMMANDS.values()]
)
_PATIENCE = 60.0  # seconds


def started(home: Path, endpoint: str, *words: object, most: int | None = None) -> ForkServerProcess:
    """Start ``hfscore`` with ``words``, in English and in this home.

    With ``most`` no file may become larger than so many bytes.
    """
    process = _SERVER.Process(target=_run, args=(str(home), endpoint, [*map(str, words)], most), daemon=True)
    process.start()
    return process


def ended(process: ForkServerProcess) -> int | None:
    """Wait for a process; return its exit code."""
    process.join(_PATIENCE)
    return process.exitcode


def said(home: Path, process: ForkServerProcess) -> str:
    """Return what a process that ended has printed."""
    return Path(home, f"said-{process.pid}").read_text(encoding="utf-8")


def peak(home: Path, process: ForkServerProcess) -> int:
    """Return the most memory that a process that ended has had at once [KiB]; what it began with counts."""
    return int(Path(home, f"peak-{process.pid}").read_text(encoding="utf-8"))


def _run(home: str, endpoint: str, words: list[str], most: int | None) -> None:
    os.environ |= {  # noqa: TID251  the process begins here
        "HFSCORE_HOME": home,
        "HFSCORE_LANGUAGE": "en",
        "HF_ENDPOINT": endpoint,
        "NO_PROXY": "127.0.0.1",
    }
    told = Path(home, f"said-{os.getpid()}").open("w", encoding="utf-8")  # noqa: SIM115  until the process ends
    sys.stdout = sys.stderr = told
    if most is not None:
        import resource  # noqa: PLC0415  Windows lacks it, and can do all the rest

        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        main(words)
    finally:
        _note_peak(Path(home, f"peak-{os.getpid()}"))


def _note_peak(file: Path) -> None:
    """Write down the most memory that this process has had at once [KiB], which Linux tells."""
    told = Path("/proc/self/status")
    if told.exists():
        lines = told.read_text(encoding="utf-8").splitlines()
        file.write_text(next(line.split()[1] for line in lines if line.startswith("VmHWM")), encoding="utf-8")
