"""What the Hub said and when: saved by the difference, read back as it was said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_worlds import BEGIN, ENDPOINT, base_of, changing, child, read_back, snapshot, without_own_ids

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.snapshots import (
    Known,
    as_known_on,
    base_named,
    first,
    last_whole,
    latest,
    remember_unknown,
    revision,
    save_snapshot,
)
from xl_addin.records import BaseModel, Child, Relation, Revision, Sentence, Snapshot

DAY = timedelta(days=1)
ELSEWHERE = "https://mirror.example"

# The Hub's words may hold anything that JSON can say, half a surrogate pair too.
foreign = st.text(st.characters(), max_size=8)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
counts = st.dictionaries(st.sampled_from(Relation), st.integers(0, 10**9)).map(MappingProxyType)
children = st.builds(
    Child,
    st.integers(0, 99).map("someone/model-{}".format),
    st.sampled_from(["someone", "日本"]),
    moments,
    st.sampled_from(Relation),
    st.sampled_from(["", "0f", "1f"]),
)
bases = st.builds(
    BaseModel,
    st.sampled_from(["org/base", "gpt2"]),
    moments,
    st.none() | counts,
    st.sampled_from(["", "b"]),
    st.none() | foreign,
    st.none() | foreign,
    st.lists(foreign, max_size=3).map(tuple),
)
snapshots = st.builds(
    Snapshot,
    bases,
    st.lists(children, unique_by=lambda one: (one.id, one.hub_id), max_size=8).map(
        lambda found: tuple(sorted(found, key=lambda one: (one.created, one.id, one.hub_id)))
    ),
    moments,
    counts,
    cut=st.booleans(),
    notes=st.lists(st.builds(Sentence, foreign, foreign), max_size=2).map(tuple),
    whole=st.booleans(),
)


@pytest.fixture
def db() -> Database:
    """Keep everything in memory."""
    return Database(None)


def save(db: Database, *told: Snapshot, asked: str = "org/base") -> int:
    """Save all that was told; return the number of the base."""
    for one in told:
        save_snapshot(db, ENDPOINT, asked, one)
    return base_of(db, told[-1].base.id)


@given(snapshots)
def test_what_is_saved_is_read_back_field_for_field(told: Snapshot) -> None:
    """A snapshot read back equals the one saved, whatever the Hub said."""
    db = Database(None)
    base = save(db, told, asked=told.base.id)
    assert latest(db, base) == first(db, base) == as_known_on(db, base, told.taken) == told


def test_every_day_is_read_back_as_it_was_told(db: Database) -> None:
    """A replay: as of each of three days, with a revised history between, exactly what was told then."""
    days = [
        snapshot([child(1), child(2), child(3)], BEGIN),
        snapshot([child(1), child(3, Relation.MERGE), child(50)], BEGIN + DAY),
        snapshot([child(1, days=-9), child(2), child(50), child(51)], BEGIN + 2 * DAY, "org/renamed"),
    ]
    base = save(db, *days)
    assert [as_known_on(db, base, day.taken) for day in days] == days
    assert as_known_on(db, base, days[1].taken + DAY / 2) == days[1]
    assert as_known_on(db, base, days[0].taken - timedelta(microseconds=1)) is None
    assert (first(db, base), latest(db, base)) == (days[0], days[2])


def test_a_long_restless_past_is_read_back_whole(db: Database) -> None:
    """Of 100 changing steps each is read back as it was told."""
    told = [changing(step) for step in range(100)]
    save(db, *told)
    assert read_back(db, told) == told


def test_an_unchanged_base_costs_one_small_row(db: Database) -> None:
    """A second look that finds nothing new adds one row of a snapshot and no child and no fact."""
    told = snapshot([child(number) for number in range(90)], BEGIN)
    save(db, told, replace(told, taken=BEGIN + DAY))
    counted = [db.rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("snapshots", "children", "facts")]  # noqa: S608
    assert counted == [2, 90, 1]


@pytest.mark.parametrize("later", [timedelta(0), -DAY])
def test_what_is_not_newer_is_not_kept(db: Database, later: timedelta) -> None:
    """A snapshot as old as the latest or older changes nothing, but for the name that led to it."""
    told = changing(9)
    number = save_snapshot(db, ENDPOINT, "org/base", told)
    assert save_snapshot(db, ENDPOINT, "base", replace(changing(4), taken=told.taken + later)) == number
    assert latest(db, base_of(db, "base")) == told


def test_revisions_are_counted_and_summed(db: Database) -> None:
    """What is gone, changed and late is summed over the snapshots after one moment up to another."""
    old, new = child(1), replace(child(5), created=BEGIN + DAY)
    told = [
        snapshot([old, child(2), child(3)], BEGIN),
        snapshot([old, child(2, Relation.MERGE)], BEGIN + DAY),
        snapshot([old, child(2, Relation.MERGE), child(4), new], BEGIN + 2 * DAY),
    ]
    base = save(db, *told)
    assert revision(db, base, BEGIN, BEGIN + 2 * DAY) == Revision(BEGIN, gone=1, changed=1, late=1)
    assert revision(db, base, BEGIN, BEGIN + DAY) == Revision(BEGIN, gone=1, changed=1)
    assert revision(db, base, BEGIN + DAY, BEGIN + 2 * DAY) == Revision(BEGIN + DAY, late=1)
    assert revision(db, base, BEGIN - DAY, BEGIN) is None
    assert revision(db, base, BEGIN + 2 * DAY, BEGIN + 9 * DAY) is None


@pytest.mark.parametrize(("minutes", "late"), [(9, None), (11, Revision(BEGIN, late=1))])
def test_clocks_may_differ_by_ten_minutes(db: Database, minutes: int, late: Revision | None) -> None:
    """A child created within ten minutes before the last look may not have been listed yet."""
    there = replace(child(1), created=BEGIN - timedelta(minutes=minutes))
    base = save(db, snapshot([], BEGIN), snapshot([there], BEGIN + DAY))
    assert revision(db, base, BEGIN, BEGIN + DAY) == late


def test_the_last_whole_listing_is_known(db: Database) -> None:
    """The moment is told at which the listing was last read to its end, None where it never was."""
    parts = [replace(changing(step), whole=step == 1) for step in range(4)]
    base = save(db, parts[0])
    assert last_whole(db, base) is None
    save(db, *parts[1:])
    assert last_whole(db, base) == parts[1].taken


def test_names_lead_to_the_base(db: Database) -> None:
    """The name asked for and the canonical one lead to the base, at its own Hub alone."""
    base = save(db, changing(0), asked="base")
    assert base_named(db, ENDPOINT, "base") == Known(base, "org/base", None)
    assert base_named(db, ENDPOINT, "org/base") == Known(base, "org/base", None)
    assert base_named(db, ENDPOINT, "org/other") is None
    assert base_named(db, ELSEWHERE, "org/base") is None


def test_unknown_names_are_remembered_until_known(db: Database) -> None:
    """That the Hub knew no such model is kept with its date, beside a snapshot too, until the next."""
    remember_unknown(db, ENDPOINT, "org/base", BEGIN)
    remember_unknown(db, ENDPOINT, "org/base", BEGIN + DAY)
    assert base_named(db, ENDPOINT, "org/base") == Known(None, None, BEGIN + DAY)
    base = save(db, changing(0))
    assert base_named(db, ENDPOINT, "org/base") == Known(base, "org/base", None)
    remember_unknown(db, ENDPOINT, "org/base", BEGIN + 2 * DAY)
    assert base_named(db, ENDPOINT, "org/base") == Known(base, "org/base", BEGIN + 2 * DAY)
    save(db, changing(0))  # no newer than what is kept, and yet the Hub knows it again
    assert base_named(db, ENDPOINT, "org/base") == Known(base, "org/base", None)


def test_a_renamed_base_stays_the_same(db: Database) -> None:
    """The Hub's own id tells a renamed base; its old name still leads to it, and its past stays."""
    told = [changing(0), changing(1, "org/renamed"), changing(2, "new-org/again")]
    base = save(db, *told)
    assert {base_of(db, one.base.id) for one in told} == {base}
    assert base_named(db, ENDPOINT, "org/base") == Known(base, "new-org/again", None)
    assert read_back(db, told) == told


