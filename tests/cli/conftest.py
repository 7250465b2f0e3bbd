"""The program as a user runs it: its commands in-process, in a home of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from xl_addin.cli.main import main

Run = Callable[..., Result]


@pytest.fixture
def hfscore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``hfscore ARGS`` with an empty home, in English and towards a port where nobody listens."""
    surroundings = {
        "HFSCORE_HOME": str(tmp_path / "home"),
        "HF_HOME": str(tmp_path / "hf"),
        "HFSCORE_LANGUAGE": "en",
        "HF_ENDPOINT": "http://127.0.0.1:9",
        "COLUMNS": "100",
        "NO_PROXY": "127.0.0.1",
    }
    for name in ("HF_TOKEN", "HF_TOKEN_PATH", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*args: object, **env: str) -> Result:
        return CliRunner(env={**surroundings, **env}).invoke(main, [str(arg) for arg in args])

    return run
