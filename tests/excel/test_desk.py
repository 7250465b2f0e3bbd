"""Tests of the desk behind the cells, towards a Hub on a real socket."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import Clock, desk, hold
from hub_double import HubDouble
from hub_faults import hanging, slow, status

from xl_addin.excel.arguments import LONGEST
from xl_addin.excel.found import TUNED
from xl_addin.hub.store.database import Database
from xl_addin.records import Question, ScoreName, Selection, Status

DAY = timedelta(days=1)


def asked_details(hub: HubDouble) -> list[str]:
    """Return the models whose details the Hub was asked for, in order."""
    return [seen.path.removeprefix("/api/models/") for seen in hub.seen if seen.route == "detail"]


def test_a_quick_hub_answers_at_the_first_call(hub: HubDouble, tmp_path: Path) -> None:
    """A model that nothing is kept of is fetched within the wait, scored, and kept."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        first, second = ours.answer(" org/base "), ours.answer("org/base")
    assert first.status is Status.OK
    assert first.scores[ScoreName.HEAT].value is not None
    assert second == first
    assert asked_details(hub) == ["org/base"]


def test_five_hundred_cells_over_five_models_cause_five_refreshes(hub: HubDouble, tmp_path: Path) -> None:
    """However many cells ask, each base is asked for once."""
    models = [f"org/base-{number}" for number in range(5)]
    hold(hub, *models)
    with desk(hub.endpoint, tmp_path) as ours:
        answers = [ours.answer(models[cell % 5]) for cell in range(500)]
    assert {answer.status for answer in answers} == {Status.OK}
    assert sorted(asked_details(hub)) == models


def test_a_hanging_hub_holds_no_cell_longer_than_two_seconds(hub: HubDouble, tmp_path: Path) -> None:
    """Of 500 cells over 50 models none takes two seconds and all together not five; each says LOADING."""
    hub.fail(hanging)
    with desk(hub.endpoint, tmp_path) as ours:
        longest, begun = 0.0, time.monotonic()
        for cell in range(500):
            start = time.monotonic()
            assert ours.answer(f"org/base-{cell % 50}").status is Status.LOADING
            longest = max(longest, time.monotonic() - start)
        together = time.monotonic() - begun
    assert longest < 2
    assert together < 5


def test_what_has_come_meanwhile_is_shown_by_the_next_calculation(hub: HubDouble, tmp_path: Path) -> None:
    """A cell that said LOADING answers once its flight, which took longer than the wait, has landed."""
    hold(hub, "org/base")
    hub.fail(slow(2.5), on="detail", times=1)
    with desk(hub.endpoint, tmp_path) as ours:
        assert ours.answer("org/base").status is Status.LOADING
        until = time.monotonic() + 10
        while (answer := ours.answer("org/base")).status is Status.LOADING and time.monotonic() < until:
            time.sleep(0.1)
    assert answer.status is Status.OK
    assert asked_details(hub) == ["org/base"]


def test_what_has_grown_old_is_given_at_once_and_fetched_anew(hub: HubDouble, tmp_path: Path) -> None:
    """After two days the kept answer comes as stale without a wait, and the fresh one after its flight."""
    hold(hub, "org/base")
    clock = Clock()
    with desk(hub.endpoint, tmp_path, clock) as ours:
        before = ours.answer("org/base")
        clock.jump(2 * DAY)
        hub.fail(slow(0.5), on="detail", times=1)
        start = time.monotonic()
        stale = ours.answer("org/base")
        assert time.monotonic() - start < 0.4
        time.sleep(1.0)
        fresh = ours.answer("org/base")
    assert (before.status, stale.status, fresh.status) == (Status.OK, Status.STALE, Status.OK)
    assert "being fetched" in stale.message.en
    assert stale.taken == before.taken != fresh.taken


