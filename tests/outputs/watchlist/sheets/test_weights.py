"""The sheet of weights."""

from dataclasses import replace

import pytest
from answers import MADE, SOURCE, many, twelve
from filled import filled, headings, place
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sheets import stored

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.reading import read_block, read_place
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.contents import Block, Result
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Choices, Edition, Weights
from xl_addin.outputs.watchlist.sheets import weights
from xl_addin.outputs.watchlist.sheets.weights_grid import IN_USE, ROOM, TOP
from xl_addin.records import Answer, Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")


def _edition(language: Language = "en", answers: tuple[Answer, ...] | None = None) -> Edition:
    shown = twelve() if answers is None else answers
    return Edition(shown, default_choices(shown, language), SOURCE, language)


def _with(edition: Edition, choices: Choices) -> Edition:
    return replace(edition, choices=choices)


def _skeleton(language: Language = "en") -> Workbook:
    book = new_book(language)
    weights.add(book, language)
    return book


def _sheet(edition: Edition) -> Worksheet:
    sheet: Worksheet = stored(filled(_skeleton(edition.language), weights.contents(edition))).worksheets[0]
    return sheet


def _block(edition: Edition, key: str) -> Block:
    return next(block for block in weights.contents(edition).blocks if block.key == key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_profiles_stand_beside_the_models_with_room_below(language: Language) -> None:
    """Both tables have their headings in one row, no column in common, and nothing stands below either."""
    book = stored(_skeleton(language))
    models, profiles = headings(book, "weights"), headings(book, "profiles")
    assert {cell.row for cell in (*models.values(), *profiles.values())} == {TOP}
    assert max(c.column for c in models.values()) < min(c.column for c in profiles.values())
    below = book.worksheets[0].iter_rows(min_row=TOP + 2, values_only=True)
    assert not [value for row in below for value in row if value is not None]


def test_profile_headings_stay_in_view_while_no_filter_hides_a_profile() -> None:
    """Panes are frozen below the headings, and the table of models has no filter."""
    (sheet,) = stored(_skeleton()).worksheets
    assert sheet.freeze_panes == f"B{TOP + 1}"
    assert sheet.tables["weights"].autoFilter is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workbook_offers_its_profiles(language: Language) -> None:
    """The profiles' names stand where the list to choose from looks, and the chosen one among them."""
    edition = _edition(language)
    book = filled(_skeleton(language), weights.contents(edition))
    names = [book.worksheets[0].cell(TOP + 1 + row, 15).value for row in range(ROOM)]
    assert names[:5] == [profile.name for profile in edition.choices.profiles]
    assert place(book, "_hf.weights.profile").value == names[0]
    rules = {rule.type: rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["list"].formula1 == f"$O${TOP + 1}:$O${TOP + ROOM}"
    assert str(rules["list"].sqref) == f"A{IN_USE}"


def test_every_check_says_the_cure() -> None:
    """Whatever is refused in a cell is refused with a sentence."""
    checks = _skeleton().worksheets[0].data_validations.dataValidation
    assert [check.type for check in checks] == ["list", "decimal", "decimal"]
    assert all(check.showErrorMessage and len(check.error) > 40 for check in checks)


def test_nothing_typed_is_overwritten_by_nothing() -> None:
    """Weights of 0, points that are not there, a profile or axis without name leave their cells alone."""
    choices = Choices((), (Weights("mine", (0.0, 2.0, 0.0), (0.0, 0.0, 0.5)),), "", axis_names=("", "b", ""))
    edition = _with(_edition(), choices)
    assert list(_block(edition, "profiles").rows) == [
        {"profile": "mine", "weight_stability": 2.0, "weight_axis_3": 0.5}
    ]
    places = weights.contents(edition).places
    assert "weights.profile" not in places
    assert [key for key in places if key.startswith("axis")] == ["axis_2"]
    assert not {"axis_1", "axis_2", "axis_3"} & set(_block(edition, "weights").rows[0])


def test_points_are_written_where_they_are_known() -> None:
    """A new workbook made from another's choices carries the user's points over."""
    edition = _edition()
    choices = replace(edition.choices, axes={edition.answers[1].model: (30.0, None, 90.0)})
    row = _block(_with(edition, choices), "weights").rows[1]
    assert (row["axis_1"], row.get("axis_2"), row["axis_3"]) == (30.0, None, 90.0)


def test_of_two_profiles_of_one_name_the_first_holds() -> None:
    """The list finds the first of a name, and so do we."""
    twins = tuple(Weights("twin", (weight, 1.0, 1.0), (0.0,) * 3) for weight in (1.0, 9.0))
    rows = _block(_with(_edition(), Choices((), twins, "twin")), "profiles").rows
    assert [row["weight_heat"] for row in rows] == [1.0]


@pytest.mark.parametrize(("language", "names"), [("en", "Safety, Cost"), ("ja", "安全性、コスト")])
def test_missing_axes_are_named(language: Language, names: str) -> None:
    """What counts in the profile and has no points is named as the user calls it."""
    edition = _edition(language)
    choices = replace(
        edition.choices,
        profiles=(Weights("mine", (1.0, 1.0, 1.0), (1.0, 0.0, 1.0)),),
        profile="mine",
    )
    assert _block(_with(edition, choices), "weights").rows[0]["missing"] == Result(names)


def test_an_unknown_profile_is_said_beside_it() -> None:
    """The hint beside the weights says that there is no such profile, and no weight is given."""
    edition = _with(_edition(), replace(_edition().choices, profile="other"))
    places = weights.contents(edition).places
    assert "There is no profile" in str(places["weights.hint"])
    assert {places[f"weights.use_{n}"] for n in range(1, 7)} == {Result("")}


def test_hostile_names_stay_text() -> None:
    """Models, profiles and axes named like formulas are text in the file."""
    evil = '=HYPERLINK("http://evil.example")'
    answer = replace(twelve()[0], model=evil)
    choices = Choices((evil,), (Weights(evil, (1.0,) * 3, (0.0,) * 3),), evil, axis_names=(evil, evil, evil))
    sheet = _sheet(Edition((answer,), choices, SOURCE, "en"))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == evil]
    assert len(cells) == 6
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_reads_back(language: Language) -> None:
    """Through the writer of the package, profiles, points and names come back, however often it is filled."""
    answers = many(30)
    edition = _edition(language, answers)
    points = {answers[20].model: (1.5, 0.0, 100.0)}
    edition = _with(edition, replace(edition.choices, axes=points, axis_names=("a", "b", "c")))
    package = read_package(workbook_bytes(_skeleton(language), MADE), "w.xlsx")
    for _ in range(2):
        fill(package, weights.contents(edition))
        package = read_package(package.bytes(), "w.xlsx")
    profiles = [line.values for line in read_block(package, "profiles") if line.values.get("profile")]
    assert [line["profile"] for line in profiles] == [one.name for one in edition.choices.profiles]
    assert [line.get("weight_heat") or 0.0 for line in profiles] == [1.0, 1.0, 1.0, 3.0, 0.0]
    models = [line.values for line in read_block(package, "weights")]
    assert [line["model"] for line in models] == [answer.model for answer in answers]
    assert [models[20][f"axis_{n}"] for n in (1, 2, 3)] == [1.5, 0.0, 100.0]
    assert [read_place(package, f"axis_{n}") for n in (1, 2, 3)] == ["a", "b", "c"]
