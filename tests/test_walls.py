"""The house's walls: which part may import what, and where the clock and the environment are read."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment in the project's folder."""
    folder = Path(sys.executable).parent
    return subprocess.run(
        [str(folder / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def test_imports_keep_to_the_walls() -> None:
    """Every contract on imports in pyproject.toml is kept (import-linter)."""
    done = run("lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_clock_environment_and_printing_stay_at_the_rim() -> None:
    """Below the command line nothing reads the clock or the environment, and nothing prints (ruff's bans)."""
    done = run("ruff", "check", "--no-cache", "--select", "TID251,T20", "xl_addin")
    assert done.returncode == 0, done.stdout
