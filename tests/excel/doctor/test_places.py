"""Folders, disk and store."""

from dataclasses import replace
from pathlib import Path

import pytest
from machines import BOOK, PLACE, STORE

from xl_addin.excel.doctor.places import disk, home, onedrive, store, synced
from xl_addin.messages.keeping import damaged, unwritable


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/Users/t/OneDrive/hf", True),
        ("/Users/t/OneDrive - 株式会社例/文書/hf", True),
        ("/Users/t/Cloud/hf", True),
        ("/Users/t/Cloudy/hf", False),
        ("/Users/t/OneDriveBackup/hf", False),
        ("/Users/t/hf", False),
    ],
)
def test_onedrive_is_known_by_its_folders_or_their_name(path: str, expected: bool) -> None:  # noqa: FBT001
    """The folders that its variables name, here one called Cloud, and those called as OneDrive calls them."""
    assert synced(Path(path), (Path("/Users/t/Cloud"),)) is expected


def test_the_store_counts_before_the_workbook() -> None:
    """Either in OneDrive is warned of, with another cure; neither is a fault."""
    cloud = (Path("/cloud"),)
    for_home = onedrive(replace(PLACE, home=Path("/cloud/hf"), onedrive=cloud), BOOK)
    assert (for_home.state, "HFSCORE_HOME" in for_home.sentence.ja) == ("warn", True)
    for_book = onedrive(replace(PLACE, onedrive=cloud), replace(BOOK, path=Path("/cloud/b.xlsm")))
    assert (for_book.state, "--folder" in for_book.sentence.ja) == ("warn", True)
    assert onedrive(PLACE, None).state == "fine"


def test_a_folder_that_cannot_be_written_is_bad_and_a_log_less_so() -> None:
    """The system's reason is told; without a log everything still works."""
    check = home(replace(PLACE, fault="Permission denied"))
    assert (check.state, "Permission denied" in check.sentence.en) == ("bad", True)
    assert home(replace(PLACE, log_fault="Is a directory")).state == "warn"
    assert home(PLACE).state == "fine"


@pytest.mark.parametrize(
    ("free", "state"),
    [(None, "not-here"), (0, "bad"), (19_999_999, "bad"), (20_000_000, "warn"), (200_000_000, "fine")],
)
def test_room_on_the_disk(free: int | None, state: str) -> None:
    """Below 200 MB there is a warning, below 20 MB a fault."""
    assert disk(replace(PLACE, free=free)).state == state


def test_a_damaged_store_comes_with_its_cure() -> None:
    """Damage tells how to save what can be read; what says its own cure is left as it is."""
    check = store(replace(STORE, fault=damaged(STORE.file), damaged=True))
    assert (check.state, "hfscore store export" in check.sentence.en) == ("bad", True)
    refused = unwritable(STORE.file, "no")
    assert store(replace(STORE, fault=refused)).sentence == refused


def test_a_store_not_made_yet_is_no_fault() -> None:
    """The first question makes it; one that is there is told with its size in MB (10⁶ bytes)."""
    assert store(replace(STORE, size=None)).state == "fine"
    assert "1.0 MB" in store(STORE).sentence.ja
