"""A service over a Hub double; tests of processes start their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import desk, hold
from hub_double import HubDouble
from service_client import Client, end_all
from services import MODELS, serving

from xl_addin.excel.desk import Desk


@pytest.fixture(autouse=True)
def no_process_outlives_its_test() -> Iterator[None]:
    """Kill what a test has started and not ended."""
    yield
    end_all()


@pytest.fixture
def ours(hub: HubDouble, tmp_path: Path) -> Iterator[Desk]:
    """Open a desk towards a Hub that holds five models."""
    hold(hub, *MODELS)
    with desk(hub.endpoint, tmp_path) as opened:
        yield opened


@pytest.fixture
def client(ours: Desk) -> Iterator[Client]:
    """Serve from that desk."""
    with serving(ours) as client:
        yield client
