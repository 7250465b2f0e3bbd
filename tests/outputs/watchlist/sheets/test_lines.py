"""The sheet of the charts' data: what is said of its formulas is what other programs compute."""

from collections.abc import Mapping
from datetime import date, time
from math import isclose
from pathlib import Path

import pytest
from answers import MADE
from calculated import SECONDS, Cells, by_formulas, by_office, promised, values
from chosen_books import (
    EMOJI,
    HOSTILE,
    JAPANESE,
    LEGACY,
    LONG,
    MISSING,
    OLD,
    ONE,
    PARTIAL,
    QUIET,
    SPIKE,
    STEADY,
    UNDATED,
    YOUNG,
    edition,
    formulas_of,
    made,
    said,
    skeleton,
)
from openpyxl import Workbook
from openpyxl.utils.datetime import to_excel

from xl_addin.outputs.files.workbooks import save_workbook, workbook_bytes
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.outputs.watchlist.sheets.lines import CURVE_NAME, FORECAST_NAME
from xl_addin.records import Language

CHOICES: dict[str, tuple[Language, tuple[str, ...]]] = {
    "usual": ("en", (STEADY, STEADY, SPIKE, JAPANESE, OLD, PARTIAL, ONE)),
    "usual in Japanese": ("ja", (JAPANESE, STEADY, SPIKE, JAPANESE, LONG, YOUNG, "typed/by-hand")),
    "nothing": ("ja", ("",)),
    "without months or children": ("en", (LEGACY, YOUNG, MISSING, LEGACY, QUIET)),
    "hostile and odd names": ("ja", (HOSTILE, HOSTILE, EMOJI)),
    "not listed": ("en", ("typed/by-hand", "typed/by-hand", "", ONE)),
    "other case, long, without dates": ("ja", (STEADY.upper(), LONG, UNDATED, LONG)),
    "letters that stand for others": ("en", ("*", "ashi-lab/Steady-?B", "*")),
    "older than what is drawn": ("en", (OLD, OLD, OLD)),
}


def _number(value: object) -> object:
    """Return a date as the number that a spreadsheet keeps; openpyxl reads the date 0 as midnight."""
    if isinstance(value, date):
        return float(to_excel(value))  # type: ignore[no-untyped-call]
    return 0 if isinstance(value, time) else value


def _differ(said_value: object, computed: object) -> bool:
    there, here = _number(said_value), _number(computed)
    if isinstance(there, int | float) and isinstance(here, int | float):
        return not isclose(there, here, rel_tol=1e-12)
    return there != here


def _compare(there: Cells, computed: Cells) -> None:
    assert not {cell: (one, computed[cell]) for cell, one in there.items() if _differ(one, computed[cell])}


def _saved(book: Workbook, folder: Path) -> Path:
    path = folder / "chosen.xlsx"
    save_workbook(book, path, MADE)
    return path


@pytest.fixture(scope="module")
def choices(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Cells, Workbook]]:
    """Return of every choice what we say, and the book as LibreOffice computes it."""
    editions = {name: edition(language, *choice) for name, (language, choice) in CHOICES.items()}
    books = {name: made(one) for name, one in editions.items()}
    there = {name: promised(books[name], said(one)) for name, one in editions.items()}
    computed = by_office(books, tmp_path_factory.mktemp("choices"))
    return {name: (there[name], computed[name]) for name in CHOICES}


@pytest.mark.office
@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("choice", CHOICES)
def test_libreoffice_computes_what_is_said(
    choices: Mapping[str, tuple[Cells, Workbook]], choice: str
) -> None:
    """For every choice each formula of the three sheets gives in LibreOffice the result that we write."""
    there, computed = choices[choice]
    _compare(there, values(computed, there.keys()))


@pytest.mark.heavy
def test_formulas_computes_what_is_said(tmp_path: Path) -> None:
    """So does PyPI's formulas, for a model with everything, one without months, and one not listed.

    It is too slow for columns of a hundred thousand rows, so the formulas reach fewer here.
    """
    one = edition("en", STEADY, STEADY, YOUNG, MISSING, "typed/by-hand", UNDATED)
    book = made(one)
    there = promised(book, said(one))
    for title, place in formulas_of(book):
        cell = book[title][place]
        cell.value = str(cell.value).replace("$100005", "$405").replace("$1005", "$45")
    _compare(there, by_formulas(_saved(book, tmp_path), there.keys()))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_formula_has_its_result(language: Language) -> None:
    """No formula of the three sheets is without a result, which viewers show that do not compute."""
    one = edition(language, STEADY, SPIKE)
    book = made(one)
    assert set(promised(book, said(one))) == set(formulas_of(book))


def test_formulas_name_functions_that_old_programs_know() -> None:
    """No formula has a function that Excel 2016 lacks or that makes a sheet slow."""
    book = skeleton("en")
    text = " ".join(str(book[title][cell].value) for title, cell in formulas_of(book))
    assert not [
        name for name in ("OFFSET(", "INDIRECT(", "TODAY(", "NOW(", "LET(", "XLOOKUP(") if name in text
    ]


def test_legend_says_what_is_missing() -> None:
    """A model without curve and forecast has both said in the legend's cells."""
    contents = said(edition("en", YOUNG)).places
    assert [contents[f"lines.{key}"] for key in ("curve_name", "forecast_name")] == [
        Result("No curve"),
        Result("No forecast"),
    ]
    sheet = skeleton("en")["Chart data"]
    assert [sheet.cell(row, 1).data_type for row in (CURVE_NAME, FORECAST_NAME)] == ["f", "f"]


def test_size_does_not_depend_on_models() -> None:
    """The sheets without figures stay below 100 kB."""
    assert len(workbook_bytes(skeleton("ja"), MADE)) < 100_000
