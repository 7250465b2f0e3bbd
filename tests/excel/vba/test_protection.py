"""The enciphered properties of a project, against Excel's own."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import xlwings
from hypothesis import given
from hypothesis import strategies as st
from olefile import OleFileIO

from xl_addin.excel.vba.protection import encipher, unprotected

_ID = "{5CF9CDAB-B77B-4FE4-BD7E-D29900070E1B}"


def _decipher(data: bytes, project_id: str) -> bytes:
    """Undo the cipher as [MS-OVBA] 2.4.3.3 describes it: written apart from the code under test."""
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2
    assert key == sum(map(ord, project_id)) % 256
    plain, before, last = [key], data[1], data[2]
    for byte in data[3:]:
        plain.append(byte ^ ((before + plain[-1]) % 256))
        before, last = last, byte
    content = bytes(plain[1 + (seed & 6) // 2 :])
    assert int.from_bytes(content[:4], "little") == len(content) - 4
    return content[4:]


def test_excels_own_project_says_what_ours_says() -> None:
    """The workbook that Excel wrote for xlwings is open, without password, visible; so is ours."""
    book = Path(xlwings.__file__).with_name("quickstart_standalone.xlsm")
    raw = ZipFile(book).read("xl/vbaProject.bin")
    text = OleFileIO(BytesIO(raw)).openstream("PROJECT").read().decode("cp1252")
    written = dict(re.findall(r'(?m)^(ID|CMG|DPB|GC)="([^"]+)"', text))
    expected = {"CMG": bytes(4), "DPB": b"\0", "GC": b"\xff"}
    for name, content in expected.items():
        assert _decipher(bytes.fromhex(written[name]), written["ID"]) == content
        assert _decipher(bytes.fromhex(unprotected(_ID)[name]), _ID) == content


@given(st.binary(max_size=20), st.integers(0, 255))
def test_cipher_can_be_undone(data: bytes, seed: int) -> None:
    """Whatever is enciphered with whatever seed comes back."""
    assert _decipher(encipher(data, _ID, seed), _ID) == data
