"""The commands that set up Excel's side: the real workbook, in real folders, read back by doctor."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from programs import require_program

from xl_addin.outputs.sheets.config import read_config

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"
NAMES = {"HFScore.xlsm", "READ-ME.txt", ".hfscore-installed.json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name a folder that is not there yet, as it may be called in Japan."""
    return tmp_path / "山田 太郎" / "表 計算"


def names(folder: Path) -> set[str]:
    """Return the names of what lies in a folder."""
    return {file.name for file in folder.iterdir()}


def test_install_puts_the_workbook_and_tells_the_next_steps(hfscore: Run, folder: Path) -> None:
    """Workbook and text lie there; the workbook names the Python that runs; what to do next is said."""
    result = hfscore("excel", "install", "--folder", folder)
    assert result.exit_code == 0, result.output
    assert names(folder) == NAMES
    assert read_config(folder / "HFScore.xlsm")["INTERPRETER_WIN"] == sys.executable
    for words in (str(folder / "HFScore.xlsm"), "1. Open HFScore.xlsm", "=HFSCORE(", "hfscore doctor"):
        assert words in result.stdout


def test_the_text_opens_in_notepad(hfscore: Run, folder: Path) -> None:
    """With a byte order mark and Windows' line ends, in the language asked for."""
    hfscore("excel", "install", "--folder", folder, "--language", "ja")
    content = (folder / "READ-ME.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 5
    assert "コンテンツの有効化" in content.decode("utf-8-sig")


def test_without_a_folder_it_is_the_users_documents(hfscore: Run, tmp_path: Path) -> None:
    """HFScore below the documents; doctor finds the workbook there by itself and finds it right."""
    documents = {"XDG_DOCUMENTS_DIR": str(tmp_path / "書類")}
    hfscore("excel", "install", **documents)
    assert names(tmp_path / "書類" / "HFScore") == NAMES
    checks = json.loads(hfscore("doctor", "--offline", "--json", **documents).stdout)
    (workbook,) = (check for check in checks if check["check"] == "workbook")
    assert (workbook["state"], "書類" in workbook["message"]) == ("fine", True)


def test_a_second_install_changes_nothing(hfscore: Run, folder: Path) -> None:
    """The same parts make the same bytes, so nothing is set aside."""
    hfscore("excel", "install", "--folder", folder)
    before = (folder / "HFScore.xlsm").read_bytes()
    result = hfscore("excel", "install", "--folder", folder)
    assert (result.exit_code, "had been changed" in result.stdout) == (0, False)
    assert (folder / "HFScore.xlsm").read_bytes() == before
    assert names(folder) == NAMES


def test_a_changed_workbook_is_kept_and_told(hfscore: Run, folder: Path) -> None:
    """By install under a dated name, by uninstall where it is."""
    hfscore("excel", "install", "--folder", folder)
    (folder / "HFScore.xlsm").write_bytes(b"my figures")
    result = hfscore("excel", "install", "--folder", folder)
    (aside,) = names(folder) - NAMES
    assert (folder / aside).read_bytes() == b"my figures"
    assert f"kept as {aside}" in result.stdout
    (folder / "HFScore.xlsm").write_bytes(b"more figures")
    result = hfscore("excel", "uninstall", "--folder", folder)
    assert "was changed since it was installed" in result.stdout
    assert names(folder) == {aside, "HFScore.xlsm"}


def test_uninstall_takes_all_of_it_back(hfscore: Run, folder: Path) -> None:
    """The folder is gone; a second time says that nothing is there, which is no fault."""
    hfscore("excel", "install", "--folder", folder)
    result = hfscore("excel", "uninstall", "--folder", folder)
    assert (result.exit_code, folder.exists()) == (0, False)
    assert str(folder / "READ-ME.txt") in result.stdout
    again = hfscore("excel", "uninstall", "--folder", folder, "--language", "ja")
    assert (again.exit_code, "ありません" in again.stdout) == (0, True)


def test_a_folder_in_onedrive_is_warned_of(hfscore: Run, folder: Path) -> None:
    """Excel knows files there by a web address; the cure is another folder."""
    cloud = hfscore("excel", "install", "--folder", folder, OneDrive=str(folder.parent))
    assert "lies in OneDrive" in cloud.stdout
    assert "OneDrive" not in hfscore("excel", "install", "--folder", folder).stdout


def test_a_place_that_cannot_be_written_is_told(hfscore: Run, tmp_path: Path) -> None:
    """A file where the folder should be: exit code 2 and a sentence, and the file as it was."""
    (tmp_path / "file").write_text("mine")
    result = hfscore("excel", "install", "--folder", tmp_path / "file" / "HFScore")
    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True), result.output
    assert (tmp_path / "file").read_text() == "mine"


def test_a_protected_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Install and uninstall refuse in words, and what lies there stays whole."""
    # Root may write everywhere, so the program runs as another user.
    root = os.geteuid() == 0
    other = [require_program("setpriv"), "--reuid=65534", "--regid=65534", "--clear-groups"] if root else []
    with tempfile.TemporaryDirectory() as place:  # one that others may enter
        Path(place).chmod(0o755)
        folder = Path(place, "表 計算")
        monkeypatch.setenv("HFSCORE_HOME", place)
        monkeypatch.setenv("HFSCORE_LANGUAGE", "en")

        def run(command: str, *prefix: str) -> subprocess.CompletedProcess[str]:
            line = [*prefix, str(PROGRAM), "excel", command, "--folder", str(folder)]
            return subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)

        assert run("install").returncode == 0
        before = {name: (folder / name).read_bytes() for name in names(folder)}
        folder.chmod(0o555)
        for command in ("install", "uninstall"):
            refused = run(command, *other)
            assert (refused.returncode, "protected" in refused.stderr) == (2, True), refused.stderr
        folder.chmod(0o755)
        assert {name: (folder / name).read_bytes() for name in names(folder)} == before
