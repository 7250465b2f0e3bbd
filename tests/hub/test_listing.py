"""Reading a listing, from pages made by hand."""

from typing import Any

from hub_double import HubDouble
from hub_faults import changed
from hub_models import NOW, RELEASE

from xl_addin.hub.client import HubClient
from xl_addin.hub.listing import Listing, read_listing
from xl_addin.hub.visit import Page, Visit
from xl_addin.records import BaseModel, Relation


def row(name: str, **change: Any) -> dict[str, Any]:
    """Return a row of the list route."""
    tags = ["base_model:org/base", "base_model:adapter:org/base"]
    return {"id": name, "createdAt": "2025-01-01T00:00:00.000Z", "tags": tags, **change}


def read(*pages: Page) -> Listing:
    """Read pages of all relations."""
    listing = Listing(BaseModel("org/base", RELEASE, None), NOW)
    listing.read(pages, None)
    return listing


def test_good_pages_leave_no_note() -> None:
    """Two pages of different rows are all children, and nothing is to be told."""
    listing = read(Page([row("a/b"), row("a/c")], "next"), Page([row("a/d")], None))
    assert list(listing.children) == ["a/b", "a/c", "a/d"]
    assert not listing.cut
    assert listing.notes == ()


def test_flaws_are_counted_and_told() -> None:
    """Each kind of flaw has a note with its number of rows, in both languages."""
    flawed = [row("a/b"), row("a/c", createdAt="?"), 7, row("a/d", createdAt="?"), row("a/e", tags=[])]
    notes = read(Page(flawed, None)).notes
    assert [note.en for note in notes] == [
        "2 rows of the Hub's listing are left out: no usable creation date.",
        "1 rows of the Hub's listing are left out: no usable model id.",
        "1 rows of the Hub's listing are left out: no relation to the base model.",
    ]
    assert notes[0].ja == "Hub の一覧のうち2行を除外しました（作成日時が不正）。"


def test_repeated_rows_count_once() -> None:
    """A row that comes again is told and not counted again."""
    listing = read(Page([row("a/b"), row("a/b")], "next"), Page([row("a/b"), row("a/c")], None))
    assert list(listing.children) == ["a/b", "a/c"]
    assert listing.repeated == 2
    assert "2 rows" in listing.notes[0].en
    assert "2行" in listing.notes[0].ja


def test_a_page_that_brings_nothing_new_is_the_last() -> None:
    """A listing that goes on after it has no end, which is told."""
    listing = read(Page([row("a/b")], "next"), Page([row("a/b")], "more"), Page([row("a/c")], None))
    assert list(listing.children) == ["a/b"]
    assert listing.cut
    assert "have no end" in listing.notes[-1].en
    assert "循環" in listing.notes[-1].ja


def test_an_empty_listing_is_whole() -> None:
    """A base without children has an empty page and no note."""
    listing = read(Page([], None))
    assert not listing.children
    assert not listing.cut


def test_rows_without_relation_are_asked_by_relation(hub: HubDouble, client: HubClient, base: str) -> None:
    """Where tags do not come, four listings by relation say the same as one with tags."""
    expected = read_listing(Visit(client, base), BaseModel(base, RELEASE, None), NOW)
    hub.seen.clear()
    hub.fail(
        changed(lambda rows: [{k: r[k] for k in ("_id", "id", "createdAt")} for r in rows]), on="listing"
    )
    listing = read_listing(Visit(client, base), BaseModel(base, RELEASE, None), NOW)
    assert listing.children == expected.children
    assert listing.notes == ()
    filters = [seen.query["filter"][0] for seen in hub.seen]
    assert filters == ["base_model:org/base", *(f"base_model:{relation}:org/base" for relation in Relation)]
