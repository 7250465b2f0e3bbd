"""Files that nobody vouches for: a workbook is taken apart, anything else is refused in words."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from packages_made import book, content_of, package_of, replacing, with_parts

from xl_addin.errors import BadInput
from xl_addin.outputs.package import unpacking
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.markup import parse

WORKBOOK = "xl/workbook.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(content: bytes) -> str:
    """Return the words with which a file is refused."""
    with pytest.raises(BadInput) as refused:
        read_package(content, "list.xlsx")
    assert refused.value.sentence.ja
    return refused.value.sentence.en


def zipped(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return a zip file of the parts."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_untouched_package_leaves_as_it_came() -> None:
    """Parts, their order and their dates are the same after nothing was done."""
    content = content_of(book(["a/b"]))
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(read_package(content, "x").bytes())) as after:
        assert after.namelist() == before.namelist()
        assert [after.read(name) for name in after.namelist()] == [
            before.read(name) for name in before.namelist()
        ]
        assert [info.date_time for info in after.infolist()] == [info.date_time for info in before.infolist()]


def test_same_package_gives_the_same_bytes() -> None:
    """Two files of the same package are equal."""
    package = package_of(book())
    assert package.bytes() == package.bytes()


def test_case_of_part_names_does_not_matter() -> None:
    """A part is found however its name is written, as the format wants it."""
    package = package_of(book())
    assert package.read("XL/Workbook.xml") == package.read(WORKBOOK)
    assert "xl/WORKBOOK.xml" in package


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not an Excel workbook"),
        (b"model,heat\na/b,1\n", "not an Excel workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + bytes(600), "another format (.xls)"),
        (zipped({"hello.txt": b"hello"}), "not an Excel workbook"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "another format (.ods)"),
        (zipped({"[Content_Types].xml": b"<x>sheet.binary</x>"}), "another format (.xlsb)"),
        (zipped({"[Content_Types].xml": b"<x>wordprocessingml</x>"}), "not an Excel workbook"),
        (zipped({"[Content_Types].xml": b"<x>spreadsheetml</x>"}), "not an Excel workbook"),
        (zipped({"a.xml": b""}, ZIP_LZMA), "damaged (a.xml)"),
        (zipped({"/a.xml": b""}), "holds what no spreadsheet program writes"),
        (zipped({"xl/../../a.xml": b""}), "holds what no spreadsheet program writes"),
        (zipped({"a.xml": b"", "A.xml": b""}), "holds what no spreadsheet program writes"),
    ],
)
def test_other_files_are_refused_in_words(content: bytes, words: str) -> None:
    """What is no workbook that can be read is named, with the file."""
    said = refusal(content)
    assert words in said
    assert "list.xlsx" in said


@pytest.mark.parametrize("part", [WORKBOOK, "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_missing_part_is_named(part: str) -> None:
    """A workbook that lacks a part it points at is damaged."""
    with ZipFile(BytesIO(content_of(book()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != part}
    assert "damaged" in refusal(zipped(parts)) or "not an Excel workbook" in refusal(zipped(parts))


def test_broken_zip_is_damaged() -> None:
    """A file that was cut off, or whose bytes were changed, is damaged."""
    content = content_of(book())
    assert "damaged" in refusal(content[: len(content) // 2])
    flipped = bytearray(content)
    flipped[200:260] = bytes(60)
    assert "damaged" in refusal(bytes(flipped))


def test_broken_workbook_part_is_damaged() -> None:
    """A workbook whose own part is no XML is damaged."""
    cut = with_parts(content_of(book()), {WORKBOOK: lambda part: part[:-9]})
    assert "damaged" in refusal(cut)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_a_part_under_another_name_or_in_another_encoding_declares_nothing(encoding: str) -> None:
    """Whatever the bytes look like, what is parsed has no entities."""
    text = '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    with pytest.raises(BadInput, match="DOCTYPE"):
        parse(text.encode(encoding), "xl/worksheets/sheet1.dat")


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE w SYSTEM "file:///etc/passwd">',
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_declarations_are_refused_unread(declared: bytes, code: str) -> None:
    """No part may declare entities, whatever its encoding, and none is resolved."""
    hostile = declared.decode().encode(code)
    part = with_parts(content_of(book()), added={"xl/worksheets/sheet9.xml": hostile})
    assert "holds what no spreadsheet program writes" in refusal(part)


def test_strict_workbook_is_refused() -> None:
    """The strict form of the format, which is not read, has its own words."""
    old = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = replacing(old, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert "Strict Open XML" in refusal(with_parts(content_of(book()), {WORKBOOK: strict}))


def test_bomb_is_refused_in_bounded_memory() -> None:
    """A part that unfolds to 400 MB is refused before 64 MB of it are in memory."""
    bomb = with_parts(content_of(book()), added={"xl/media/image1.png": bytes(400 * 2**20)})
    assert len(bomb) < 2**20
    tracemalloc.start()
    said = refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than a workbook" in said
    assert peak < 64 * 2**20


def test_sizes_that_a_file_claims_are_not_trusted() -> None:
    """A part that claims to be small and is not is damaged, not unfolded."""
    content = bytearray(with_parts(content_of(book()), added={"xl/media/image1.png": bytes(2**20)}))
    claimed = (2**20).to_bytes(4, "little")
    content = content.replace(claimed, (10).to_bytes(4, "little"))
    assert "damaged" in refusal(bytes(content))


def test_too_many_parts_are_refused() -> None:
    """A file of more parts than any workbook has is refused before one is read."""
    parts = {f"xl/{number}.xml": b"" for number in range(unpacking.MOST_PARTS + 1)}
    assert "larger than a workbook" in refusal(zipped(parts))
