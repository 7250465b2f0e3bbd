"""Code names of sheets: given and taken back without touching anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xl_addin.outputs.package.code_names import code_name, with_code_name, without_code_name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BARE = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
PARTS = {
    "bare": BARE,
    "declared": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n{BARE}',
    "prefixed": f'<x:worksheet xmlns:x="{MAIN}" note="a&gt;b > c"><x:sheetData/></x:worksheet>',
    "properties": f'<worksheet xmlns="{MAIN}"> <!-- sheetPr --> <sheetPr><tabColor rgb="FF0000"/></sheetPr>'
    "<sheetData/></worksheet>",
    "attributes": f"<worksheet xmlns='{MAIN}'><sheetPr filterMode='1' ><tabColor/></sheetPr></worksheet>",
    "empty": f'<worksheet xmlns="{MAIN}"><sheetPr/><sheetData/></worksheet>',
    "chart": f'<chartsheet xmlns="{MAIN}"><sheetPr published="0"/><sheetViews/></chartsheet>',
}
part = pytest.mark.parametrize("text", PARTS.values(), ids=PARTS.keys())
names = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,30}", fullmatch=True)


@part
@given(name=names)
def test_a_name_given_is_read_and_taken_back(text: str, name: str) -> None:
    """The part bears the name, is XML with it in its first element, and without it has the bytes it had."""
    content = text.encode()
    assert code_name(content) is None
    named = with_code_name(content, name)
    assert code_name(named) == name
    properties = etree.fromstring(named)[0 if b"<!--" not in content else 1]
    assert (etree.QName(properties).localname, properties.get("codeName")) == ("sheetPr", name)
    assert without_code_name(named) == content


@part
def test_another_name_takes_the_place_of_the_first(text: str) -> None:
    """There is never more than one."""
    again = with_code_name(with_code_name(text.encode(), "Tabelle1"), "Sheet2")
    assert again == with_code_name(text.encode(), "Sheet2")


def test_what_excel_writes_is_read() -> None:
    """Any quotes and spaces are understood, wherever the name stands among the attributes."""
    for attribute in ('codeName="Tabelle1"', "codeName = 'Tabelle1'"):
        content = BARE.replace("<sheetData", f'<sheetPr filterMode="1" {attribute}/><sheetData').encode()
        assert code_name(content) == "Tabelle1"


def test_a_text_that_reads_like_one_is_none() -> None:
    """Only the sheet's own properties name it."""
    content = BARE.replace("<sheetData/>", '<sheetData> codeName="No"</sheetData>').encode()
    assert code_name(content) is None
    assert without_code_name(content) == content


def test_letters_of_sixteen_bits_are_understood() -> None:
    """A part in UTF-16 is given its name, too."""
    content = f'<?xml version="1.0" encoding="UTF-16"?>{BARE}'.encode("utf-16")
    assert code_name(content) is None
    assert code_name(with_code_name(content, "One")) == "One"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet" * 10**6,
        BARE.encode().replace(b"<sheetData/>", b"<!-- -->" * 10**6),
        b'<worksheet "' * 10**6,
    ],
    ids=["never closed", "remarks", "quotes"],
)
def test_no_part_takes_long(content: bytes) -> None:
    """Whatever a part begins with, it is looked at within bounds."""
    assert code_name(content) is None


def test_what_is_no_sheet_stays() -> None:
    """A part of another kind is left as it is."""
    for change in (without_code_name, lambda content: with_code_name(content, "One")):
        assert change(b"<dialogsheet/>") == b"<dialogsheet/>"
