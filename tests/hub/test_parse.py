"""From the Hub's JSON to records, honest and hostile."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hub_models import NOW, RELEASE
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import Unreachable
from xl_addin.hub.parse import Flaw, moment, parse_base, parse_child, relation_in
from xl_addin.records import BaseModel, Child, Relation

WHERE = "https://hub.example"
# As the Hub lists microsoft/Phi-3.5-mini-instruct: its creation date, and its children on 2026-07-25.
PHI = {
    "_id": "66bfbb1a0000000000000000",
    "id": "microsoft/Phi-3.5-mini-instruct",
    "createdAt": "2024-08-16T20:48:26.000Z",
    "childrenModelCount": {"adapter": 716, "merge": 19, "quantized": 190, "finetune": 328},
}
ROW = {
    "_id": "0",
    "id": "someone/tuned",
    "createdAt": "2024-07-02T00:00:00.000Z",
    "tags": ["en", "base_model:org/base", "base_model:finetune:org/base"],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_a_base_is_read() -> None:
    """Canonical id, creation in UTC and the children announced by relation."""
    base = parse_base(PHI, WHERE, NOW)
    assert base.id == "microsoft/Phi-3.5-mini-instruct"
    assert base.created == datetime(2024, 8, 16, 20, 48, 26, tzinfo=UTC)
    assert base.announced == {
        Relation.ADAPTER: 716,
        Relation.MERGE: 19,
        Relation.QUANTIZED: 190,
        Relation.FINETUNE: 328,
    }


def test_what_decides_beside_the_scores_is_read() -> None:
    """Licence, access and tags of the detail call, and the Hub's own id that survives a rename."""
    base = parse_base(PHI | {"tags": ["en", "license:mit"], "gated": "manual"}, WHERE, NOW)
    assert (base.licence, base.gated, base.tags) == ("mit", "manual", ("en", "license:mit"))
    assert base.hub_id == "66bfbb1a0000000000000000"
    assert parse_base(PHI | {"gated": False}, WHERE, NOW).gated == "no"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"_id": "nonsense"}, ("", None, None, ())),
        ({"_id": 7, "gated": True, "tags": "license:mit"}, ("", None, None, ())),
        ({"_id": None, "tags": ["a\ud800b", "x" * 201, None, "line\nbreak"]}, ("", None, None, ())),
    ],
)
def test_facts_that_are_none_are_unknown(change: dict[str, Any], expected: tuple[object, ...]) -> None:
    """An id, access or tag that no honest Hub says is left out, and is no crash."""
    base = parse_base(PHI | change, WHERE, NOW)
    assert (base.hub_id, base.licence, base.gated, base.tags) == expected


@pytest.mark.parametrize(
    ("answer", "says", "ja"),
    [
        ([], "names no model", "モデルIDなし"),
        (None, "names no model", "モデルIDなし"),
        (PHI | {"id": 7}, "names no model", "モデルIDなし"),
        (PHI | {"id": "=cmd|' /C calc'!A0"}, "names no model", "モデルIDなし"),
        (PHI | {"createdAt": None}, "no usable creation date", "作成日時なし"),
        (PHI | {"createdAt": "yesterday"}, "no usable creation date", "作成日時なし"),
        (PHI | {"createdAt": "2999-01-01T00:00:00Z"}, "check this computer's clock", "時計を要確認"),
    ],
)
def test_a_base_of_the_wrong_shape_is_told(answer: Any, says: str, ja: str) -> None:
    """Without id or date there is no answer; the sentence says which, where and the cure."""
    with pytest.raises(Unreachable) as raised:
        parse_base(answer, WHERE, NOW)
    assert says in raised.value.sentence.en
    assert WHERE in raised.value.sentence.en
    assert ja in raised.value.sentence.ja


@pytest.mark.parametrize(
    "value", [None, 1253, "many", [], {"finetune": -1}, {"finetune": "3"}, {"merge": True}, {"merge": 10**30}]
)
def test_figures_that_are_none_are_unknown(value: object) -> None:
    """Children announced in another shape than numbers by relation count as not announced."""
    assert parse_base(PHI | {"childrenModelCount": value}, WHERE, NOW).announced is None


