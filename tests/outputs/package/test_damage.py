"""Files that are damaged or made to do harm: words, never a trace."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages_made import book, content_of, with_parts, wrapped

from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.markup import MAIN, MOST_TAGS
from xl_addin.outputs.package.reading import read_block, read_place
from xl_addin.outputs.watchlist.contents import Block, Contents, Result

PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/tables/table1.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
)


def whole() -> bytes:
    """Return a workbook with everything that filling looks at."""
    made = book(["a/b", "c/d"])
    made["Watchlist"].merge_cells("C3:D3")
    wrapped(made["Watchlist"], "C3")
    return content_of(made)


CONTENT = whole()
CONTENTS = Contents(
    {"list.source": "=Hub " * 20, "language": "ja"},
    [
        Block("watchlist", [{"model": "e/f", "heat": 1.0, "overall": Result(2.0)}], "model"),
        Block("data", [{"model": "a/b", "month": 1.0}] * 3),
    ],
)


def use(content: bytes) -> None:
    """Read and fill a workbook as a refresh does."""
    package = read_package(content, "list.xlsx")
    read_place(package, "list.source")
    read_block(package, "watchlist")
    fill(package, CONTENTS)
    package.bytes()


@settings(max_examples=300, deadline=None)
@given(part=st.sampled_from(PARTS), data=st.data())
def test_damaged_part_gives_words_or_is_overlooked(part: str, data: st.DataObject) -> None:
    """Wherever a part is cut, changed or doubled, a refresh ends well or in a sentence."""

    def damage(content: bytes) -> bytes:
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        new = data.draw(
            st.sampled_from([b"", b"0", b"-1", b"A", b'"', b">", b"99999999999", content[start:end] * 2])
        )
        return content[:start] + new + content[end:]

    with suppress(BadInput):
        use(with_parts(CONTENT, {part: damage}))


NUMBERS = (b'"6"', b'"A6"', b'"1"', b'"0"', b'"A5:D7"', b'"C3:D3"', b'"10"')


@pytest.mark.parametrize(
    "new", [b'""', b'"x"', b'"-1"', b'"1e999"', b'"99999999999999999999"', b'"ZZZZ9:A1"', b'"\xef\xbc\x91"']
)
@pytest.mark.parametrize("old", NUMBERS)
def test_impossible_numbers_give_words_or_are_overlooked(old: bytes, new: bytes) -> None:
    """A number or area that cannot be does no harm, wherever it stands."""
    change = {part: lambda content: content.replace(old, new) for part in PARTS}
    with suppress(BadInput):
        use(with_parts(CONTENT, change))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_file_gives_words_or_is_overlooked(place: int, new: bytes) -> None:
    """Whatever bytes of the file itself are changed, a refresh ends well or in a sentence."""
    with suppress(BadInput):
        use(CONTENT[:place] + new + CONTENT[place + len(new) :])


def test_sheet_that_is_too_large_for_memory_is_named() -> None:
    """A sheet of more cells than a workbook of ours can have is refused before it is taken apart."""
    rows = b"<row/>" * (MOST_TAGS + 1)
    sheet = b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode() + rows + b"</sheetData></worksheet>"
    package = read_package(CONTENT, "x")
    package.replace("xl/worksheets/sheet2.xml", sheet)
    before = package.read("xl/worksheets/sheet1.xml")
    with pytest.raises(BadInput, match=r"sheet2\.xml is larger than one of HFScore's can become"):
        fill(package, CONTENTS)
    assert package.read("xl/worksheets/sheet1.xml") is before
