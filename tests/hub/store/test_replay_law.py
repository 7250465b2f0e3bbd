"""Whatever happens at the Hub and to the program, the store says what was told, as of any moment.

The truth is a plain list of the snapshots told, and revisions counted by comparing each with the one before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from store_worlds import BEGIN, ENDPOINT, TODAY, base_of, snapshot, without_own_ids

from xl_addin.hub.store.checking import is_sound
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.snapshots import as_known_on, first, latest, revision, save_snapshot
from xl_addin.records import Child, Relation, Revision, Snapshot

_HOUR = timedelta(hours=1)
which = st.integers(0, 10**6)


class Crash(Exception):
    """What ends the program in the middle of a transaction."""


def is_same(one: Child, other: Child) -> bool:
    """Tell whether two sightings are of one child: by the Hub's own id, by name where one lacks it."""
    return one.hub_id == other.hub_id if one.hub_id and other.hub_id else one.id == other.id


def revised(before: Snapshot, after: Snapshot) -> tuple[int, int, int]:
    """Count what is gone, changed and late."""
    pairs = [(a, b) for a in before.children for b in after.children if is_same(a, b)]
    came = [b for b in after.children if not any(is_same(a, b) for a in before.children)]
    return (
        sum(not any(is_same(a, b) for b in after.children) for a in before.children),
        sum((a.created, a.relation) != (b.created, b.relation) for a, b in pairs),
        sum(b.created < before.taken - timedelta(minutes=10) for b in came),
    )


class StoreBesideTruth(RuleBasedStateMachine):
    """A Hub that changes at will, a program that refreshes and crashes, and the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.sqlite"
        self.db = open_store(self.path, TODAY).database
        self.listed: list[Child] = []
        self.names = ["org/base"]
        self.now, self.number, self.tells_ids = BEGIN, 0, True
        self.told: list[Snapshot] = []

    @initialize(tells_ids=st.booleans())
    def begin(self, *, tells_ids: bool) -> None:
        """Begin with a Hub that tells its own ids or does not."""
        self.tells_ids = tells_ids

    @rule()
    def tell_own_ids(self) -> None:
        """Tell the Hub's own ids from now on."""
        self.tells_ids = True

    @rule(hours=st.integers(-2000, 0), relation=st.sampled_from(Relation))
    def add(self, hours: int, relation: Relation) -> None:
        """List one child more, however old."""
        self.number += 1
        created = self.now + hours * _HOUR
        self.listed.append(Child(f"u/{self.number}", "u", created, relation, f"{self.number:024x}"))

    @rule(which=which)
    def remove(self, which: int) -> None:
        """Delete a child."""
        if self.listed:
            del self.listed[which % len(self.listed)]

    @rule(which=which)
    def succeed(self, which: int) -> None:
        """Put another repository under the name of a child."""
        self.number += 1
        self._change(which, created=self.now, hub_id=f"{self.number:024x}")

    @rule(which=which, relation=st.sampled_from(Relation))
    def tag_anew(self, which: int, relation: Relation) -> None:
        """Change how a child was made."""
        self._change(which, relation=relation)

    @rule(which=which, hours=st.integers(-2000, 0))
    def date_anew(self, which: int, hours: int) -> None:
        """Change when a child was made."""
        self._change(which, created=self.now + hours * _HOUR)

    @rule(which=which)
    def rename_child(self, which: int) -> None:
        """Give a child another owner and name."""
        self.number += 1
        self._change(which, id=f"v/{self.number}", author="v")

    @rule()
    def rename_base(self) -> None:
        """Give the base another name."""
        self.names.append(f"org/base-{len(self.names)}")

    @rule(hours=st.integers(1, 100), whole=st.booleans())
    def refresh(self, hours: int, *, whole: bool) -> None:
        """Save what the Hub says some hours later."""
        self.now += hours * _HOUR
        seen = self._seen(whole=whole)
        save_snapshot(self.db, ENDPOINT, self.names[0], seen)
        self.told.append(seen)

    @rule(hours=st.integers(1, 100))
    def crash(self, hours: int) -> None:
        """Die after the save and before the transaction ends."""
        seen = replace(self._seen(), taken=self.now + hours * _HOUR)

        def save() -> None:
            with self.db.writing():
                save_snapshot(self.db, ENDPOINT, self.names[0], seen)
                raise Crash

        with pytest.raises(Crash):
            save()

    @rule()
    def begin_anew(self) -> None:
        """End the program and start it again."""
        self.db.close()
        opened = open_store(self.path, TODAY)
        assert opened.warnings == ()
        self.db = opened.database

    @rule(hours=st.integers(-10, 2000))
    def ask_as_of(self, hours: int) -> None:
        """Ask what was known at any moment."""
        moment = BEGIN + hours * _HOUR
        if self.told:
            known = [told for told in self.told if told.taken <= moment]
            assert as_known_on(self.db, self._base(), moment) == (known[-1] if known else None)

    @rule(since=st.integers(0, 500), length=st.integers(0, 500))
    def ask_for_revisions(self, since: int, length: int) -> None:
        """Ask what the Hub revised between any two moments."""
        begin, end = BEGIN + since * _HOUR, BEGIN + (since + length) * _HOUR
        if self.told:
            counts = [
                revised(before, after)
                for before, after in zip(self.told, self.told[1:], strict=False)
                if begin < after.taken <= end
            ]
            assert revision(self.db, self._base(), begin, end) == _summed(begin, counts)

    @invariant()
    def the_last_is_the_last(self) -> None:
        """Find what was told first and last as the first and the latest."""
        if self.told:
            assert (first(self.db, self._base()), latest(self.db, self._base())) == (
                self.told[0],
                self.told[-1],
            )

    def teardown(self) -> None:
        """In the end everything is there, and sound."""
        try:
            if self.told:
                base = self._base()
                assert [as_known_on(self.db, base, told.taken) for told in self.told] == self.told
                assert {base_of(self.db, told.base.id) for told in self.told} == {base}
            assert is_sound(self.db)
        finally:
            self.db.close()
            self.folder.cleanup()

    def _change(self, which: int, **fields: object) -> None:
        if self.listed:
            place = which % len(self.listed)
            self.listed[place] = replace(self.listed[place], **fields)  # type: ignore[arg-type]

    def _seen(self, *, whole: bool = True) -> Snapshot:
        seen = replace(snapshot(self.listed, self.now, self.names[-1]), whole=whole)
        return seen if self.tells_ids else without_own_ids(seen)

    def _base(self) -> int:
        return base_of(self.db, self.names[0])


def _summed(since: object, counts: Iterable[tuple[int, int, int]]) -> Revision | None:
    gone, changed, late = (sum(column) for column in zip(*counts, (0, 0, 0), strict=True))
    return Revision(since, gone, changed, late) if gone or changed or late else None  # type: ignore[arg-type]


StoreBesideTruth.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestStoreBesideTruth = StoreBesideTruth.TestCase
