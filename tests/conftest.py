"""Fixtures for every part of the suite."""

import signal
from collections.abc import Iterator

import pytest
from hub_double import HubDouble
from hypothesis import settings

# How long an example takes depends on what else the machine does.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A shell's background jobs ignore Ctrl-C, and so would every program that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_LONG = 900  # seconds that a heavy test may take, on a machine with other work


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give heavy tests more time than others."""
    for item in items:
        if item.get_closest_marker("heavy"):
            item.add_marker(pytest.mark.timeout(_LONG))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubDouble]:
    """Run an empty Hub double on this machine, past any proxy of the surroundings."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HubDouble() as double:
        yield double