def test_a_wrong_name_is_asked_for_once(hub: HubDouble, tmp_path: Path) -> None:
    """A typing error in 100 cells costs one call, also for the next process and past the failures' minute."""
    clock = Clock()
    for _ in range(2):
        with desk(hub.endpoint, tmp_path, clock) as ours:
            assert {ours.answer("org/bsae").status for _ in range(50)} == {Status.UNKNOWN_MODEL}
        clock.jump(timedelta(minutes=10))
    assert len(hub.seen) == 1


def test_a_malformed_name_is_never_asked_for(hub: HubDouble, tmp_path: Path) -> None:
    """A text that cannot be an id is refused on the spot."""
    with desk(hub.endpoint, tmp_path) as ours:
        assert ours.answer("no model at all").status is Status.UNKNOWN_MODEL
    assert hub.seen == []


def test_a_failure_is_remembered_for_a_minute(hub: HubDouble, tmp_path: Path) -> None:
    """A model that the Hub refuses to show is not asked for by the next cell, but after a minute."""
    hub.add_base("org/base", Clock()(), state="disabled")
    clock = Clock()
    with desk(hub.endpoint, tmp_path, clock) as ours:
        assert {ours.answer("org/base").status for _ in range(20)} == {Status.NO_ACCESS}
        assert len(hub.seen) == 1
        clock.jump(timedelta(seconds=61))
        ours.answer("org/base")
    assert len(hub.seen) == 2


def test_a_used_up_quota_is_no_wait(hub: HubDouble, tmp_path: Path) -> None:
    """Where no call is left the answer is rate-limited at once; no flight waits for the next window."""
    hold(hub, "org/base", "org/second")
    with desk(hub.endpoint, tmp_path) as ours:
        ours.answer("org/base")
        hub.spend(hub.quota)
        ours.answer("org/second")
        start = time.monotonic()
        assert ours.answer("org/third").status is Status.RATE_LIMITED
        assert time.monotonic() - start < 1
        assert ours.calls_left() == 0


def test_offline_asks_nothing_and_says_so(hub: HubDouble, tmp_path: Path) -> None:
    """Where the settings say offline no call is made, for what is kept and for what is not."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        ours.answer("org/base")
    calls = len(hub.seen)
    with desk(hub.endpoint, tmp_path, offline=True) as ours:
        assert ours.answer("org/base").status is Status.OK
        assert ours.answer("org/other").status is Status.UNREACHABLE
    assert len(hub.seen) == calls


def test_an_earlier_day_is_answered_as_the_keeper_does(hub: HubDouble, tmp_path: Path) -> None:
    """As of a day before the first snapshot the counts end there, and nothing more is asked."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        now = ours.answer("org/base")
        then = ours.answer("org/base", Question(as_of=date(2024, 12, 31)))
    assert now.history is not None
    assert then.history is not None
    # One child a week from 2024-07-01: 40 in all, and 27 up to the end of the year.
    assert (now.history.children, then.history.children) == (40, 27)
    assert asked_details(hub) == ["org/base"]


def test_questions_do_not_mix(hub: HubDouble, tmp_path: Path) -> None:
    """Another relation and a longer forecast are answers of their own, from the same data."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        tuned = ours.answer("org/base")
        quantized = ours.answer("org/base", Question(Selection.QUANTIZED))
        far = ours.answer("org/base", ahead=LONGEST)
    assert tuned.history is not None
    assert quantized.history is not None
    assert (tuned.history.children, quantized.history.children) == (40, 0)
    assert (len(tuned.forecast), len(far.forecast)) == (1, LONGEST)
    assert far.scores == tuned.scores


def test_cells_on_one_posterior_compute_it_once(hub: HubDouble, tmp_path: Path) -> None:
    """The second answer is the first one's very object, until the store changes what it rests on."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        first = ours.answer("org/base")
        time.sleep(1.1)  # past the glance, what the flight wrote has been seen
        second = ours.answer("org/base")
        assert ours.answer("org/base") is second
        assert second.scores is first.scores


