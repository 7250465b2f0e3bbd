"""The commands that set up LibreOffice's side, over an office that only notes what it is asked."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

Run = Callable[..., Result]
ADDIN = "org.hfscore.addin"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of an office whose program for extensions keeps a list of them."""
    program = tmp_path / "office" / "program" / "unopkg"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"""#!{sys.executable}
import sys, shutil, pathlib
order, args, kept = sys.argv[1], sys.argv[2:], pathlib.Path({str(tmp_path / "kept.oxt")!r})
open({str(tmp_path / "said")!r}, "a").write(" ".join([order, *args[:-1]]) + "\\n")
if order == "add":
    shutil.copy(args[-1], kept)
elif order == "remove":
    kept.unlink()
elif kept.exists():
    print("Identifier: {ADDIN}")
"""
    )
    program.chmod(0o755)
    return tmp_path / "office"


def test_build_writes_the_add_in(hfscore: Run, tmp_path: Path) -> None:
    """A file for a double click, with this Python and this home in it."""
    result = hfscore("libreoffice", "build", tmp_path / "x.oxt")
    assert result.exit_code == 0, result.output
    assert "x.oxt" in result.stdout
    with ZipFile(tmp_path / "x.oxt") as file:
        baked = json.loads(file.read("pythonpath/hfscore_addin/client.json"))
    assert baked["python"] == sys.executable
    assert baked["home"] == str(tmp_path / "home")


def test_a_folder_of_the_users_own_is_each_users(hfscore: Run, tmp_path: Path) -> None:
    """An add-in for all users leads each of them to a store of their own."""
    result = hfscore(
        "libreoffice", "build", tmp_path / "x.oxt", HOME=str(tmp_path), USERPROFILE=str(tmp_path)
    )
    assert result.exit_code == 0, result.output
    with ZipFile(tmp_path / "x.oxt") as file:
        assert json.loads(file.read("pythonpath/hfscore_addin/client.json"))["home"] == str(Path("~/home"))


def test_install_and_uninstall(hfscore: Run, office: Path, tmp_path: Path) -> None:
    """Twice in is in, out is out, and each says what was done and what comes next."""
    for _ in range(2):
        result = hfscore("libreoffice", "install", "--office", office, "--user")
        assert result.exit_code == 0, result.output
        assert "=HFSCORE(" in result.stdout
        assert "for you" in result.stdout
    assert (tmp_path / "kept.oxt").read_bytes().startswith(b"PK")
    assert "Removed" in hfscore("libreoffice", "uninstall", "--office", office, "--user").stdout
    assert not (tmp_path / "kept.oxt").exists()
    assert "not installed" in hfscore("libreoffice", "uninstall", "--office", office, "--user").stdout
    assert (tmp_path / "said").read_text().splitlines() == ["add -f", "add -f", "list", "remove", "list"]


def test_for_all_users(hfscore: Run, office: Path, tmp_path: Path) -> None:
    """Where the user wants it, or is root."""
    result = hfscore("libreoffice", "install", "--office", office, "--shared", "--language", "ja")
    assert "全ユーザー" in result.stdout
    assert (tmp_path / "said").read_text() == "add --shared -f\n"


def test_no_office_is_a_sentence(hfscore: Run, tmp_path: Path) -> None:
    """Exit code 2, and the folder that was named."""
    result = hfscore("libreoffice", "install", "--office", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output
    assert "Traceback" not in result.output


def test_names_of_what_is_no_workbook(hfscore: Run, tmp_path: Path) -> None:
    """It stays as it is, and a sentence says what it is not."""
    path = tmp_path / "text.xlsx"
    path.write_bytes(b"no workbook")
    result = hfscore("libreoffice", "names", path)
    assert result.exit_code == 2
    assert path.read_bytes() == b"no workbook"
    assert "Traceback" not in result.output
