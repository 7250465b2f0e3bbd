"""The models that are chosen, and what the sheets of figures say of each."""

import pytest
from chosen_books import LEGACY, ONE, SPIKE, STEADY, YOUNG, edition, picked

from xl_addin.outputs.watchlist.chosen import PLACES, chosen


def test_there_are_seven_places_in_order() -> None:
    """The sheet for one model comes first, then six of the comparison; what is not chosen is empty."""
    places = picked(STEADY, SPIKE, ONE)
    assert [one.place for one in places] == list(range(PLACES)) == list(range(7))
    assert [one.model for one in places] == [STEADY, SPIKE, ONE, "", "", "", ""]
    assert [one.position for one in places] == [1, 2, 14, 0, 0, 0, 0]  # as they stand in the edition


def test_more_models_than_places_are_left_out() -> None:
    """A seventh model of a comparison is not drawn."""
    assert len(picked("", *[ONE] * 9)) == PLACES


@pytest.mark.parametrize("name", [STEADY, STEADY.upper(), STEADY.lower()])
def test_case_does_not_matter(name: str) -> None:
    """A model is found as a spreadsheet's MATCH finds it."""
    one = picked(name)[0]
    assert (one.model, one.position) == (name, 1)


def test_counted_and_forecast_months_are_those_of_the_model() -> None:
    """The rows are the model's own, whole months first, then the forecast, without the running month."""
    one = picked(SPIKE)[0]
    assert [row["new"] for row in one.counted] == [13_318, 4_210, 1_020, 400, 160, 90, 61, 40]
    assert [row["month"] for row in one.ahead] == list(range(9, 21))
    assert {row["model"] for row in (*one.counted, *one.ahead)} == {SPIKE}


def test_rows_above_are_those_of_earlier_models() -> None:
    """The first model has none above it; the second comes after 12 months, 12 ahead and the running one."""
    first, second = (picked(model)[0] for model in (STEADY, SPIKE))
    assert (first.before, second.before) == (0, 25)


@pytest.mark.parametrize("model", [LEGACY, "typed/by-hand", "", "*"])
def test_without_months_there_is_nothing_to_draw(model: str) -> None:
    """A model without months, or one that is not listed, has no rows."""
    one = picked(model)[0]
    assert (one.before, tuple(one.counted), tuple(one.ahead)) == (0, (), ())


def test_missing_figure_is_an_empty_text() -> None:
    """A figure that is not there reads as what the formula shows."""
    young, free = picked(YOUNG, "")[:2]
    assert (young.figure("heat"), free.figure("heat"), young.figure("months")) == ("", "", 1)


def test_language_is_that_of_the_edition() -> None:
    """Each place knows in which language it speaks."""
    assert {one.language for one in chosen(edition("ja", STEADY))} == {"ja"}
