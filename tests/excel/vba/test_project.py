"""The VBA project, read back by oletools."""

from io import BytesIO

import pytest
from olefile import OleFileIO
from vba_reader import decompressed, sources

from xl_addin.excel.vba.project import Base, document, standard, vba_project

_MODULES = (
    document("ThisWorkbook", Base.WORKBOOK, "Private Sub Workbook_Open()\r\nEnd Sub\r\n"),
    document("Sheet1", Base.SHEET),
    standard("Long", "' a comment\r\n" * 2000),
    standard("Short", "Const X = 1\r\n"),
)


def test_sources_come_back_byte_for_byte() -> None:
    """The text that oletools reads of every module is the text that was given, attributes included."""
    assert sources(vba_project(_MODULES)) == {module.name: module.source for module in _MODULES}


def test_every_stream_of_the_specification_is_there() -> None:
    """The storage and streams that [MS-OVBA] 2.2 demands are there, and the cache is marked as absent."""
    with OleFileIO(BytesIO(vba_project(_MODULES))) as file:
        names = {"/".join(path) for path in file.listdir()}
        assert {"PROJECT", "PROJECTwm", "VBA/dir", "VBA/_VBA_PROJECT"} < names
        # 2.3.4.1: Reserved1 0x61CC, Version 0xFFFF, Reserved2 0, Reserved3
        assert file.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")


def test_records_of_the_directory_follow_each_other() -> None:
    """The dir stream is a sequence of records without rest, from 0x01 to 0x10 with every module between."""
    with OleFileIO(BytesIO(vba_project(_MODULES))) as file:
        data = decompressed(file.openstream("VBA/dir").read())
    seen, at = [], 0
    while at < len(data):
        number, size = (
            int.from_bytes(data[at : at + 2], "little"),
            int.from_bytes(data[at + 2 : at + 6], "little"),
        )
        seen.append(number)
        at += 6 + size + (2 if number == 0x09 else 0)  # 2.3.4.2.1.11: the minor version is not counted
    assert at == len(data)
    assert (seen[0], seen[-1]) == (0x01, 0x10)
    assert seen.count(0x19) == len(_MODULES)
    assert (seen.count(0x21), seen.count(0x22)) == (2, 2)


def test_project_names_every_module() -> None:
    """The PROJECT stream lists documents as documents and modules as modules."""
    with OleFileIO(BytesIO(vba_project(_MODULES))) as file:
        lines = file.openstream("PROJECT").read().decode("ascii").split("\r\n")
        names = file.openstream("PROJECTwm").read()
    assert "Document=ThisWorkbook/&H00000000" in lines
    assert {"Module=Long", "Module=Short"} < set(lines)
    assert names.startswith(b"ThisWorkbook\0" + "ThisWorkbook\0".encode("utf-16-le"))
    assert names.endswith(b"\0\0")


def test_source_that_is_not_ascii_is_refused() -> None:
    """Japanese in a source is refused: what it means would hang on the reader's code page."""
    with pytest.raises(UnicodeEncodeError):
        vba_project([standard("Japanese", "' 説明\r\n")])
