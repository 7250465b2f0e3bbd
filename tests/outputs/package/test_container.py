"""The parts of one file."""

import pytest
from packages_made import book, package_of

from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import read_package


def test_parts_are_added_replaced_and_removed() -> None:
    """A new part stands at the end, a replaced one where it was, a removed one nowhere."""
    package = package_of(book())
    names = package.names()
    package.add("xl/new.bin", b"1")
    package.replace("XL/new.bin", b"2")
    package.remove(names[0])
    package.remove("xl/nowhere.xml")
    again = read_package(package.bytes(), "x")
    assert again.names() == (*names[1:], "xl/new.bin")
    assert again.read("xl/new.bin") == b"2"


def test_missing_part_is_told() -> None:
    """Reading a part that is not there names it and the file."""
    with pytest.raises(BadInput, match=r"list\.xlsx is damaged \(xl/nowhere\.xml\)"):
        package_of(book()).read("xl/nowhere.xml")
