"""`hfscore schedule` shows, asks, writes and removes."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_schedulers import FakeSchedulers

from xl_addin.cli.main import main
from xl_addin.scheduling.entry import entry_name

Run = Callable[..., Result]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeSchedulers:
    """Return a machine with a crontab and nothing else."""
    fakes = FakeSchedulers(tmp_path / "bin", "crontab")
    monkeypatch.setenv("PATH", str(fakes.folder))
    return fakes


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Return a file that can be scheduled."""
    path = tmp_path / "監視 リスト" / "100% 週報.toml"
    path.parent.mkdir()
    path.touch()
    return path


def test_it_is_shown_and_written(hfscore: Run, machine: FakeSchedulers, config: Path, tmp_path: Path) -> None:
    """Time, command, what sleep does and what is kept are told, and the line shown is in the crontab."""
    done = hfscore("schedule", config, "--at", "6:05", "--days", "mon-fri", "--yes", HF_TOKEN="hf_secret")
    assert done.exit_code == 0, done.output
    line = machine.table.read_text(encoding="utf-8").splitlines()[1]
    assert line.startswith("5 6 * * 1,2,3,4,5 ")
    for words in (
        "Monday",
        "06:05",
        str(config),
        line,
        "slept through",
        "HFSCORE_HOME",
        "HF_TOKEN",
        "Written",
    ):
        assert words in done.output
    assert f"HFSCORE_HOME={tmp_path / 'home'}" in shlex.split(line)
    assert "hf_secret" not in done.output + line


def test_a_no_leaves_all_as_it_was(hfscore: Run, machine: FakeSchedulers, config: Path) -> None:
    """Without --yes it asks; without an answer nothing is written and the exit code is not 0."""
    done = hfscore("schedule", config)
    assert done.exit_code == 1
    assert "Write this?" in done.output
    assert not machine.table.exists()


def test_a_yes_writes(machine: FakeSchedulers, config: Path, tmp_path: Path) -> None:
    """A y at the question is enough, and the question comes in the user's language."""
    env = {"HFSCORE_HOME": str(tmp_path / "home"), "HFSCORE_LANGUAGE": "ja"}
    done = CliRunner(env=env).invoke(main, ["schedule", str(config)], input="y\n")
    assert done.exit_code == 0, done.output
    assert "登録しますか" in done.output
    assert "登録しました" in done.output
    assert machine.table.exists()


def test_the_line_starts_this_program(
    hfscore: Run, machine: FakeSchedulers, config: Path, tmp_path: Path
) -> None:
    """What the crontab holds starts this Python with the home that was kept (`--version` for the run)."""
    hfscore("schedule", config, "--yes")
    command = machine.table.read_text(encoding="utf-8").splitlines()[1].split(" ", 5)[5].replace("\\%", "%")
    words = shlex.split(command)[:-1]  # but for >/dev/null
    assert words[0] == sys.executable
    assert words[-2:] == ["run", str(config)]
    done = subprocess.run([*words[:-2], "--version"], capture_output=True, text=True, check=True, env={})
    assert done.stdout.startswith("hfscore, version")
    subprocess.run([*words[:-2], "schedule", config, "--show"], capture_output=True, check=True, env={})
    assert (tmp_path / "home").is_dir()


def test_twice_is_once_and_removal_leaves_no_trace(
    hfscore: Run, machine: FakeSchedulers, config: Path
) -> None:
    """The second schedule takes the first's place, the user's lines stay, --remove gives back what was."""
    machine.table.write_bytes(b"0 0 * * * mine\n")
    hfscore("schedule", config, "--yes")
    hfscore("schedule", config, "--yes", "--at", "8:00")
    table = machine.table.read_text(encoding="utf-8")
    assert table.count(str(config).replace("%", "\\%")) == 1
    assert "\n0 8 * * * " in table
    config.unlink()
    done = hfscore("schedule", config, "--remove", "--yes")
    assert done.exit_code == 0
    assert "Removed" in done.output
    assert machine.table.read_bytes() == b"0 0 * * * mine\n"


