"""From a model id to a snapshot, over a real wire to the Hub double."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import hub_faults as faults
import pytest
from hub_double import HubDouble
from hub_models import NOW, RELEASE, State
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xl_addin.errors import ModelError, NoAccess, UnknownModel, Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.records import Child, Relation, Selection, Status


def test_a_snapshot_is_what_the_hub_holds(client: HubClient, base: str) -> None:
    """Base, children by creation, time and completeness are the data put in, over several pages."""
    snapshot = fetch_snapshot(client, f" {base} ")
    assert snapshot.base.id == "org/base"
    assert snapshot.base.created == RELEASE
    assert snapshot.base.announced == {"finetune": 3, "adapter": 3, "quantized": 2, "merge": 2}
    assert snapshot.taken == NOW
    assert tuple(replace(child, hub_id="") for child in snapshot.children) == tuple(
        Child(f"user{day}/child", f"user{day}", RELEASE + timedelta(days=day), list(Relation)[day % 4])
        for day in range(10)
    )
    # The first eight hex digits of the Hub's own id are the second of creation.
    assert all(int(child.hub_id[:8], 16) == child.created.timestamp() for child in snapshot.children)
    assert snapshot.missing_of(Selection.ALL) == 0
    assert not snapshot.cut
    assert snapshot.notes == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    relations=st.lists(st.sampled_from(Relation), max_size=40),
    days=st.lists(st.integers(0, 300), min_size=40, max_size=40),
    cap=st.integers(1, 9),
)
def test_paging_is_true(
    hub: HubDouble, client: HubClient, relations: list[Relation], days: list[int], cap: int
) -> None:
    """For pages of any size and dates of any order, every relation counts what was put in."""
    model = f"org/base{len(hub.seen)}"
    hub.page_cap, hub.quota = cap, 100_000
    hub.add_base(model, RELEASE)
    for number, relation in enumerate(relations):
        created = RELEASE + timedelta(days=days[number])
        hub.add_child(f"{model.replace('/', '-')}/child{number}", created, {model: relation})
    snapshot = fetch_snapshot(client, model)
    assert Counter(child.relation for child in snapshot.children) == Counter(relations)
    assert not any(snapshot.missing.values())
    assert not snapshot.cut


def test_few_calls_are_spent(hub: HubDouble, client: HubClient, base: str) -> None:
    """One call for the base and one for up to 1,000 children, as the quota of an office demands."""
    hub.page_cap = 1000
    fetch_snapshot(client, base)
    assert len(hub.seen) == 2


@pytest.mark.parametrize("old", ["org/old-name", "base"])
def test_a_renamed_base_is_listed_by_its_canonical_id(
    hub: HubDouble, client: HubClient, base: str, old: str
) -> None:
    """The children of a base asked by an old name are those that name the new one."""
    snapshot = fetch_snapshot(client, old)
    assert snapshot.base.id == base
    assert len(snapshot.children) == 10
    assert hub.seen[-1].query["filter"] == ["base_model:org/base"]


def test_a_merge_counts_for_each_of_its_bases(hub: HubDouble, client: HubClient) -> None:
    """A child of two bases is a child of both, each with its own relation."""
    for model in ("org/one", "org/two"):
        hub.add_base(model, RELEASE)
    hub.add_child("a/b", RELEASE, {"org/one": Relation.MERGE, "org/two": Relation.ADAPTER})
    assert [child.relation for child in fetch_snapshot(client, "org/one").children] == [Relation.MERGE]
    assert [child.relation for child in fetch_snapshot(client, "org/two").children] == [Relation.ADAPTER]


def test_gated_models_count(hub: HubDouble, client: HubClient) -> None:
    """Gated bases and children are listed like open ones; private children are not."""
    hub.add_base("org/gated", RELEASE, state="gated")
    hub.add_child("a/gated", RELEASE, {"org/gated": Relation.FINETUNE}, state="gated")
    hub.add_child("a/private", RELEASE, {"org/gated": Relation.FINETUNE}, state="private")
    assert [child.id for child in fetch_snapshot(client, "org/gated").children] == ["a/gated"]


@pytest.mark.parametrize(
    ("state", "token", "error", "status"),
    [
        ("private", None, UnknownModel, Status.UNKNOWN_MODEL),
        ("private", "hf_accepted", UnknownModel, Status.UNKNOWN_MODEL),
        ("disabled", None, NoAccess, Status.NO_ACCESS),
        ("open", "hf_wrong", NoAccess, Status.NO_ACCESS),
    ],
)
def test_what_is_not_shown_is_told_apart(
    hub: HubDouble, state: State, token: str | None, error: type[ModelError], status: Status
) -> None:
    """A private base is unknown, a disabled one without access, and so is a refused token."""
    hub.add_base("org/base", RELEASE, state=state)
    with HubClient(hub.endpoint, token, now=lambda: NOW) as asking, pytest.raises(error) as raised:
        fetch_snapshot(asking, "org/base")
    assert raised.value.status is status
    assert len(hub.seen) == 1


def test_an_unknown_model_is_told(client: HubClient) -> None:
    """A model that the Hub does not hold is unknown."""
    with pytest.raises(UnknownModel):
        fetch_snapshot(client, "org/nothing")


def test_a_malformed_id_costs_no_call(hub: HubDouble, client: HubClient) -> None:
    """What cannot be an id is refused before the network."""
    with pytest.raises(UnknownModel):
        fetch_snapshot(client, "no such/model/at all")
    assert hub.seen == []


def test_what_is_announced_and_not_listed_is_missing(hub: HubDouble, client: HubClient) -> None:
    """Shortage counts relation by relation; a surplus of one does not hide it."""
    hub.add_base("org/base", RELEASE, announced={Relation.FINETUNE: 5, Relation.ADAPTER: 0})
    for number in range(3):
        hub.add_child(f"a/f{number}", RELEASE, {"org/base": Relation.FINETUNE})
        hub.add_child(f"a/a{number}", RELEASE, {"org/base": Relation.ADAPTER})
    snapshot = fetch_snapshot(client, "org/base")
    assert snapshot.missing == {Relation.FINETUNE: 2, Relation.ADAPTER: 0}
    assert not snapshot.cut


def test_rows_left_out_are_missing(hub: HubDouble, client: HubClient, base: str) -> None:
    """A row that cannot be used lacks in its relation, and a note tells why."""
    hub.fail(faults.changed(spoil), on="listing", times=1)
    snapshot = fetch_snapshot(client, base)
    assert len(snapshot.children) == 7
    assert snapshot.missing_of(Selection.ALL) == 3
    assert [note.en.partition(": ")[2] for note in snapshot.notes] == [
        "no usable model id.",
        "creation date in the future.",
        "no usable creation date.",
    ]


def spoil(rows: list[dict[str, Any]]) -> list[Any]:
    """Make three of four rows unusable."""
    changes: list[dict[str, Any]] = [
        {"id": "=1+1"},
        {"createdAt": "2999-01-01T00:00:00.000Z"},
        {"createdAt": float("nan")},
        {},
    ]
    return [row | change for row, change in zip(rows, changes, strict=True)]


def test_repeated_rows_are_no_children(hub: HubDouble, client: HubClient, base: str) -> None:
    """Rows that come twice count once, and the note says how many."""
    hub.fail(faults.changed(lambda rows: rows * 2), on="listing")
    snapshot = fetch_snapshot(client, base)
    assert len(snapshot.children) == 10
    assert snapshot.notes[0].en.startswith("10 rows")


@pytest.mark.parametrize("fault", [faults.page_loop, faults.EndlessPages()])
def test_a_listing_without_end_is_cut(hub: HubDouble, client: HubClient, base: str, fault: Any) -> None:
    """A circle of pages ends soon, cut and with a note; what it lacks is missing."""
    hub.fail(fault, on="listing")
    snapshot = fetch_snapshot(client, base)
    assert snapshot.cut
    assert len(snapshot.children) == 4
    assert snapshot.missing_of(Selection.ALL) == 6
    assert "have no end" in snapshot.notes[-1].en
    assert len(hub.seen) <= 3


def test_a_count_that_is_not_announced_cannot_be_checked(hub: HubDouble, client: HubClient) -> None:
    """Without childrenModelCount the snapshot is cut, with a note in both languages."""
    hub.add_base("org/base", RELEASE, announced=None)
    hub.add_child("a/b", RELEASE, {"org/base": Relation.FINETUNE})
    snapshot = fetch_snapshot(client, "org/base")
    assert snapshot.base.announced is None
    assert snapshot.missing == {}
    assert snapshot.cut
    assert "could not be checked" in snapshot.notes[0].en
    assert "確認できません" in snapshot.notes[0].ja


def test_half_a_listing_is_none(hub: HubDouble, client: HubClient, base: str) -> None:
    """A listing that breaks off after its first page raises instead of answering with a part."""
    hub.fail(faults.status(504), on="listing", skip=1)
    with pytest.raises(Unreachable, match="504"):
        fetch_snapshot(client, base)


def test_a_base_of_the_wrong_shape_is_unreachable(hub: HubDouble, client: HubClient, base: str) -> None:
    """A detail answer that is a list is told, and not asked for again."""
    hub.fail(faults.changed(lambda answer: [answer]), on="detail")
    with pytest.raises(Unreachable, match="names no model"):
        fetch_snapshot(client, base)
    assert len(hub.seen) == 1


def test_a_snapshot_can_be_served_again(hub: HubDouble, client: HubClient, base: str) -> None:
    """What was fetched from one Hub and put into another is fetched from there as the same."""
    snapshot = fetch_snapshot(client, base)
    with HubDouble() as other:
        other.add_snapshot(snapshot)
        with HubClient(other.endpoint, now=lambda: NOW + timedelta(days=1)) as asking:
            again = fetch_snapshot(asking, base)
    assert again == replace(snapshot, taken=NOW + timedelta(days=1))
