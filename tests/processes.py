"""Other processes, as tests start them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).parent / "store_process.py"
_PATIENCE = 60.0  # seconds


def started(*args: object) -> subprocess.Popen[str]:
    """Start ``store_process.py`` with ``args``."""
    command = [sys.executable, str(_PROGRAM), *map(str, args)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> Any:
    """Let ``process`` begin and end; return the JSON that it prints."""
    out, err = process.communicate("go\n", timeout=_PATIENCE)
    assert process.returncode == 0, err
    return json.loads(out)


def let_go(process: subprocess.Popen[str], line: str = "go") -> None:
    """Let a waiting ``process`` begin, and go on."""
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    """Wait until ``process`` prints ``line``."""
    assert process.stdout is not None
    assert process.stdout.readline().strip() == line


def all_said(processes: list[subprocess.Popen[str]]) -> list[Any]:
    """Let all of ``processes`` begin at once; return the JSON that each prints."""
    for process in processes:
        let_go(process)
    return [said(process) for process in processes]
