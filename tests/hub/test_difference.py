"""Reading only what changed: the same snapshot as a whole listing gives, for fewer calls."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hub_double import HubDouble
from hub_faults import changed
from hub_models import NOW, RELEASE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xl_addin.hub.client import HubClient
from xl_addin.hub.fetch import fetch_snapshot
from xl_addin.records import Relation, Snapshot

LATER = RELEASE + timedelta(days=100)


def add(hub: HubDouble, name: str, created: datetime, relation: Relation = Relation.FINETUNE) -> None:
    """Hold one more child of org/base."""
    hub.add_child(name, created, {"org/base": relation})


def calls(hub: HubDouble, client: HubClient, known: Snapshot) -> tuple[Snapshot, int]:
    """Return the snapshot by difference and how many calls it took."""
    before = len(hub.seen)
    return fetch_snapshot(client, "org/base", known), len(hub.seen) - before


def test_an_unchanged_base_takes_two_calls(hub: HubDouble, client: HubClient, base: str) -> None:
    """Three pages are read at first; then the base and one page tell that nothing changed."""
    known = fetch_snapshot(client, base)
    again, spent = calls(hub, client, known)
    assert spent == 2
    assert again == replace(known, whole=False)


def test_new_children_are_read_up_to_the_known(hub: HubDouble, client: HubClient, base: str) -> None:
    """Five new children on pages of four take two pages, and the old ones need none."""
    known = fetch_snapshot(client, base)
    for number in range(5):
        add(hub, f"new{number}/child", LATER + timedelta(days=number))
    snapshot, spent = calls(hub, client, known)
    assert (len(snapshot.children), spent) == (15, 3)
    assert not snapshot.whole


def removed(hub: HubDouble) -> None:
    """Take the oldest child away."""
    hub.remove("user0/child")


def retagged(hub: HubDouble) -> None:
    """Let the oldest child bear another relation."""
    hub.change("user0/child", parents={"org/base": Relation.MERGE})


def late(hub: HubDouble) -> None:
    """Let an old model gain the tag."""
    add(hub, "late/child", RELEASE + timedelta(hours=1))


def redated(hub: HubDouble) -> None:
    """Let a row bear a date that breaks the order: pages of four then no longer join."""
    hub.remove("user0/child")
    add(hub, "newest/child", LATER)


@pytest.mark.parametrize("change", [removed, retagged, late, redated])
def test_a_past_that_changed_is_read_whole(
    hub: HubDouble, client: HubClient, base: str, change: Callable[[HubDouble], None]
) -> None:
    """Where the counts announced by relation do not bear out what was known, all pages are read."""
    known = fetch_snapshot(client, base)
    change(hub)
    snapshot, _ = calls(hub, client, known)
    assert snapshot == fetch_snapshot(client, base)
    assert snapshot.whole


def test_the_newest_child_gone_is_seen_without_a_whole_pass(
    hub: HubDouble, client: HubClient, base: str
) -> None:
    """A child missing within the page that is read is gone, and the counts agree."""
    known = fetch_snapshot(client, base)
    hub.remove("user9/child")
    snapshot, spent = calls(hub, client, known)
    assert (len(snapshot.children), spent) == (9, 2)


def test_children_that_are_never_listed_cost_no_whole_pass(
    hub: HubDouble, client: HubClient, base: str
) -> None:
    """Seven announced and never listed are missing each time, and two calls are still enough."""
    counts = fetch_snapshot(client, base).base.announced or {}
    hub.change(base, announced={**counts, Relation.ADAPTER: counts[Relation.ADAPTER] + 7})
    known = fetch_snapshot(client, base)
    again, spent = calls(hub, client, known)
    assert spent == 2
    assert again.missing == known.missing
    assert again.missing[Relation.ADAPTER] == 7


@pytest.mark.parametrize("how", ["other base", "cut", "not announced"])
def test_what_cannot_be_joined_is_read_whole(hub: HubDouble, client: HubClient, base: str, how: str) -> None:
    """Another base under the name, an earlier listing that was cut, no figure to check against."""
    known = fetch_snapshot(client, base)
    if how == "other base":
        known = replace(known, base=replace(known.base, hub_id="f" * 24))
    elif how == "cut":
        known = replace(known, cut=True)
    else:
        hub.change(base, announced=None)
    snapshot, spent = calls(hub, client, known)
    assert (spent, snapshot.whole) == (4, True)


def test_a_page_of_new_children_alone_settles_nothing(hub: HubDouble, client: HubClient, base: str) -> None:
    """Five new on pages of four and an old one gone: the counts fit after one page, and the page does not."""
    known = fetch_snapshot(client, base)
    for number in range(5):
        add(hub, f"new{number}/child", LATER + timedelta(days=number))
    hub.remove("user0/child")  # a fine-tune, as the new ones are
    snapshot, _ = calls(hub, client, known)
    assert snapshot == fetch_snapshot(client, base)


def test_rows_in_another_order_are_read_whole(hub: HubDouble, client: HubClient, base: str) -> None:
    """Where a page does not list the newest first, nothing can be said of what it leaves out."""
    known = fetch_snapshot(client, base)
    hub.fail(changed(lambda rows: rows[::-1]), on="listing")
    snapshot, spent = calls(hub, client, known)
    assert (spent, snapshot.whole, snapshot.children) == (4, True, known.children)


def test_what_was_odd_about_the_rest_is_still_told(hub: HubDouble, client: HubClient, base: str) -> None:
    """A row of the last page without a date is left out, and the note stays where that page is not read."""
    hub.fail(
        changed(lambda rows: [row | ({"createdAt": None} if "user0" in row["id"] else {}) for row in rows]),
        on="listing",
    )
    known = fetch_snapshot(client, base)
    again, spent = calls(hub, client, known)
    assert (spent, len(again.children)) == (2, 9)
    assert again.notes == known.notes != ()


def test_a_renamed_base_is_still_known(hub: HubDouble, client: HubClient, base: str) -> None:
    """After a rename the Hub's own id tells that it is the same base: redirect, base and one page."""
    known = fetch_snapshot(client, base)
    hub.rename(base, "org/renamed")
    snapshot, spent = calls(hub, client, known)
    assert (snapshot.base.id, len(snapshot.children), spent) == ("org/renamed", 10, 3)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "late", "remove", "retag", "rename"]),
        st.integers(0, 30),
        st.sampled_from(Relation),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, cap=st.integers(1, 7))
