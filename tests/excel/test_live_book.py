"""A watchlist made live and plain again, in which somebody has worked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import vba_reader
import xlwings as xw
from answers import MADE
from editions import edition
from fake_books import FakeSheet, FakeWorkbook
from lived_in import LIST, live_in, with_macros
from lxml import etree
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from package_edits import rewritten
from packages_made import content_of, seen, with_parts
from refreshed import cells

from xl_addin.errors import BadInput
from xl_addin.excel import macros
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.live_book import QUESTIONS, is_live_book, keep_live, make_live, make_plain
from xl_addin.excel.vba.macro_book import build_macro_book
from xl_addin.excel.vba.wrapper import HELP_SHEET, standard_modules
from xl_addin.messages import macros as said
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.code_names import code_name
from xl_addin.outputs.package.extra_sheets import has_sheet, read_pairs
from xl_addin.outputs.package.live import is_live
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.watchlist.build import new_workbook, write_edition
from xl_addin.records import Language

PYTHON = Path(r"C:\Users\山田 太郎\venv\Scripts\python.exe")
CONFIG = "xlwings.conf"


@pytest.fixture(scope="module")
def lived() -> bytes:
    """Return a watchlist with a user's work in it."""
    return live_in(new_workbook(edition("en"), MADE))


def opened(content: bytes, language: Language = "en") -> Package:
    """Return a workbook made live."""
    package = read_package(content, "list.xlsx")
    make_live(package, PYTHON, language)
    return package


def test_every_question_is_one_that_a_refresh_answers() -> None:
    """A refresh knows each formula as ours, with or without the name of a model in it."""
    assert all(is_live(question.format(model="$A6")) for question in QUESTIONS.values())


def test_plain_again_no_cell_has_changed(lived: bytes) -> None:
    """Cells and styles are what they were, and so is every part but the list of what there is."""
    package = opened(lived)
    assert make_plain(package)
    before, after = rewritten(lived), rewritten(package.bytes())
    assert cells(package.bytes()) == cells(lived)
    assert before.keys() == after.keys()
    changed = {part for part in before if before[part] != after[part]}
    lists = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    watchlist = next(one.part for one in read_book(read_package(lived, "x")).sheets if one.name == LIST)
    assert changed <= lists | {watchlist, watchlist.replace("worksheets/", "worksheets/_rels/") + ".rels"}


def test_fresh_from_us_every_cell_is_back_to_the_byte() -> None:
    """The sheets of a workbook that no other program saved are those of before, to the last byte."""
    content = new_workbook(edition("ja"), MADE)
    package = opened(content, "ja")
    make_plain(package)
    after = rewritten(package.bytes())
    assert {part: after[part] for part in after if "/sheet" in part and "_rels" not in part} == {
        part: found for part, found in rewritten(content).items() if "/sheet" in part and "_rels" not in part
    }


def test_ten_times_there_and_back_do_not_grow_the_file(lived: bytes) -> None:
    """After the first time nothing changes any more."""
    package = opened(lived)
    make_plain(package)
    once = package.bytes()
    for _ in range(10):
        make_live(package, PYTHON, "en")
        make_plain(package)
    assert package.bytes() == once


def test_what_the_user_made_survives(lived: bytes) -> None:
    """Pictures, charts, comments, styles and all other sheets' cells are untouched in the live workbook."""
    package = opened(lived)
    before, after = rewritten(lived), rewritten(package.bytes())
    kept = ("xl/media/", "xl/charts/", "xl/comments", "xl/styles", "xl/drawings/", "xl/tables/", "xl/theme")
    for part in before:
        if part.startswith(kept):
            assert after[part] == before[part], part
    was = cells(lived)
    now = {
        where: cell for where, cell in cells(package.bytes()).items() if where[0] not in {CONFIG, HELP_SHEET}
    }
    assert {where for where in was if now[where] != was[where]} == now.keys() - {
        where
        for where in now
        if not (where[0] == LIST and now[where].formula and "HF" in str(now[where].value))
    }


