"""Progress as a user sees it at a terminal, and what is told without one."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hub_double import HubDouble

from xl_addin.cli.progress import hub_progress

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

PROGRAM = Path(sys.executable).parent / "hfscore"
NOW = datetime(2026, 11, 24, 12, 34, 5, tzinfo=UTC)


def test_at_a_terminal_count_calls_left_and_time_are_shown(hub: HubDouble, tmp_path: Path) -> None:
    """The bar tells how many of how many, the calls left below the reserve, and the time; stdout is JSON."""
    for number in range(3):
        hub.add_base(f"org/base{number}", datetime(2024, 3, 5, tzinfo=UTC))
    ours, theirs = pty.openpty()
    surroundings = {  # a child process's
        **os.environ,  # noqa: TID251
        "HFSCORE_HOME": str(tmp_path),
        "HF_ENDPOINT": hub.endpoint,
        "TERM": "xterm",
        "COLUMNS": "120",
        "LANG": "C",
    }
    command = [str(PROGRAM), "score", *(f"org/base{number}" for number in range(3)), "--json"]
    done = subprocess.run(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=theirs, timeout=60, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert done.stdout.startswith(b"[")
    assert "3/3" in shown
    assert "489 calls left" in shown  # 500 allowed, 5 in reserve, 6 used
    assert "0:00:0" in shown


@pytest.mark.parametrize(
    ("language", "words"), [("en", "waiting until 12:34:05 UTC"), ("ja", "12:34:05 UTC まで")]
)
def test_without_a_terminal_each_wait_is_told_once(
    capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    """However often and by how many a wait is told, stderr has one line for each window."""
    with hub_progress("ja" if language == "ja" else "en") as progress:
        progress.begin(2)
        for moment in (
            NOW,
            NOW + timedelta(seconds=1),
            NOW - timedelta(seconds=1),
            NOW + timedelta(minutes=5),
        ):
            progress.wait(moment)
        progress.advance(None)
        progress.advance(12)
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2
    assert words in err
