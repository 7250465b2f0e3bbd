"""Parts that join a package and leave it."""

from packages_made import book, package_of

from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.attaching import (
    NewPart,
    attach,
    content_type,
    detach,
    free_name,
    office,
    set_content_type,
)
from xl_addin.outputs.package.parts import read_book, related, relations_of

NEW = NewPart("xl/drawings/drawing1.xml", b"<wsDr/>", "application/drawing", office("drawing"))


def test_a_part_is_found_where_it_was_attached() -> None:
    """The owner points at it by an id of its own, and the package knows what it is."""
    package = package_of(book(("a/b",)))
    owner = read_book(package).sheets[1].part
    assert related(package, owner, "drawing") == {}
    key = attach(package, owner, NEW)
    assert related(read_package(package.bytes(), "x"), owner, "drawing") == {key: NEW.name}
    assert (package.read(NEW.name), content_type(package, NEW.name)) == (NEW.content, NEW.content_type)


def test_ids_of_others_stay_theirs() -> None:
    """The relationship takes an id that the owner does not use yet."""
    package = package_of(book(("a/b",)))
    part = read_book(package).part
    before = related(package, part, "worksheet")
    key = attach(package, part, NEW)
    assert key not in before
    assert related(package, part, "worksheet") == before


def test_a_part_that_leaves_leaves_nothing() -> None:
    """Part, content type, relationships from it and to it, and a list of them that is empty are gone."""
    package = package_of(book(("a/b",)))
    owner = read_book(package).sheets[1].part
    before = package.names()
    attach(package, owner, NEW)
    attach(package, NEW.name, NewPart("xl/media/image1.png", b"png", "image/png", office("image")))
    detach(package, owner, "drawing", NEW.name)
    package.remove("xl/media/image1.png")
    assert package.names() == before
    assert content_type(package, NEW.name) is None
    assert relations_of(owner) not in package


def test_a_content_type_is_given_once() -> None:
    """A second one takes the place of the first, whatever the case of the part's name."""
    package = package_of(book())
    part = read_book(package).part
    set_content_type(package, part.upper(), "other")
    assert content_type(package, part) == "other"
    assert package.read("[Content_Types].xml").count(b"/xl/workbook.xml") == 1


def test_names_are_the_first_free_ones() -> None:
    """Numbers begin at 1 and step over parts that are there."""
    package = package_of(book())
    assert free_name(package, "xl/drawings/drawing{}.xml") == "xl/drawings/drawing1.xml"
    assert free_name(package, "xl/worksheets/sheet{}.xml") == "xl/worksheets/sheet3.xml"
