"""Tests of a desk that several clients and threads share."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desks import desk, hold
from hub_double import HubDouble
from hub_faults import slow
from hub_models import RELEASE

from xl_addin.excel.arguments import LONGEST
from xl_addin.records import Answer, ScoreName, Status


def asked_details(hub: HubDouble) -> list[str]:
    """Return the models whose details the Hub was asked for, in order."""
    return [seen.path.removeprefix("/api/models/") for seen in hub.seen if seen.route == "detail"]


def test_one_desk_speaks_two_languages(hub: HubDouble, tmp_path: Path) -> None:
    """A client sees the desk in its own language, over the same answers; the desk keeps its own."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        japanese = ours.seen_by("ja")
        assert (ours.language, japanese.language, ours.seen_by().language) == ("en", "ja", "en")
        assert japanese.answer("org/base") is ours.answer("org/base")


def test_who_does_not_wait_is_told_that_the_hub_is_being_asked(hub: HubDouble, tmp_path: Path) -> None:
    """A client that does not wait has LOADING at once, and the answer once the flight has landed."""
    hold(hub, "org/base")
    hub.fail(slow(0.5), on="detail", times=1)
    with desk(hub.endpoint, tmp_path) as ours:
        begun = time.monotonic()
        assert ours.seen_by(waits=False).answer("org/base").status is Status.LOADING
        assert time.monotonic() - begun < 0.4
        assert ours.answer("org/base").status is Status.OK
    assert asked_details(hub) == ["org/base"]


@pytest.mark.parametrize("failure", [Status.UNKNOWN_MODEL, Status.NO_ACCESS])
def test_forgotten_failures_are_asked_anew(hub: HubDouble, tmp_path: Path, failure: Status) -> None:
    """What was not known or not shown is asked for at the next call once it is forgotten, and not before."""
    if failure is Status.NO_ACCESS:
        hub.add_base("org/base", RELEASE, state="disabled")
    with desk(hub.endpoint, tmp_path) as ours:
        assert ours.answer("org/base").status is failure
        hold(hub, "org/base")
        assert ours.answer("org/base").status is failure
        ours.forget_failures()
        assert ours.answer("org/base").status is Status.OK


def test_many_threads_have_the_same_answers_and_ask_once(hub: HubDouble, tmp_path: Path) -> None:
    """Sixteen threads that ask about twenty models in different orders see one answer each, of one call."""
    models = [f"org/base-{number}" for number in range(20)]
    hold(hub, *models)
    with desk(hub.endpoint, tmp_path) as ours, ThreadPoolExecutor(16) as pool:
        ours.answers(models)
        ours.refresh(models, lambda *_: None)  # the memo is empty again
        calls = len(hub.seen)

        def asked(start: int) -> list[float | None]:
            turned = models[start:] + models[:start]
            found = {model: ours.answer(model).scores[ScoreName.HEAT].value for model in turned}
            return [found[model] for model in models]

        first, *others = pool.map(asked, range(16))
        assert all(value is not None for value in first)
        assert others == [first] * 15
    assert len(hub.seen) == calls


def test_threads_may_refresh_and_ask_at_once(hub: HubDouble, tmp_path: Path) -> None:
    """While one thread refreshes over and over, no call of the others fails or lacks its answer."""
    models = [f"org/base-{number}" for number in range(4)]
    hold(hub, *models)
    with desk(hub.endpoint, tmp_path) as ours, ThreadPoolExecutor(9) as pool:
        ours.refresh(models, lambda *_: None)

        def refresh() -> None:
            for _ in range(8):
                ours.refresh(models, lambda *_: None)

        def ask(ahead: int) -> list[list[Answer]]:
            return [ours.answers(models, ahead=ahead) for _ in range(60)]

        refreshing = pool.submit(refresh)
        asking = [pool.submit(ask, ahead) for ahead in (1, 1, 1, 1, 3, 3, LONGEST, LONGEST)]
        refreshing.result()
        statuses = {one.status for found in asking for answers in found.result() for one in answers}
    assert statuses == {Status.OK}
