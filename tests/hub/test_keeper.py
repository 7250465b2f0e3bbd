"""What is given from the store, what is asked of the Hub, and what an answer then owes to either."""

from datetime import timedelta

import hub_faults as faults
import pytest
from hub_double import HubDouble
from hub_models import NOW
from hub_wire import Fault
from keeping import BASE, House, add_base

from xl_addin.errors import ModelError, UnknownModel, Unreachable
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store.refreshes import last_refresh
from xl_addin.messages import keeping
from xl_addin.records import Relation

OFFLINE, FRESH = Freshness.OFFLINE, Freshness.FRESH


def test_few_calls_are_spent_over_twenty_bases(hub: HubDouble, capsys: pytest.CaptureFixture[str]) -> None:
    """First refreshes cost at most pages + 1 calls, second ones at most 2; of no change, one or of a few."""
    hub.page_cap, hub.quota = 20, 10_000
    sizes = [0, 1, 5, 19, 20, 21, 40, 59, 60, 61, 80, 81, 100, 119, 120, 121, 140, 160, 180, 200]
    house = House(hub)
    for number, size in enumerate(sizes):
        add_base(hub, f"org/base{number}", size)
    firsts, seconds = [], []
    for number in range(20):
        model = f"org/base{number}"
        firsts.append(house.calls(lambda model=model: house.keeper().dossier(model)))  # type: ignore[misc]
    house.later(hours=25)
    for number in range(20):
        model = f"org/base{number}"
        for more in range(number % 4):
            hub.add_child(f"new/{number}-{more}", NOW + timedelta(hours=more), {model: Relation.FINETUNE})
        seconds.append(house.calls(lambda model=model: house.keeper().dossier(model)))  # type: ignore[misc]
        assert len(house.keeper().dossier(model).snapshot.children) == sizes[number] + number % 4
    with capsys.disabled():
        print(f"\ncalls over 20 bases of {sizes} children, 20 a page: first {firsts}, second {seconds}")  # noqa: T201  asked for
    assert all(calls <= max(1, -(-size // 20)) + 1 for calls, size in zip(firsts, sizes, strict=True))
    assert max(seconds) <= 2


def test_what_is_fresh_costs_no_call(house: House) -> None:
    """Within 24 hours the same snapshot comes from the store; after that the Hub is asked again."""
    first = house.keeper().dossier(BASE)
    house.later(hours=24)
    assert house.calls(lambda: house.keeper().dossier(BASE)) == 0
    assert house.keeper().dossier(BASE) == first
    house.later(seconds=1)
    assert house.keeper().dossier(BASE).snapshot.taken == house.now


def test_a_listing_is_read_whole_from_time_to_time(house: House) -> None:
    """What no count betrays, two children that change places, is seen after seven days."""
    house.keeper().dossier(BASE)
    house.hub.change("u3/org-base-3", parents={BASE: Relation.QUANTIZED})
    house.hub.change("u2/org-base-2", parents={BASE: Relation.MERGE})
    house.later(days=6)
    assert house.keeper().dossier(BASE).revision is None
    house.later(days=2)
    found = house.keeper().dossier(BASE)
    assert found.snapshot.whole
    assert found.revision is not None
    assert found.revision.changed == 2


def test_fresh_asks_once_a_run(house: House) -> None:
    """Where all shall be fresh the Hub is asked though the store is, but not twice in one run."""
    house.keeper().dossier(BASE)
    house.later(minutes=1)
    keeper = house.keeper(FRESH)
    assert house.calls(lambda: keeper.dossier(BASE)) == 2
    house.later(minutes=1)
    assert house.calls(lambda: keeper.dossier(BASE)) == 0
    assert house.calls(lambda: house.keeper(FRESH).dossier(BASE)) == 2


def test_offline_gives_what_is_kept_and_says_its_age(house: House) -> None:
    """Offline, fresh data is fresh, old data is stale in words, and what was never kept is unreachable."""
    house.keeper().dossier(BASE)
    asked = len(house.hub.seen)
    assert house.keeper(OFFLINE).dossier(BASE).stale is None
    house.later(hours=25)
    stale = house.keeper(OFFLINE).dossier(BASE).stale
    assert stale == keeping.stale(NOW, keeping.offline_and_old())
    with pytest.raises(Unreachable, match="Nothing is kept of org/other"):
        house.keeper(OFFLINE).dossier("org/other")
    assert len(house.hub.seen) == asked


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (faults.status(504), "504"),
        (faults.limited(290), "used up until"),
        (faults.hanging, "no complete answer"),
        (faults.html, "not JSON"),
        (faults.status(403), "does not show"),
        (faults.status(404), "was not found"),
    ],
)
def test_a_stale_answer_beats_none(house: House, fault: Fault, says: str) -> None:
    """Whatever the Hub answers, what is kept is given, with its age and the Hub's reason."""
    kept = house.keeper().dossier(BASE).snapshot
    house.later(hours=25)
    house.hub.fail(fault)
    found = house.keeper().dossier(BASE)
    assert found.snapshot == kept
    assert found.stale is not None
    assert says in found.stale.en
    assert "2025-07-01 12:00 UTC" in found.stale.en
    assert "2025-07-01 12:00 UTC" in found.stale.ja


def test_a_typing_error_is_asked_once(house: House) -> None:
    """A name that the Hub does not know costs no second call for six hours, and is told with the time."""
    assert house.calls(lambda: unknown(house, "org/typo")) == 1
    house.later(hours=6)
    assert house.calls(lambda: unknown(house, "org/typo")) == 0
    with pytest.raises(UnknownModel, match=r"was not found at .* on 2025-07-01 12:00 UTC"):
        house.keeper().dossier("org/typo")
    assert house.calls(lambda: unknown(house, "org/typo", FRESH)) == 1
    house.later(hours=6, seconds=1)
    add_base(house.hub, "org/typo", 3)
    assert len(house.keeper().dossier("org/typo").snapshot.children) == 3


def unknown(house: House, model: str, freshness: Freshness = Freshness.NORMAL) -> None:
    """Ask for a model that must be unknown."""
    with pytest.raises(UnknownModel):
        house.keeper(freshness).dossier(model)


def test_a_model_that_vanished_is_given_as_stale_until_it_is_back(house: House) -> None:
    """A base that was kept and is unknown now is stale for six hours, then asked for again, however fresh."""
    house.keeper().dossier(BASE)
    house.hub.change(BASE, state="private")
    house.later(hours=1)
    asking = house.keeper(FRESH)
    for keeper in (asking, asking, house.keeper()):
        stale = keeper.dossier(BASE).stale
        assert stale is not None
        assert "was not found" in stale.en
        house.later(hours=2)
    house.hub.change(BASE, state="open")
    house.later(hours=1)
    assert house.calls(lambda: house.keeper().dossier(BASE)) == 2
    assert house.keeper().dossier(BASE).stale is None


@pytest.mark.parametrize("freshness", Freshness)
def test_an_id_that_cannot_be_one_costs_no_call(house: House, freshness: Freshness) -> None:
    """It is unknown, as ever, and not remembered."""
    with pytest.raises(UnknownModel, match="organisation/name"):
        house.keeper(freshness).find("https://huggingface.co/org/base")
    assert house.hub.seen == []


def test_a_renamed_base_is_asked_by_its_new_name(house: House) -> None:
    """Asked by the old name again, it costs two calls, no redirect among them."""
    house.keeper().dossier(BASE)
    house.hub.rename(BASE, "org/new")
    house.later(hours=25)
    assert house.keeper().dossier(BASE).snapshot.base.id == "org/new"
    house.later(hours=25)
    assert house.calls(lambda: house.keeper().dossier(BASE)) == 2


def test_each_attempt_is_logged_with_its_calls(house: House) -> None:
    """The log says when, how many calls and how it ended; what costs no call is not logged."""
    database, endpoint = house.database, house.hub.endpoint
    house.keeper().dossier(BASE)
    last = last_refresh(database, endpoint)
    assert last is not None
    assert (last.name, last.calls, last.outcome) == (BASE, 4, "whole")
    house.later(hours=25)
    house.keeper().dossier(BASE)
    assert (last := last_refresh(database, endpoint)) is not None
    assert last.outcome == "difference"
    unknown(house, "org/typo")
    unknown(house, "org/typo")
    assert (last := last_refresh(database, endpoint)) is not None
    assert (last.name, last.calls, last.outcome) == ("org/typo", 1, "unknown-model")


def test_a_hub_that_is_down_is_spared(house: House) -> None:
    """Of 30 kept models all are given as stale, and the Hub is asked for two of them only."""
    models = [f"org/base{number}" for number in range(30)]
    for model in models:
        add_base(house.hub, model, 2)
        house.keeper().dossier(model)
    house.later(hours=25)
    house.hub.fail(faults.status(503))
    keeper = house.keeper()
    assert house.calls(lambda: [keeper.dossier(model) for model in models]) == 4  # two attempts each
    assert all(keeper.dossier(model).stale for model in models)


@pytest.mark.parametrize("error", ["org/typo", "no id at all"])
def test_nothing_is_held_after_an_end_of_any_kind(house: House, error: str) -> None:
    """Leases are given back after an answer and after an error."""
    keeper = house.keeper()
    keeper.dossier(BASE)
    with pytest.raises(ModelError):
        keeper.dossier(error)
    assert house.database.rows("SELECT * FROM leases") == []


def test_a_clock_that_was_ahead_does_not_keep_data_fresh_for_ever(house: House) -> None:
    """A snapshot dated a year ahead is not taken for fresh."""
    house.later(days=365)
    house.keeper().dossier(BASE)
    house.later(days=-365)
    assert house.calls(lambda: house.keeper().dossier(BASE)) >= 2
