"""Changing a user's workbook: with a copy of what was there, and never over somebody else's work."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from xl_addin.errors import BadInput
from xl_addin.outputs.files.swapping import ChangedMeanwhile, Original, read_content, read_original, swap

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MEGABYTE = 2**20


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a file with old content."""
    path = tmp_path / "books" / "list [1].xlsx"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Return where copies go; the folder is not there yet."""
    return tmp_path / "home" / "backups"


def test_new_content_and_a_dated_copy_of_the_old(book: Path, backups: Path) -> None:
    """The file holds the new content, the copy the old, under the name of the file and the moment."""
    copy = swap(read_original(book), b"new", backups, NOON)
    assert (book.read_bytes(), copy.read_bytes()) == (b"new", b"old")
    assert copy.name.startswith("list [1]-")
    assert "-20261125T120000-" in copy.name
    assert list(book.parent.iterdir()) == [book]


def test_ten_copies_of_each_workbook_stay(book: Path, backups: Path) -> None:
    """Of twelve swaps the last ten copies stay, beside that of a workbook of the same name elsewhere."""
    other = book.parent / "more" / book.name
    other.parent.mkdir()
    other.write_bytes(b"other")
    theirs = swap(read_original(other), b"new", backups, NOON)
    mine = [
        swap(read_original(book), str(number).encode(), backups, NOON + timedelta(milliseconds=number))
        for number in range(12)
    ]
    assert set(backups.iterdir()) == {theirs, *mine[2:]}


def test_what_changed_meanwhile_is_not_replaced(book: Path, backups: Path) -> None:
    """Content that was not read is not written over, and nothing is left beside it."""
    original = read_original(book)
    book.write_bytes(b"somebody's")
    with pytest.raises(ChangedMeanwhile):
        swap(original, b"new", backups, NOON)
    assert [path.read_bytes() for path in book.parent.iterdir()] == [b"somebody's"]


def test_what_is_gone_does_not_come_back(book: Path, backups: Path) -> None:
    """A file that was deleted stays so."""
    original = read_original(book)
    book.unlink()
    with pytest.raises(BadInput, match="deleted or moved"):
        swap(original, b"new", backups, NOON)
    assert list(book.parent.iterdir()) == []


def test_opened_meanwhile(book: Path, backups: Path) -> None:
    """A workbook that was opened after it was read is not replaced."""
    original = read_original(book)
    book.with_name(f"~${book.name}").touch()
    with pytest.raises(BadInput, match="open in a spreadsheet program"):
        swap(original, b"new", backups, NOON)
    assert book.read_bytes() == b"old"


def test_leftovers_of_killed_runs_are_cleared(book: Path, backups: Path) -> None:
    """What an earlier run left an hour ago goes, in both folders; what another writes now stays."""
    backups.mkdir(parents=True)
    old = [folder / ".hfscore-0.tmp" for folder in (book.parent, backups)]
    young = [folder / ".hfscore-1.tmp" for folder in (book.parent, backups)]
    for stray, age in [*((path, 61) for path in old), *((path, 59) for path in young)]:
        stray.touch()
        os.utime(stray, ((NOON - timedelta(minutes=age)).timestamp(),) * 2)
    swap(read_original(book), b"new", backups, NOON)
    assert [path.exists() for path in (*old, *young)] == [False, False, True, True]


def test_mode_is_kept(book: Path, backups: Path) -> None:
    """Whoever could read the file can read it afterwards, and its copy, and nobody else."""
    book.chmod(0o604)
    copy = swap(read_original(book), b"new", backups, NOON)
    assert [path.stat().st_mode & 0o777 for path in (book, copy)] == [0o604] * 2


def test_too_large_is_not_read(book: Path) -> None:
    """A file of more than 100 MB is refused by its size alone."""
    os.truncate(book, 100 * MEGABYTE + 1)  # takes no room on the disk
    with pytest.raises(BadInput, match="larger than 100 MB"):
        read_original(book)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A name without a file is told with the command that makes one."""
    with pytest.raises(BadInput, match="hfscore workbook"):
        read_original(tmp_path / "none.xlsx")


def test_original_is_where_the_link_leads(book: Path, tmp_path: Path) -> None:
    """Behind links the path is that of the file."""
    link = tmp_path / "link.xlsx"
    link.symlink_to(book)
    book.chmod(0o640)
    assert read_original(link) == Original(book.resolve(), b"old", 0o640)


def test_a_workbook_that_is_open_can_be_read(book: Path) -> None:
    """Who only looks at it is not stopped by Excel's lock; who wants to change it is."""
    (book.parent / f"~${book.name}").write_bytes(b"\x04Sato".ljust(165, b"\0"))
    assert read_content(book) == b"old"
    with pytest.raises(BadInput):
        read_original(book)


def test_what_is_not_there_cannot_be_read(book: Path) -> None:
    """A missing file and a folder are refused in words."""
    for path in (book.with_name("gone.xlsx"), book.parent):
        with pytest.raises(BadInput):
            read_content(path)
