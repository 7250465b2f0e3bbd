"""What is of use only while programs run, leases and quota: shared by the store, else kept in memory."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from xl_addin.errors import StoreError
from xl_addin.hub.store.database import Database

T = TypeVar("T")


class Running:
    """A store that cannot fail: where the file does, memory stands in, for this process alone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()

    def use(self, work: Callable[[Database], T]) -> T:
        """Return what ``work`` returns of the store; after a failure, of memory."""
        used = self._database
        try:
            return work(used)
        except StoreError:
            with self._lock:
                if self._database is used:
                    self._database = Database(None)
        return work(self._database)
