"""Fixtures for every part of the suite."""

from collections.abc import Iterator

import pytest
from hub_double import HubDouble


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubDouble]:
    """Run an empty Hub double on this machine, past any proxy of the surroundings."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HubDouble() as double:
        yield double
