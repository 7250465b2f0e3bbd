"""Tests of a batch as it is answered: like the cells, all models at once, equal calls once."""

import json
import time
from typing import Any

import pytest
from hub_double import HubDouble
from hub_faults import hanging
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from services import MODELS

from xl_addin.excel.cell import answer
from xl_addin.excel.desk import Desk
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.messages import cells
from xl_addin.records import Language
from xl_addin.service.answering import TABLE, answers
from xl_addin.service.batch import Batch, Call
from xl_addin.service.encoding import encoded, late_of
from xl_addin.service.refusals import Kind, Refusal

COUNTS = [[1], [3], [6], [10], [15], [21], [28]]
EXAMPLES: dict[str, list[Any]] = {
    "HFFORECAST": [MODELS[0], 3],
    "HFRANK": [[[MODELS[0]], [MODELS[1]]], "heat"],
    "HFQUOTA": [],
    "HFFITRANGE": [COUNTS, "fitness"],
    "HFSCORERANGE": [COUNTS],
}


def batch(*calls: list[Any], language: Language = "en", waits: bool = True) -> Batch:
    """Return a batch of calls, each a name and its arguments."""
    return Batch([Call(name, arguments) for name, *arguments in calls], language, waits)


def never() -> bool:
    """Tell that nothing is ending."""
    return False


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_function_says_what_its_cell_shows(ours: Desk, function: Any) -> None:
    """For each function of the table the answer is the cell's own result, encoded."""
    arguments = EXAMPLES.get(function.name, [MODELS[0]])
    ours.answer(MODELS[0])  # the Hub has been asked, so its quota is known
    (found,) = answers(batch([function.name, *arguments]), ours, never)
    assert "error" not in found
    assert found == encoded(answer(function, lambda: ours, arguments), "en", late_of([], "en"))


def test_all_models_of_a_batch_are_asked_for_at_once(hub: HubDouble, ours: Desk) -> None:
    """Where the Hub is silent the first answer comes after one wait, and by then all five were asked for."""
    hub.fail(hanging)
    begun = time.monotonic()
    found = answers(batch(*(["HFSCORE", model] for model in MODELS)), ours, never)
    assert time.monotonic() - begun < 3.0  # five waits of 1.8 s would be 9
    assert [one["loading"] for one in found] == [True] * 5
    asked = {seen.path.removeprefix("/api/models/") for seen in hub.seen if seen.route == "detail"}
    assert asked == set(MODELS)


def test_who_does_not_wait_is_answered_at_once(hub: HubDouble, ours: Desk) -> None:
    """Without waiting a silent Hub costs no time, and the answer says that it is being asked."""
    hub.fail(hanging)
    begun = time.monotonic()
    (found,) = answers(batch(["HFSTATUS", MODELS[0]], waits=False), ours, never)
    assert time.monotonic() - begun < 1.0
    assert found == {"value": cells.loading(MODELS[0]).en, "loading": True}


def test_one_bad_call_is_its_own_error(ours: Desk) -> None:
    """An unknown function, too many arguments and too few are errors of their own calls and of no other."""
    unknown, many, few, good = answers(
        batch(["HFNONE", "a/b"], ["HFQUOTA", 1], ["HFSCORE"], ["hfscore", MODELS[0]]), ours, never
    )
    assert unknown["error"] == "value"
    assert "HFNONE" in unknown["reason"]
    assert many["error"] == "value"
    assert few["error"] == "na"
    assert 0 <= good["value"] <= 100


def test_reasons_are_in_the_language_of_the_batch(ours: Desk) -> None:
    """Japanese is said where Japanese is asked for, in errors and in HFSTATUS, by an English desk."""
    error, words = answers(batch(["HFSCORE", "no id"], ["HFSTATUS", "no id"], language="ja"), ours, never)
    assert "モデルID" in error["reason"]
    assert words["value"] == error["reason"]


def test_equal_calls_are_computed_once(ours: Desk) -> None:
    """Of two equal calls the second answer is the first one's very object; another argument is another."""
    same, again, other = answers(
        batch(["HFSCORE", MODELS[0]], ["HFSCORE", MODELS[0]], ["HFSCORE", MODELS[0], "heat"]), ours, never
    )
    assert again is same
    assert other is not same


def test_a_service_that_ends_computes_no_further(ours: Desk) -> None:
    """A batch under way is refused at its next call once the service is to end."""
    said = iter([False, True])
    with pytest.raises(Refusal) as refused:
        answers(batch(*(["HFSCORE", model] for model in MODELS)), ours, lambda: next(said))
    assert refused.value.kind is Kind.ENDING


def test_a_range_of_models_is_answered_cell_by_cell(ours: Desk) -> None:
    """A range gives a table of its shape, blank where the cell is, with the error of an id that is none."""
    (found,) = answers(batch(["HFSCORE", [[MODELS[0], None], ["no id", MODELS[1]]]]), ours, never)
    ((first, blank), (wrong, second)) = found["table"]
    assert blank is None
    assert wrong["error"] == "na"
    assert 0 <= first <= 100
    assert 0 <= second <= 100


def test_a_thousand_series_are_fitted_together(ours: Desk) -> None:
    """Counts in the sheet are fitted together: a thousand take far less than a thousand times one alone."""
    one = [["HFFITRANGE", [[count] for count in range(7, 31)], "ceiling"]]
    many = [
        ["HFFITRANGE", [[count] for count in range(first, first + 24)], "ceiling"] for first in range(8, 1008)
    ]
    begun = time.monotonic()
    (alone,) = answers(batch(*one), ours, never)
    between = time.monotonic()
    found = answers(batch(*one, *many), ours, never)
    assert time.monotonic() - between < 300 * (between - begun)
    assert found[0] == alone
    assert all("value" in answer or answer["error"] == "na" for answer in found)


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
TEXTS = st.sampled_from([*MODELS, "own:series", "=1", "all", "heat", "2025-06-30", "0.9", "#N/A", "p50"])
ARGUMENTS = st.lists(
    SCALARS | TEXTS | st.lists(st.lists(SCALARS | TEXTS, max_size=3), max_size=3), max_size=4
)
CALLS = st.lists(
    st.tuples(st.sampled_from([*TABLE, "hfscore", "", "NONE"]), ARGUMENTS), min_size=1, max_size=5
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALLS)
def test_whatever_is_called_each_call_has_one_answer(ours: Desk, calls: list[tuple[str, list[Any]]]) -> None:
    """Any functions with any arguments give as many answers, each of one kind, that JSON can hold."""
    found = answers(Batch([Call(*call) for call in calls], "ja", waits=False), ours, never)
    assert len(found) == len(calls)
    assert all(len({"value", "table", "error", "date"} & set(answer)) == 1 for answer in found)
    json.dumps(found, allow_nan=False)
