"""Whether anything in the store may have changed since it was read."""

from xl_addin.hub.store.database import Database


def version(db: Database) -> int:
    """Return a number that changes whenever another connection, of any process, has written.

    Source: SQLite, PRAGMA data_version. Numbers of two connections say nothing of each other.
    """
    return int(db.rows("PRAGMA data_version")[0][0])
