"""Small text files of the user's: no pipe, no device, nothing huge, nothing without end."""

import os
import sys
from pathlib import Path

import pytest

from xl_addin.small_files import MOST_BYTES, read_small, toml_of


def test_a_text_is_read_without_the_mark_of_its_byte_order(tmp_path: Path) -> None:
    """As Notepad writes it."""
    path = tmp_path / "設定.toml"
    path.write_text("a = 1", encoding="utf-8-sig")
    assert read_small(path) == "a = 1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_may_have_no_end_is_not_read(tmp_path: Path) -> None:
    """A pipe into which nobody writes and a device that gives zeros for ever are refused at once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match="not a regular file"):
            read_small(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """One byte more than the most is too much; the file here takes no room on the disk."""
    path = tmp_path / "huge"
    path.touch()
    os.truncate(path, MOST_BYTES + 1)
    with pytest.raises(OSError, match="too large"):
        read_small(path)


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5000 + "]" * 5000, "x = " + "9" * 5000, "x = ", "a." * 5000 + "b = 1\na = 1"]
)
def test_what_the_reader_gives_up_on_is_no_toml(text: str) -> None:
    """Depth without end and figures without end are told as any other fault of a line."""
    with pytest.raises(ValueError, match=r"deeply|limit|Invalid|overwrite|object"):
        toml_of(text)