def test_cells_ask_beside_what_they_showed(lived: bytes) -> None:
    """The column that the user put in between moves nothing; overall stays a formula of the weights."""
    package = opened(lived)
    formulas, values = seen(package)[LIST], seen(package, values=True)[LIST]
    old = seen(read_package(lived, "x"), values=True)[LIST]
    heads = {cell.value: get_column_letter(cell.column or 0) for cell in formulas[5]}
    assert formulas[f"{heads['Heat']}6"].value == '=IFERROR(HFSCORE($A6,"heat"),"")'
    assert formulas[f"{heads['In 6 months']}7"].value == '=IFERROR(HFFORECAST($A7,6,"p50"),"")'
    assert formulas[f"{heads['As of (UTC)']}6"].value == '=IFERROR(HFASOF($A6),"")'
    assert formulas[f"{heads['Reason and remarks']}6"].value == "=HFSTATUS($A6)"
    assert str(formulas[f"{heads['Overall']}6"].value).startswith("=IFERROR(INDEX('Weights'!")
    for head in ("Heat", "In 6 months", "As of (UTC)", "Reason and remarks"):
        assert values[f"{heads[head]}6"].value == old[f"{heads[head]}6"].value is not None


def test_macros_find_the_models_of_the_list(lived: bytes, xlwings_udfs: Any) -> None:
    """The buttons ask for each model of the list by the references in its formulas, or for those without."""
    from importlib import import_module  # noqa: PLC0415  where there is a Windows

    sheet = seen(opened(lived))[LIST]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    silent = edition("en").answers[2].model.strip()
    shown = [[_shown(value, silent=row[0] == silent) for value in row] for row in rows]
    book = FakeWorkbook(FakeSheet(LIST, rows, shown))
    real = xw.Book(impl=import_module("xlwings._xlwindows").Book(book))
    assert macros.models_of(real, [LIST]) == [answer.model.strip() for answer in edition("en").answers]
    assert macros.models_of(real, [LIST], errors_only=True) == [silent]


def _shown(value: object, *, silent: bool) -> object:
    """Return what a cell shows: a formula that asks a number, or nothing where there is no answer."""
    asks = isinstance(value, str) and value.startswith(("=IFERROR(HF", "=HF"))
    return value if not asks else "" if silent else 1.0


def test_the_project_knows_every_sheet(lived: bytes) -> None:
    """Each sheet has a document module of its code name, and the macros are ours byte for byte."""
    package = opened(lived)
    found = vba_reader.sources(package.bytes(), "list.xlsm")
    names = [code_name(package.read(sheet.part)) for sheet in read_book(package).sheets]
    assert None not in names
    assert {*names, "ThisWorkbook"} <= found.keys()
    basic = Path(xw.__file__).with_name("xlwings.bas").read_bytes().decode("ascii")
    for module in standard_modules(FUNCTIONS, basic):
        assert found[module.name] == module.source


def test_settings_name_this_python_in_the_language_of_the_list() -> None:
    """The sheet xlwings.conf has the interpreter and the sentence in Japanese, hidden like the help."""
    package = opened(new_workbook(edition("ja"), MADE), "ja")
    config = read_pairs(package, CONFIG)
    assert config["INTERPRETER_WIN"] == str(PYTHON)
    assert config["XLWINGS VERSION"] == xw.__version__
    assert config["HFSCORE FAILED"] == said.FAILED.ja
    states = {sheet.name: sheet.state for sheet in read_book(package).sheets}
    assert (states[CONFIG], states[HELP_SHEET]) == ("hidden", "hidden")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_buttons_stand_on_the_list(language: Language) -> None:
    """The drawing of the watchlist has a button for each macro, in the language of the workbook."""
    package = opened(new_workbook(edition(language), MADE), language)
    root = etree.fromstring(package.read("xl/drawings/drawing3.xml"))
    shapes = [one for one in root.iter() if etree.QName(one).localname == "sp"]
    assert [one.get("macro") for one in shapes] == [f"[0]!{name}" for name in said.BUTTONS]
    texts = ["".join(one.itertext()) for one in shapes]
    assert texts == [caption.text(language) for caption in said.BUTTONS.values()]


def test_renewed_it_has_the_macros_of_now_and_all_else_of_before(lived: bytes) -> None:
    """An older project and Python give way; the user's settings, cells and buttons stay."""
    package = opened(lived)
    config = next(sheet.part for sheet in read_book(package).sheets if sheet.name == CONFIG)
    theirs = (
        package.read(config)
        .replace(b"PYTHONPATH", b"SHOW_LOG")
        .replace(b'<c r="B2"/>', b'<c r="B2" t="inlineStr"><is><t>True</t></is></c>')
    )
    package.replace(config, theirs)
    before = package.bytes()
    make_live(package, Path("python-new.exe"), "en")
    settings = read_pairs(package, CONFIG)
    assert (settings["INTERPRETER_WIN"], settings["SHOW_LOG"]) == ("python-new.exe", "True")
    assert _without_settings(cells(package.bytes())) == _without_settings(cells(before))
    assert set(package.names()) == set(read_package(before, "x").names())


