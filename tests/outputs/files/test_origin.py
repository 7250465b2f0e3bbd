"""Tests of how a workbook as it was written is told from one that was saved since."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from xl_addin.outputs.files.origin import is_as_sealed, sealed
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.unpacking import LARGEST_PART

MADE = datetime(2026, 1, 1, tzinfo=UTC)
CORE, SHEET = "docProps/core.xml", "xl/worksheets/sheet1.xml"


def written() -> bytes:
    """Return a workbook of ours without a seal."""
    book = Workbook()
    book.worksheets[0]["A1"] = "モデル"
    return workbook_bytes(book, MADE)


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by their names."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(found: Mapping[str, bytes]) -> bytes:
    """Return a package of parts, written by another hand: other dates, other order."""
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as package:
        for name in reversed(list(found)):
            package.writestr(name, found[name])
    return raw.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a sealed workbook, in a file with Japanese letters."""
    path = tmp_path / "関数 表.xlsm"
    path.write_bytes(sealed(written()))
    return path


def test_what_was_sealed_is_known(book: Path) -> None:
    """Also under another name, and packed again by another program; without a seal nothing is."""
    assert is_as_sealed(book)
    assert is_as_sealed(Path(shutil.copy(book, book.with_name("copy.xlsm"))))
    book.write_bytes(packed(parts(book.read_bytes())))
    assert is_as_sealed(book)
    book.write_bytes(written())
    assert not is_as_sealed(book)


def test_a_seal_changes_the_properties_alone(book: Path) -> None:
    """The other parts stay byte for byte, author and moment stay, and the same parts give the same file."""
    before, after = parts(written()), parts(book.read_bytes())
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {CORE}
    said = load_workbook(book).properties
    assert (said.creator, said.modified) == ("HFScore", MADE.replace(tzinfo=None))
    assert sealed(written()) == book.read_bytes()


def test_a_workbook_that_was_saved_since_is_the_users(book: Path) -> None:
    """Another program that saves it writes other parts, even where nobody changed a cell."""
    opened = load_workbook(book, keep_vba=True)
    opened["Sheet"]["B7"] = 14
    opened.save(book)
    assert not is_as_sealed(book)


@pytest.mark.parametrize("changed", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_any_part_that_changed_is_noticed(book: Path, changed: str) -> None:
    """One byte more in one part, a part that is gone, and a part under another name."""
    found = parts(book.read_bytes())
    content = found.pop(changed)
    for other in ({changed: content + b" "}, {}, {"xl/worksheets/sheet9.xml": content}):
        book.write_bytes(packed(found | other))
        assert not is_as_sealed(book)
    book.write_bytes(packed(found | {changed: content}))
    assert is_as_sealed(book)


@pytest.mark.parametrize("core", [b"", b"no XML", b"<a/>", b"<a>", None])
def test_properties_that_say_nothing_are_no_seal(book: Path, core: bytes | None) -> None:
    """A workbook whose properties are gone or spoilt is left to the user."""
    found = parts(book.read_bytes())
    del found[CORE]
    book.write_bytes(packed(found if core is None else found | {CORE: core}))
    assert not is_as_sealed(book)


def test_what_is_no_workbook_is_not_ours(book: Path) -> None:
    """Nothing at all, a folder, any bytes, and a package that breaks off."""
    assert not is_as_sealed(book.with_name("missing.xlsm"))
    assert not is_as_sealed(book.parent)
    whole = book.read_bytes()
    for content in (b"", b"my figures", whole[: len(whole) // 2]):
        book.write_bytes(content)
        assert not is_as_sealed(book)


@pytest.mark.parametrize("part", [CORE, SHEET])
def test_a_package_with_spoilt_parts_is_not_ours(book: Path, part: str) -> None:
    """What cannot be unpacked is not as it was."""
    raw = bytearray(book.read_bytes())
    with ZipFile(book) as package:
        begin = package.getinfo(part).header_offset + 30 + len(part)
    raw[begin : begin + 40] = b"\xff" * 40
    book.write_bytes(raw)
    assert not is_as_sealed(book)


@pytest.mark.parametrize(
    "changed",
    [
        {8: 0x01},
        {10: 0x63},  # AES, as some archivers pack
        {9: 0x08, 46: 0xFF},  # said to be UTF-8
        {6: 0x7F},
        {42: 0xFF, 43: 0xFF},
        {10: 0x00, 22: 0xFF, 26: 0xFF},  # not packed, and longer than the file
    ],
    ids=["encrypted", "method", "name", "version", "place", "size"],
)
def test_a_package_that_python_cannot_read_is_not_ours(book: Path, changed: Mapping[int, int]) -> None:
    """The first entry of the directory (APPNOTE.TXT 4.3.12, by offsets) asks for what is not known here."""
    raw = bytearray(book.read_bytes())
    entry = raw.index(b"PK\x01\x02")
    for offset, value in changed.items():
        raw[entry + offset] = value
    book.write_bytes(raw)
    assert not is_as_sealed(book)


@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=4))
def test_whatever_is_in_a_file_nothing_is_raised(changes: list[tuple[int, int]]) -> None:
    """A byte that was turned over anywhere is noticed or of no account."""
    raw = bytearray(sealed(written()))
    for place, value in changes:
        raw[place % len(raw)] = value
    with TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsm")
        path.write_bytes(raw)
        assert is_as_sealed(path) in (True, False)


def test_a_bomb_in_the_place_is_none_of_ours(tmp_path: Path) -> None:
    """What takes more memory than a workbook may is not read to its end, and a pipe not at all."""
    bomb, pipe = tmp_path / "bomb.xlsm", tmp_path / "pipe.xlsm"
    bomb.write_bytes(packed(parts(sealed(written())) | {"xl/media/image1.png": bytes(LARGEST_PART + 1)}))
    assert not is_as_sealed(bomb)
    if sys.platform != "win32":
        os.mkfifo(pipe)
        assert not is_as_sealed(pipe)
