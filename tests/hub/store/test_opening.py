"""Opening the store: whatever lies there, there is something to work with, and the user knows what."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from processes import all_said, said, started
from store_filled import expected, filled, read_all
from store_worlds import ENDPOINT, TODAY, base_of, changing, read_back

from xl_addin.errors import StoreDamaged, StoreNewer, StoreUnwritable
from xl_addin.hub.store.checking import is_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.files import beside
from xl_addin.hub.store.opening import Opened, open_store, required_store, set_aside
from xl_addin.hub.store.schema import VERSION
from xl_addin.hub.store.snapshots import latest, save_snapshot

ASIDE = "store-damaged-2026-11-24.sqlite"

posix = pytest.mark.skipif(sys.platform == "win32", reason="its permissions and limits are those of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the store is to lie, in a folder that nobody made yet."""
    return tmp_path / "社内 データ" / "HFScore 1" / "store.sqlite"


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder that every user of the machine may enter."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    rmtree(folder)


def begun(path: Path, steps: int = 1) -> None:
    """Make a store with the first steps of a base."""
    database = open_store(path, TODAY).database
    for step in range(steps):
        save_snapshot(database, ENDPOINT, "org/base", changing(step))
    database.close()


def spoil_a_child(path: Path) -> None:
    """Alter a letter of a child, which only reading it can notice."""
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"user6/tune-27")] ^= 1
    path.write_bytes(raw)


def spoil(path: Path) -> None:
    """Write zeros over the second page, which every opening notices."""
    raw = bytearray(path.read_bytes())
    raw[4096:8192] = bytes(4096)
    path.write_bytes(raw)


def told(opened: Opened) -> str:
    """Return the warnings as one text."""
    return " ".join(warning.en for warning in opened.warnings)


def test_the_store_and_its_folder_are_made(path: Path) -> None:
    """Where nothing is there yet, folder and file are made without a word, and found the next time."""
    begun(path, steps=3)
    opened = open_store(path, TODAY)
    assert opened.warnings == ()
    steps = [changing(step) for step in range(3)]
    assert read_back(opened.database, steps) == steps


def test_a_damaged_file_is_set_aside_and_told(path: Path) -> None:
    """The damaged file gets a dated name, what could be read stands in the new one, and the user is told."""
    path.parent.mkdir(parents=True)
    path.write_bytes(filled())
    spoil(path)
    damaged = path.read_bytes()
    opened = open_store(path, TODAY)
    assert ASIDE in told(opened)
    assert "30 decisions, 20 events, 1 imports" in told(opened)
    assert path.with_name(ASIDE).read_bytes() == damaged
    assert is_sound(opened.database)
    assert open_store(path, TODAY).warnings == ()


def test_a_second_damaged_file_of_the_day_gets_a_number(path: Path) -> None:
    """No file set aside is written over."""
    for name in (ASIDE, ASIDE.replace(".sqlite", "-2.sqlite")):
        begun(path)
        path.write_text("no store", encoding="utf-8")
        assert name in told(open_store(path, TODAY))
        assert path.with_name(name).read_text(encoding="utf-8") == "no store"


def test_damage_found_later_is_set_aside_in_the_same_run(path: Path) -> None:
    """After damage found while reading, the same database goes on with a sound store, and only once."""
    begun(path, steps=6)
    spoil_a_child(path)
    opened = open_store(path, TODAY)
    assert opened.warnings == ()
    with pytest.raises(StoreDamaged):
        latest(opened.database, base_of(opened.database, "org/base"))
    (sentence,) = set_aside(opened.database, TODAY)
    assert ASIDE in sentence.en
    assert set_aside(opened.database, TODAY) == ()
    save_snapshot(opened.database, ENDPOINT, "org/base", changing(6))
    again = open_store(path, TODAY)
    assert latest(again.database, base_of(again.database, "org/base")) == changing(6)


