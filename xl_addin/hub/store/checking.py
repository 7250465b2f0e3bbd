"""Whether a store is what was written: a quick look at every opening, and the whole of it when in doubt."""

from functools import cache

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.forecasts import forecasts_of
from xl_addin.hub.store.history import past
from xl_addin.hub.store.twice import COLUMNS


def looks_sound(db: Database) -> bool:
    """Tell whether the tables are there and those that stand twice agree, which takes milliseconds.

    Further tables are no damage: other tools may have left their statistics.
    The rest is checked where it is read: every snapshot bears a digest.
    """
    try:
        return _expected_schema() <= _schema(db) and all(_agrees(db, table) for table in COLUMNS)
    except StoreDamaged:
        return False


def is_sound(db: Database) -> bool:
    """Tell whether everything is what was written, which takes seconds for hundreds of bases."""
    try:
        with db.reading():  # others may write meanwhile, and half of what they do is no damage
            return (
                looks_sound(db)
                and db.rows("PRAGMA integrity_check") == [("ok",)]
                and not db.rows("PRAGMA foreign_key_check")
                and all(_all_sound(db, base) for (base,) in db.rows("SELECT id FROM bases"))
            )
    except StoreDamaged:
        return False


def _all_sound(db: Database, base: int) -> bool:
    forecasts_of(db, base)
    return past(db, base).whole


def _agrees(db: Database, table: str) -> bool:
    return db.rows(f"PRAGMA integrity_check({table})") == [("ok",)]


def _schema(db: Database) -> set[Row]:
    return set(db.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@cache
def _expected_schema() -> set[Row]:
    empty = Database(None)
    try:
        return _schema(empty)
    finally:
        empty.close()
