"""The page of figures: the machine, and one table of everything that was measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmark.measured import Measured, plain

_HEAD = """# The figures

Written by `make figures`, which measures every figure of the README in one go, each beside its rival from
the same run. Ratios are ours over the rival's. Times hold for this machine and for what else it was doing;
ratios hold better.
"""
_COLUMNS = ("figure", "unit", "ours", "rival", "ratio", "the rival", "note", "measured by")
_RIGHT = ("ours", "rival", "ratio")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one benchmark: its figures, and why there are no more of them where that is so."""

    module: str
    rows: tuple[Measured, ...]
    lacking: str = ""


def page(machine: Mapping[str, str], outcomes: Sequence[Outcome]) -> str:
    """Return the page as Markdown; what could not be measured is named below the table."""
    lines = [_HEAD, *_machine(machine), "", *_table(outcomes), *_lacking(outcomes)]
    return "\n".join(lines) + "\n"


def _machine(machine: Mapping[str, str]) -> Iterator[str]:
    yield "| machine | |"
    yield "|---|---|"
    for name, value in machine.items():
        yield _line(name, value)


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield _line(*_COLUMNS)
    yield "|" + "|".join("--:" if name in _RIGHT else "---" for name in _COLUMNS) + "|"
    for outcome in outcomes:
        for row in outcome.rows:
            numbers = (plain(row.ours), plain(row.rival), plain(row.ratio))
            yield _line(row.what, row.unit, *numbers, row.beside, row.note, f"`benchmark.{outcome.module}`")


def _lacking(outcomes: Sequence[Outcome]) -> Iterator[str]:
    missing = [outcome for outcome in outcomes if outcome.lacking]
    if missing:
        yield "\nNot measured:\n"
    for outcome in missing:
        yield f"- `benchmark.{outcome.module}`: {_plain(outcome.lacking)}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
