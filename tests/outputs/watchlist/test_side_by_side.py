"""The table of the comparison."""

import pytest
from chosen_books import JAPANESE, OLD, SPIKE, STEADY, YOUNG, picked

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.side_by_side import SIDE_BY_SIDE, layout_of
from xl_addin.records import Language


def _value(key: str, model: str, language: Language = "en") -> CellValue:
    (column,) = (column for column in SIDE_BY_SIDE.columns if column.key == key)
    return column.value(picked("", model, language=language), 0)


@pytest.mark.parametrize(("language", "expected"), [("en", "49–70"), ("ja", "49〜70")])
def test_intervals_are_whole_numbers_in_words(language: Language, expected: str) -> None:
    """49.25 to 70.25 reads 49–70, with the dash of the language."""
    assert _value("heat_range", STEADY, language) == expected


def test_counts_have_thousands() -> None:
    """The interval of a forecast of thousands has separators."""
    low, high = str(_value("forecast_12_range", SPIKE)).split("–")
    assert (low, high) == ("19,575", "20,135")


def test_stability_is_marked_from_twelve_months_on() -> None:
    """Twelve whole months bear the mark, eight do not."""
    assert [_value("stability_range", model) for model in (STEADY, SPIKE)] == ["61–82*", "11–32"]
    assert str(_value("stability_range", OLD)).endswith("*")


def test_missing_scores_are_empty() -> None:
    """A model without a score has neither figure nor interval."""
    assert [_value(key, JAPANESE) for key in ("stability", "stability_range")] == ["", ""]
    assert [_value(key, YOUNG) for key in ("heat", "heat_range", "forecast_12_range")] == ["", "", ""]


def test_status_tells_models_that_are_not_listed() -> None:
    """A typed model that is not listed is said to be so; a free place says nothing."""
    assert [_value("status", model) for model in (YOUNG, "x/y", "")] == [
        "Too young",
        "not in the watchlist",
        "",
    ]


def test_columns_look_as_in_the_watchlist() -> None:
    """Every column is defined with the other tables' columns."""
    assert [layout_of(key).key for key in SIDE_BY_SIDE.keys] == SIDE_BY_SIDE.keys