def test_another_repository_under_the_name_is_another_base(db: Database) -> None:
    """Who takes over the name of a base starts a past of its own."""
    base = save(db, changing(0))
    other = save(db, changing(1, own="other"))
    assert other != base
    assert as_known_on(db, other, changing(0).taken) is None
    assert latest(db, base) == changing(0)


@pytest.mark.parametrize("asked", ["org/base", "org/renamed"])
def test_a_base_kept_by_name_is_the_same_once_its_id_is_told(db: Database, asked: str) -> None:
    """A past that was kept under the name goes on under the Hub's own id, and revises nothing."""
    children = [child(number) for number in range(9)]
    nameless = without_own_ids(snapshot(children, BEGIN))
    base = save(db, nameless)
    told = snapshot(children, BEGIN + DAY, asked)
    save_snapshot(db, ENDPOINT, "org/base", told)
    again = without_own_ids(replace(told, taken=BEGIN + 2 * DAY))
    save_snapshot(db, ENDPOINT, "org/base", again)
    assert base_of(db, asked) == base
    assert revision(db, base, BEGIN, BEGIN + 2 * DAY) is None
    assert [as_known_on(db, base, BEGIN + day * DAY) for day in range(3)] == [nameless, told, again]


def test_what_is_unknown_has_no_past(db: Database) -> None:
    """Of a base that is not kept there is no snapshot, no revision and no listing."""
    assert (latest(db, 7), first(db, 7), last_whole(db, 7)) == (None, None, None)
    assert revision(db, 7, BEGIN, BEGIN + DAY) is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE children SET relation = 'adapter' WHERE id LIKE '%-7'",
        "UPDATE children SET created = replace(created, '2026-01', '2026-02')",
        "UPDATE children SET gone = 3 WHERE id LIKE '%-8'",
        "DELETE FROM children WHERE id LIKE '%-8'",
        "UPDATE snapshots SET missing = '{}' WHERE id = 3",
        "UPDATE snapshots SET notes = 'no JSON' WHERE id = 3",
        "UPDATE snapshots SET taken = '2026-06-01T19:00:00.000000+00:00' WHERE id = 3",
        "DELETE FROM snapshots WHERE id = 3",
        "UPDATE facts SET body = replace(body, 'apache', 'afache')",
        "UPDATE bases SET head = ''",
    ],
)
def test_what_was_not_written_is_not_read(db: Database, damage: str) -> None:
    """A row that was altered or lost is told as damage, at the latest snapshot and at the next save."""
    base = save(db, *(changing(step) for step in range(3)))
    db.run(damage)
    with pytest.raises(StoreDamaged):
        latest(db, base)
    with pytest.raises(StoreDamaged):
        save(db, changing(3))


def test_a_lost_revision_is_not_read_as_none(db: Database) -> None:
    """Where a snapshot is lost, the sum of the revisions is not told without it."""
    base = save(db, *(changing(step) for step in range(4)))
    db.run("DELETE FROM snapshots WHERE id = 2")
    with pytest.raises(StoreDamaged):
        revision(db, base, BEGIN, changing(3).taken)