def _without_settings(found: Mapping[tuple[str, str], object]) -> dict[tuple[str, str], object]:
    return {where: cell for where, cell in found.items() if where[0] != CONFIG}


def test_the_workbook_of_functions_is_renewed_too(tmp_path: Path) -> None:
    """A workbook without a list gets the macros of now; its cells and buttons are what they were."""
    build_macro_book(tmp_path / "f.xlsm", python=Path("old.exe"), language="en")
    content = (tmp_path / "f.xlsm").read_bytes()
    package = read_package(content, "f.xlsm")
    make_live(package, PYTHON, "en")
    assert read_pairs(package, CONFIG)["INTERPRETER_WIN"] == str(PYTHON)
    assert _without_settings(cells(package.bytes())) == _without_settings(cells(content))
    drawings = [part for part in rewritten(content) if "drawings/drawing" in part]
    assert drawings
    assert all(package.read(part) == rewritten(content)[part] for part in drawings)


@pytest.mark.parametrize("live", [True, False])
def test_new_rows_of_a_refresh_ask_as_well(*, live: bool) -> None:
    """A model that stands below a live list asks afterwards; below a plain list it has values."""
    content = new_workbook(edition("en"), MADE)
    package = opened(content) if live else read_package(content, "x")
    (sheet,) = (one.part for one in read_book(package).sheets if one.name == "Watchlist")
    row = 6 + len(edition("en").answers)
    typed = f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>new/Model-7B</t></is></c></row></sheetData>'
    package.replace(sheet, package.read(sheet).replace(b"</sheetData>", typed.encode()))
    keep_live(package)
    heat = seen(package)["Watchlist"][f"C{row}"].value
    assert heat == (f'=IFERROR(HFSCORE($A{row},"heat"),"")' if live else None)


def test_a_refresh_keeps_formulas_and_answers_them() -> None:
    """Written into a live workbook, an edition changes results only."""
    package = opened(new_workbook(edition("en"), MADE))
    before = cells(package.bytes())
    write_edition(package, edition("en", (edition("en").answers[0],)))
    keep_live(package)
    after = cells(package.bytes())
    live = {where for where, cell in before.items() if cell.formula and "HF" in str(cell.value)}
    assert live
    assert {where: after[where] for where in live} == {where: before[where] for where in live}


def test_macros_of_the_users_are_not_lost(lived: bytes) -> None:
    """A workbook with a module of its own is refused in words, either way, and so is a signed one."""
    for content, word in (
        (with_macros(lived), "Module1"),
        (with_parts(lived, added={"_xmlsignatures/origin.sigs": b""}), "signed"),
    ):
        for change in (make_plain, lambda package: make_live(package, PYTHON, "en")):
            with pytest.raises(BadInput, match=word):
                change(read_package(content, "theirs.xlsm"))


def test_a_sheet_with_the_name_of_ours_is_not_lost() -> None:
    """The user's sheet xlwings.conf is named, and asked to be renamed."""
    made = seen(read_package(new_workbook(edition("en"), MADE), "x"))
    made.create_sheet("XLWINGS.conf")
    with pytest.raises(BadInput, match=r"has a sheet named xlwings\.conf"):
        opened(content_of(made))


def test_a_workbook_without_a_list_cannot_ask() -> None:
    """What has no models is refused with the cure."""
    with pytest.raises(BadInput, match="no list of models"):
        opened(content_of(Workbook()))


def test_macros_that_cannot_be_read_hinder_no_refresh(lived: bytes) -> None:
    """They are none of ours: after a refresh the workbook is left alone, and it is turned into nothing."""
    package = read_package(with_macros(lived), "theirs.xlsm")
    package.replace("xl/vbaProject.bin", b"no project")
    before = package.bytes()
    assert not is_live_book(package)
    keep_live(package)
    assert package.bytes() == before
    with pytest.raises(BadInput, match="cannot be read"):
        make_plain(package)


def test_what_is_plain_is_told_to_be(lived: bytes) -> None:
    """Made plain, a workbook of ours bears no macros, settings or help, and there is nothing more to do."""
    package = opened(lived)
    assert is_live_book(package)
    assert make_plain(package)
    assert not is_live_book(package)
    assert not has_sheet(package, CONFIG)
    assert not has_sheet(package, HELP_SHEET)
    assert not make_plain(package)