def test_relations_to_come_do_not_disturb() -> None:
    """A relation that we do not know is passed over, and one that is not named stays unnamed."""
    base = parse_base(PHI | {"childrenModelCount": {"distilled": 4, "merge": 2}}, WHERE, NOW)
    assert base.announced == {Relation.MERGE: 2}


def test_a_child_is_read() -> None:
    """Id, author, creation and the relation that its tags state."""
    expected = Child("someone/tuned", "someone", datetime(2024, 7, 2, tzinfo=UTC), Relation.FINETUNE)
    assert parse_child(ROW, "org/base", None, NOW) == expected


def test_the_relation_asked_for_needs_no_tags() -> None:
    """In a listing of one relation every row has it."""
    row = {"id": ROW["id"], "createdAt": ROW["createdAt"]}
    child = parse_child(row, "org/base", Relation.MERGE, NOW)
    assert isinstance(child, Child)
    assert child.relation is Relation.MERGE


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"id": None}, Flaw.NO_ROW),
        ({"id": "a/b/c"}, Flaw.NO_ROW),
        ({"id": "a/" + "b" * 10_000}, Flaw.NO_ROW),
        ({"id": "=HYPERLINK(1)"}, Flaw.NO_ROW),
        ({"createdAt": float("nan")}, Flaw.NO_DATE),
        ({"createdAt": "2024-02-30T00:00:00Z"}, Flaw.NO_DATE),
        ({"createdAt": "2024-07-02"}, Flaw.NO_DATE),
        ({"createdAt": "0001-01-01T00:00:00+14:00"}, Flaw.NO_DATE),
        ({"createdAt": "2025-07-01T12:11:00Z"}, Flaw.FUTURE),
        ({"tags": None}, Flaw.NO_RELATION),
        ({"tags": "base_model:finetune:org/base"}, Flaw.NO_RELATION),
        ({"tags": [None, 3, {}, "base_model:org/base"]}, Flaw.NO_RELATION),
        ({"tags": ["base_model:finetune:org/base-instruct"]}, Flaw.NO_RELATION),
        ({"tags": ["base_model:distilled:org/base"]}, Flaw.NO_RELATION),
    ],
)
def test_a_row_that_cannot_be_used_is_named(change: dict[str, Any], flaw: Flaw) -> None:
    """Each kind of flaw is told apart, and none is a crash."""
    assert parse_child(ROW | change, "org/base", None, NOW) is flaw


def test_clocks_may_differ_a_little() -> None:
    """A child created minutes after this computer's now is no flaw."""
    row = ROW | {"createdAt": (NOW + timedelta(minutes=9)).isoformat()}
    assert isinstance(parse_child(row, "org/base", None, NOW), Child)


def test_a_merge_is_read_for_the_base_in_question() -> None:
    """Of a child with several bases the relation to this one counts, whatever the case of its letters."""
    tags = ["base_model:merge:org/other", "base_model:quantized:ORG/Base", "base_model:merge:org/third"]
    assert relation_in(tags, "Org/base") is Relation.QUANTIZED


def test_a_moment_is_in_utc() -> None:
    """Another offset is turned into UTC; without one it is no moment."""
    assert moment("2024-07-01T09:00:00+09:00") == RELEASE
    assert moment("2024-07-01T00:00:00") is None


@given(JSON | st.fixed_dictionaries({"id": JSON, "createdAt": JSON, "tags": JSON}))
def test_no_json_can_break_the_reading(answer: Any) -> None:
    """Whatever comes in, a child, a flaw, a base or an error of our family comes out."""
    assert isinstance(parse_child(answer, "org/base", None, NOW), Child | Flaw)
    with suppress(Unreachable):
        assert isinstance(parse_base(answer, WHERE, NOW), BaseModel)


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back(value: datetime) -> None:
    """Every moment that can be written is read back."""
    assert moment(value.isoformat()) == value