def test_others_follow_to_the_new_file(path: Path) -> None:
    """Who had the damaged file open writes into the new one, and nothing of it is lost."""
    begun(path)
    other = open_store(path, TODAY).database
    spoil(path)
    assert ASIDE in told(open_store(path, TODAY))
    save_snapshot(other, ENDPOINT, "org/other", changing(1, "org/other", own="other"))
    other.close()
    again = open_store(path, TODAY)
    assert again.warnings == ()
    assert latest(again.database, base_of(again.database, "org/other")) == changing(
        1, "org/other", own="other"
    )


def test_many_that_notice_damage_at_once_set_one_file_aside(path: Path) -> None:
    """Of eight processes that open a damaged store at once one sets it aside; no row of any is lost."""
    path.parent.mkdir(parents=True)
    path.write_bytes(filled())
    spoil(path)
    answers = all_said([started("write", path, f"p{number}", 3) for number in range(8)])
    assert sum(bool(answer["warnings"]) for answer in answers) == 1
    assert [file.name for file in path.parent.glob("store-damaged-*.sqlite")] == [ASIDE]
    database = open_store(path, TODAY).database
    for number in range(8):
        names = [f"org/p{number}-{each}" for each in range(3)]
        wanted = [changing(each, name, own=name) for each, name in enumerate(names)]
        assert read_back(database, wanted) == wanted
    assert is_sound(database)


@pytest.mark.parametrize("processes", [2, 8])
def test_many_that_begin_at_once_lose_nothing(path: Path, processes: int) -> None:
    """Processes that make the store at once and write into it meet no lock and lose no row."""
    answers = all_said([started("write", path, f"p{number}", 5) for number in range(processes)])
    assert all(answer == {"warnings": [], "memory": False} for answer in answers)
    database = open_store(path, TODAY).database
    assert database.rows("SELECT count(*) FROM bases") == [(1 + 5 * processes,)]
    shared = [changing(step) for step in range(5)]
    assert [one for one in read_back(database, shared) if one is not None][-1] == shared[-1]
    assert is_sound(database)


def test_a_replacement_that_was_interrupted_is_finished(path: Path) -> None:
    """Where a process died after setting aside, the new store that it made is put in place, and told."""
    begun(path)
    beside(path, ".new").write_bytes(filled())
    path.rename(path.with_name(ASIDE))
    opened = open_store(path, TODAY)
    assert "the program was ended while replacing it" in told(opened)
    assert read_all(opened.database) == expected()
    assert open_store(path, TODAY).warnings == ()


def test_an_emptied_file_is_told(path: Path) -> None:
    """A file without a byte is begun anew, and the user told that it was empty, once."""
    path.parent.mkdir(parents=True)
    path.touch()
    assert "was empty" in told(open_store(path, TODAY))
    assert open_store(path, TODAY).warnings == ()


