"""The places to choose a model, as the charts' data lists them."""

from datetime import date

import pytest
from chosen_books import JAPANESE, LEGACY, LONG, ONE, SPIKE, STEADY, UNDATED, picked

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.slots import (
    OFF_MAP,
    SLOTS,
    label,
    on_map,
    slot,
    slot_from_afar,
    title,
    undrawn,
)


def _value(key: str, one: Chosen) -> CellValue:
    (column,) = (column for column in SLOTS.columns if column.key == key)
    return column.value([one], 0)


def _shown(model: str) -> Chosen:
    return picked("", model)[1]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (STEADY, "1 Steady-7B"),
        (JAPANESE, "1 大規模言語モデル-13B"),
        (UNDATED, "1 plain-name"),  # an old id without an owner
        (LONG, "1 long-name-long-name-long-na…"),  # 28 characters
        (LEGACY, "1 Classic-base (no whole month yet)"),
        ("typed/by-hand", "1 by-hand (not in the watchlist)"),
        ("", "1 –"),
    ],
)
def test_legend_names_number_model_and_why_there_is_no_line(model: str, expected: str) -> None:
    """The legend has the end of the id, short, and the reason where nothing is drawn."""
    assert label(_shown(model)) == expected


def test_title_says_the_outcome_or_what_to_do() -> None:
    """Over the chart stand model and status; without a model, what to do."""
    assert [title(_shown(model)) for model in (STEADY, LEGACY, "x/y", "")] == [
        f"{STEADY} — Scored",
        f"{LEGACY} — Release unknown (no whole month yet)",
        "x/y (not in the watchlist)",
        "Choose a model in the pale cell above.",
    ]


def test_only_a_model_with_both_scores_is_on_the_map() -> None:
    """Without stability a model lies off the map, not at 0, and is named."""
    there, lacking = _shown(STEADY), _shown(JAPANESE)
    assert (on_map(there), on_map(lacking)) == (True, False)
    assert (_value("map_heat", there), _value("map_stability", there)) == (61.25, 72.5)
    assert (_value("map_heat", lacking), _value("map_stability", lacking)) == (OFF_MAP, OFF_MAP)
    assert OFF_MAP < 0
    assert [undrawn(there), undrawn(lacking), undrawn(_shown(""))] == ["", ", 1 大規模言語モデル-13B", ""]


def test_latest_month_is_the_last_whole_one() -> None:
    """The running month does not count; a model without dates has 0."""
    assert [_value("latest", _shown(model)) for model in (SPIKE, ONE, UNDATED, LEGACY)] == [
        date(2025, 8, 28),
        date(2025, 1, 28),
        0,
        0,
    ]


def test_rows_are_those_of_the_data() -> None:
    """First row, months counted and months ahead are where the sheet of data has them."""
    one = _shown(SPIKE)
    assert [_value(key, one) for key in ("first_row", "observed", "ahead")] == [26, 8, 12]
    assert [_value(key, _shown("x/y")) for key in ("first_row", "observed", "ahead")] == [0, 0, 0]


def test_cells_are_reached_from_the_sheet_and_from_afar() -> None:
    """The first place stands in row 6, and other sheets name the sheet."""
    assert (slot("place", 0), slot("model", 6)) == ("$A$6", "$B$12")
    assert slot_from_afar("model", 1, "en") == "'Chart data'!$B$7"


def test_models_are_read_where_they_are_chosen() -> None:
    """The first place reads the sheet for one model, the others the comparison."""
    (model,) = (column for column in SLOTS.columns if column.key == "model")
    assert model.formula("en", 0) == 'IFERROR(IF(\'Model\'!$B$4="","",\'Model\'!$B$4),"")'
    assert model.formula("ja", 6) == 'IFERROR(IF(\'比較\'!$B$11="","",\'比較\'!$B$11),"")'
