"""The add-in put into a real office and taken out again."""

from pathlib import Path

import pytest
from offices import private_office

from xl_addin.errors import BadInput
from xl_addin.libreoffice.build import build_addin

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]


def test_in_twice_and_out_once(tmp_path: Path) -> None:
    """The second time replaces the first; what is out is out."""
    office, addin = private_office(tmp_path), tmp_path / "hfscore.oxt"
    assert not office.has(everybody=True)
    addin.write_bytes(build_addin(Path("python"), tmp_path))
    office.install(addin, everybody=True)
    office.install(addin, everybody=True)
    assert office.has(everybody=True)
    office.uninstall(everybody=True)
    assert not office.has(everybody=True)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """The office's own words are told."""
    addin = tmp_path / "hfscore.oxt"
    addin.write_bytes(b"PK no zip")
    with pytest.raises(BadInput, match="unopkg failed: "):
        private_office(tmp_path).install(addin, everybody=True)
