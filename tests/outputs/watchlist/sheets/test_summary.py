"""The summary."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from answers import SAMPLE, SOURCE, twelve
from filled import filled, place
from openpyxl import Workbook
from sheets import stored

from xl_addin.outputs.findings import findings
from xl_addin.outputs.remarks import Before, Remarks
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.source import Source
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import name_of
from xl_addin.outputs.watchlist.sheets import summary
from xl_addin.outputs.watchlist.sheets.summary_lists import LISTS, PLACES
from xl_addin.records import Answer, Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")


def _edition(
    language: Language = "en",
    answers: tuple[Answer, ...] | None = None,
    source: Source = SOURCE,
    before: Mapping[str, Before] | None = None,
) -> Edition:
    shown = twelve() if answers is None else answers
    return Edition(shown, default_choices(shown, language), source, language, Remarks(before=before or {}))


def _book(edition: Edition) -> Workbook:
    book = new_book(edition.language)
    summary.add(book, edition.language)
    return stored(filled(book, summary.contents(edition)))


def _text(edition: Edition, key: str) -> str:
    return str(place(_book(edition), name_of(f"summary.{key}")).value)


def _listed(edition: Edition, key: str, column: str) -> list[object]:
    places = summary.contents(edition).places
    results = [places[f"summary.{key}.{rank}.{column}"] for rank in range(1, PLACES + 1)]
    return [result.value for result in results if isinstance(result, Result)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_conclusions_come_first(language: Language) -> None:
    """The findings stand above the lists, one line each, then what changed and what needs a look."""
    edition = _edition(language)
    lines = _text(edition, "findings").splitlines()
    assert [line[1:].strip() for line in lines] == [s.text(language) for s in findings(edition.answers)]
    assert 3 <= len(lines) <= 6
    book = _book(edition)
    keys = ("findings", "short.1.model", "since", "changes", "looks")
    rows = [place(book, name_of(f"summary.{key}")).row for key in keys]
    assert rows == sorted(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_printed_page(language: Language) -> None:
    """The sheet is set to one page of A4, landscape."""
    page = _book(_edition(language)).worksheets[0].page_setup
    assert (page.orientation, str(page.paperSize), page.fitToWidth, page.fitToHeight) == (
        "landscape",
        "9",
        1,
        1,
    )


def test_the_lists_differ_by_what_they_are_for() -> None:
    """Short term follows heat, long term competitiveness, the third the overall score: see answers.py."""
    edition = _edition()
    assert _listed(edition, "short", "model")[:2] == ["late/Bloomer-3B", "open/Partial-8B"]
    assert _listed(edition, "short", "score")[:2] == [93.1, 70.0]
    assert _listed(edition, "long", "model")[:2] == ["spark/Spike-70B", "late/Bloomer-3B"]
    assert _listed(edition, "long", "stability")[:2] == [22.75, 64.0]
    assert _listed(edition, "own", "model")[:2] == ["late/Bloomer-3B", "ashi-lab/Steady-7B"]
    assert _listed(edition, "short", "range")[0] == "81–100"


def test_places_without_a_model_stay_empty() -> None:
    """With two models the last three places of each list show nothing."""
    edition = _edition(answers=twelve()[:2])
    assert [_listed(edition, one.key, "model")[2:] for one in LISTS] == [["", "", ""]] * 3


def test_stability_is_marked_as_a_projection() -> None:
    """Its heading says that it is projected, and the list says which score was confirmed well."""
    book = _book(_edition())
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert "Stability\n(projected)" in texts
    assert any("confirmed it well, stability weakly" in text for text in texts)


def test_own_list_names_the_profile() -> None:
    """The caption of the third list says by which profile it is."""
    edition = _edition("ja")
    edition = replace(edition, choices=replace(edition.choices, profile="医療"))
    assert summary.contents(edition).places["summary.own.0.caption"] == Result("独自の重み付け：医療")


def test_changes_stand_under_the_day_of_the_edition_before() -> None:
    """The caption names the day, and a first edition says that it is the first."""
    first = _edition()
    assert (_text(first, "since"), "first edition" in _text(first, "changes")) == ("What changed", True)
    before = {"ashi-lab/Steady-7B": Before(date(2026, 10, 31), 40.0, 72.5, 66.0, 350)}
    later = _edition("ja", before=before)
    assert _text(later, "since") == "前回（2026/10/31）からの変化"
    assert "短期熱度 40 → 61" in _text(later, "changes")


@pytest.mark.parametrize(("language", "mark"), [("en", "SAMPLE"), ("ja", "サンプル")])
def test_invented_data_are_called_so(language: Language, mark: str) -> None:
    """The sample is marked at the top; real data are not."""
    assert mark in _text(_edition(language, source=SAMPLE), "sample")
    assert place(_book(_edition(language)), name_of("summary.sample")).value is None


@pytest.mark.parametrize(
    ("language", "said"), [("en", "As of 2026-11-22 (UTC). 12 models"), ("ja", "基準日 2026/11/22（UTC）")]
)
def test_it_says_as_of_when(language: Language, said: str) -> None:
    """The latest as-of day and how many models are scored stand under the title."""
    assert _text(_edition(language), "as_of").startswith(said)


def test_an_empty_list_has_a_summary() -> None:
    """Without any model nothing fails, and the sentences say that nothing can be said."""
    edition = _edition(answers=())
    assert "cannot be said yet" in _text(edition, "findings")
    assert _text(edition, "as_of") == "0 models on the list, 0 of them with an overall score."


def test_hostile_names_stay_text() -> None:
    """A model named like a formula is text wherever it is named."""
    evil = "=1+1"
    edition = _edition(answers=(replace(twelve()[0], model=evil),))
    book = _book(edition)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if evil in str(cell.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_model_to_look_at_bears_the_mark_in_every_list() -> None:
    """Of the leaders only the one with incomplete counts, second by heat and fourth else, is marked."""
    edition = _edition()
    for one in LISTS:
        listed = _listed(edition, one.key, "model")
        marked = [
            model for model, mark in zip(listed, _listed(edition, one.key, "look"), strict=True) if mark
        ]
        assert marked == ["open/Partial-8B"]
