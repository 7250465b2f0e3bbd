"""Compression of VBA source, against the decompressor of oletools."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vba_reader import decompressed

from xl_addin.excel.vba.compression import compress, decompress

_BASIC = st.lists(
    st.sampled_from(["Dim ", "End Function", "\r\n", "    ", "HFSCORE", "x", "=", "1"]), max_size=3000
)
# [MS-OVBA] 3.2.1 and 3.2.3: worked examples, content and container. In 3.2.2 copies of equal length
# could be taken from several places, and the choice is free.
_EXAMPLES = [
    ("abcdefghijklmnopqrstuv.", "0119B000616263646566676800696A6B6C6D6E6F70007172737475762E"),
    ("a" * 73, "0103B002614500"),
]
_FREE_CHOICE, _ITS_LENGTH = (
    "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
    51,
)  # a header 0x02F and the byte before it


@pytest.mark.parametrize(("text", "container"), _EXAMPLES)
def test_specifications_examples_come_out_as_printed(text: str, container: str) -> None:
    """The examples of the specification are compressed to the very bytes that it prints."""
    assert compress(text.encode()).hex().upper() == container


def test_example_with_a_choice_is_as_short_as_printed() -> None:
    """The example in which places of equal worth can be copied takes as many bytes as the specification's."""
    assert len(compress(_FREE_CHOICE.encode())) == _ITS_LENGTH


@given(_BASIC.map("".join))
def test_text_comes_back(text: str) -> None:
    """What is compressed here, another program decompresses to the same bytes."""
    assert decompressed(compress(text.encode())) == text.encode()


@given(st.binary(max_size=9000))
def test_any_bytes_come_back(data: bytes) -> None:
    """Bytes without any order come back too, at most with zeros behind an incompressible last chunk."""
    back = decompressed(compress(data))
    assert back[: len(data)] == data
    assert not back[len(data) :].strip(b"\0")


@pytest.mark.parametrize("size", [1, 4095, 4096, 4097, 8192])
def test_chunks_end_where_the_specification_says(size: int) -> None:
    """Lengths around the 4,096 bytes of a chunk come back whole."""
    data = (b"Const X = 1\r\n" * 800)[:size]
    assert decompressed(compress(data)) == data


def test_repeated_text_shrinks() -> None:
    """A text that repeats itself takes less than a tenth of its length."""
    text = b"    HFResult = CVErr(2042)\r\n" * 500
    assert len(compress(text)) < len(text) / 10


@pytest.mark.parametrize(("text", "container"), _EXAMPLES)
def test_specifications_examples_are_read(text: str, container: str) -> None:
    """What the specification prints as compressed is the text that it prints."""
    assert decompress(bytes.fromhex(container), 99) == text.encode()


@given(st.one_of(st.binary(max_size=9000), _BASIC.map("".join).map(str.encode)))
def test_what_is_compressed_is_read_as_oletools_reads_it(data: bytes) -> None:
    """Both give the same bytes, chunk by chunk."""
    container = compress(data)
    assert decompress(container, 9000) == decompressed(container)


def test_what_does_not_shrink_is_read() -> None:
    """A chunk without any order in it is stored as it is (2.4.1.3.3)."""
    data = b"".join(sha256(bytes([number])).digest() for number in range(128))
    assert len(compress(data)) == 1 + 2 + 4096
    assert decompress(compress(data), 4096) == data


@pytest.mark.parametrize("container", [b"", b"\x02", bytes.fromhex("0101B001FFFF")])
def test_what_is_no_container_is_refused(container: bytes) -> None:
    """A wrong first byte, and a copy from before the beginning."""
    with pytest.raises(ValueError, match=r"container|copy"):
        decompress(container, 9000)


def test_what_is_longer_than_allowed_is_refused() -> None:
    """A few bytes may stand for very many; the reader stops."""
    with pytest.raises(ValueError, match="too long"):
        decompress(compress(b"a" * 100_000), 50_000)
