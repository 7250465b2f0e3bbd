"""The README cannot rot: its commands run, and every command, option and dependency stands in it."""

import re
import shlex
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hub_double import HubDouble

from xl_addin.cli import main as program
from xl_addin.records import Relation

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (hfscore .+)$", README, flags=re.MULTILINE)
PANEL = re.search(r"^series,month,cumulative\n(?:.+\n)+?(?=```)", README, flags=re.MULTILINE)


@pytest.fixture
def run(hub: HubDouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Run a command line in a folder with the README's panel, towards a Hub that holds its models."""
    for model in ("meta-llama/Llama-3.1-8B", "Qwen/Qwen3-8B"):
        created = datetime(2024, 7, 14, 12, tzinfo=UTC)
        hub.add_base(model, created)
        for number in range(60):
            parents = {model: Relation.ADAPTER}
            hub.add_child(
                f"user-{number}/{model[:4]}-{number}", created + timedelta(days=5 * number), parents
            )
    assert PANEL is not None
    (tmp_path / "counts.csv").write_text(PANEL.group(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    env = {
        "HF_ENDPOINT": hub.endpoint,
        "HFSCORE_HOME": str(tmp_path),
        "HF_HOME": str(tmp_path),
        "HF_TOKEN": "",
    }
    return lambda line: CliRunner(env=env).invoke(program.main, shlex.split(line)[1:]).exit_code


def test_every_command_of_the_readme_runs(run: Callable[[str], int]) -> None:
    """One after the other, as a reader would type them, the lines that begin with $ end with exit code 0."""
    assert len(COMMANDS) > 20
    assert {command: code for command in COMMANDS if (code := run(command))} == {}


def test_every_command_and_variable_is_in_the_readme() -> None:
    """Each subcommand stands in the README as `hfscore NAME`, and each environment variable by its name."""
    for name in program.COMMANDS:
        assert f"hfscore {name}" in README
    settings = (ROOT / "xl_addin" / "settings.py").read_text(encoding="utf-8")
    for variable in set(re.findall(r'"(HF_[A-Z_]+|HFSCORE_[A-Z]+)"', settings)) - {
        "HF_TOKEN_PATH",
        "HF_HOME",
    }:
        assert f"`{variable}`" in README


def test_every_dependency_earns_its_place_in_the_readme() -> None:
    """Each library of pyproject.toml is named with its job."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    assert len(names) > 5
    assert [name for name in names if f"**{name}**" not in README] == []


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    """`make demo` and `make test` exist, and every picture that is shown is there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", makefile, flags=re.MULTILINE)
    assert re.search(r"^test:", makefile, flags=re.MULTILINE)
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / picture).is_file()
