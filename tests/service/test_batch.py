"""Tests of a batch as it arrives: what is taken, and what is refused with the place of the fault."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.service.batch import MOST_CALLS, Call, batch_of
from xl_addin.service.reading import parsed
from xl_addin.service.refusals import Kind, Refusal

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
CALL = {"function": "HFSCORE", "arguments": ["a/b", "heat", None]}


def test_calls_keep_their_order_and_their_arguments() -> None:
    """What was sent stands in the batch, with the client's language and wish to wait."""
    batch = batch_of({"calls": [CALL, {"function": "HFQUOTA"}], "language": "ja", "wait": False})
    assert batch.calls == [Call("HFSCORE", ["a/b", "heat", None]), Call("HFQUOTA", [])]
    assert (batch.language, batch.waits) == ("ja", False)


def test_what_is_left_out_is_the_settings_language_and_waiting() -> None:
    """Without the two options answers are waited for, in the language that the desk has."""
    batch = batch_of({"calls": [CALL], "language": None})
    assert (batch.language, batch.waits) == (None, True)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "calls"),
        ({"calls": []}, "calls"),
        ({"calls": {}}, "calls"),
        ({"calls": [CALL] * (MOST_CALLS + 1)}, "calls"),
        ({"calls": [CALL, 7]}, "calls[1]"),
        ({"calls": [{"arguments": []}]}, "calls[0].function"),
        ({"calls": [{"function": "\ud800"}]}, "calls[0].function"),
        ({"calls": [{"function": "HFSCORE", "arguments": "a/b"}]}, "calls[0].arguments"),
        ({"calls": [{"function": "HFSCORE", "arguments": [{}]}]}, "calls[0].arguments[0]"),
        ({"calls": [{"function": "HFSCORE", "arguments": [1e999]}]}, "calls[0].arguments[0]"),
        ({"calls": [{"function": "HFSCORE", "arguments": ["\udfff"]}]}, "calls[0].arguments[0]"),
        ({"calls": [{"function": "HFSCORE", "arguments": [None, ["a/b"]]}]}, "calls[0].arguments[1][0]"),
        ({"calls": [{"function": "HFRANK", "arguments": [[["a/b", []]]]}]}, "calls[0].arguments[0][0][1]"),
        ({"calls": [CALL], "language": "fr"}, "language"),
        ({"calls": [CALL], "wait": 1}, "wait"),
    ],
)
def test_a_fault_is_named_with_its_place(body: dict[str, Any], where: str) -> None:
    """The refusal begins with the path to the first part that does not fit, in both languages."""
    with pytest.raises(Refusal) as refused:
        batch_of(body)
    assert refused.value.kind is Kind.UNFIT
    assert refused.value.sentence.en.startswith(f"{where}: ")
    assert refused.value.sentence.ja.startswith(f"{where} ")


@given(JSON)
def test_any_json_is_taken_or_refused(found: Any) -> None:
    """Whatever a client sends as JSON ends in a batch or in a refusal."""
    for body in (found, {"calls": [{"function": "HFSCORE", "arguments": found}]}):
        try:
            batch_of(parsed(json.dumps(body).encode()))
        except Refusal as refusal:
            assert refusal.kind is Kind.UNFIT  # noqa: PT017  either will do


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[]", b'{"calls": NaN}', b"[" * 500_000, b'{"calls": [' + b"9" * 5000 + b"]}"],
    ids=["empty", "open", "no UTF-8", "list", "NaN", "deep", "long number"],
)
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    """Neither broken nor boundless JSON gets past the parser as anything but a refusal."""
    with pytest.raises(Refusal):
        parsed(body)


def test_equal_calls_have_one_key_and_near_ones_do_not() -> None:
    """1, 1.0, true and "1" are four arguments in a sheet; the same call twice is one."""
    keys = {Call("HFFORECAST", ["a/b", value]).key for value in (1, 1.0, True, "1", 1)}
    assert len(keys) == 4
