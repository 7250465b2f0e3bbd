"""Tests of the one service of a user: its lock and its state file."""

import base64
import json
from pathlib import Path

import pytest

from xl_addin import __version__
from xl_addin.errors import BadInput
from xl_addin.service.instance import Instance, alone, folder_of, read_state, remove_state, write_state

ADDRESS = "http://127.0.0.1:4711"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """The file is one JSON object with the keys of the contract, and is replaced as a whole."""
    for instance in (Instance(ADDRESS, pid=1), Instance(ADDRESS, pid=2)):
        write_state(tmp_path, instance)
        assert read_state(tmp_path) == instance
    said = json.loads((tmp_path / "service.json").read_text(encoding="ascii"))
    assert set(said) == {"service", "address", "token", "pid", "version"}
    assert (said["service"], said["address"], said["version"]) == ("hfscore", ADDRESS, __version__)
    assert [path.name for path in tmp_path.iterdir()] == ["service.json"]
    remove_state(tmp_path)
    assert read_state(tmp_path) is None


def test_every_service_has_a_token_of_its_own() -> None:
    """A token is 32 bytes, new each time, and does not show where an instance is printed."""
    tokens = [Instance(ADDRESS).token for _ in range(100)]
    assert len(set(tokens)) == 100
    assert all(len(base64.urlsafe_b64decode(f"{token}=")) == 32 for token in tokens)
    assert "token" not in repr(Instance(ADDRESS))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"address": 1, "unknown": 2}'])
def test_a_file_that_tells_of_none_is_none(tmp_path: Path, content: str) -> None:
    """Whatever lies there, nothing is raised."""
    (tmp_path / "service.json").write_text(content, encoding="utf-8")
    assert read_state(tmp_path) is None


def test_one_at_a_time_and_what_was_left_is_cleared(tmp_path: Path) -> None:
    """The second is told so and disturbs nothing; after the first the next may, without the old state."""
    folder = folder_of(tmp_path)
    with alone(folder) as first:
        write_state(folder, Instance(ADDRESS))
        with alone(folder) as second:
            assert (first, second) == (True, False)
        assert read_state(folder) is not None
    with alone(folder) as third:
        assert third
        assert read_state(folder) is None


def test_a_folder_that_cannot_be_is_bad_input(tmp_path: Path) -> None:
    """Where a file stands in its way, the sentence names the folder."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="taken"), alone(folder_of(tmp_path / "taken")):
        pass
    with pytest.raises(BadInput, match="none"):
        write_state(tmp_path / "none", Instance(ADDRESS))
