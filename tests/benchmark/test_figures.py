"""Tests of the one command that measures everything; no benchmark is run here."""

from pathlib import Path

from benchmark.figures import PARTS


def test_no_benchmark_is_left_out() -> None:
    """Each module beside this file that measures is one of the command's, and each of those is there."""
    folder = Path(__file__).parent
    modules = {
        path.stem for path in folder.glob("*.py") if "\ndef rows(" in path.read_text(encoding="utf-8")
    } - {Path(__file__).stem}
    assert {part.module for part in PARTS} == modules
