"""A VBA project in a package, and the names that it has for the sheets."""

from openpyxl import Workbook
from packages_made import book, content_of, package_of, with_parts

from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.attaching import content_type
from xl_addin.outputs.package.code_names import code_name
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.package.projects import (
    add_project,
    give_code_names,
    has_old_macros,
    is_signed,
    project_of,
    remove_project,
)

PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def named(*names: str | None) -> Workbook:
    """Return a workbook whose sheets have these code names, and a sheet that is a chart before the last."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, name in enumerate(names):
        made.create_sheet(f"S{number}").sheet_properties.codeName = name
    made.create_chartsheet("Chart", len(names) - 1)
    return made


def names_of(package: Package) -> list[str | None]:
    """Return the code names that the worksheets bear."""
    return [code_name(package.read(sheet.part)) for sheet in read_book(package).sheets]


def test_sheets_without_a_name_get_one() -> None:
    """Worksheets and charts are told apart, and the workbook has a name, too."""
    package = package_of(named(None, None, None))
    names = give_code_names(package, ())
    assert names.workbook == "ThisWorkbook"
    assert names.sheets == ("HFScoreSheet1", "HFScoreSheet2", "HFScoreSheet4")
    assert names.charts == ("HFScoreSheet3",)
    assert names_of(package) == list(names.sheets)


def test_usable_names_stay() -> None:
    """A name of Excel's stays; one that is taken, reserved, or no word of plain letters is replaced."""
    made = named("Tabelle1", "tabelle1", "XLWINGS", "シート1", "A" * 32, "Sheet 2", "9a")
    made.code_name = "DieseArbeitsmappe"
    names = give_code_names(package_of(made), ("xlwings",))
    assert names.workbook == "DieseArbeitsmappe"
    assert names.sheets[0] == "Tabelle1"
    assert all(name.startswith("HFScoreSheet") for name in names.sheets[1:])
    every = [name.casefold() for name in (names.workbook, *names.sheets, *names.charts)]
    assert len(set(every)) == len(every)


def test_a_second_time_changes_nothing() -> None:
    """The names that were given are usable ones."""
    package = package_of(named(None, "Sheet9", None))
    first = give_code_names(package, ("xlwings",))
    content = package.bytes()
    assert give_code_names(package, ("xlwings",)) == first
    assert package.bytes() == content


def test_a_project_makes_the_workbook_one_with_macros() -> None:
    """The part is found, another takes its place, and the type of the workbook says that there are macros."""
    package = package_of(book(("a/b",)))
    part = read_book(package).part
    assert (project_of(package), content_type(package, part)) == (None, PLAIN)
    for project in (b"one", b"two"):
        add_project(package, project)
        again = read_package(package.bytes(), "x.xlsm")
        assert (project_of(again), content_type(again, part)) == (project, MACROS)
    assert sum(name.endswith(".bin") for name in package.names()) == 1


def test_without_it_the_workbook_is_what_it_was() -> None:
    """Type, parts and the names that were given are back; a name of Excel's stays."""
    package = package_of(named(None, "Sheet9", None))
    before = {name: package.read(name) for name in package.names() if "sheets/" in name}
    give_code_names(package, ())
    add_project(package, b"project")
    remove_project(package)
    assert {name: package.read(name) for name in package.names() if "sheets/" in name} == before
    assert content_type(package, "xl/workbook.xml") == PLAIN
    assert b"codeName" not in package.read("xl/workbook.xml")
    assert project_of(package) is None


def test_signatures_are_seen() -> None:
    """Of the package or of the macros alone, a signature is one."""
    content = content_of(book())
    assert not is_signed(read_package(content, "x"))
    for part in ("_xmlsignatures/origin.sigs", "xl/vbaProjectSignature.bin"):
        assert is_signed(read_package(with_parts(content, added={part: b""}), "x"))


def test_macros_from_before_vba_are_seen() -> None:
    """A workbook that points at a macro sheet has macros, project or not."""
    content = content_of(book())
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    relation = (
        b'<Relationship Id="rIdOld" Type="' + kind + b'" Target="macrosheets/sheet1.xml"/></Relationships>'
    )
    old = with_parts(
        content, {"xl/_rels/workbook.xml.rels": lambda part: part.replace(b"</Relationships>", relation)}
    )
    assert not has_old_macros(read_package(content, "x"))
    assert has_old_macros(read_package(old, "x"))
