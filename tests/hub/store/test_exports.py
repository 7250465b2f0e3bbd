"""The whole history of what is kept, row by row."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_models import ENDPOINT, TAKEN, children, snapshot

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.exports import child_versions, snapshot_rows
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.records import Child, Relation

DAY = timedelta(days=1)
SOME = children(4)


@pytest.fixture
def db() -> Database:
    """Keep one model on three days: the second child vanishes, the third is re-tagged."""
    db = Database(None)
    changed = replace(SOME[2], relation=Relation.ADAPTER)
    for day, listed in enumerate((SOME[:3], [SOME[0], SOME[2], SOME[3]], [SOME[0], changed, SOME[3]])):
        save_snapshot(db, ENDPOINT, "org/base", snapshot(listed=listed, taken=TAKEN + day * DAY))
    return db


def test_each_version_of_a_child_has_its_time(db: Database) -> None:
    """From the day it was first seen to the last day it stood so; what still stands so is not gone."""
    versions = [
        (one.child, one.relation, (one.first_seen - TAKEN).days, (one.last_seen - TAKEN).days, one.gone)
        for one in child_versions(db, 1)
    ]
    first, second, third, fourth = (child.id for child in SOME)
    assert versions == [
        (first, "finetune", 0, 2, None),
        (second, "finetune", 0, 0, TAKEN + DAY),
        (third, "finetune", 0, 1, TAKEN + 2 * DAY),
        (third, "adapter", 2, 2, None),
        (fourth, "finetune", 1, 2, None),
    ]


def test_each_snapshot_has_its_number_of_children(db: Database) -> None:
    """Three on each day, and what the Hub revised against the day before."""
    rows = snapshot_rows(db, 1)
    assert [(one.taken, one.children, one.gone, one.changed) for one in rows] == [
        (TAKEN, 3, 0, 0),
        (TAKEN + DAY, 3, 1, 0),
        (TAKEN + 2 * DAY, 3, 0, 1),
    ]


@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6))
def test_the_versions_are_the_snapshots(days: list[set[int]]) -> None:
    """Whatever comes and goes, on each day the versions seen then are the children listed then."""
    db, known = Database(None), children(6)
    for day, listed in enumerate(days):
        chosen = [known[number] for number in sorted(listed)]
        save_snapshot(db, ENDPOINT, "org/base", snapshot(listed=chosen, taken=TAKEN + day * DAY))
    versions = child_versions(db, 1)
    for day, listed in enumerate(days):
        moment = TAKEN + day * DAY
        seen = [one.child for one in versions if one.first_seen <= moment <= one.last_seen]
        assert sorted(seen) == sorted(_names(known, listed))
    assert [one.children for one in snapshot_rows(db, 1)] == [len(listed) for listed in days]


def _names(known: list[Child], numbers: set[int]) -> list[str]:
    return [known[number].id for number in numbers]
