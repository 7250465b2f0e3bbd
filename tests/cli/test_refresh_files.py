"""The command refresh and the file itself: who has it open, where it lies, who may write it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hub_double import HubDouble
from programs import require_program
from watched import CHILDREN, children, grow

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"
LONGEST = 255  # bytes of a name, on Linux as on Windows


@pytest.fixture
def refresh(watched: HubDouble, hfscore: Run) -> Callable[..., Result]:
    """Run ``hfscore refresh ARGS`` after the Hub has changed."""
    grow(watched, "new")

    def run(*args: object, **env: str) -> Result:
        result = hfscore("refresh", *args, "--fresh", **{"HF_ENDPOINT": watched.endpoint, **env})
        assert "Traceback" not in result.output
        return result

    return run


def excel_mark(user: str) -> bytes:
    """Return Excel's owner file: 165 bytes, the name in the system's letters and from byte 55 in UTF-16."""
    ansi, wide = user.encode("cp932", "replace"), user.encode("utf-16-le")
    head = bytes([len(ansi)]) + ansi.ljust(54)
    return (head + len(user).to_bytes(2, "little") + wide).ljust(165, b" ")


@pytest.mark.parametrize(
    ("mark", "content"),
    [
        ("~$監視 リスト.xlsx", excel_mark("佐藤 Müller")),
        (".~lock.監視 リスト.xlsx#", "佐藤 Müller,sato,pc-7,25.11.2026 12:00,file:///home;".encode()),
        (".~lock.監視 リスト.xlsx#", ",佐藤 Müller,vm,25.11.2026 03:54,file:///home;".encode()),
    ],
    ids=["Excel", "LibreOffice", "LibreOffice without a name"],
)
def test_an_open_workbook_is_left_alone(
    refresh: Callable[..., Result], watchlist: Path, mark: str, content: bytes
) -> None:
    """Exit code 2; who has it open is told, and the mark to delete; no byte of the file changes."""
    watchlist.with_name(mark).write_bytes(content)
    before = watchlist.read_bytes()
    result = refresh(watchlist)
    assert result.exit_code == 2
    assert "open in a spreadsheet program by 佐藤 Müller" in result.stderr
    assert mark in result.stderr
    assert watchlist.read_bytes() == before
    watchlist.with_name(mark).unlink()
    assert refresh(watchlist).exit_code == 0


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff" * 165, bytes(165)])
def test_a_mark_without_a_name_says_open_all_the_same(
    refresh: Callable[..., Result], watchlist: Path, content: bytes
) -> None:
    """Whatever the mark holds, the workbook is open."""
    watchlist.with_name(f"~${watchlist.name}").write_bytes(content)
    assert "is open in a spreadsheet program" in refresh(watchlist).stderr


def test_copies_of_a_conflict_stay(refresh: Callable[..., Result], watchlist: Path) -> None:
    """What OneDrive and others lay beside the workbook is neither read nor touched."""
    others = [watchlist.with_name(f"監視 リスト{suffix}.xlsx") for suffix in ("-PC7", " (1)", "-PC7-2")]
    for other in others:
        other.write_bytes(b"somebody's")
    assert refresh(watchlist).exit_code == 0
    assert [other.read_bytes() for other in others] == [b"somebody's"] * 3
    assert {path.name for path in watchlist.parent.glob("*.xlsx")} == {
        path.name for path in (*others, watchlist)
    }


def test_behind_a_link_the_file_itself_is_refreshed(
    refresh: Callable[..., Result], watchlist: Path, tmp_path: Path
) -> None:
    """The link stays a link, its target has the new figures and its own mode."""
    target = tmp_path / "shared" / "list.xlsx"
    target.parent.mkdir()
    watchlist.rename(target)
    watchlist.symlink_to(target)
    target.chmod(0o640)
    assert refresh(watchlist).exit_code == 0
    assert watchlist.is_symlink()
    assert children(target) == [CHILDREN + 1]
    assert target.stat().st_mode & 0o777 == 0o640


def test_links_in_a_circle(refresh: Callable[..., Result], tmp_path: Path) -> None:
    """A link to itself is told as a file that cannot be read."""
    (tmp_path / "circle.xlsx").symlink_to("circle.xlsx")
    result = refresh("circle.xlsx")
    assert (result.exit_code, "circle.xlsx cannot be read" in result.stderr) == (2, True)


def test_a_pipe_is_no_workbook(refresh: Callable[..., Result], tmp_path: Path) -> None:
    """What may never end is not read."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    result = refresh("pipe.xlsx")
    assert (result.exit_code, "is not a file" in result.stderr) == (2, True)


def test_the_longest_name(refresh: Callable[..., Result], watchlist: Path) -> None:
    """A name as long as file systems allow can be refreshed and kept."""
    name = ("長" * 83).ljust(84, "x") + ".xlsx"
    assert len(name.encode()) == LONGEST
    long = watchlist.rename(watchlist.with_name(name))
    assert refresh(long).exit_code == 0
    assert children(long) == [CHILDREN + 1]


def test_the_workbook_as_it_was_is_kept(
    refresh: Callable[..., Result], watchlist: Path, tmp_path: Path
) -> None:
    """The copy whose name is told holds the bytes from before."""
    before = watchlist.read_bytes()
    result = refresh(watchlist)
    (copy,) = (tmp_path / "home" / "backups").iterdir()
    assert copy.read_bytes() == before
    assert str(copy) in result.stdout


def test_backups_that_cannot_be_kept(refresh: Callable[..., Result], watchlist: Path, tmp_path: Path) -> None:
    """Without a copy of what was there nothing is replaced."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "backups").write_text("a file")
    before = watchlist.read_bytes()
    result = refresh(watchlist)
    assert (result.exit_code, "backups cannot be written" in result.stderr) == (2, True), result.stderr
    assert watchlist.read_bytes() == before


@pytest.mark.parametrize(
    ("protected", "told"), [("file", "is read-only and was left"), ("folder", "The folder")]
)
def test_what_may_only_be_read(
    watched: HubDouble, first_edition: bytes, protected: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a user who may not write the file, or beside it: words, exit code 2, and the file as it was."""
    root = os.geteuid() == 0  # who may write everywhere, so the program runs as another user
    other = [require_program("setpriv"), "--reuid=65534", "--regid=65534", "--clear-groups"] if root else []
    with tempfile.TemporaryDirectory() as place:  # one that others may enter
        Path(place).chmod(0o755)
        home, folder = Path(place, "home"), Path(place, "共有 folder")
        for made, mode in ((home, 0o777), (folder, 0o777)):
            made.mkdir()
            made.chmod(mode)
        book = folder / "list.xlsx"
        book.write_bytes(first_edition)
        book.chmod(0o444 if protected == "file" else 0o666)
        folder.chmod(0o777 if protected == "file" else 0o555)
        monkeypatch.setenv("HFSCORE_HOME", str(home))
        monkeypatch.setenv("HFSCORE_LANGUAGE", "en")
        monkeypatch.setenv("HF_ENDPOINT", watched.endpoint)
        line = [*other, str(PROGRAM), "refresh", str(book)]
        refused = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
        assert (refused.returncode, told in refused.stderr) == (2, True), refused.stderr
        assert "Traceback" not in refused.stderr
        assert book.read_bytes() == first_edition
        assert list(folder.iterdir()) == [book]
        assert watched.seen == []
        folder.chmod(0o777)
