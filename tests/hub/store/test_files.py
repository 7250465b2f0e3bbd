"""The names of a store's files."""

from datetime import date
from pathlib import Path, PureWindowsPath

import pytest

from xl_addin.hub.store.files import beside, free_name, identity, uri


class Windows(PureWindowsPath):
    """A path of Windows, taken as absolute wherever the tests run."""

    def absolute(self) -> "Windows":
        """Return itself."""
        return self


@pytest.mark.parametrize(
    ("path", "address"),
    [
        # The forms for Windows are those of sqlite.org/uri.html; of a share, the host is in the path.
        (
            Path("/home/東京 支店/a?b#c%"),
            "file:///home/%E6%9D%B1%E4%BA%AC%20%E6%94%AF%E5%BA%97/a%3Fb%23c%25?mode=ro",
        ),
        (Windows("C:\\Data\\a b.sqlite"), "file:///C:/Data/a%20b.sqlite?mode=ro"),
        (Windows("\\\\server\\share\\a"), "file:////server/share/a?mode=ro"),
        (Path("/home/\udcff"), "file:///home/%FF?mode=ro"),  # as a name in another encoding arrives
    ],
)
def test_the_address_of_a_file_is_read_as_that_file(path: Path, address: str) -> None:
    """Signs that mean something in an address are written as what they are."""
    assert uri(path, "mode=ro") == address


def test_a_damaged_file_gets_a_name_of_its_own(tmp_path: Path) -> None:
    """The name bears the day, and a number where that name is taken."""
    path, day = tmp_path / "store.sqlite", date(2026, 11, 24)
    for expected in ("store-damaged-2026-11-24", "store-damaged-2026-11-24-2", "store-damaged-2026-11-24-3"):
        name = free_name(path, day)
        assert name == tmp_path / f"{expected}.sqlite"
        name.touch()


def test_a_file_is_told_from_its_successor(tmp_path: Path) -> None:
    """Another file of the same name has another identity, and a missing one none."""
    path = tmp_path / "store.sqlite"
    assert identity(path) is None
    path.touch()
    before = identity(path)
    path.rename(beside(path, ".old"))
    path.touch()
    assert before is not None
    assert identity(path) not in (before, None)
