"""The command workbook: what it makes, what it never replaces, and what an update of xlwings changes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import vba_reader
import xlwings
from click.testing import Result
from hub_double import HubDouble
from openpyxl import load_workbook
from watched import MODELS

from xl_addin.outputs.sheets.config import read_config

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "hfscore"
PARTS = Path(xlwings.__file__).parent
HERE, OTHER = xlwings.__version__, "9.9.9"


def test_workbook_names_the_python_that_runs(hfscore: Run, tmp_path: Path) -> None:
    """The workbook is written and calls this very interpreter; what to do next is told."""
    out = tmp_path / "HFScore.xlsm"
    result = hfscore("workbook", str(out))
    assert result.exit_code == 0, result.output
    assert read_config(out)["INTERPRETER_WIN"] == sys.executable
    assert str(out) in result.stdout
    assert "Enable Content" in result.stdout


def test_japanese_is_spoken(hfscore: Run, tmp_path: Path) -> None:
    """With --language ja the next step and the sentence inside the workbook are Japanese."""
    out = tmp_path / "関数 表.xlsm"
    result = hfscore("workbook", str(out), "--language", "ja")
    assert "コンテンツの有効化" in result.stdout
    assert "ターミナル" in read_config(out)["HFSCORE FAILED"]


def test_plain_tells_how_functions_are_imported(hfscore: Run, tmp_path: Path) -> None:
    """The plain workbook comes with the steps that Excel needs, module and interpreter named."""
    result = hfscore("workbook", str(tmp_path / "plain.xlsm"), "--plain")
    assert result.exit_code == 0, result.output
    for word in ("ImportPythonUDFs", "xl_addin.excel.udfs", sys.executable):
        assert word in result.stdout


@pytest.mark.parametrize("name", ["book.ods", "missing/book.xlsm"])
def test_place_that_cannot_hold_it_is_refused_in_words(hfscore: Run, tmp_path: Path, name: str) -> None:
    """A wrong ending or a missing folder ends with one sentence and exit code 2."""
    result = hfscore("workbook", str(tmp_path / name))
    assert result.exit_code == 2
    assert Path(name).name in result.stderr
    assert "Traceback" not in result.output


def config_and_dll(book: Path) -> tuple[str, str]:
    """Return the version that the workbook names, and the one whose DLL its Basic loads."""
    basic = vba_reader.sources(book.read_bytes(), book.name)["xlwings"]
    return read_config(book)["XLWINGS VERSION"], basic.partition('"xlwings64-')[2].partition(".dll")[0]


def checked(hfscore: Run, *book: Path, **env: str) -> tuple[str, str]:
    """Return state and message of what doctor says of a workbook."""
    found = json.loads(hfscore("doctor", *book, "--offline", "--json", **env).stdout)
    (check,) = (one for one in found if one["check"] == "workbook")
    return check["state"], check["message"]


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run ``hfscore ARGS`` as after an update: before the installed xlwings, Python finds another one."""
    site = tmp_path / "site-packages"
    about = site / f"xlwings-{OTHER}.dist-info"
    for folder in (about, site / "xlwings"):
        folder.mkdir(parents=True)
    about.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: xlwings\nVersion: {OTHER}\n")
    basic = (PARTS / "xlwings.bas").read_bytes().replace(HERE.encode(), OTHER.encode())
    (site / "xlwings" / "xlwings.bas").write_bytes(basic)
    shutil.copy(PARTS / "quickstart_standalone.xlsm", site / "xlwings")
    monkeypatch.setenv("HFSCORE_HOME", str(tmp_path / "home"))

    def run(*args: object) -> None:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("PYTHONPATH", str(site))
            subprocess.run(
                [sys.executable, str(PROGRAM), *map(str, args)], check=True, timeout=60, capture_output=True
            )

    return run


def test_the_workbook_is_of_the_xlwings_that_is_installed(
    hfscore: Run, updated: Callable[..., None], tmp_path: Path
) -> None:
    """Made under another xlwings it has that one's Basic and names it; doctor then finds the two apart."""
    book = tmp_path / "HFScore.xlsm"
    updated("workbook", book)
    assert config_and_dll(book) == (OTHER, OTHER)
    state, message = checked(hfscore, book)
    assert (state, OTHER in message, HERE in message) == ("bad", True, True)
    assert "hfscore workbook OUT.xlsm" in message


def test_made_anew_after_an_update_it_is_right_again(
    hfscore: Run, updated: Callable[..., None], tmp_path: Path
) -> None:
    """The untouched workbook of the earlier xlwings gives way to one that doctor finds right."""
    book = tmp_path / "HFScore.xlsm"
    updated("workbook", book)
    assert hfscore("workbook", book).exit_code == 0
    assert config_and_dll(book) == (HERE, HERE)
    assert checked(hfscore, book)[0] == "fine"


