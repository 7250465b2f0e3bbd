"""What the store holds of a model: of past days, of the user's words, and with a store that fails."""

from datetime import timedelta

import pytest
from hub_models import NOW
from keeping import BASE, House, add_base

from xl_addin.errors import StoreUnwritable, UnknownModel
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.imports import save_import
from xl_addin.messages import keeping
from xl_addin.records import Decision, Dossier, Imported, Snapshot

FRESH = Freshness.FRESH


def names(snapshot: Snapshot) -> set[str]:
    """Return the children's names."""
    return {child.id for child in snapshot.children}


def test_a_day_that_is_over_is_answered_from_the_store(house: House) -> None:
    """As of three days it is what was said on each, without a call; before the first, the first, so named."""
    said = []
    for day in range(3):
        house.hub.remove(f"u{day}/org-base-{day}")
        said.append(house.keeper(FRESH).dossier(BASE).snapshot)
        house.later(days=1)
    asked = len(house.hub.seen)
    for freshness in Freshness:
        for day in range(3):
            found = house.keeper(freshness).dossier(BASE, NOW.date() + timedelta(days=day))
            assert found.snapshot == said[day]
            assert not found.reconstructed
        early = house.keeper(freshness).dossier(BASE, NOW.date() - timedelta(days=1))
        assert early.snapshot == said[0]
        assert early.reconstructed
    assert len(house.hub.seen) == asked


def test_a_day_before_anything_was_kept_is_reconstructed(house: House) -> None:
    """Of a base never asked for, the Hub is asked, and the answer is marked; today's is not."""
    yesterday = house.keeper().dossier(BASE, NOW.date() - timedelta(days=1))
    assert yesterday.reconstructed
    assert len(house.hub.seen) == 4
    assert not house.keeper().dossier(BASE, NOW.date()).reconstructed


def test_revisions_of_the_last_thirty_days_are_told(house: House) -> None:
    """A child that is gone is told for thirty days, with since when."""
    house.keeper().dossier(BASE)
    house.hub.remove("u3/org-base-3")
    house.later(days=10)
    found = house.keeper().dossier(BASE)
    assert found.revision is not None
    assert (found.revision.gone, found.revision.since) == (1, house.now - timedelta(days=30))
    assert names(found.snapshot) == {f"u{day}/org-base-{day}" for day in range(10) if day != 3}
    house.later(days=31)
    assert house.keeper().dossier(BASE).revision is None


def test_decisions_come_with_the_answer_from_the_day_they_were_made(house: House) -> None:
    """A decision is in force on its day and after, not before, even where nothing could be kept."""
    made = Decision("d1", BASE, "exclude", "author", "u3", "bulk", "me", NOW + timedelta(days=1))
    house.keeper().dossier(BASE)
    house.later(days=3)
    house.database.run(
        "INSERT INTO decisions VALUES ('d1', ?, 'exclude', 'author', 'u3', 'bulk', 'me', ?, NULL)",
        BASE,
        made.made.isoformat(timespec="microseconds"),
    )
    assert house.keeper().dossier(BASE).decisions == (made,)
    assert house.keeper().dossier(BASE, NOW.date()).decisions == ()


def test_imported_series_are_found_by_their_name(house: House) -> None:
    """A name with a colon leads to the user's own counts, in any freshness; an unknown one is told."""
    save_import(house.database, "ours", "the office", {"chat": [3, 4]}, NOW)
    for freshness in Freshness:
        assert house.keeper(freshness).find(" ours:chat ") == Imported("ours:chat", "the office", NOW, (3, 4))
    with pytest.raises(UnknownModel, match="ours:mail"):
        house.keeper().find("ours:mail")
    assert house.hub.seen == []


class Unwritable(Database):
    """A store that can be read and not written."""

    def run(self, _sql: str, *_values: object) -> int:
        """Refuse."""
        raise StoreUnwritable(keeping.unwritable("store.sqlite", "disk full"))


def test_what_cannot_be_kept_is_answered_and_told_once(house: House) -> None:
    """With a full disk every answer comes from the Hub, and the run says once that nothing was kept."""
    add_base(house.hub, "org/other", 3)
    keeper = house.keeper(database=Unwritable(None))
    assert isinstance(keeper.dossier(BASE), Dossier)
    assert len(keeper.dossier("org/other").snapshot.children) == 3
    with pytest.raises(UnknownModel):
        keeper.dossier("org/typo")
    assert keeper.warnings == (keeping.unwritable("store.sqlite", "disk full"),)
