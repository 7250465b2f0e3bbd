"""Buttons in the drawing of a sheet."""

from lxml import etree
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from packages_made import book, package_of

from xl_addin.outputs.package.archive import Package
from xl_addin.outputs.package.attaching import content_type
from xl_addin.outputs.package.parts import read_book, related
from xl_addin.outputs.package.shapes import add_shapes, has_shapes, remove_shapes
from xl_addin.outputs.sheets.buttons import drawn_buttons

CAPTIONS = {"HFRefreshAll": "すべて更新", "HFStop": "中止"}
DRAWN = drawn_buttons(190, 4, CAPTIONS, "ja")
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def with_chart() -> Workbook:
    """Return a workbook whose watchlist has a chart of the user's."""
    made = book(("a/b",))
    chart = BarChart()
    chart.add_data(Reference(made["Watchlist"], min_col=2, min_row=5, max_row=6))
    made.worksheets[0].add_chart(chart, "F2")
    return made


def drawing(package: Package) -> etree._Element:
    """Return the drawing of the watchlist."""
    (part,) = related(package, read_book(package).sheets[0].part, "drawing").values()
    return etree.fromstring(package.read(part))


def test_buttons_get_a_drawing_of_their_own() -> None:
    """A sheet without a drawing gets one, before its Excel tables as the schema wants it."""
    package = package_of(book(("a/b",)))
    sheet = read_book(package).sheets[0].part
    add_shapes(package, sheet, DRAWN)
    shapes = [(shape.get("macro"), "".join(shape.itertext())) for shape in drawing(package).iter(f"{_XDR}sp")]
    assert shapes == [("[0]!HFRefreshAll", "すべて更新"), ("[0]!HFStop", "中止")]
    names = [etree.QName(child).localname for child in etree.fromstring(package.read(sheet))]
    assert names.index("drawing") == names.index("tableParts") - 1
    assert content_type(package, "xl/drawings/drawing1.xml") == (
        "application/vnd.openxmlformats-officedocument.drawing+xml"
    )


def test_buttons_stand_beside_the_users_chart() -> None:
    """Every shape of the drawing has a number of its own, and the chart is what it was."""
    package = package_of(with_chart())
    before = etree.tostring(drawing(package)[0])
    add_shapes(package, read_book(package).sheets[0].part, DRAWN)
    after = drawing(package)
    assert etree.tostring(after[0]) == before
    numbers = [called.get("id") for called in after.iter(f"{_XDR}cNvPr")]
    assert len(numbers) == len(set(numbers)) == 3


def test_buttons_go_and_all_else_stays() -> None:
    """The user's chart keeps its drawing; a drawing that held buttons only leaves no trace."""
    for made in (with_chart(), book(("a/b",))):
        package = package_of(made)
        sheet = read_book(package).sheets[0].part
        before = [child.tag for child in etree.fromstring(package.read(sheet))]
        names = package.names()
        assert not has_shapes(package, CAPTIONS)
        add_shapes(package, sheet, DRAWN)
        assert has_shapes(package, CAPTIONS)
        remove_shapes(package, CAPTIONS)
        assert not has_shapes(package, CAPTIONS)
        assert package.names() == names
        assert [child.tag for child in etree.fromstring(package.read(sheet))] == before


def test_a_button_that_lost_its_macro_is_known_by_its_name() -> None:
    """As LibreOffice saves it, it starts nothing, and it is taken out all the same; other shapes are not."""
    package = package_of(with_chart())
    add_shapes(package, read_book(package).sheets[0].part, DRAWN)
    (part,) = related(package, read_book(package).sheets[0].part, "drawing").values()
    lost = (
        package.read(part)
        .replace(b' macro="[0]!HFStop"', b"")
        .replace(b' macro="[0]!HFRefreshAll"', b' macro="[1]!Other"')
    )
    package.replace(part, lost.replace(b'name="HFRefreshAll"', b'name="Arrow 1"'))
    assert not has_shapes(package, CAPTIONS)
    remove_shapes(package, CAPTIONS)
    assert [shape.get("macro") for shape in drawing(package).iter(f"{_XDR}sp")] == ["[1]!Other"]
