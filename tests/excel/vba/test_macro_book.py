"""The macro workbook as a file: its macros, its sheets, and what it says of its Python."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import vba_reader
import xlwings
from openpyxl import load_workbook

from xl_addin.errors import BadInput
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.vba.macro_book import build_macro_book, copy_plain_book
from xl_addin.excel.vba.wrapper import HELP_SHEET, modules
from xl_addin.messages import macros
from xl_addin.outputs.sheets.config import read_config
from xl_addin.outputs.sheets.style import LINE_HEIGHT
from xl_addin.records import Language

_PYTHON = Path(r"C:\Users\山田 太郎\venv\Scripts\python.exe")
_BASIC = Path(xlwings.__file__).with_name("xlwings.bas")


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    found: Language = request.param
    return found


@pytest.fixture
def book(tmp_path: Path, language: Language) -> Path:
    """Return a workbook with the whole table, in a folder with Japanese letters and a space."""
    folder = tmp_path / "資料 フォルダー"
    folder.mkdir()
    build_macro_book(folder / "関数.xlsm", python=_PYTHON, language=language)
    return folder / "関数.xlsm"


def test_macros_are_ours_byte_for_byte(book: Path) -> None:
    """Every module that oletools reads is the text that was written, xlwings' own with its licence."""
    found = vba_reader.sources(book.read_bytes(), "book.xlsm")
    basic = _BASIC.read_bytes().decode("ascii")
    assert found == {module.name: module.source for module in modules(FUNCTIONS, basic, 4)}
    assert "BSD 3-clause" in found["xlwings"]


def test_package_is_one_with_macros(book: Path) -> None:
    """Content type, relation and code names are those of a workbook with macros; each sheet has a module."""
    with ZipFile(book) as package:
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("xl/_rels/workbook.xml.rels").decode()
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
        assert 'codeName="ThisWorkbook"' in package.read("xl/workbook.xml").decode()
    assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types
    assert 'Extension="bin" ContentType="application/vnd.ms-office.vbaProject"' in types
    assert "http://schemas.microsoft.com/office/2006/relationships/vbaProject" in relations
    found = vba_reader.sources(book.read_bytes(), "book.xlsm")
    for number, sheet in enumerate(sheets, start=1):
        assert f'codeName="Sheet{number}"' in sheet
        assert f"Sheet{number}" in found


def test_config_names_this_python_and_this_xlwings(book: Path, language: Language) -> None:
    """The sheet xlwings.conf names the interpreter given, the version installed and no folder to search."""
    config = read_config(book)
    assert config["INTERPRETER_WIN"] == str(_PYTHON)
    assert config["UDF MODULES"] == "xl_addin.excel.udfs"
    assert config["XLWINGS VERSION"] == xlwings.__version__
    assert config["HFSCORE FAILED"] == macros.FAILED.text(language)
    assert config["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert config.get("PYTHONPATH", "") == ""


def test_dll_of_the_basic_is_that_of_the_version(book: Path) -> None:
    """The Basic loads the DLL of the very version that the workbook names."""
    assert (
        f'"xlwings64-{xlwings.__version__}.dll"' in vba_reader.sources(book.read_bytes(), "b.xlsm")["xlwings"]
    )


def test_wizard_is_told_of_every_function(book: Path, language: Language) -> None:
    """The hidden sheet has the help of every function and argument, none longer than Excel takes."""
    sheet = load_workbook(book)[HELP_SHEET]
    assert sheet.sheet_state == "hidden"
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows] == [function.name for function in FUNCTIONS]
    for row, function in zip(rows, FUNCTIONS, strict=True):
        assert row[1] == len(function.arguments)
        assert row[2:] == [
            function.help.text(language),
            *(one.help.text(language) for one in function.arguments),
        ]
        assert all(len(str(text)) <= 255 for text in row[2:])


def test_first_sheet_tells_how_to_begin(book: Path, language: Language) -> None:
    """The first sheet has every step, every macro that there is and an example of every function, as text."""
    sheet = load_workbook(book).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    text = "\n".join(str(cell.value) for cell in cells)
    for sentence in (*macros.STEPS, *macros.ABOUT_MACROS.values()):
        assert sentence.text(language) in text
    for function in FUNCTIONS:
        assert function.example in text
    assert not [cell for cell in cells if cell.data_type == "f"]
    subs = vba_reader.sources(book.read_bytes(), "book.xlsm")["HFScoreMacros"]
    assert all(f"Public Sub {name}()" in subs for name in macros.ABOUT_MACROS)


def test_each_button_starts_a_macro_that_there_is(book: Path) -> None:
    """“Start” and “Example” have a button for every macro, and the VBA project has it as a public Sub."""
    subs = vba_reader.sources(book.read_bytes(), "book.xlsm")["HFScoreMacros"]
    with ZipFile(book) as package:
        drawings = [package.read(f"xl/drawings/drawing{number}.xml").decode() for number in (1, 2)]
        for number in (1, 2):
            relations = package.read(f"xl/worksheets/_rels/sheet{number}.xml.rels").decode()
            assert f"/xl/drawings/drawing{number}.xml" in relations
    for drawing in drawings:
        started = re.findall(r'macro="\[0\]!(\w+)"', drawing)
        assert started == list(macros.BUTTONS)
        assert all(f"Public Sub {name}()" in subs for name in started)


def test_example_shows_a_whole_status(book: Path, language: Language) -> None:
    """Each model of the example has its formulas, and a row in which a status of three lines is seen."""
    sheet = load_workbook(book)[macros.EXAMPLE.text(language)]
    for row in (4, 5):
        formulas = [sheet.cell(row, column).value for column in (2, 3, 4, 5)]
        assert formulas == [
            f"=HFSCORE(A{row})",
            f'=HFSCORE(A{row},"heat")',
            f"=HFSTATUS(A{row})",
            f"=HFASOF(A{row})",
        ]
        assert sheet.cell(row, 4).alignment.wrap_text
        assert sheet.row_dimensions[row].height >= 3 * LINE_HEIGHT[language]


def test_same_parts_make_the_same_file(tmp_path: Path) -> None:
    """Built twice it is the same to the byte; another interpreter makes another file."""
    one, two, other = (tmp_path / name for name in ("1.xlsm", "2.xlsm", "3.xlsm"))
    for path, python in ((one, _PYTHON), (two, _PYTHON), (other, Path("python.exe"))):
        build_macro_book(path, python=python, language="en")
    assert one.read_bytes() == two.read_bytes() != other.read_bytes()


def test_other_names_are_refused(tmp_path: Path) -> None:
    """Excel does not open macros under another ending, so no such file is written."""
    with pytest.raises(BadInput, match="xlsm"):
        build_macro_book(tmp_path / "book.xlsx", python=_PYTHON, language="en")
    with pytest.raises(BadInput, match="xlsm"):
        copy_plain_book(tmp_path / "book.xlsx")
    assert not list(tmp_path.iterdir())


def test_plain_book_is_xlwings_own(tmp_path: Path) -> None:
    """The fallback is the file of xlwings, unchanged, and can be read as a workbook."""
    copy_plain_book(tmp_path / "plain.xlsm")
    content = (tmp_path / "plain.xlsm").read_bytes()
    assert content == _BASIC.with_name("quickstart_standalone.xlsm").read_bytes()
    assert "_xlwings.conf" in load_workbook(BytesIO(content)).sheetnames
