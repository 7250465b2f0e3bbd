"""Questions about one model: asked again, turned page by page, and ended in time."""

import time
from dataclasses import replace

import hub_faults as faults
import pytest
from hub_double import HubDouble
from hub_models import NOW
from hub_wire import Fault

from xl_addin.errors import ModelError, RateLimited, Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.patience import Patience
from xl_addin.hub.queries import detail_url, listing_url
from xl_addin.hub.visit import Visit


def pages(client: HubClient, base: str) -> list[int]:
    """Return how many rows each page of the listing has."""
    visit = Visit(client, base)
    return [len(page.content) for page in visit.pages(listing_url(client.endpoint, base, None))]


def test_pages_are_turned_to_the_end(hub: HubDouble, client: HubClient, base: str) -> None:
    """Ten children on pages of four are three pages, asked with three requests."""
    assert pages(client, base) == [4, 4, 2]
    assert len(hub.seen) == 3


@pytest.mark.parametrize(
    "fault",
    [
        faults.status(500),
        faults.status(408),
        faults.hanging_up,
        faults.cut_off,
        faults.html,
        faults.limited(0),
    ],
)
def test_one_fault_heals(hub: HubDouble, client: HubClient, base: str, fault: Fault) -> None:
    """After a single fault in the middle of a listing every row still comes."""
    hub.fail(fault, skip=1, times=1)
    assert pages(client, base) == [4, 4, 2]
    assert len(hub.seen) == 4


@pytest.mark.parametrize(
    ("fault", "ends"),
    [
        (faults.status(504), (Unreachable, 3)),
        (faults.html, (Unreachable, 3)),
        (faults.hanging, (Unreachable, 3)),
        (faults.dripping_body, (Unreachable, 3)),
        (faults.slow(1), (Unreachable, 3)),
        (faults.with_headers(429, {}), (RateLimited, 3)),
        (faults.limited(200), (RateLimited, 1)),
        (faults.status(400), (Unreachable, 1)),
        (faults.saying(b'{"error": "?"}'), (Unreachable, 1)),
    ],
)
def test_a_lasting_fault_ends_in_time(
    hub: HubDouble, client: HubClient, base: str, fault: Fault, ends: tuple[type[ModelError], int]
) -> None:
    """Each lasting fault in the middle of a listing raises its error within the patience's bound."""
    error, attempts = ends
    hub.fail(fault, skip=1)
    begun = time.monotonic()
    with pytest.raises(error) as raised:
        pages(client, base)
    assert time.monotonic() - begun < client.patience.worst + 0.5  # half a second for a busy machine
    assert len(hub.seen) == 1 + attempts
    assert hub.endpoint in raised.value.sentence.en
    assert hub.endpoint in raised.value.sentence.ja


def test_a_used_up_quota_is_waited_for(hub: HubDouble, client: HubClient, base: str) -> None:
    """Where a real quota of two calls a second is used up, the rest comes after its renewal."""
    hub.quota, hub.window = 2, 1.0
    begun = time.monotonic()
    assert pages(client, base) == [4, 4, 2]
    assert 1 <= time.monotonic() - begun < 2.5


def test_all_requests_share_one_budget(hub: HubDouble, patience: Patience, base: str) -> None:
    """Trouble of one request is missing for the next; another model begins anew."""
    hub.fail(faults.hanging, on="detail")
    short = replace(patience, trouble=0.5)
    with HubClient(hub.endpoint, now=lambda: NOW, patience=short) as client:
        visit = Visit(client, base)
        with pytest.raises(Unreachable):
            visit.get(detail_url(hub.endpoint, base))
        hub.seen.clear()
        with pytest.raises(Unreachable) as raised:
            visit.get(listing_url(hub.endpoint, base, None))
        assert hub.seen == []
        assert "too slowly" in raised.value.sentence.en
        assert pages(client, base) == [4, 4, 2]


def test_a_page_loop_ends(hub: HubDouble, client: HubClient, base: str) -> None:
    """A page that names itself as the next is read once."""
    hub.fail(faults.page_loop)
    visit = Visit(client, base)
    (page,) = visit.pages(listing_url(hub.endpoint, base, None))
    assert page.following is not None


def test_pages_without_end_are_bounded(hub: HubDouble, patience: Patience, base: str) -> None:
    """Ever new next links are followed up to the policy's number of pages."""
    hub.fail(faults.EndlessPages())
    with HubClient(hub.endpoint, now=lambda: NOW, patience=replace(patience, pages=7)) as client:
        assert pages(client, base) == [4] * 7


@pytest.mark.parametrize("prefix", ["", "/mirror"])
def test_next_links_elsewhere_stay_here(hub: HubDouble, client: HubClient, base: str, prefix: str) -> None:
    """As behind a mirror, the next page is asked of the endpoint, and nobody else sees request or token."""
    with HubDouble() as other:
        hub.fail(faults.next_at(other.endpoint + prefix))
        assert pages(client, base) == [4, 4, 2]
    assert other.seen == []


def test_a_next_link_that_is_none_ends_the_question(hub: HubDouble, client: HubClient, base: str) -> None:
    """A link that cannot be read is told as such."""
    hub.fail(faults.next_at("http://["))
    with pytest.raises(Unreachable, match="cannot be asked"):
        pages(client, base)
