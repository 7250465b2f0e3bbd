"""What programs are told about calculating."""

import pytest
from packages_made import book, content_of, with_parts

from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.calc import calculate_on_load, drop_chain
from xl_addin.outputs.package.parts import read_book

PART = "xl/workbook.xml"
OLD = b'<calcPr calcId="124519" fullCalcOnLoad="1"/>'


@pytest.mark.parametrize("before", [b"", b'<calcPr calcMode="manual"/>', b'<calcPr fullCalcOnLoad="0"/>'])
def test_programs_calculate_on_loading(before: bytes) -> None:
    """The word is set where it is missing, in its place after the names, and other words stay."""
    pivots = b"<pivotCaches/>"
    content = with_parts(content_of(book()), {PART: lambda part: part.replace(OLD, before + pivots)})
    package = read_package(content, "x")
    calculate_on_load(package, read_book(package))
    now = package.read(PART)
    assert b'fullCalcOnLoad="1"' in now
    assert (b'calcMode="manual"' in now) == (b"manual" in before)
    assert now.index(b"</definedNames>") < now.index(b"<calcPr") < now.index(pivots)


def test_workbook_that_says_so_already_is_not_touched() -> None:
    """Where nothing is to be said the part stays byte for byte."""
    package = read_package(content_of(book()), "x")
    before = package.read(PART)
    calculate_on_load(package, read_book(package))
    drop_chain(package, read_book(package))
    assert package.read(PART) is before
