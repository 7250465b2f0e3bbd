"""The command workbook on workbooks of the user's: live, plain, renewed, and never one lost."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import vba_reader
from click.testing import Result
from hub_double import HubDouble
from lived_in import with_macros
from openpyxl import load_workbook
from refreshed import cells
from watched import CHILDREN, MODELS, STEADY, YOUNG, beside, grow

from xl_addin.outputs.sheets.config import read_config

Run = Callable[..., Result]
NOTE = "ask Sato"


@pytest.fixture
def noted(watchlist: Path) -> Path:
    """Return the watchlist with a note of the user's."""
    book = load_workbook(watchlist)
    sheet = book["Watchlist"]
    sheet.cell(6, next(cell.column or 0 for cell in sheet[5] if cell.value == "Own note")).value = NOTE
    book.save(watchlist)
    return watchlist


def formula(book: Path, heading: str) -> object:
    """Return what the first cell under a heading of the watchlist holds."""
    sheet = load_workbook(book)["Watchlist"]
    return sheet.cell(6, next(cell.column or 0 for cell in sheet[5] if cell.value == heading)).value


@pytest.fixture
def live(hfscore: Run, noted: Path) -> Path:
    """Return the watchlist made live by the command."""
    path = noted.with_name("生きた リスト.xlsm")
    assert hfscore("workbook", path, "--from", noted).exit_code == 0
    return path


def test_there_and_back_through_the_command(hfscore: Run, noted: Path, live: Path) -> None:
    """The live file asks through this Python, the plain one has every cell of the first; none is changed."""
    first, second = noted.read_bytes(), live.read_bytes()
    assert read_config(live)["INTERPRETER_WIN"] == sys.executable
    assert formula(live, "Heat") == '=IFERROR(HFSCORE($A6,"heat"),"")'
    assert "HFScoreFunctions" in vba_reader.sources(second, "live.xlsm")
    plain = noted.with_name("mail.xlsx")
    result = hfscore("workbook", plain, "--from", live)
    assert (result.exit_code, str(plain) in result.stdout) == (0, True)
    assert cells(plain.read_bytes()) == cells(first)
    assert (noted.read_bytes(), live.read_bytes()) == (first, second)


def test_a_new_live_watchlist_is_made_of_models(hfscore: Run, watched: HubDouble, tmp_path: Path) -> None:
    """OUT.xlsm with models is the watchlist of these models whose cells ask, and what to do next is told."""
    out = tmp_path / "live.xlsm"
    result = hfscore("workbook", out, *MODELS, HF_ENDPOINT=watched.endpoint)
    assert result.exit_code == 0, result.output
    assert "Enable Content" in result.stdout
    assert beside(out, STEADY, "Children (models)") == [40]
    assert formula(out, "Children (models)") == '=IFERROR(HFCOUNT($A6),"")'
    again = hfscore("workbook", out, *MODELS, HF_ENDPOINT=watched.endpoint)
    assert again.exit_code == 0, again.output


def test_renewed_in_its_place_with_a_copy(hfscore: Run, live: Path, tmp_path: Path) -> None:
    """The same name renews the macros; the note stays, and the workbook as it was is kept and named."""
    book = load_workbook(live, keep_vba=True)
    book["xlwings.conf"]["B1"] = "/old/python"
    book.save(live)
    before = live.read_bytes()
    result = hfscore("workbook", live, "--from", live)
    assert result.exit_code == 0, result.output
    assert read_config(live)["INTERPRETER_WIN"] == sys.executable
    assert formula(live, "Own note") == NOTE
    (copy,) = (tmp_path / "home" / "backups").iterdir()
    assert copy.read_bytes() == before
    assert str(copy) in result.stdout


def test_japanese_is_spoken(hfscore: Run, noted: Path) -> None:
    """With --language ja the sentences are Japanese; the buttons keep the language of the workbook."""
    out = noted.with_name("live.xlsm")
    result = hfscore("workbook", out, "--from", noted, "--language", "ja")
    assert "コンテンツの有効化" in result.stdout
    assert "terminal" in read_config(out)["HFSCORE FAILED"]


def test_no_file_that_is_there_is_replaced(hfscore: Run, noted: Path, live: Path) -> None:
    """Another workbook, and the source itself in a plain form, are left as they are, with the cure."""
    other = noted.with_name("other.xlsx")
    other.write_bytes(b"mine")
    for out, source in ((other, live), (live, noted), (noted, noted), (noted, live)):
        before = {file: file.read_bytes() for file in noted.parent.glob("*.xls?")}
        result = hfscore("workbook", out, "--from", source)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Choose another name" in result.stderr
        assert {file: file.read_bytes() for file in noted.parent.glob("*.xls?")} == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new.xlsx", "--from", "{plain}"], "plain already"),
        (["new.ods", "--from", "{plain}"], ".xlsm"),
        (["new.ods", "org/steady"], ".xlsm"),
        (["new.xlsm", "--from", "nowhere.xlsx"], "does not exist"),
        (["new.xlsm", "org/steady", "--from", "{plain}"], "exclude each other"),
        (["new.xlsm", "--plain", "--from", "{plain}"], "exclude each other"),
        (["new.xlsm", "org/steady", "--plain"], "exclude each other"),
        (["no folder/new.xlsm", "--from", "{plain}"], "folder does not exist"),
    ],
)
def test_what_cannot_be_is_told(hfscore: Run, noted: Path, arguments: list[str], words: str) -> None:
    """Exit code 2, one sentence, no file."""
    result = hfscore("workbook", *(argument.format(plain=noted) for argument in arguments))
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert "Traceback" not in result.output
    assert [file.name for file in noted.parent.glob("*.xls?")] == [noted.name]


def test_macros_of_the_users_are_told_by_name(hfscore: Run, noted: Path) -> None:
    """A workbook with macros of its own stays; the sentence names them in the user's language."""
    theirs = noted.with_name("theirs.xlsm")
    theirs.write_bytes(with_macros(noted.read_bytes()))
    before = theirs.read_bytes()
    result = hfscore("workbook", theirs, "--from", theirs, "--language", "ja")
    assert result.exit_code == 2
    assert "Module1" in result.stderr
    assert theirs.read_bytes() == before


def test_a_workbook_that_is_open_waits(hfscore: Run, noted: Path) -> None:
    """While Excel has the source open, its last changes may be missing, so nothing is made of it."""
    noted.with_name(f"~${noted.name}").write_bytes(b"")
    result = hfscore("workbook", noted.with_name("live.xlsm"), "--from", noted)
    assert result.exit_code == 2
    assert "is open" in result.stderr


def test_a_refresh_answers_what_asks(hfscore: Run, live: Path, watched: HubDouble) -> None:
    """Formulas stay and have the new figures as results; a model typed below the list asks as well."""
    grow(watched, "late")
    book = load_workbook(live, keep_vba=True)
    book["Watchlist"]["A8"] = "org/unknown"
    book.save(live)
    hfscore("refresh", live, HF_ENDPOINT=watched.endpoint)
    assert beside(live, YOUNG, "Children (models)") == [CHILDREN + 1]
    sheet = load_workbook(live)["Watchlist"]
    column = next(cell.column or 0 for cell in sheet[5] if cell.value == "Children (models)")
    formulas = [sheet.cell(row, column).value for row in (6, 7, 8)]
    assert formulas == [f'=IFERROR(HFCOUNT($A{row}),"")' for row in (6, 7, 8)]
    assert "HFScoreFunctions" in vba_reader.sources(live.read_bytes(), "live.xlsm")
