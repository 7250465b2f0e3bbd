"""Cells through xlwings' real call path, beside a bare function of xlwings; and what the import costs.

Both are measured in one run, on stubs of Windows. It states times and judges none.
"""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from os import environ  # noqa: TID251  the benchmark is its own rim
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from typing import Any

import click
from desks import hold
from fake_win32 import MISSING, excel_on_windows
from hub_double import HubDouble

UDFS, BARE = "xl_addin.excel.udfs", "bare_udfs"
IMPORTS = ("import numpy, scipy.special, pandas", "import xl_addin.excel.functions", f"import {UDFS}")


def bare() -> ModuleType:
    """Return a module with one function that does nothing, under the real decorators."""
    found = ModuleType(BARE)
    found.__file__ = __file__
    real = import_module("xlwings.udfs")

    def nothing(model: Any, score: Any = None, as_of: Any = None) -> float:
        return 50.0

    nothing.__annotations__ = {}
    found.nothing = real.xlfunc(nothing)  # type: ignore[attr-defined]
    sys.modules[BARE] = found
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def calculated(module: str, name: str, models: list[str], cells: int) -> float:
    """Return the seconds that as many cells take, each through the whole call path."""
    server = import_module("xlwings.com_server").XLPython()
    return seconds(
        lambda: [
            server.CallUDF(module, name, (models[cell % len(models)], "heat", MISSING))
            for cell in range(cells)
        ]
    )


def imported(line: str) -> float:
    """Return the least seconds of five that a fresh process takes for one import."""
    command = [sys.executable, "-c", line]
    empty = min(seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(5))
    return min(seconds(lambda: subprocess.run(command, check=True)) for _ in range(5)) - empty


def row(name: str, ours: float, theirs: float) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<48}{ours:>8.3f}{theirs:>8.3f}{ours / theirs:>8.2f}")


@click.command()
@click.option("--cells", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--models", type=click.IntRange(1), default=100, show_default=True)
def main(*, cells: int, models: int) -> None:
    """Measure and print; the first calculation reads the store and fits, the second recalculates."""
    click.echo(f"{'':<48}{'ours, s':>8}{'bare, s':>8}{'ratio':>8}")
    names = [f"org/base-{number}" for number in range(models)]
    with TemporaryDirectory() as home, HubDouble() as hub, excel_on_windows():
        environ.update(
            HFSCORE_HOME=str(Path(home)), HF_ENDPOINT=hub.endpoint, NO_PROXY="127.0.0.1", HF_TOKEN=""
        )
        hold(hub, *names)
        bare()
        desk = import_module("xl_addin.excel.session").desk()
        desk.refresh(names, lambda *_: None)
        theirs = calculated(BARE, "nothing", names, cells)
        row("the first cell", calculated(UDFS, "hfscore", names, 1), theirs / cells)
        row(f"{cells:,} cells, {models} models, then", calculated(UDFS, "hfscore", names, cells), theirs)
        theirs = calculated(BARE, "nothing", names, cells)
        row(f"{cells:,} cells, {models} models, again", calculated(UDFS, "hfscore", names, cells), theirs)
        desk.close()
    base = imported(IMPORTS[0])
    for line in IMPORTS[1:]:
        row(f"{line}, beside numpy…", imported(line), base)


if __name__ == "__main__":
    main()