def test_a_difference_is_never_wrong_in_number(
    hub: HubDouble, client: HubClient, changes: list[tuple[str, int, Relation]], cap: int
) -> None:
    """Whatever happened in between, the children by relation are as many as a whole listing has."""
    model = f"org/base{len(hub.seen)}"
    hub.page_cap, hub.quota = cap, 100_000
    hub.add_base(model, RELEASE)
    names = [f"{model.replace('/', '-')}/child{number}" for number in range(12)]
    for number, name in enumerate(names):
        hub.add_child(name, RELEASE + timedelta(days=number), {model: list(Relation)[number % 4]})
    known = fetch_snapshot(client, model)
    for number, (what, where, relation) in enumerate(changes):
        apply(hub, model, names, (what, where, relation), number)
    found, whole = fetch_snapshot(client, model, known), fetch_snapshot(client, model)
    assert sorted(child.relation for child in found.children) == sorted(
        child.relation for child in whole.children
    )
    if found.whole:
        assert found == whole


def apply(
    hub: HubDouble, model: str, names: list[str], change: tuple[str, int, Relation], number: int
) -> None:
    """Change the double in one way."""
    what, where, relation = change
    name = names[where % len(names)]
    if what in ("add", "late"):
        fresh = f"{model.replace('/', '-')}/{what}{number}"
        created = LATER + timedelta(days=number) if what == "add" else RELEASE + timedelta(hours=where)
        hub.add_child(fresh, created, {model: relation})
        names.append(fresh)
    elif what == "remove" and len(names) > 1:
        hub.remove(names.pop(where % len(names)))
    elif what == "retag":
        hub.change(name, parents={model: relation})
    elif what == "rename":
        hub.rename(name, f"{name}x")
        names[where % len(names)] = f"{name}x"


def test_the_moment_of_asking_bounds_what_is_read(hub: HubDouble, client: HubClient, base: str) -> None:
    """The snapshot by difference is taken when it was asked for."""
    known = replace(fetch_snapshot(client, base), taken=NOW - timedelta(days=1))
    assert calls(hub, client, known)[0].taken == NOW
