"""One flight per model: of all threads and processes, one asks the Hub and the others wait for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from uuid import uuid4

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.leases import release, release_all, renew, try_lease
from xl_addin.hub.store.running import Running

_LIFE = timedelta(seconds=10)  # for which a process that died still holds its leases
_BEAT = 3.0  # seconds between two signs of life
_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = 0.05, 0.5, 1.5  # seconds, seconds, factor


class Flights:
    """The flights of one process, each under a lease that a dead process loses.

    Parameters
    ----------
    database
        Where the leases are shared.
    endpoint
        Address of the Hub.
    now
        Tells the time in UTC.
    sleep
        Waits for seconds.
    """

    def __init__(
        self,
        database: Database,
        endpoint: str,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = Running(database)
        self._endpoint, self._now, self._sleep = endpoint, now, sleep
        self._holder = uuid4().hex
        self._lock, self._ended = Lock(), Event()
        self._held: set[str] = set()
        self._heart: Thread | None = None

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Be the only one on this machine who asks about ``name``; wait until that is so.

        Raises
        ------
        InterruptedError
            If :meth:`close` was called meanwhile.
        """
        pause = _FIRST_PAUSE
        while not self._taken(name):
            self._sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * _GROWTH)
        try:
            yield
        finally:
            self._give_back(name)

    def close(self) -> None:
        """Give all leases back and let none be taken any more."""
        with self._lock:
            self._ended.set()
            self._held.clear()
            self._store.use(lambda db: release_all(db, self._holder))

    def _taken(self, name: str) -> bool:
        now = self._now()
        with self._lock:
            if self._ended.is_set():
                raise InterruptedError
            if not self._store.use(
                lambda db: try_lease(db, self._endpoint, name, self._holder, now=now, until=now + _LIFE)
            ):
                return False
            self._held.add(name)
            if self._heart is None:
                self._heart = Thread(target=self._beat, name="leases", daemon=True)
                self._heart.start()
            return True

    def _give_back(self, name: str) -> None:
        with self._lock:
            if name in self._held:
                self._held.remove(name)
                self._store.use(lambda db: release(db, self._endpoint, name, self._holder))

    def _beat(self) -> None:
        """Renew what is held, as long as anything is."""
        while True:
            self._ended.wait(_BEAT)
            with self._lock:
                if not self._held:
                    self._heart = None
                    return
                self._store.use(lambda db: renew(db, self._holder, self._now() + _LIFE))
