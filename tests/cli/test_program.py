"""The program as a whole: the demo, help, language, files on request, the log and a crash."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import Result
from hub_double import HubDouble

from xl_addin.cli.main import COMMANDS, main
from xl_addin.records import Relation
from xl_addin.sample import sample_snapshots

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"


@pytest.mark.parametrize(("language", "words"), [("en", "invented"), ("ja", "架空")])
def test_the_demo_scores_the_sample_and_writes_two_files(
    hfscore: Run, tmp_path: Path, language: str, words: str
) -> None:
    """The table shows every invented model as invented, and both files named on the last line are there."""
    result = hfscore("demo", tmp_path / "d", "--language", language)
    assert result.exit_code == 0, result.output
    assert words in result.stdout
    for name in ("watchlist.xlsx", "20261101_HFScore.xlsx"):
        assert str(tmp_path / "d" / name) in result.stdout.replace("\n", "")
        assert (tmp_path / "d" / name).is_file()
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == [
        "20261101_HFScore.xlsx",
        "watchlist.xlsx",
    ]


def test_the_sample_scores_the_same_from_the_wire(hub: HubDouble, hfscore: Run) -> None:
    """A sample model served by the Hub double comes back child for child, a thousand to the page."""
    found = next(snapshot for snapshot in sample_snapshots() if snapshot.base.id.endswith("giant"))
    hub.add_snapshot(found)
    result = hfscore("history", found.base.id, "--relation", "all", "--json", HF_ENDPOINT=hub.endpoint)
    document = json.loads(result.stdout)
    assert document["complete"] is True
    assert sum(month["new"] for month in document["months"]) == len(found.children)
    assert sum(seen.route == "listing" for seen in hub.seen) == -(-len(found.children) // 1000)


@pytest.mark.parametrize(
    "command", [(), *((name,) for name in COMMANDS)], ids=lambda c: c[0] if c else "hfscore"
)
def test_every_command_explains_itself(hfscore: Run, command: tuple[str, ...]) -> None:
    """--help of each command ends with exit code 0, and every option has a text beside it."""
    result = hfscore(*command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    asked = main.get_command(click.Context(main), command[0]) if command else main
    assert asked is not None
    assert all(option.help for option in asked.params if isinstance(option, click.Option))


def test_files_on_request_hold_what_is_printed(hub: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """--json-file holds the document of --json, --csv the same model's row with a byte-order mark."""
    hub.add_base("org/base", datetime(2024, 1, 1, tzinfo=UTC))
    for number in range(30):
        hub.add_child(
            f"u/{number}",
            datetime(2024, 1, 2, tzinfo=UTC) + timedelta(days=number),
            {"org/base": Relation.MERGE},
        )
    files = ("--json-file", tmp_path / "a.json", "--csv", tmp_path / "a.csv")
    result = hfscore("score", "org/base", "--relation", "merge", "--json", *files, HF_ENDPOINT=hub.endpoint)
    assert json.loads(result.stdout) == json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfmodel,status,")
    assert b"\norg/base,ok," in raw


def test_sentences_come_in_japanese_where_that_is_wanted(hfscore: Run) -> None:
    """By option or by HFSCORE_LANGUAGE the message is the Japanese one."""
    for options, env in ((("--language", "ja"), {}), ((), {"HFSCORE_LANGUAGE": "ja"})):
        (answer,) = json.loads(hfscore("score", "no id", "--json", *options, **env).stdout)
        assert "モデルID" in answer["message"]


def test_bad_input_is_told_in_japanese_too(hfscore: Run) -> None:
    """A panel that is not there is told in the user's language, with exit code 2."""
    result = hfscore("fit", "--panel", "ない.csv", HFSCORE_LANGUAGE="ja")
    assert result.exit_code == 2
    assert "ない.csv" in result.stderr
    assert "ません" in result.stderr


