"""One command that measures every figure of the README, each beside its rival, and writes docs/figures.md.

Every benchmark runs in a process of its own, one after the other, so that memory and imports are its own.
One that fails does not take the others with it: the page names it, and the command ends with 1.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from os import environ  # noqa: TID251  the benchmark is its own rim
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from benchmark.machine import THREADS, machine
from benchmark.measured import Lacking, Measured, show
from benchmark.page import Outcome, page

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
_OURS = ("HF_ENDPOINT", "HF_TOKEN", "HF_HOME", "HF_HUB_OFFLINE", "HFSCORE_HOME", "HFSCORE_LANGUAGE")


@dataclass(frozen=True, slots=True)
class Part:
    """One benchmark, and the sizes with which it is tried out in seconds."""

    module: str
    small: dict[str, Any] = field(default_factory=dict)


PARTS = (
    Part("accuracy"),
    Part("share"),
    Part("falls"),
    Part("posterior", {"rivals": 20, "largest": 1000}),
    Part("calls", {"number": 100, "models": 10}),
    Part("store", {"refresh": 5, "read": 5}),
    Part("workbook", {"models": 5, "months": 6}),
    Part("report", {"models": 5, "months": 6}),
    Part("cells", {"cells": 50, "models": 5}),
    Part("service", {"cells": 50, "models": 5}),
    Part("calc", {"cells": 40, "models": 5}),
    Part("startup", {"times": 1}),
)


def surroundings(home: str) -> dict[str, str]:
    """Return the environment of a benchmark: one thread, and nothing that the user has set for HFScore."""
    kept = {name: value for name, value in environ.items() if name not in _OURS}
    return {
        **kept,
        "HFSCORE_HOME": home,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "NO_PROXY": "127.0.0.1",
    }


def outcome_of(part: Part, *, small: bool) -> Outcome:
    """Run one benchmark in a process of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.json")
        words = ["--only", part.module, "--into", str(file), *(["--small"] if small else [])]
        command = [sys.executable, "-m", "benchmark.figures", *words]
        done = subprocess.run(command, env=surroundings(folder), check=False)
        told = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    rows = [json.loads(line) for line in told]
    lacking = next((row["lacking"] for row in rows if "lacking" in row), "")
    if done.returncode and not lacking:
        lacking = f"it failed (exit code {done.returncode})"
    return Outcome(part.module, tuple(Measured(**row) for row in rows if "what" in row), lacking)


def measure(part: Part, into: Path, *, small: bool) -> None:
    """Measure in this process; write a JSON document a line, each as soon as it is there."""
    with into.open("w", encoding="utf-8") as file:
        try:
            rows: Iterable[Measured] = import_module(f"benchmark.{part.module}").rows(
                **part.small if small else {}
            )
            show(_written(rows, file))
        except Lacking as lacking:
            click.echo(f"not measured: {lacking}")
            file.write(json.dumps({"lacking": str(lacking)}))


def _written(rows: Iterable[Measured], file: Any) -> Iterator[Measured]:
    for row in rows:
        file.write(json.dumps(asdict(row)) + "\n")
        file.flush()
        yield row


@click.command()
@click.option("--small", is_flag=True, help="Try it out with small sizes, for which the README says nothing.")
@click.option("--only", "names", multiple=True, type=click.Choice([part.module for part in PARTS]))
@click.option("--out", type=click.Path(path_type=Path), help="Where the page goes; all of it to docs/.")
@click.option("--into", type=click.Path(path_type=Path), hidden=True)
def main(*, small: bool, names: tuple[str, ...], out: Path | None, into: Path | None) -> None:
    """Measure everything, or these benchmarks alone, and write the page."""
    parts = [part for part in PARTS if part.module in names or not names]
    if into is not None:
        measure(parts[0], into, small=small)
        return
    when = datetime.now(UTC)  # noqa: TID251  the benchmark is its own rim
    told = {"measured": f"{when:%Y-%m-%d %H:%M} UTC", **machine(), THREADS: "1"}
    outcomes = []
    for part in parts:
        click.echo(f"\n{part.module}", err=True)
        outcomes.append(outcome_of(part, small=small))
    target = out or (None if small or names else PAGE)
    if target:
        target.write_text(page(told, outcomes), encoding="utf-8")
    failed = [outcome.module for outcome in outcomes if outcome.lacking.startswith("it failed")]
    if failed:
        raise click.ClickException(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
