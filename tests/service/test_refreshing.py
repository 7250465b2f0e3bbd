"""Tests of refreshes in the background: one after the other, with their progress, the latest kept."""

from collections.abc import Callable, Sequence
from threading import Event

import pytest
from service_client import until

from xl_addin.service.refreshing import Progress, Refreshes
from xl_addin.service.refusals import Kind, Refusal

Tell = Callable[[int, int], None]


def at_once(models: Sequence[str], tell: Tell) -> None:
    """Be done with each model at once."""
    for done, _ in enumerate(models, start=1):
        tell(done, len(models))


def finished(refreshes: Refreshes, job: str) -> Progress:
    """Return how a refresh ended."""
    until(lambda: (said := refreshes.progress(job)) is not None and said.finished)
    said = refreshes.progress(job)
    assert said is not None
    return said


def test_progress_runs_from_none_to_all() -> None:
    """Before it begins nothing is done of what was named, each once; at the end all is."""
    go = Event()

    def wait(models: Sequence[str], tell: Tell) -> None:
        go.wait(10)
        at_once(models, tell)

    refreshes = Refreshes(wait)
    job = refreshes.begin(["a/b", " a/b ", "c/d"])
    assert refreshes.progress(job) == Progress(0, 2)
    assert refreshes.busy
    go.set()
    assert finished(refreshes, job).finished
    assert not refreshes.busy


def test_one_that_fails_is_finished_and_the_next_goes_on() -> None:
    """A fault ends its own refresh, short of all, and no other."""

    def fail_on_first(models: Sequence[str], tell: Tell) -> None:
        if models == ["a/b"]:
            raise ZeroDivisionError
        at_once(models, tell)

    refreshes = Refreshes(fail_on_first)
    first, second = refreshes.begin(["a/b"]), refreshes.begin(["c/d"])
    assert finished(refreshes, second) == Progress(1, 1, finished=True)
    assert refreshes.progress(first) == Progress(0, 1, finished=True)


def test_twenty_may_wait_and_no_more() -> None:
    """The twenty-first is told to come again; once there is room it may."""
    go = Event()

    def wait(_: Sequence[str], __: Tell) -> None:
        go.wait(10)

    refreshes = Refreshes(wait)
    for _ in range(20):
        refreshes.begin(["a/b"])
    with pytest.raises(Refusal) as refused:
        refreshes.begin(["a/b"])
    assert refused.value.kind is Kind.BUSY
    go.set()
    until(lambda: not refreshes.busy)
    refreshes.begin(["a/b"])


def test_the_latest_hundred_are_known() -> None:
    """Of 150 refreshes that are over the first are forgotten and the last known; an unknown name is none."""
    refreshes = Refreshes(at_once)
    jobs = []
    for _ in range(150):
        jobs.append(refreshes.begin(["a/b"]))
        finished(refreshes, jobs[-1])
    assert refreshes.progress(jobs[0]) is None
    assert refreshes.progress(jobs[-1]) == Progress(1, 1, finished=True)
    assert refreshes.progress("none") is None
    assert sum(refreshes.progress(job) is not None for job in jobs) == 100
