"""Base models worth adding, read off one page of the Hub's models."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import hub_faults
import pytest
from hub_double import HubDouble
from hub_models import RELEASE
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.discovery import Listed, Order, Page, candidates, parse_listed, read_page, undeclared
from xl_addin.records import Relation

MOMENT = "2024-07-14T10:20:30.000Z"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def listed(name: str, *bases: str, likes: int = 0, days: int = 0) -> Listed:
    """Return a listed model that names ``bases``, created so many days after the others."""
    return Listed(name, RELEASE + timedelta(days=days), likes, frozenset(bases))


def order(*models: Listed, **options: Any) -> list[str]:
    """Return the candidates' names as they are ranked."""
    usual: dict[str, Any] = {"author": None, "since": None, "kept": ()}
    return [one.model for one in candidates(Page(models, 0, more=False), **usual | options)]


def test_a_row_is_read() -> None:
    """Id, creation, likes, and each base once, whether its tag tells the relation or not."""
    tags = ["text-generation", "base_model:org/b", "base_model:finetune:org/b", "base_model:org/c"]
    row = {"_id": "x", "id": "u/m", "createdAt": MOMENT, "likes": 7, "tags": tags}
    created = datetime(2024, 7, 14, 10, 20, 30, tzinfo=UTC)
    assert parse_listed(row) == Listed("u/m", created, 7, frozenset({"org/b", "org/c"}))


def test_a_model_is_no_base_of_itself() -> None:
    """A card that names its own model names nothing."""
    found = parse_listed({"id": "u/m", "createdAt": MOMENT, "tags": ["base_model:u/m"]})
    assert found is not None
    assert found.bases == frozenset()


@given(
    st.dictionaries(st.sampled_from(["id", "createdAt", "likes", "tags"]), json_values)
    | st.fixed_dictionaries(
        {"id": st.just("u/m"), "createdAt": st.just(MOMENT), "likes": json_values, "tags": json_values}
    )
    | json_values
)
def test_whatever_comes_is_a_model_or_nothing(row: Any) -> None:
    """No row makes it fail; one with id and date is read, with likes of 0 or more."""
    found = parse_listed(row)
    if isinstance(row, dict) and (row.get("id"), row.get("createdAt")) == ("u/m", MOMENT):
        assert found is not None
        assert found.likes >= 0
        assert all("/" in base or base for base in found.bases)


def test_what_is_tuned_most_comes_first() -> None:
    """By how often named, then likes, then age; a model that names a base is no candidate itself."""
    models = (
        listed("u/1", "org/often", "org/twice"),
        listed("u/2", "org/often", "org/twice"),
        listed("u/3", "org/often"),
        listed("new/liked", likes=9),
        listed("new/later", likes=1, days=2),
        listed("new/earlier", likes=1, days=1),
    )
    assert order(*models) == ["org/often", "org/twice", "new/liked", "new/later", "new/earlier"]


def test_of_an_author_all_models_are_candidates() -> None:
    """Also those that name a base, as an organisation's own fine-tunes do."""
    models = (listed("org/chat", "org/base"), listed("org/base"))
    assert order(*models, author="org") == ["org/base", "org/chat"]
    assert order(*models) == ["org/base"]


def test_older_ones_are_left_out_where_the_page_tells_their_age() -> None:
    """RELEASE is 1 July 2024; a base that is not listed itself has to be asked."""
    models = (listed("u/old", likes=5), listed("u/new", days=1), listed("u/tune", "org/somewhen"))
    assert order(*models, since=date(2024, 7, 2)) == ["org/somewhen", "u/new"]


def test_what_is_kept_is_marked_in_any_spelling() -> None:
    """Upper and lower case do not count."""
    page = Page((listed("u/a", "Org/Base"), listed("u/b")), 0, more=False)
    found = candidates(page, author=None, since=None, kept=("org/BASE",))
    assert {one.model: one.kept for one in found} == {"Org/Base": True, "u/b": False}


def test_it_takes_one_call(hub: HubDouble, client: HubClient) -> None:
    """However many models there are; more and their order by age or likes are what the Hub says."""
    hub.page_cap = 3
    for day in range(5):
        hub.add_base(f"org/model-{day}", RELEASE + timedelta(days=day), likes=(day * 3) % 5)
    newest, liked = (read_page(client, by, None) for by in Order)
    assert [model.id for model in newest.models] == ["org/model-4", "org/model-3", "org/model-2"]
    assert [model.likes for model in liked.models] == [4, 3, 2]
    assert newest.more
    assert len(hub.seen) == 2
    assert undeclared(newest.models) == 3


def test_an_authors_page_holds_no_one_elses(hub: HubDouble, client: HubClient) -> None:
    """Only models of the one namespace, with the bases that they name, and no private one."""
    hub.add_base("org/base", RELEASE)
    hub.add_base("org/hidden", RELEASE, state="private")
    hub.add_child("org/chat", RELEASE, {"org/base": Relation.FINETUNE})
    hub.add_child("other/chat", RELEASE, {"org/base": Relation.FINETUNE})
    page = read_page(client, Order.NEWEST, "org")
    assert {model.id: set(model.bases) for model in page.models} == {
        "org/base": set(),
        "org/chat": {"org/base"},
    }
    assert not page.more


@pytest.mark.parametrize("body", [b'{"id": 3}', b'"text"'])
def test_an_answer_that_is_no_list_is_no_answer(hub: HubDouble, client: HubClient, body: bytes) -> None:
    """It ends as unreachable, not in a crash."""
    hub.fail(hub_faults.saying(body))
    with pytest.raises(Unreachable):
        read_page(client, Order.NEWEST, None)


def test_rows_that_cannot_be_read_are_counted(hub: HubDouble, client: HubClient) -> None:
    """One of three rows has no date."""
    rows = b'[{"id":"u/a","createdAt":"%s"},{"id":"u/b"},{"id":"u/c","createdAt":"%s"}]'
    hub.fail(hub_faults.saying(rows % (MOMENT.encode(), MOMENT.encode())))
    page = read_page(client, Order.NEWEST, None)
    assert ([model.id for model in page.models], page.unread) == (["u/a", "u/c"], 1)
