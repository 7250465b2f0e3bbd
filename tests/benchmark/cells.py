"""Cells through xlwings' real call path, beside a bare function of xlwings; and what the import costs.

Both are measured in one run, on stubs of Windows. It states times and judges none.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from os import environ  # noqa: TID251  the benchmark is its own rim
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import click
from benchmark.measured import Measured, seconds, show
from desks import hold
from fake_win32 import MISSING, excel_on_windows
from hub_double import HubDouble

NOTHING = "a function that returns a constant"
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


def calculated(module: str, name: str, models: list[str], cells: int) -> float:
    """Return the seconds that as many cells take, each through the whole call path."""
    server = import_module("xlwings.com_server").XLPython()
    return seconds(
        lambda: [
            server.CallUDF(module, name, (models[cell % len(models)], "heat", MISSING))
            for cell in range(cells)
        ]
    )


def started(line: str) -> float:
    """Return the least seconds of five that a fresh process takes for a line of Python."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", line], check=True), 5)


def imported(line: str) -> float:
    """Return the seconds of an import, without those of an empty process."""
    return started(line) - started("")


def rows(*, cells: int = 1000, models: int = 100) -> Iterator[Measured]:
    """Yield what cells take, then what the import does.

    The first calculation reads the store and fits, the second recalculates.
    """
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
        yield Measured("the first cell", calculated(UDFS, "hfscore", names, 1), theirs / cells, "s", NOTHING)
        what = f"{cells:,} cells over {models} models"
        yield Measured(f"{what}, then", calculated(UDFS, "hfscore", names, cells), theirs, "s", NOTHING)
        theirs = calculated(BARE, "nothing", names, cells)
        yield Measured(f"{what}, again", calculated(UDFS, "hfscore", names, cells), theirs, "s", NOTHING)
        desk.close()
    base = imported(IMPORTS[0])
    for line in IMPORTS[1:]:
        yield Measured(line, imported(line), base, "s", IMPORTS[0])


@click.command()
@click.option("--cells", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--models", type=click.IntRange(1), default=100, show_default=True)
def main(*, cells: int, models: int) -> None:
    """Measure cells and imports, and print the table."""
    show(rows(cells=cells, models=models))


if __name__ == "__main__":
    main()
