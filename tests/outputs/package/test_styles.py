"""The looks of cells."""

import pytest
from packages_made import book, package_of, wrapped

from xl_addin.outputs.package.styles import Styles

PART = "xl/styles.xml"


def test_wrapping_is_told() -> None:
    """The one style that breaks text into lines is known, and it is not the default."""
    made = book()
    wrapped(made["Data"], "A6")
    styles = Styles(package_of(made), PART)
    assert [styles.wraps(str(number)) for number in range(9)].count(True) == 1
    assert not styles.wraps(None)


def test_guarded_style_is_added_once() -> None:
    """The guarded twin of a style has one number, and is its own twin."""
    package = package_of(book())
    styles = Styles(package, PART)
    twin = styles.guarded("2")
    assert twin == styles.guarded("2") == styles.guarded(twin)
    assert twin != styles.guarded(None)
    styles.keep(package)
    assert Styles(package, PART).guarded(twin) == twin


def test_styles_without_a_new_one_are_not_written() -> None:
    """Where nothing was added the part stays byte for byte."""
    package = package_of(book())
    before = package.read(PART)
    Styles(package, PART).keep(package)
    assert package.read(PART) is before


@pytest.mark.parametrize("style", ["999", "x", "-1", "9" * 5000])
def test_unknown_style_is_left_as_it_is(style: str) -> None:
    """A number that no style bears neither wraps nor gets a twin."""
    styles = Styles(package_of(book()), PART)
    assert not styles.wraps(style)
    assert styles.guarded(style) == style


@pytest.mark.parametrize("part", [None, "xl/nowhere.xml"])
def test_workbook_without_styles_has_no_looks(part: str | None) -> None:
    """Without the part nothing wraps and nothing is added."""
    package = package_of(book())
    styles = Styles(package, part)
    assert not styles.wraps(None)
    assert styles.guarded(None) is None
    styles.keep(package)
