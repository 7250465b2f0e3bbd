"""The two questions, as the Hub's notes have them."""

from urllib.parse import parse_qs, urlsplit

from xl_addin.hub.queries import detail_url, listing_url
from xl_addin.records import Relation


def test_the_base_is_asked_once_for_what_is_used() -> None:
    """The detail call names its fields, since expand replaces the default ones."""
    url = urlsplit(detail_url("https://office.example/hub", "org/name"))
    assert url.path == "/hub/api/models/org/name"
    assert parse_qs(url.query) == {"expand[]": ["createdAt", "childrenModelCount", "gated", "tags"]}


def test_all_relations_are_asked_in_one_listing() -> None:
    """The listing filters by the bare tag, by creation, on the largest pages, without a gated filter."""
    url = urlsplit(listing_url("https://hub.example", "org/name", None))
    assert url.path == "/api/models"
    assert parse_qs(url.query) == {
        "filter": ["base_model:org/name"],
        "sort": ["createdAt"],
        "limit": ["1000"],
        "expand[]": ["createdAt", "tags"],
    }


def test_one_relation_is_asked_by_its_tag() -> None:
    """A listing of one relation filters by the tag that states it."""
    url = urlsplit(listing_url("https://hub.example", "org/name", Relation.ADAPTER))
    assert parse_qs(url.query)["filter"] == ["base_model:adapter:org/name"]