def program(*arguments: str, home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a process of its own."""
    surroundings = {**os.environ, "HFSCORE_HOME": str(home), "HF_ENDPOINT": "http://127.0.0.1:9", **env}  # noqa: TID251  a child process's surroundings
    return subprocess.run(
        [str(PROGRAM), *arguments], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_help_tells_of_every_command_in_a_whole_sentence(hfscore: Run) -> None:
    """No sentence is cut, so that nobody has to open each help to choose; the demo comes first."""
    told = hfscore("--help").stdout.split("Commands:")[1]
    assert "..." not in told
    assert told.split()[0] == "demo"
    assert all(f"\n  {name}" in told for name in COMMANDS)


@pytest.mark.parametrize(
    ("args", "env", "words"),
    [
        (("score", "a/b", "--as-of", "x", "--language", "ja"), {}, "「x」は日付ではありません"),
        (("score", "a/b", "--as-of", "2999-01-01"), {"HFSCORE_LANGUAGE": "ja"}, "範囲外です"),
        (("refresh", "no.xlsx", "--language", "ja"), {}, "エラー：no.xlsx がありません"),
        (("status",), {"HFSCORE_LANGUAGE": "ja", "HF_ENDPOINT": "no address"}, "エラー：HF_ENDPOINT"),
    ],
)
def test_errors_speak_the_language(
    hfscore: Run, args: tuple[str, ...], env: dict[str, str], words: str
) -> None:
    """What is wrong is said in Japanese where the option or the surroundings say so, settings unread too."""
    done = hfscore(*args, **env)
    assert done.exit_code == 2
    assert words in done.output


def test_a_fault_of_our_own_is_one_sentence_and_the_rest_is_in_the_log(tmp_path: Path) -> None:
    """A crash, made on purpose, shows its kind and where the details are; the traceback stands there."""
    crash = (
        "from xl_addin.cli.commands.models import score; score.callback = lambda **_: 1 / 0\n"
        "from xl_addin.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", crash, "score", "org/a"],
        env={**os.environ, "HFSCORE_HOME": str(tmp_path)},  # noqa: TID251  a child process's surroundings
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "内部で問題が発生しました" in done.stderr
    assert str(tmp_path / "hfscore.log") in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in (tmp_path / "hfscore.log").read_text(encoding="utf-8")


def test_a_home_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    """Where the home is a file, the demo still runs."""
    (tmp_path / "home").write_text("no folder")
    done = program("demo", str(tmp_path / "demo"), home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert not done.stderr


def test_a_poor_console_is_no_obstacle(tmp_path: Path) -> None:
    """Where the console knows ASCII only, Japanese output is shown with question marks, exit code 0."""
    done = program("demo", str(tmp_path), "--language", "ja", home=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_json_stands_alone_on_stdout(tmp_path: Path) -> None:
    """With --json stdout is one JSON document and stderr, without a terminal, is empty."""
    done = program("score", "org/a", "--json", "--offline", home=tmp_path)
    assert json.loads(done.stdout)[0]["status"] == "unreachable"
    assert not done.stderr
    assert done.returncode == 1


def test_errors_come_in_the_language_that_was_asked_for(hfscore: Run, tmp_path: Path) -> None:
    """With --language ja what is refused is said in Japanese, though the settings speak English, and back."""
    missing = tmp_path / "none.xlsx"
    assert "がありません" in hfscore("refresh", missing, "--language", "ja").stderr
    assert "does not exist" in hfscore("refresh", missing).stderr
    assert "does not exist" in hfscore("refresh", missing, "--language", "en", HFSCORE_LANGUAGE="ja").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_the_screen_is_a_sentence(tmp_path: Path) -> None:
    """What is printed into a file on a full disk ends with its cure, not as a fault of the program's own."""
    done = shell(f"{PROGRAM} status > /dev/full", tmp_path)
    assert done.returncode == 2, done.stderr
    assert "The disk is full" in done.stderr
    assert "fault" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
def test_a_question_without_anybody_to_answer_is_no_fault(tmp_path: Path) -> None:
    """With stdin closed, as some schedulers start programs, a question counts as answered with no."""
    (tmp_path / "run.toml").write_text('[watch]\nmodels = ["sample/giant"]\n', encoding="utf-8")
    done = shell(f"{PROGRAM} schedule {tmp_path / 'run.toml'} --kind cron <&-", tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Aborted" in done.stderr
    assert "fault" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no sizes of files")
def test_a_run_on_a_full_disk_is_no_fault(tmp_path: Path) -> None:
    """Where not a byte can be kept, not even of the log, there are sentences and an exit code."""
    (tmp_path / "run.toml").write_text('[watch]\nmodels = ["org/a"]\n', encoding="utf-8")
    (tmp_path / "reports").mkdir()
    done = shell(f"ulimit -f 0; HF_HUB_OFFLINE=1 {PROGRAM} run {tmp_path / 'run.toml'}", tmp_path)
    assert done.returncode in (1, 2), done.stderr
    assert "fault" not in done.stderr


@pytest.mark.parametrize("columns", ["0", "1"])
def test_a_screen_without_width_shows_the_table_all_the_same(tmp_path: Path, columns: str) -> None:
    """COLUMNS=0, as some terminals say at their start, would else leave nothing of it."""
    done = program("score", "sample/giant", home=tmp_path, COLUMNS=columns)
    assert "sample/giant" in done.stdout


def shell(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell's."""
    surroundings = {**os.environ, "HFSCORE_HOME": str(home), "HF_ENDPOINT": "http://127.0.0.1:9"}  # noqa: TID251  a child process's surroundings
    return subprocess.run(
        ["/bin/sh", "-c", command], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
