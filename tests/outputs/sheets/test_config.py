"""Reading the sheet xlwings.conf of a workbook, ours or anybody's."""

import os
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from xl_addin.errors import BadInput
from xl_addin.outputs.package.unpacking import LARGEST_PART
from xl_addin.outputs.sheets.config import SHEET, read_config


def _book(path: Path, title: str, rows: list[tuple[object, ...]]) -> Path:
    book = Workbook()
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_the_settings_are_read(tmp_path: Path) -> None:
    """Names in capitals, values as text, rows without either left out; the path has Japanese letters."""
    rows: list[tuple[object, ...]] = [
        ("Interpreter_Win", r" C:\hf\python.exe "),
        ("UDF MODULES", "xl_addin.excel.udfs", "a third column"),
        ("PYTHONPATH", None),
        (None, "x"),
        ("DEBUG UDFS", False),
        ("PORT", 8080),
    ]
    assert read_config(_book(tmp_path / "評価 表.xlsm", SHEET, rows)) == {
        "INTERPRETER_WIN": r"C:\hf\python.exe",
        "UDF MODULES": "xl_addin.excel.udfs",
        "DEBUG UDFS": "False",
        "PORT": "8080",
    }


def test_a_book_without_the_sheet_has_no_settings(tmp_path: Path) -> None:
    """The underscore in front that xlwings' templates bear switches the sheet off; an empty one is empty."""
    assert read_config(_book(tmp_path / "a.xlsm", f"_{SHEET}", [("INTERPRETER", "x")])) == {}
    assert read_config(_book(tmp_path / "b.xlsm", SHEET, [])) == {}


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    """A missing one, a folder, a text, a zip of other things or of a bomb, and broken XML: all in words."""
    (tmp_path / "folder.xlsm").mkdir()
    (tmp_path / "text.xlsm").write_text("text")
    (tmp_path / "book.xls").write_text("text")
    with ZipFile(tmp_path / "zip.xlsm", "w") as file:
        file.writestr("x", "x")
    good = _book(tmp_path / "good.xlsm", SHEET, [("INTERPRETER", "x")])
    with ZipFile(good) as source, ZipFile(tmp_path / "xml.xlsm", "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<broken" if name.endswith("workbook.xml") else source.read(name))
    with ZipFile(tmp_path / "bomb.xlsm", "w", ZIP_DEFLATED) as target:
        target.writestr("xl/sharedStrings.xml", bytes(LARGEST_PART + 1))
    for name in ("missing.xlsm", "folder.xlsm", "text.xlsm", "book.xls", "zip.xlsm", "xml.xlsm", "bomb.xlsm"):
        with pytest.raises(BadInput, match=f"{name} cannot be read as an Excel workbook"):
            read_config(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_no_workbook(tmp_path: Path) -> None:
    """Nobody waits for what may never come."""
    os.mkfifo(tmp_path / "pipe.xlsm")
    with pytest.raises(BadInput, match="cannot be read as an Excel workbook"):
        read_config(tmp_path / "pipe.xlsm")
