"""A Hub that is down is not asked for every model of a list."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from xl_addin.errors import ModelError, RateLimited, UnknownModel, Unreachable
from xl_addin.hub.outage import sparing
from xl_addin.records import Sentence, Snapshot

SAID = Sentence("why", "理由")


@pytest.mark.parametrize(
    ("ends", "asked"),
    [
        ([Unreachable] * 5, 2),
        ([RateLimited] * 5, 1),
        ([UnknownModel] * 5, 5),
        ([Unreachable, UnknownModel, Unreachable, UnknownModel, Unreachable], 5),
        ([UnknownModel, RateLimited, Unreachable, Unreachable, Unreachable], 2),
    ],
)
def test_asking_stops_when_the_hub_is_down_or_its_quota_used_up(
    ends: list[type[ModelError]], asked: int
) -> None:
    """Two unreachable in a row or one rate-limited end the asking; unknown models do not."""
    calls: list[str] = []

    def fetch(model: str) -> Snapshot:
        calls.append(model)
        raise ends[int(model)](SAID)

    spared = sparing(fetch)
    for number in range(5):
        with pytest.raises(ModelError) as caught:
            spared(str(number))
        assert caught.type in (ends[number], ends[asked - 1])
    assert len(calls) == asked


def test_threads_share_what_they_learn() -> None:
    """Eight threads at once meet a Hub that is down; of 40 models after them, none is asked about."""
    together, calls = Barrier(8), []

    def fetch(model: str) -> Snapshot:
        calls.append(model)
        if len(calls) <= 8:
            together.wait(5)
        raise Unreachable(SAID)

    spared = sparing(fetch)

    def ask(model: str) -> bool:
        try:
            spared(model)
        except Unreachable:
            return True
        return False

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, map(str, range(8))))
        assert all(pool.map(ask, map(str, range(40))))
    assert len(calls) == 8
