"""What a cell can hold."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.cell_values import clean, cut, sheet_name

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)  # every code point, lone surrogates too


@given(ANY_TEXT)
def test_clean_text_is_xml(text: str) -> None:
    """Cleaned text can stand in an XML document."""
    ET.fromstring(f"<t>{clean(text).translate({38: None, 60: None, 62: None})}</t>".encode())  # noqa: S314  our own text


@given(ANY_TEXT)
def test_cleaning_leaves_printable_text_alone(text: str) -> None:
    """Text without control characters and Excel's own escapes comes through unchanged."""
    printable = "".join(char for char in text if char.isprintable()).replace("_x", "")
    assert clean(printable) == printable


def test_direction_marks_are_removed() -> None:
    """A mark that reverses what follows would make one model look like another."""
    assert clean("safe\u202eexe.\u2066") == "safeexe."


def test_excel_escapes_are_shown_as_written() -> None:
    """Excel would read _x0041_ as the letter A; its underscore is escaped (ECMA-376, ST_Xstring)."""
    assert clean("org/_x0041_b") == "org/_x005F_x0041_b"


@pytest.mark.parametrize("text", ["a" * 40_000, "😀" * 20_000])
def test_text_is_cut_at_excels_limit(text: str) -> None:
    """A cell holds 32,767 UTF-16 units (Excel specifications and limits)."""
    assert 32_766 <= len(clean(text).encode("utf-16-le")) // 2 <= 32_767
    assert clean(text).endswith("…")


@given(ANY_TEXT.filter(str.isprintable), st.integers(1, 50))
def test_cut_text_fits(text: str, longest: int) -> None:
    """Cut text is never longer than asked, and uncut where it fits."""
    short = cut(text, longest)
    assert len(short.encode("utf-16-le")) // 2 <= longest
    assert short == text or short.endswith("…")


@given(st.lists(ANY_TEXT, max_size=12))
def test_sheet_names_are_legal_and_unique(texts: list[str]) -> None:
    """A name has 1 to 31 characters and none that Excel refuses, and differs from the others in any case."""
    taken: list[str] = []
    for text in texts:
        taken.append(sheet_name(text, taken))
    folded = [name.casefold() for name in taken]
    assert len(set(folded)) == len(folded)
    assert "history" not in folded
    for name in taken:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set(":\\/?*[]'")


def test_sheet_name_stays_readable() -> None:
    """An ordinary name is kept; the second of two equal ones is numbered."""
    assert sheet_name("1 Llama-3.1-8B", []) == "1 Llama-3.1-8B"
    assert sheet_name("1 Llama-3.1-8B", ["1 LLAMA-3.1-8b"]) == "1 Llama-3.1-8B 2"
