"""Every function through xlwings' real import, wrapper and call path, on stubs of Windows."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from fake_win32 import DIV0, MISSING, NA, FakeBook, FakeRange
from hub_double import HubDouble

from xl_addin.excel import udfs as ours
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.marks import MARKS
from xl_addin.excel.table import Function
from xl_addin.excel.udfs import CATEGORY, made
from xl_addin.records import Language

UDFS = "xl_addin.excel.udfs"
COUNTS = FakeRange([[3], [8], [15], [27], [40], [None]])

Call = Callable[..., Any]


@pytest.fixture
def book(xlwings_udfs: Any, surroundings: HubDouble) -> FakeBook:
    """Return a workbook into which xlwings imported our functions."""
    found = FakeBook()
    xlwings_udfs.import_udfs(UDFS, found)
    return found


def given(function: Function) -> list[Any]:
    """Return arguments that mean something; optional ones are left out."""
    sound = {"model": "org/base", "models": FakeRange([["org/base"]]), "number": 6.0, "counts": COUNTS}
    return [MISSING if one.optional else sound[one.kind] for one in function.arguments]


def test_xlwings_imports_every_function_and_no_other(book: FakeBook) -> None:
    """The wrapper has one Basic function per row of the table, none volatile, none called in the wizard."""
    for function in FUNCTIONS:
        names = [f"Optional {one.name}" if one.optional else one.name for one in function.arguments]
        assert f"Function {function.name.lower()}({', '.join(names)})" in book.source
    assert book.source.count("End Function") == len(FUNCTIONS)
    assert book.source.count("Then Exit Function") == len(FUNCTIONS)
    assert "Volatile" not in book.source


def test_the_wizard_is_told_everything(book: FakeBook) -> None:
    """Category, description and one text per argument are registered, as the table has them."""
    assert sorted(book.options) == sorted(function.name.lower() for function in FUNCTIONS)
    for function in FUNCTIONS:
        told = book.options[function.name.lower()]
        assert told["Category"] == CATEGORY
        assert told["Description"] == function.help.en
        assert (told["ArgumentDescriptions"] or []) == [one.help.en for one in function.arguments]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_help_fits_into_the_wizard(xlwings_udfs: Any, language: Language) -> None:
    """In both languages every text is there and has at most 255 characters, so that none is cut."""
    for function in FUNCTIONS:
        told = made(function, language).__xlfunc__  # type: ignore[attr-defined]
        texts = [told["ret"]["doc"], *(one["doc"] for one in told["args"])]
        assert all(0 < len(text) <= 255 for text in texts)
        assert told["ret"]["doc"] == function.help.text(language)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_every_function_answers(excel: Call, function: Function) -> None:
    """With sound arguments, and optional ones left out, no function gives an error."""
    excel("hfcount", "org/base", MISSING, MISSING)  # so that the Hub has told its quota
    found = excel(function.name.lower(), *given(function))
    assert found not in MARKS.values()
    assert isinstance(found, list) == (function.shape == "table")


@pytest.mark.parametrize("function", [one for one in FUNCTIONS if one.arguments], ids=lambda one: one.name)
@pytest.mark.parametrize("error", [NA, DIV0])
def test_an_error_in_an_argument_is_an_error(excel: Call, function: Function, error: int) -> None:
    """#N/A stays #N/A and #DIV/0! becomes #VALUE!; HFSTATUS says so in words."""
    found = excel(function.name.lower(), error, *given(function)[1:])
    if function.name == "HFSTATUS":
        assert "holds the error" in found
    else:
        assert found == (MARKS["na"] if error == NA else MARKS["value"])