def test_installed_anew_after_an_update_it_is_right_again(
    hfscore: Run, updated: Callable[..., None], tmp_path: Path
) -> None:
    """`excel install` replaces what it wrote under the earlier xlwings and sets nothing aside."""
    documents = {"XDG_DOCUMENTS_DIR": str(tmp_path / "書類")}
    folder = tmp_path / "書類" / "HFScore"
    updated("excel", "install", "--folder", folder)
    before = {file.name for file in folder.iterdir()}
    assert checked(hfscore, **documents)[0] == "bad"
    assert hfscore("excel", "install", **documents).exit_code == 0
    assert config_and_dll(folder / "HFScore.xlsm") == (HERE, HERE)
    assert checked(hfscore, **documents)[0] == "fine"
    assert {file.name for file in folder.iterdir()} == before


@pytest.mark.parametrize("first", [[], ["--plain"], ["--language", "ja"]], ids=["made", "plain", "ja"])
@pytest.mark.parametrize("second", [[], ["--plain"]], ids=["made", "plain"])
def test_a_workbook_that_nobody_changed_is_replaced(
    hfscore: Run, tmp_path: Path, first: list[str], second: list[str]
) -> None:
    """Whichever was made first and last, the second run leaves what it would leave in an empty folder."""
    book, alone = tmp_path / "HFScore.xlsm", tmp_path / "alone.xlsm"
    hfscore("workbook", book, *first)
    assert hfscore("workbook", book, *second).exit_code == 0
    hfscore("workbook", alone, *second)
    assert book.read_bytes() == alone.read_bytes()


@pytest.mark.parametrize("made", [[], ["--plain"]], ids=["made", "plain"])
@pytest.mark.parametrize("again", [[], ["--plain"]], ids=["made", "plain"])
def test_a_workbook_that_the_user_saved_is_not_replaced(
    hfscore: Run, tmp_path: Path, made: list[str], again: list[str]
) -> None:
    """Exit code 2, a sentence with the file and the cure in both languages, and every byte as it was."""
    book = tmp_path / "HFScore.xlsm"
    hfscore("workbook", book, *made)
    opened = load_workbook(book, keep_vba=True)
    opened.create_sheet("社内集計")["A1"] = 14
    opened.save(book)
    before = book.read_bytes()
    for language, cure in (("en", "Choose another name"), ("ja", "別の名前を指定するか")):
        result = hfscore("workbook", book, *again, HFSCORE_LANGUAGE=language)
        assert (result.exit_code, result.stdout) == (2, "")
        assert str(book) in result.stderr
        assert cure in result.stderr
    assert book.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.xlsm")] == [book.name]


def test_a_file_of_someone_else_is_not_replaced(hfscore: Run, tmp_path: Path) -> None:
    """Whatever bears the name, a workbook or not, stays."""
    book = tmp_path / "HFScore.xlsm"
    for content in (b"", b"my figures", (PARTS / "quickstart_standalone.xlsm").read_bytes() + b"more"):
        book.write_bytes(content)
        assert hfscore("workbook", book).exit_code == 2
        assert book.read_bytes() == content


def test_a_model_that_could_not_be_answered_is_told(hfscore: Run, tmp_path: Path) -> None:
    """The list is made all the same, the reason stands on stderr, and the exit code is 1; of many, five."""
    made = hfscore("workbook", tmp_path / "list.xlsx", "a/b", "--offline")
    assert (made.exit_code, "a/b" in made.stderr) == (1, True), made.output
    assert (tmp_path / "list.xlsx").exists()
    many = hfscore("workbook", tmp_path / "many.xlsx", *(f"a/{number}" for number in range(8)), "--offline")
    assert [f"a/{number}" in many.stderr for number in range(8)] == [True] * 5 + [False] * 3
    assert "3 more models" in many.stderr


def test_a_file_in_the_way_is_told_before_anybody_is_asked(
    watched: HubDouble, hfscore: Run, tmp_path: Path
) -> None:
    """A name that is taken is refused at once: a long list is not asked about in vain."""
    (tmp_path / "list.xlsx").write_bytes(b"mine")
    result = hfscore("workbook", tmp_path / "list.xlsx", *MODELS, HF_ENDPOINT=watched.endpoint)
    assert (result.exit_code, "is not replaced" in result.stderr) == (2, True), result.output
    assert not watched.seen


@pytest.mark.parametrize("words", [("a/b",), (), ("--plain",)])
def test_another_ending_is_no_workbook(hfscore: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A document is refused in words that name both endings, whatever is to be in it."""
    result = hfscore("workbook", tmp_path / "list.docx", *words)
    assert (result.exit_code, ".xlsx" in result.stderr, ".xlsm" in result.stderr) == (2, True, True)


def test_plain_functions_need_macros(hfscore: Run, tmp_path: Path) -> None:
    """--plain copies a macro workbook, so a name that ends in .xlsx is refused, and no list is made of it."""
    result = hfscore("workbook", tmp_path / "list.xlsx", "--plain")
    assert (result.exit_code, "only as .xlsm" in result.stderr) == (2, True), result.output
    assert not (tmp_path / "list.xlsx").exists()
