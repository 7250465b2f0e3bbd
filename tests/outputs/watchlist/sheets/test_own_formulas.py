"""The formulas of summary, watchlist and weights: other programs compute what we say they give."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from answers import MADE, SOURCE, many, twelve
from calculated import SECONDS, Cells, by_formulas, by_office, promised, values
from filled import filled, place
from openpyxl import Workbook

from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Contents, together
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition, Weights
from xl_addin.outputs.watchlist.names import name_of
from xl_addin.outputs.watchlist.sheets import figures, summary, watchlist, weights
from xl_addin.records import Language

SHEETS = (summary, watchlist, weights, figures)
_LEADER, _WITHOUT = "late/Bloomer-3B", "without the leader"


def _edition(language: Language, count: int = 12) -> Edition:
    answers = twelve() if count == 12 else many(count)
    return Edition(answers, default_choices(answers, language), SOURCE, language)


def _usual() -> Edition:
    return _edition("en")


def _weighed_in_japanese() -> Edition:
    """Return an edition with points on all axes, on one and out of range, and an axis without a name."""
    edition = _edition("ja")
    points = {
        edition.answers[0].model: (80.0, 62.5, 50.0),
        edition.answers[1].model: (None, 10.0, None),
        edition.answers[2].model: (500.0, -1.0, 0.0),
    }
    choices = replace(edition.choices, profile="医療", axes=points, axis_names=("安全", "", "費用"))
    return replace(edition, choices=choices)


def _unknown_profile() -> Edition:
    return replace(_usual(), choices=replace(_usual().choices, profile="no such"))


def _other_case_and_no_weight() -> Edition:
    """Return an edition with a profile whose weights are all 0, chosen in capitals."""
    edition = _usual()
    profiles = (Weights("nothing", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)), *edition.choices.profiles)
    return replace(edition, choices=replace(edition.choices, profiles=profiles, profile="NOTHING"))


def _equal_models() -> Edition:
    """Return an edition of thirty models that all have their equals, so that ranks must break ties."""
    edition = _edition("en", 30)
    return replace(edition, choices=replace(edition.choices, profile="Long term"))


def _nonsense_typed() -> Edition:
    """Return an edition as it is read where the user typed what counts as nothing: see NONSENSE."""
    edition = _edition("en")
    profiles = (Weights("General", (0.0, 1.0, 0.0), (0.0, 2.0, 0.0)), *edition.choices.profiles[1:])
    return replace(edition, choices=replace(edition.choices, profiles=profiles))


NONSENSE = {"P8": "a lot", "R8": -3, "E8": "high", "F8": "70"}
"""Weights that are a word or below 0; points that are words. (A truth value is a number to LibreOffice.)"""

CASES: tuple[Callable[[], Edition], ...] = (
    _usual,
    _weighed_in_japanese,
    _unknown_profile,
    _other_case_and_no_weight,
    _equal_models,
    _nonsense_typed,
)


def _made(case: Callable[[], Edition]) -> tuple[Workbook, Contents]:
    edition = case()
    book = new_book(edition.language)
    for sheet in SHEETS:
        sheet.add(book, edition.language)
    contents = together([sheet.contents(edition) for sheet in SHEETS])
    filled(book, contents)
    for axis, name in enumerate(edition.choices.axis_names, start=1):
        if not name:
            place(book, name_of(f"axis_{axis}")).value = None  # as the user left it
    if case is _nonsense_typed:
        for cell, typed in NONSENSE.items():
            book["Weights"][cell].value = typed
    return book, contents


def _agree(computed: Cells, said: Cells) -> None:
    assert computed.keys() == said.keys()
    for where, value in said.items():
        wanted = pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
        assert computed[where] == wanted, where


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Cells, Workbook]]:
    """Return of every case, and of the one without its leader, what we say and what LibreOffice computes."""
    made = {case.__name__: _made(case) for case in CASES}
    books = {name: book for name, (book, _) in made.items()}
    there = {name: promised(*one) for name, one in made.items()}
    books[_WITHOUT], there[_WITHOUT] = _without_leader()
    computed = by_office(books, tmp_path_factory.mktemp("cases"))
    return {name: (there[name], computed[name]) for name in books}


@pytest.mark.office
@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_libreoffice_computes_what_is_said(
    cases: Mapping[str, tuple[Cells, Workbook]], case: Callable[[], Edition]
) -> None:
    """Every formula gives in LibreOffice the result that programs without a calculator show."""
    said, computed = cases[case.__name__]
    assert len(said) > 100
    _agree(values(computed, said), said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.heavy
def test_formulas_computes_what_is_said(case: Callable[[], Edition], tmp_path: Path) -> None:
    """Every formula gives in PyPI's formulas the result that programs without a calculator show."""
    book, contents = _made(case)
    path = tmp_path / "book.xlsx"
    save_workbook(book, path, MADE)
    said = promised(book, contents)
    _agree(by_formulas(path, said), said)


def test_every_formula_has_its_result() -> None:
    """No formula stands in the three sheets that the contents give no result for."""
    book, contents = _made(_usual)
    formulas = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert formulas == set(promised(book, contents))


def _without_leader() -> tuple[Workbook, Cells]:
    """Return the usual edition without the leader, whom the user has deleted, and what it said before."""
    book, contents = _made(_usual)
    before = promised(book, contents)
    row = 8  # third of twelve, from row 6 on
    assert book["Watchlist"].cell(row, 1).value == _LEADER
    book["Watchlist"].cell(row, 1).value = None
    return book, before


def _assert_the_next_leads(book: Workbook, computed: Cells) -> None:
    leading = place(book, name_of("summary.short.1.model"))
    assert computed["Summary", leading.coordinate] == "open/Partial-8B"
    assert book["Weights"]["A10"].value == _LEADER
    assert {computed["Weights", f"{letter}10"] for letter in "BCDHIJKL"} == {None}
    assert computed["Weights", "M10"] == "Heat, Stability, Competitiveness"


@pytest.mark.office
@pytest.mark.timeout(SECONDS)
def test_a_model_taken_off_the_watchlist_is_on_no_list(
    cases: Mapping[str, tuple[Cells, Workbook]],
) -> None:
    """Where the user deletes the leader from the watchlist, it loses scores and rank and the next leads."""
    before, computed = cases[_WITHOUT]
    _assert_the_next_leads(_without_leader()[0], values(computed, before))


@pytest.mark.heavy
def test_formulas_takes_a_model_off_every_list_too(tmp_path: Path) -> None:
    """PyPI's formulas computes the same where the leader is deleted."""
    book, before = _without_leader()
    path = tmp_path / "book.xlsx"
    save_workbook(book, path, MADE)
    _assert_the_next_leads(book, by_formulas(path, before))