@pytest.mark.parametrize("code", [500, 503])
def test_a_hub_that_fails_leaves_what_is_kept(hub: HubDouble, tmp_path: Path, code: int) -> None:
    """An old answer is given however the Hub fails."""
    hold(hub, "org/base")
    clock = Clock()
    with desk(hub.endpoint, tmp_path, clock) as ours:
        ours.answer("org/base")
        hub.fail(status(code))
        clock.jump(2 * DAY)
        assert ours.answer("org/base").status is Status.STALE


def test_refresh_asks_for_everything_once_and_tells_how_far_it_is(hub: HubDouble, tmp_path: Path) -> None:
    """Fresh models are asked for again, each once, with progress; then cells show what came."""
    hold(hub, "org/base", "org/second")
    told: list[tuple[int, int]] = []
    with desk(hub.endpoint, tmp_path) as ours:
        before = ours.answer("org/base")
        ours.refresh(["org/base", "org/second", "org/base"], lambda done, of: told.append((done, of)))
        after = ours.answer("org/base")
    assert told == [(1, 2), (2, 2)]
    assert before.taken is not None
    assert after.taken is not None
    assert after.taken > before.taken


def test_a_store_that_cannot_keep_costs_no_second_call(hub: HubDouble, tmp_path: Path) -> None:
    """Where the store stays in memory two connections share nothing, and yet each base is asked for once."""
    hold(hub, "org/base")
    with desk(hub.endpoint, tmp_path) as ours:
        ours._asking.path, ours._asking.mode = None, "write"
        ours._asking._connection.close()
        ours._asking._open()
        assert isinstance(ours._asking, Database)
        assert {ours.answer("org/base").status for _ in range(10)} == {Status.OK}
    assert asked_details(hub) == ["org/base"]


def test_the_first_cell_scores_what_else_is_kept(hub: HubDouble, tmp_path: Path) -> None:
    """In a new process the first answer has the other kept models fitted too, without a call."""
    models = [f"org/base-{number}" for number in range(6)]
    hold(hub, *models)
    with desk(hub.endpoint, tmp_path) as ours:
        ours.refresh(models, lambda *_: None)
    calls = len(hub.seen)
    with desk(hub.endpoint, tmp_path) as ours:
        ours.answer(models[0])
        assert all(1 in ours._memory.recall(model, TUNED).scored for model in models)
    assert len(hub.seen) == calls


def test_what_cells_asked_about_outlives_a_refresh(hub: HubDouble, tmp_path: Path) -> None:
    """Every name that a cell or a range asked is kept with its last outcome; what was only kept is not."""
    hold(hub, "org/base", "org/second", "org/kept")
    with desk(hub.endpoint, tmp_path) as ours:
        ours.refresh(["org/kept"], lambda *_: None)
        assert ours.asked() == {}
        ours.answer(" org/base ", Question(Selection.QUANTIZED))
        ours.answers(["org/second", "org/bsae"])
        found = {"org/base": Status.TOO_FEW, "org/second": Status.OK, "org/bsae": Status.UNKNOWN_MODEL}
        assert ours.asked() == found
        ours.refresh(list(ours.asked()), lambda *_: None)
        assert ours.asked() == found
        hub.add_base("org/bsae", Clock()())
        ours.refresh(["org/bsae"], lambda *_: None)
        ours.answer("org/bsae")
        assert ours.asked()["org/bsae"].answered


def test_what_cells_asked_about_may_be_read_while_they_ask(hub: HubDouble, tmp_path: Path) -> None:
    """Reading the list from another thread, over and over, disturbs no cell and loses no name."""
    with desk(hub.endpoint, tmp_path, offline=True) as ours, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(lambda: [len(ours.asked()) for _ in range(5000)])
        for number in range(300):
            ours.answer(f"org/base-{number}")
        lengths = reading.result()
        assert len(ours.asked()) == 300
    assert lengths == sorted(lengths)
