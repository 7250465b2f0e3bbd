"""The user's dated notes in the store."""

from datetime import UTC, date, datetime, timedelta

import pytest
from kept_models import ENDPOINT, children, snapshot

from xl_addin.errors import BadInput
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.events import add_event, all_events, in_force, undo_event
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.records import Event

MADE = datetime(2025, 2, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def event(
    number: str, model: str = "org/base", day: date = date(2025, 1, 31), made: datetime = MADE
) -> Event:
    """Return an event whose id begins with ``number``."""
    return Event(f"{number}{'0' * (32 - len(number))}", model, day, "採用 =SUM(A1) [bold]", made)


@pytest.fixture
def db() -> Database:
    """Keep one model, known by an old name too, in memory."""
    db = Database(None)
    save_snapshot(db, ENDPOINT, "org/old-name", snapshot(listed=children(3)))
    return db


def base(db: Database) -> int:
    """Return the number of the only base."""
    ((number,),) = db.rows("SELECT id FROM bases")
    return int(number)


def test_an_event_comes_back_as_it_was_noted(db: Database) -> None:
    """Field for field, by day."""
    first, second = event("a"), event("b", day=date(2024, 12, 1))
    add_event(db, first)
    add_event(db, second)
    assert all_events(db) == (second, first)
    assert in_force(db, ENDPOINT, base(db), MADE) == (second, first)


def test_any_name_of_the_base_leads_to_it(db: Database) -> None:
    """The canonical name, the one asked for, and any other spelling of them; no other model's."""
    for number, model in enumerate(("org/base", "org/old-name", "ORG/Base", "org/other")):
        add_event(db, event(str(number), model))
    found = in_force(db, ENDPOINT, base(db), MADE)
    assert {one.model for one in found} == {"org/base", "org/old-name", "ORG/Base"}


def test_an_event_holds_from_when_it_was_noted_until_it_is_undone(db: Database) -> None:
    """A day before it is not there, afterwards it is, and from its end on it is not."""
    add_event(db, event("a"))
    undone = undo_event(db, "a0", MADE + 2 * DAY)
    assert undone.undone == MADE + 2 * DAY
    there = [bool(in_force(db, ENDPOINT, base(db), MADE + days * DAY)) for days in (-1, 0, 1, 2, 3)]
    assert there == [False, True, True, False, False]
    assert all_events(db) == (undone,)


def test_what_cannot_be_undone_says_why(db: Database) -> None:
    """No id that begins so, several, and one that is undone already."""
    add_event(db, event("ab"))
    add_event(db, event("ac"))
    for beginning, words in (("f", "No event in force"), ("a", "Several events")):
        with pytest.raises(BadInput, match=words):
            undo_event(db, beginning, MADE)
    undo_event(db, "ab", MADE)
    with pytest.raises(BadInput, match="No event in force"):
        undo_event(db, "ab", MADE)
