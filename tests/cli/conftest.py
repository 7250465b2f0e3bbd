"""The program as a user runs it: its commands in-process, in a home of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hub_double import HubDouble
from watched import MODELS, hold

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


@pytest.fixture
def watched(hub: HubDouble) -> HubDouble:
    """Hold the models of the watchlist."""
    hold(hub)
    return hub


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the watchlist of these models as the program makes it; it is made once."""
    folder = tmp_path_factory.mktemp("first")
    with HubDouble() as hub:
        hold(hub)
        surroundings = {
            "HFSCORE_HOME": str(folder / "home"),
            "HFSCORE_LANGUAGE": "en",
            "HF_ENDPOINT": hub.endpoint,
            "NO_PROXY": "127.0.0.1",
        }
        made = CliRunner(env=surroundings).invoke(main, ["workbook", str(folder / "list.xlsx"), *MODELS])
    assert made.exit_code == 0, made.output
    return (folder / "list.xlsx").read_bytes()


@pytest.fixture
def watchlist(first_edition: bytes, tmp_path: Path) -> Path:
    """Return a file of one's own with that watchlist."""
    path = tmp_path / "監視 リスト.xlsx"
    path.write_bytes(first_edition)
    return path
