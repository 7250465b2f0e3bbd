"""Which models the macros ask about, read through xlwings' real objects from a workbook of ours."""

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw
from fake_books import FakeSheet, FakeWorkbook
from fake_win32 import NA

from xl_addin.excel import macros, session
from xl_addin.records import Status

NAMES = {"Models": "=List!$A$1", "Wanted": "=Main!$A$2:$A$4", "Best": "=INDEX(Main!$A:$A,2)"}
ASKED = {"k/new": Status.OK, "k/lost": Status.UNREACHABLE}  # by cells, so far


@pytest.fixture(autouse=True)
def _desk(xlwings_udfs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "desk", lambda: SimpleNamespace(asked=lambda: ASKED))


def _book(formula: str, shown: Any = 1.0) -> FakeWorkbook:
    """Return a workbook with one formula in A1 and things beside it that a formula may refer to."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    rows: list[list[Any]] = [[formula, None], [" c/d ", 5.0], [None, NA], ["e/f", day]]
    main = FakeSheet("Main", rows, [[shown, None], *rows[1:]], names={"Own": '="own/name"'})
    listed = FakeSheet("It's a list", [["z/one", ""], ["z/two", ""]], corner=(3, 2))
    return FakeWorkbook(main, listed, FakeSheet("List", [["one/cell"]]), names=NAMES)


def _models(book: FakeWorkbook, sheets: Sequence[str] = ("Main",), *, errors_only: bool = False) -> list[str]:
    real = xw.Book(impl=import_module("xlwings._xlwindows").Book(book))
    return macros.models_of(real, sheets, errors_only=errors_only)


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ('=HFSCORE("a/b")', ["a/b"]),
        ('=hfscore( " a/b " , "heat")', ["a/b"]),
        ('=IFERROR(ROUND(HFSCORE($A$2,"heat"),0),"-")', ["c/d"]),
        ('=HFSCORE(A2)-HFSCORE("a/b")', ["c/d", "a/b"]),
        ("=HFRANK(A2:A4)", ["c/d", "e/f"]),
        ("=HFRANK($A:$A)", ["c/d", "e/f"]),
        ("=HFRANK(A:XFD)", ["c/d", "e/f"]),
        ("=HFRANK(2:3)", ["c/d"]),
        ("=HFRANK('It''s a list'!B:B)", ["z/one", "z/two"]),
        ("=HFRANK('It''s a list'!$A$1:$B$3)", ["z/one"]),
        ("=HFSCORE('It''s a list'!A1)", []),
        ("=HFSCORE(List!A1)", ["one/cell"]),
        ("=HFSCORE(models)", ["one/cell"]),
        ("=HFRANK(Wanted)", ["c/d", "e/f"]),
        ("=HFSCORE(Own)", ["own/name"]),
        ('=HFRANK({"a/b","c/d";"e/f",""})', ["a/b", "c/d", "e/f"]),
        ("=HFSCORE(B2)", []),  # a number
        ("=HFSCORE(B3)", []),  # an error
        ("=HFSCORE(B4)", []),  # a date
        ("=HFSCORE(A3)", []),  # a blank
        ("=HFSCORE(#REF!)", []),
        ('="=HFSCORE(""a/b"")"', []),
        ("=HFSCORERANGE(A2:A4)+HFQUOTA()", []),
        ('=MYHFSCORE("a/b")+HFSCORES("a/b")', []),
        ("A1 HFSCORE(A2)", []),
    ],
)
def test_formulas_name_their_models(formula: str, found: list[str]) -> None:
    """Texts, references, whole columns, names and other sheets are read, however they are written."""
    assert _models(_book(formula)) == found


@pytest.mark.parametrize(
    "argument",
    [
        "TRIM(A2)",
        'A2&"/"&B2',
        "[@Model]",
        "Table1[[#This Row],[Model, by name]]",
        "Table1[Model]",
        "[Other.xlsx]List!A1",
        "'C:\\[Other.xlsx]My list'!A1",
        "Main:List!A1",
        "unheard_of",
        "Best",
        "(A2)",
    ],
)
def test_a_computed_model_means_those_that_cells_asked_about(argument: str) -> None:
    """What only Excel can compute stands for all that cells have asked about, beside what can be read."""
    formula = f'=IF(HFSCORE("a/b")>50,HFSCORE({argument},"heat"),HFSCORE(A4))'
    assert _models(_book(formula)) == ["a/b", "e/f", "k/new", "k/lost"]


def test_only_errors_are_asked_again() -> None:
    """Of formulas that show an error or hide it the models come back; of computed ones those unanswered."""
    rows = [['=HFSCORE("a/fine")', '=HFSCORE("a/na")', '=IFERROR(HFSCORE("a/hidden"),"")', "=HFSCORE([@M])"]]
    book = FakeWorkbook(FakeSheet("Main", rows, [[50.0, NA, "", NA]]))
    assert _models(book, errors_only=True) == ["a/na", "a/hidden", "k/lost"]
    fine = FakeWorkbook(FakeSheet("Main", rows, [[50.0, 50.0, 50.0, 50.0]]))
    assert _models(fine, errors_only=True) == []


def test_a_text_that_reads_like_a_formula_is_none() -> None:
    """An example shown as text, whose formula Excel gives as the text itself, asks about nothing."""
    example = '=HFSCORE("a/b")'
    assert _models(_book(example, shown=example)) == []


def test_each_sheet_is_read_once_however_many_formulas_there_are() -> None:
    """A thousand formulas over a whole column of another sheet fetch the cells of each sheet once."""
    main = FakeSheet("Main", [["=HFRANK(List!A:A)"]] * 1000, [[1.0]] * 1000)
    listed = FakeSheet("List", [["a/b"]])
    assert _models(FakeWorkbook(main, listed)) == ["a/b"]
    assert (main.UsedRange.reads, listed.UsedRange.reads) == (1, 1)