def test_removal_asks_too(hfscore: Run, machine: FakeSchedulers, config: Path) -> None:
    """--remove shows what stands there and asks; where nothing stands it says so."""
    assert "is not scheduled" in hfscore("schedule", config, "--remove").output
    hfscore("schedule", config, "--yes")
    before = machine.table.read_bytes()
    done = hfscore("schedule", config, "--remove")
    assert "Remove this?" in done.output
    assert "30 7 * * *" in done.output
    assert done.exit_code == 1
    assert machine.table.read_bytes() == before


def test_show_changes_nothing(hfscore: Run, machine: FakeSchedulers, config: Path) -> None:
    """--show only reads, and takes no other wish beside it."""
    assert "is not scheduled" in hfscore("schedule", config, "--show").output
    hfscore("schedule", config, "--yes")
    machine.calls()
    assert "30 7 * * *" in hfscore("schedule", config, "--show").output
    assert machine.calls() == ["crontab -l"]
    assert hfscore("schedule", config, "--show", "--remove").exit_code == 2


def test_two_files_have_two_schedules(hfscore: Run, machine: FakeSchedulers, config: Path) -> None:
    """Removing one file's schedule leaves the other's, though the files have the same name."""
    other = config.parent / "other" / config.name
    other.parent.mkdir()
    other.touch()
    for path in (config, other):
        hfscore("schedule", path, "--yes")
    hfscore("schedule", config, "--remove", "--yes")
    table = machine.table.read_text(encoding="utf-8")
    assert entry_name(other) in table
    assert entry_name(config) not in table


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one scheduler")
def test_it_never_stands_in_two_schedulers(
    hfscore: Run, tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A schedule that moves to another scheduler is said to leave the first, and does."""
    fakes = FakeSchedulers(tmp_path / "bin", "crontab", "systemctl")
    monkeypatch.setenv("PATH", str(fakes.folder))
    places = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    hfscore("schedule", config, "--yes", "--kind", "cron", **places)
    done = hfscore("schedule", config, "--yes", **places)
    assert "The earlier entry in your crontab is removed." in done.output
    assert not fakes.table.exists()
    units = tmp_path / "config" / "systemd" / "user"
    assert {path.suffix for path in units.iterdir()} == {".service", ".timer"}
    assert hfscore("schedule", config, "--remove", "--yes", **places).exit_code == 0
    assert list(units.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--at", "25:00"], "25:00"),
        (["--days", "someday"], "someday"),
        (["--kind", "windows"], "--kind cron"),
    ],
)
def test_bad_wishes_are_told(
    hfscore: Run, machine: FakeSchedulers, config: Path, words: list[str], told: str
) -> None:
    """A wrong time, wrong days or a scheduler that is not here end with exit code 2 and the cure."""
    done = hfscore("schedule", config, "--yes", *words)
    assert done.exit_code == 2
    assert told in done.output
    assert not machine.table.exists()


def test_a_missing_file_is_not_scheduled(hfscore: Run, machine: FakeSchedulers, tmp_path: Path) -> None:
    """A CONFIG that does not exist would fail every day, so it is refused at once."""
    done = hfscore("schedule", tmp_path / "none.toml", "--yes")
    assert done.exit_code == 2
    assert "does not exist" in done.output
    assert not machine.table.exists()


def test_the_program_starts_without_a_console_and_as_a_module(tmp_path: Path) -> None:
    """Without streams, as under Windows' pythonw, it runs all the same, and so does `python -m xl_addin`."""
    blind = "import sys; sys.stdout = sys.stderr = None; from xl_addin.cli.scheduled import start; start({})"
    words = json.dumps([f"HFSCORE_HOME={tmp_path / 'home'}", "schedule", "x", "--show"])
    subprocess.run([sys.executable, "-c", blind.format(words)], check=True)
    assert (tmp_path / "home").is_dir()
    done = subprocess.run([sys.executable, "-m", "xl_addin", "--version"], check=True, capture_output=True)
    assert done.stdout.startswith(b"hfscore")
