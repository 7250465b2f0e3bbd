"""The compound file, read back by olefile."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from olefile import DEFECT_POTENTIAL, OleFileIO

from xl_addin.excel.vba.cfb import compound_file

_NAMES = st.sampled_from(
    ["PROJECT", "VBA/dir", "VBA/a", "VBA/B", "VBA/cc", "VBA/Sheet1", "VBA/Long name", "Z/x"]
)


def _read(raw: bytes) -> dict[str, bytes]:
    """Return the streams by their paths; olefile refuses the least defect."""
    with OleFileIO(BytesIO(raw), raise_defects=DEFECT_POTENTIAL) as file:
        return {"/".join(path): file.openstream(path).read() for path in file.listdir()}


@given(st.dictionaries(_NAMES, st.binary(min_size=1, max_size=200).map(lambda part: part * 50), min_size=1))
def test_streams_come_back(streams: dict[str, bytes]) -> None:
    """Short and long streams in storages come back under their names, in a file without defects."""
    assert _read(compound_file(streams)) == streams


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 130_000])
def test_lengths_around_every_limit_come_back(size: int) -> None:
    """Mini sectors (64), the mini stream's cutoff (4,096) and a FAT of two sectors (65,536) are no limits."""
    streams = {"VBA/one": b"\x01" * size, "two": b"\x02" * 100}
    assert _read(compound_file(streams)) == streams


def test_many_siblings_are_all_found_by_search() -> None:
    """A reader that walks the tree by name finds each of fifty siblings: the tree is ordered."""
    streams = {f"VBA/{'m' * (number % 7)}{number}": bytes([number]) for number in range(50)}
    with OleFileIO(BytesIO(compound_file(streams))) as file:
        for entry in file.direntries:
            if entry is not None and entry.kids:
                names = [kid.name for kid in _in_order(file, entry.sid_child)]
                assert names == sorted(names, key=lambda name: (len(name), name.upper()))


def _in_order(file: OleFileIO, sid: int) -> list[Any]:
    if sid == 0xFFFFFFFF:  # NOSTREAM, [MS-CFB] 2.6.1
        return []
    entry = file.direntries[sid]
    return [*_in_order(file, entry.sid_left), entry, *_in_order(file, entry.sid_right)]


def test_file_too_large_for_its_header_is_refused() -> None:
    """More than 109 FAT sectors are refused, not written as a broken file."""
    with pytest.raises(ValueError, match="DIFAT"):
        compound_file({"big": bytes(7_200_000)})