def test_a_newer_store_is_left_alone(path: Path) -> None:
    """A store of a newer version stays as it is; answers are kept in memory, and the user is told both."""
    begun(path)
    newer = Database(path)
    newer.run(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    opened = open_store(path, TODAY)
    assert "Update HFScore" in told(opened)
    assert "nothing is kept of this run" in told(opened)
    save_snapshot(opened.database, ENDPOINT, "org/base", changing(0))
    with pytest.raises(StoreNewer):
        required_store(path, TODAY)
    assert path.read_bytes() == before


def test_what_stands_in_the_folders_place_is_told(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, memory serves, but not a command that must write."""
    (tmp_path / "home").touch()
    path = tmp_path / "home" / "store.sqlite"
    opened = open_store(path, TODAY)
    assert opened.database.path is None
    assert str(path) in told(opened)
    with pytest.raises(StoreUnwritable, match="HFSCORE_HOME"):
        required_store(path, TODAY)


@posix
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o644), (0o777, 0o444)])
def test_what_cannot_be_written_is_read(public: Path, folder: int, file: int) -> None:
    """Who may only read gets what is kept, is told that nothing is added, and is refused every write."""
    path = public / "store.sqlite"
    begun(path)
    path.chmod(file)
    public.chmod(folder)
    answer = said(started("guest", path))
    assert answer["known"] is True
    assert "HFSCORE_HOME" in answer["refused"]
    why, what = answer["warnings"]
    assert "HFSCORE_HOME" in why
    assert "What was kept before is used" in what


@posix
def test_a_folder_that_cannot_be_written_leaves_memory(public: Path) -> None:
    """Without a store and a place for one, answers are kept in memory, and the user is told."""
    public.chmod(0o555)
    answer = said(started("guest", public / "store.sqlite"))
    assert answer["memory"] is True
    assert answer["refused"] is None
    assert "nothing is kept of this run" in answer["warnings"][1]


@posix
def test_a_damaged_file_that_cannot_be_replaced_leaves_memory(public: Path) -> None:
    """Where a damaged file can neither be read nor set aside, memory serves and the file stays."""
    path = public / "store.sqlite"
    begun(path)
    spoil(path)
    before = path.read_bytes()
    path.chmod(0o444)
    public.chmod(0o555)
    answer = said(started("guest", path))
    assert (answer["memory"], len(answer["warnings"])) == (True, 2)
    assert path.read_bytes() == before


@posix
@pytest.mark.parametrize("size", [300_000, 600_000])
def test_a_full_disk_costs_nothing_that_was_kept(tmp_path: Path, size: int) -> None:
    """Where the disk fills up, what was kept before can be read in the same run and in the next."""
    path = tmp_path / "store.sqlite"
    answer = said(started("full", path, size))
    assert (answer["warnings"], answer["memory"], answer["known"]) == ([], False, True)
    assert answer["saved"] > 0
    assert "Free some space" in answer["refused"]
    opened = open_store(path, TODAY)
    assert opened.warnings == ()
    kept = [changing(step) for step in range(answer["saved"])]
    assert read_back(opened.database, kept) == kept
    assert is_sound(opened.database)
    save_snapshot(opened.database, ENDPOINT, "org/base", changing(answer["saved"]))


@posix
def test_a_disk_full_from_the_start_leaves_memory(tmp_path: Path) -> None:
    """Where not even an empty store fits, memory serves, and the user is told."""
    answer = said(started("full", tmp_path / "store.sqlite", 1000))
    assert (answer["memory"], answer["known"], answer["refused"]) == (True, True, None)
    assert "Free some space" in answer["warnings"][0]
    assert required_store(tmp_path / "store.sqlite", TODAY).database.path is not None


@posix
def test_only_the_store_and_its_guard_are_left(path: Path) -> None:
    """Nothing but the store and its guard stays in the folder; after damage, what was set aside beside."""
    path.parent.mkdir(parents=True)
    path.write_bytes(filled())
    open_store(path, TODAY).database.close()
    assert {file.name for file in path.parent.iterdir()} <= {"store.sqlite", "store.sqlite.lock"}
    spoil(path)
    open_store(path, TODAY).database.close()
    aside = {beside(Path(ASIDE), part).name for part in ("", "-wal", "-shm")}
    assert {file.name for file in path.parent.iterdir()} - aside == {"store.sqlite", "store.sqlite.lock"}


def test_nothing_is_lost_of_a_sound_store(path: Path) -> None:
    """The store with everything a user would miss is read back whole."""
    path.parent.mkdir(parents=True)
    path.write_bytes(filled())
    assert read_all(open_store(path, TODAY).database) == expected()


@posix
def test_a_pipe_in_its_place_is_told(tmp_path: Path) -> None:
    """Nothing is waited for; the store is empty and stays in memory."""
    path = tmp_path / "store.sqlite"
    os.mkfifo(path)
    opened = open_store(path, TODAY)
    assert opened.database.path is None
    assert "not a regular file" in opened.warnings[0].en
    assert path.is_fifo()
