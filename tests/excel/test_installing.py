"""The add-in's folder: ours is replaced and taken back, the user's is kept, nothing is ever half written."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import BadInput
from xl_addin.excel.installing import BOOK, MANIFEST, install, installed_book, uninstall

TODAY = date(2026, 11, 25)
OLD = {BOOK: b"book 1", "READ-ME.txt": b"read 1"}
NEW = {BOOK: b"book 2", "READ-ME.txt": b"read 2"}
DYING = """
import os, sys
from datetime import date
from pathlib import Path
from xl_addin.excel.installing import install

class Dying(dict):
    asked = 0
    def items(self):
        self.asked += 1
        for place, item in enumerate(super().items()):
            if self.asked == 2 and place == 1:  # the first time tells the digests, the second writes
                os._exit(9)
            yield item

install(Path(sys.argv[1]), Dying({"HFScore.xlsm": b"book 2", "READ-ME.txt": b"read 2"}), date(2026, 11, 25))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name a folder that is not there yet, as it may be called in Japan."""
    return tmp_path / "山田 太郎" / "ドキュメント (社内)" / "HFScore"


def _held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != MANIFEST}


def test_a_first_run_makes_the_folder_and_its_files(folder: Path) -> None:
    """What was asked for lies there, with the manifest and nothing else."""
    done = install(folder, OLD, TODAY)
    assert _held(folder) == OLD
    assert done.written == (folder / BOOK, folder / "READ-ME.txt")
    assert done.kept == ()
    assert installed_book(folder) == folder / BOOK


def test_a_second_run_replaces_what_the_first_wrote(folder: Path) -> None:
    """Nothing is set aside, for nothing was changed."""
    install(folder, OLD, TODAY)
    assert install(folder, NEW, TODAY).kept == ()
    assert _held(folder) == NEW


def test_what_the_user_changed_is_kept_under_a_dated_name(folder: Path) -> None:
    """The changed book has the day in its name, a second one of that day a number more."""
    install(folder, OLD, TODAY)
    for number, content in enumerate((b"my figures", b"more figures"), 1):
        (folder / BOOK).write_bytes(content)
        done = install(folder, NEW, TODAY)
        aside = folder / ("HFScore (2026-11-25).xlsm" if number == 1 else "HFScore (2026-11-25 2).xlsm")
        assert done.kept == ((folder / BOOK, aside),)
        assert aside.read_bytes() == content
    assert (folder / BOOK).read_bytes() == b"book 2"


def test_a_file_that_was_there_before_is_the_users(folder: Path) -> None:
    """A book of the same name that HFScore never wrote is set aside, and so is a folder in its place."""
    folder.mkdir(parents=True)
    (folder / BOOK).write_bytes(b"mine")
    (folder / "READ-ME.txt").mkdir()
    install(folder, NEW, TODAY)
    assert (folder / "HFScore (2026-11-25).xlsm").read_bytes() == b"mine"
    assert (folder / "READ-ME (2026-11-25).txt").is_dir()


def test_what_is_no_longer_shipped_goes_unless_it_was_changed(folder: Path) -> None:
    """A file of an earlier version is taken away, a changed one stays."""
    install(folder, OLD | {"old.txt": b"old", "older.txt": b"older"}, TODAY)
    (folder / "older.txt").write_bytes(b"notes")
    install(folder, NEW, TODAY)
    assert _held(folder) == NEW | {"older.txt": b"notes"}


def test_everything_is_taken_back(folder: Path) -> None:
    """Files, manifest and the empty folder are gone; the folder above stays; a second time finds nothing."""
    install(folder, OLD, TODAY)
    done = uninstall(folder)
    assert done.removed == (folder / BOOK, folder / "READ-ME.txt")
    assert (folder.exists(), folder.parent.exists()) == (False, True)
    assert uninstall(folder).removed == ()


def test_what_the_user_changed_or_added_stays(folder: Path) -> None:
    """The changed book is named as kept, a file of the user's own is left alone, and the folder with them."""
    install(folder, OLD, TODAY)
    (folder / BOOK).write_bytes(b"my figures")
    (folder / "notes.txt").write_bytes(b"mine")
    done = uninstall(folder)
    assert (done.removed, done.kept) == ((folder / "READ-ME.txt",), (folder / BOOK,))
    assert {file.name for file in folder.iterdir()} == {BOOK, "notes.txt"}
    assert installed_book(folder) is None


def test_a_folder_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    """Without a manifest nothing is removed, not even an empty folder."""
    (tmp_path / BOOK).write_bytes(b"mine")
    assert uninstall(tmp_path).removed == ()
    assert (tmp_path / BOOK).exists()
    (tmp_path / "empty").mkdir()
    uninstall(tmp_path / "empty")
    assert (tmp_path / "empty").exists()


def test_what_an_interrupted_run_leaves_is_known_as_ours(folder: Path) -> None:
    """After a process that died between two files, nothing is set aside, and what was not whole is swept."""
    install(folder, OLD, TODAY)
    assert subprocess.run([sys.executable, "-c", DYING, str(folder)], check=False, timeout=60).returncode == 9
    assert _held(folder) == {BOOK: b"book 2", "READ-ME.txt": b"read 1"}
    left = folder / ".hfscore-0123abcd.tmp"
    left.write_bytes(b"half")
    assert install(folder, {BOOK: b"book 3", "READ-ME.txt": b"read 3"}, TODAY).kept == ()
    assert not left.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in its place refuses in words, with the file's name."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput, match="file"):
        install(tmp_path / "file" / "HFScore", NEW, TODAY)


@pytest.mark.parametrize(
    "spoilt", ["", "[]", "{", '{"../secret.txt": ["x"]}', '{"": ["x"]}', '{"HFScore.xlsm": "x"}', "null"]
)
def test_a_spoilt_manifest_names_nothing(folder: Path, spoilt: str) -> None:
    """Whatever stands in it, nothing outside of the folder and nothing of the user's is touched."""
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(spoilt, encoding="utf-8")
    (folder.parent / "secret.txt").write_bytes(b"secret")
    assert uninstall(folder).removed == ()
    (folder / BOOK).write_bytes(b"mine")
    assert len(install(folder, NEW, TODAY).kept) == 1
    assert (folder.parent / "secret.txt").read_bytes() == b"secret"


def test_the_manifest_bears_digests_alone(folder: Path) -> None:
    """SHA-256 by file name, so that a colleague's tool can check them."""
    install(folder, NEW, TODAY)
    digests = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    # printf 'book 2' | sha256sum
    assert digests[BOOK] == ["c70bd8027372766cfe6a8c519be7af639b6fa2895ef6d6f287bcfef8e406d93e"]


@given(
    st.lists(st.tuples(st.sampled_from(["install", "change", "uninstall"]), st.integers(0, 2)), max_size=8)
)
def test_the_users_bytes_are_never_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Whatever is done in whatever order, what the user wrote and did not overwrite is still there."""
    folder = tmp_path_factory.mktemp("any")
    mine: set[bytes] = set()
    for number, (step, which) in enumerate(steps):
        if step == "install":
            install(folder, {BOOK: b"book %d" % which}, TODAY)
        elif step == "uninstall":
            uninstall(folder)
        else:
            folder.mkdir(exist_ok=True)
            book = folder / BOOK
            mine -= {book.read_bytes()} if book.exists() else set()
            book.write_bytes(b"mine %d" % number)
            mine.add(b"mine %d" % number)
    held = {file.read_bytes() for file in folder.iterdir()} if folder.exists() else set()
    assert mine <= held
