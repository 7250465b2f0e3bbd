"""What the user typed, read back from a workbook, and what was said of each model before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO

import pytest
from answers import AS_OF, SOURCE, history, scored
from editions import STEADY, edition
from filled import place
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from xl_addin.errors import BadInput
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.remarks import Before, Remarks
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.outputs.watchlist.choices import read_before, read_typed
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Choices, Edition, Trial, Weights
from xl_addin.outputs.watchlist.names import name_of
from xl_addin.outputs.watchlist.sheets import figures
from xl_addin.records import Answer, Language, Status

MADE = datetime(2026, 11, 25, 9, tzinfo=UTC)
NO_CHOICES = Choices(["a/b"], (), "")


@cache
def workbook(language: Language = "en") -> bytes:
    """Return a new workbook of three models."""
    answers = edition(language).answers[:3]
    choices = default_choices(answers, language)
    return new_workbook(Edition(answers, choices, SOURCE, language), MADE)


def after(content: bytes, edit: Callable[[Workbook], object]) -> Package:
    """Return a workbook after somebody has edited it."""
    book = load_workbook(BytesIO(content))
    edit(book)
    file = BytesIO()
    book.save(file)
    return read_package(file.getvalue(), "list.xlsx")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_new_workbook_reads_back_as_it_was_made(language: Language) -> None:
    """Models, profiles, rules, what is shown and compared, and the language; and nothing is complained of."""
    answers = edition(language).answers[:3]
    typed = read_typed(read_package(workbook(language), "list.xlsx"))
    made = default_choices(answers, language)
    assert typed.choices.models == list(made.models)
    assert typed.choices.profiles == list(made.profiles)
    assert (typed.choices.profile, typed.choices.shown) == (made.profile, made.shown)
    assert tuple(typed.choices.compared) == tuple(made.compared)
    assert tuple(typed.choices.rules) == tuple(made.rules)
    assert (typed.choices.trials, typed.language, typed.warnings) == ([], language, ())


def test_what_the_user_changed_is_read() -> None:
    """Weights, points of axes, the model that is shown, a trial in the second row with its start."""

    def edit(book: Workbook) -> None:
        weights, trials = book["Weights"], book["Trials"]
        row = next(cell.row for cell in weights["A"] if cell.value == STEADY)
        weights.cell(row, place(book, name_of("weights", "axis_1")).column).value = 75
        trials["A7"] = STEADY
        trials.cell(7, place(book, name_of("trials", "trial_start")).column).value = datetime(2026, 5, 1)  # noqa: DTZ001  cells know no zone

    choices = read_typed(after(workbook(), edit)).choices
    assert choices.axes[STEADY] == (75.0, None, None)
    assert choices.trials == [Trial(1, STEADY, date(2026, 5, 1))]


@pytest.mark.parametrize("weight", [-3, "much", None, True])
def test_a_weight_that_is_none_counts_nothing(weight: object) -> None:
    """Negative, empty and unreadable weights are 0."""

    def edit(book: Workbook) -> None:
        sheet = book["Weights"]
        cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Medical")
        sheet.cell(cell.row, cell.column + 1).value = weight  # type: ignore[assignment]

    profiles = read_typed(after(workbook(), edit)).choices.profiles
    assert profiles[1] == Weights("Medical", (0.0, *profiles[1].scores[1:]), profiles[1].axes)


def test_text_below_a_gap_is_a_note_unless_it_could_be_an_id() -> None:
    """Right below the list everything is a model; after an empty row sentences are told and left alone."""

    def edit(book: Workbook) -> None:
        sheet = book["Watchlist"]
        sheet["A9"], sheet["A11"], sheet["A12"] = "not an id", "Review on Mondays", "org/late"

    typed = read_typed(after(workbook(), edit))
    assert typed.choices.models[3:] == ["not an id", "org/late"]
    (warning,) = typed.warnings
    assert "Row 11" in warning.en
    assert "Review on Mondays" in warning.ja


def test_one_model_in_two_ways_of_writing_is_one() -> None:
    """Its first spelling counts, and the points that the user gave it under another are its own."""

    def edit(book: Workbook) -> None:
        book["Watchlist"]["A9"] = STEADY.upper()
        weights = book["Weights"]
        cell = next(cell for cell in weights["A"] if cell.value == STEADY)
        weights.cell(cell.row, place(book, name_of("weights", "axis_1")).column).value = 75
        cell.value = STEADY.upper()

    choices = read_typed(after(workbook(), edit)).choices
    assert [model for model in choices.models if model.casefold() == STEADY.casefold()] == [STEADY]
    assert choices.axes[STEADY] == (75.0, None, None)


def test_without_a_model_there_is_nothing_to_refresh() -> None:
    """A list that was emptied is refused with the heading that is looked for."""

    def edit(book: Workbook) -> None:
        book["Watchlist"].delete_rows(6, 3)

    with pytest.raises(BadInput, match="Type at least one under that heading"):
        read_typed(after(workbook(), edit))


def on(day: date, heat: float) -> Answer:
    """Return the answer of a day."""
    return replace(scored("a/b", history(5, 6, 7), (heat, None, 40.0)), as_of=day)


@cache
def of_one() -> bytes:
    """Return a new workbook of one model."""
    first = on(AS_OF, 0.0)
    return new_workbook(Edition([first], default_choices([first], "en"), SOURCE, "en"), MADE)


def refreshed(package: Package, answer: Answer, today: date) -> None:
    """Write the figures of an answer that comes on a day."""
    before = read_before(package, today)
    fill(package, figures.contents(Edition([answer], NO_CHOICES, SOURCE, "en", Remarks(before=before))))


@given(st.lists(st.integers(0, 2), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_figures_of_the_same_day_are_passed_over(steps: list[int]) -> None:
    """However often it is refreshed on which days, the figures before are the last of the day before."""
    package, day, last = read_package(of_one(), "list.xlsx"), AS_OF, {AS_OF: 0.0}
    for number, step in enumerate(steps, start=1):
        day += timedelta(days=step)
        refreshed(package, on(day, float(number)), day)
        last[day] = float(number)
    earlier = [one for one in last if one < day]
    found = [(before.as_of, before.heat) for before in read_before(package, day).values()]
    assert found == ([(max(earlier), last[max(earlier)])] if earlier else [])


def test_what_was_known_before_an_answer_failed_is_kept() -> None:
    """Where the Hub could not be reached in between, the last figures before are compared with."""
    package, tomorrow = read_package(of_one(), "list.xlsx"), AS_OF + timedelta(days=1)
    refreshed(package, Answer("a/b", Status.UNREACHABLE, SOURCE.title), tomorrow)
    assert read_before(package, tomorrow) == {"a/b": Before(AS_OF, 0.0, None, 40.0, 18)}
