"""Fixtures of the Hub stage: a client with little patience, and a base with a few children."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hub_double import HubDouble
from hub_models import NOW, RELEASE
from keeping import BASE, House, add_base

from xl_addin.hub.client import HubClient
from xl_addin.hub.patience import Patience
from xl_addin.records import Relation

HURRIED = Patience(
    connect=0.3,
    silence=0.3,
    attempt=0.5,
    attempts=3,
    trouble=1.5,
    limit_wait=2.5,
    first_wait=0.01,
    longest_wait=0.02,
    jitter=0.01,
)


@pytest.fixture
def patience() -> Patience:
    """Bear little, so that slow faults end soon."""
    return HURRIED


@pytest.fixture
def client(hub: HubDouble, patience: Patience) -> Iterator[HubClient]:
    """Ask the double with its own token."""
    with HubClient(hub.endpoint, hub.token, now=lambda: NOW, patience=patience) as asking:
        yield asking


@pytest.fixture
def base(hub: HubDouble) -> str:
    """Hold a base with ten children of every relation in turn, one a day, on pages of four."""
    hub.page_cap = 4
    hub.add_base("org/base", RELEASE, old_names=("org/old-name", "base"))
    for day in range(10):
        relation = list(Relation)[day % 4]
        hub.add_child(f"user{day}/child", RELEASE + timedelta(days=day), {"org/base": relation})
    return "org/base"


@pytest.fixture
def house(hub: HubDouble) -> House:
    """Hold one base with ten children on three pages."""
    hub.page_cap = 4
    add_base(hub, BASE, 10)
    return House(hub)
