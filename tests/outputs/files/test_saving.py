"""Saving: whole files, the same bytes, errors in words."""

import errno
import os
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from answers import MADE, SOURCE, twelve
from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook

from xl_addin.errors import BadInput
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.workbooks import save_workbook, workbook_bytes
from xl_addin.outputs.sheets.buttons import ShapeWriter
from xl_addin.outputs.sheets.report import build_report


class _Refusing(type(Path())):  # type: ignore[misc]  # the class of this system's paths
    """A path whose file cannot be opened, for the reason ``number``."""

    number = errno.EACCES

    def open(self, *_: object, **__: object) -> BytesIO:
        raise OSError(self.number, "no", str(self))


class _Full(_Refusing):
    number = errno.ENOSPC


class _Broken(_Refusing):
    number = errno.EIO


def _book() -> Workbook:
    return build_report(twelve(), SOURCE, "ja")


def test_same_data_same_bytes() -> None:
    """Two builds of the same answers and moment are equal byte for byte."""
    content = workbook_bytes(_book(), MADE)
    assert content == workbook_bytes(_book(), MADE)
    with ZipFile(BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_moment_is_the_given_one() -> None:
    """The file names the given moment as creation and change; another moment gives other bytes."""
    content = workbook_bytes(_book(), MADE)
    properties = load_workbook(BytesIO(content)).properties
    assert properties.created == properties.modified == MADE.replace(tzinfo=None)
    assert content != workbook_bytes(_book(), MADE + timedelta(days=1))


def test_saved_file_replaces_the_old_one(tmp_path: Path) -> None:
    """The new file stands where the old one stood and nothing else is left in the folder."""
    path = tmp_path / "評価 レポート.xlsx"
    path.write_bytes(b"old")
    save_workbook(_book(), path, MADE)
    assert load_workbook(path).sheetnames[0] == "概要"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_file_is_never_written_into(tmp_path: Path) -> None:
    """Whoever still reads the old file keeps it whole: the new one takes its name, not its content."""
    path, reader = tmp_path / "report.xlsx", tmp_path / "still-open.xlsx"
    path.write_bytes(b"old")
    reader.hardlink_to(path)
    save_bytes(b"new", path)
    assert (path.read_bytes(), reader.read_bytes()) == (b"new", b"old")


def test_missing_folder_is_told(tmp_path: Path) -> None:
    """A folder that does not exist is named, in both languages."""
    path = tmp_path / "nowhere" / "report.xlsx"
    with pytest.raises(BadInput, match="its folder does not exist") as caught:
        save_bytes(b"x", path)
    assert str(path) in caught.value.sentence.ja
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_a_folder_in_the_place_is_told(tmp_path: Path) -> None:
    """A folder of the file's name is not replaced, and nothing is left behind."""
    path = tmp_path / "report.xlsx"
    path.mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        save_bytes(b"x", path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_nothing_takes_the_place_of_a_device(tmp_path: Path) -> None:
    """Whoever may write everywhere would lose /dev/null by --csv /dev/null; a pipe stands for it here."""
    path, link = tmp_path / "null", tmp_path / "link"
    os.mkfifo(path)
    link.symlink_to(path)
    for name in (path, link, Path()):
        with pytest.raises(BadInput, match="it is a folder or a device") as caught:
            save_bytes(b"x", name)
    assert "デバイス" in caught.value.sentence.ja
    assert path.is_fifo()


def test_a_link_stays_and_leads_to_the_new_file(tmp_path: Path) -> None:
    """Who keeps reports elsewhere and a link to the latest finds it there."""
    (tmp_path / "elsewhere").mkdir()
    link, path = tmp_path / "latest.xlsx", tmp_path / "elsewhere" / "report.xlsx"
    link.symlink_to(path)
    save_bytes(b"new", link)
    assert (link.is_symlink(), path.read_bytes()) == (True, b"new")
    link.unlink()
    link.symlink_to(link)  # a circle leads nowhere, and gives way
    save_bytes(b"new", link)
    assert link.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("kind", "words"),
    [(_Refusing, "open in Excel"), (_Full, "disk is full"), (_Broken, "cannot be written: no")],
)
def test_the_reason_is_said(kind: type[_Refusing], words: str, tmp_path: Path) -> None:
    """A file that is open elsewhere, a full disk and any other refusal have their own sentence."""
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(BadInput, match=words):
        save_bytes(b"new", kind(target))
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("refusal", [OSError(errno.ENOSPC, "no"), SerialisationError("IO_ENOSPC")])
def test_a_full_disk_of_temporary_files_is_told(refusal: Exception) -> None:
    """Openpyxl writes sheets into temporary files first, and lxml tells of a full disk in its own way."""

    class _Sheet(ShapeWriter):
        def save(self) -> None:
            raise refusal

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xl_addin.outputs.files.workbooks.ShapeWriter", _Sheet)
        with pytest.raises(BadInput, match="temporary file could not be written") as caught:
            workbook_bytes(_book(), MADE)
    assert "一時ファイル" in caught.value.sentence.ja