@pytest.mark.parametrize("function", [one for one in FUNCTIONS if one.arguments], ids=lambda one: one.name)
@pytest.mark.parametrize("blank", [None, "", "  ", FakeRange([[None]])])
def test_a_blank_model_or_range_is_no_answer(excel: Call, function: Function, blank: object) -> None:
    """Blank in whatever way means #N/A, never a number."""
    found = excel(function.name.lower(), blank, *given(function)[1:])
    assert found == MARKS["na"] or function.name == "HFSTATUS"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("hfscore", ("org/base", "speed", MISSING)),
        ("hfscore", (14.0, MISSING, MISSING)),
        ("hfscore", ("org/base", MISSING, "yesterday")),
        ("hffit", ("org/base", "colour", MISSING)),
        ("hfcount", ("org/base", "cousin", MISSING)),
        ("hfforecast", ("org/base", 0.0, MISSING)),
        ("hfforecast", ("org/base", 1.5, MISSING)),
        ("hfforecast", ("org/base", 6.0, 0.55)),
        ("hfoutlook", ("org/base", 37.0)),
        ("hfhistory", (FakeRange([["org/base"], ["org/second"]]), MISSING)),
        ("hfrank", (FakeRange([["org/base"], [4.0]]), MISSING)),
        ("hfscorerange", (FakeRange([[3], ["many"]]), MISSING)),
        ("hfscorerange", (FakeRange([[3], [None], [5]]), MISSING)),
        ("hffitrange", (FakeRange([[8], [3]]), MISSING)),
        ("hffitrange", (FakeRange([[1, 2], [3, 4]]), MISSING)),
    ],
)
def test_a_wrong_argument_is_value(excel: Call, name: str, wrong: tuple[Any, ...]) -> None:
    """What cannot be meant gives #VALUE!."""
    assert excel(name, *wrong) == MARKS["value"]


def test_words_are_forgiving_and_dates_come_in_every_dress(excel: Call) -> None:
    """Case, spaces, serials (45657 is 2024-12-31 of 1900's system), datetimes and ISO texts mean the same."""
    dates = [45657.0, 45657.75, datetime(2024, 12, 31, 9, tzinfo=UTC), "2024-12-31", " 2024/12/31 "]
    # One child a week from 2024-07-01: 27 up to the end of the year.
    assert [excel("hfcount", "org/base", " Tuned ", day) for day in dates] == [27] * 5
    assert excel("hfscore", " org/base ", "HEAT", MISSING) == excel("hfscore", "org/base", "heat", None)


def test_a_range_of_models_gives_one_result_per_cell(excel: Call) -> None:
    """The shape of the range comes back, with the error where it belongs and nothing for a blank."""
    found = excel("hfcount", FakeRange([["org/base", None], ["org/none", "org/second"]]), MISSING, MISSING)
    assert found == [[40, ""], [MARKS["na"], 40]]


def test_a_cell_of_one_by_one_is_a_cell(excel: Call) -> None:
    """A model in a cell answers as the same model in quotes."""
    assert excel("hfcount", FakeRange([["org/base"]]), MISSING, MISSING) == 40


def test_the_forecast_and_its_quantiles_agree(excel: Call) -> None:
    """0.9 means p90, the outlook holds the same numbers, and 36 months are as many as it goes."""
    low, high = (excel("hfforecast", "org/base", 12.0, quantile) for quantile in ("p10", 0.9))
    table = excel("hfoutlook", "org/base", MISSING)
    assert table[0] == ["month", "p10", "p50", "p90"]
    assert (table[12][1], table[12][3]) == (low, high)
    assert len(excel("hfoutlook", "org/base", 36.0)) == 37


def test_a_model_that_is_not_there_is_na_and_the_status_says_why(excel: Call) -> None:
    """The value is an error that breaks no chart; the words stand in HFSTATUS."""
    assert excel("hfscore", "org/bsae", MISSING, MISSING) == MARKS["na"]
    assert "was not found" in excel("hfstatus", "org/bsae")


def test_moments_leave_as_dates(excel: Call) -> None:
    """The snapshot's moment is a datetime, in UTC, as Excel takes dates."""
    found = excel("hfasof", "org/base")
    assert isinstance(found, datetime)
    assert abs((datetime.now(UTC) - found).total_seconds()) < 60  # noqa: TID251  the call's own clock


def test_it_imports_where_there_is_no_windows() -> None:
    """On other systems each name is a plain function."""
    assert all(callable(getattr(ours, function.name.lower())) for function in FUNCTIONS)
