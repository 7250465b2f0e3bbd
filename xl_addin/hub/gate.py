"""The gate before the wire: one quota of calls, shared by every thread and process of this machine."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus

from xl_addin.errors import RateLimited
from xl_addin.hub.ratelimit import announced
from xl_addin.hub.store import quota
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.quota import Quota
from xl_addin.hub.store.running import Running
from xl_addin.messages.hub import rate_limited

_SLICE = 1.0  # seconds after which a waiter looks again
_ATTEMPT = timedelta(seconds=15)  # in which the first call is answered, if ever


class Gate:
    """Lets calls to one Hub through while its quota lasts.

    Where the store fails, calls are counted in memory, for this process alone.

    Parameters
    ----------
    database
        Where the count is shared.
    endpoint
        Address of the Hub.
    who
        Whose quota: ``token`` or ``anonymous``.
    now
        Tells the time in UTC.
    on_wait
        Told, again and again while a call waits, when the window ends.
    sleep
        Waits for seconds.
    """

    def __init__(
        self,
        database: Database,
        endpoint: str,
        who: str,
        *,
        now: Callable[[], datetime],
        on_wait: Callable[[datetime], None],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = Running(database)
        self._endpoint, self._who = endpoint, who
        self._now, self._on_wait, self._sleep = now, on_wait, sleep
        self.answered = False
        self._first: datetime | None = None

    def admit(self) -> None:
        """Return once one call may be made, which is then counted.

        Raises
        ------
        RateLimited
            If the quota is used up and no call of this run has been answered: who has something waits for
            the rest, and nobody waits a window for the first.
        """
        while (ends := self._store.use(self._count)) is not None:
            if not (self.answered or self._asking()):
                raise RateLimited(rate_limited(self._endpoint, ends))
            self._on_wait(ends)
            self._sleep(max(0.0, min(_SLICE, (ends - self._now()).total_seconds())))
        self._first = self._first or self._now()

    def learn(self, status: int, headers: Mapping[str, str], sent: datetime) -> None:
        """Take in what an answer to a call of the moment ``sent`` says of the quota.

        Header names are in lower case.
        """
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            self._first = None
        else:
            self.answered = True
        said, now = announced(headers), self._now()
        # A window that may have ended on the way says nothing of the one that runs now.
        if said is not None and timedelta(seconds=said.seconds) >= now - sent:
            self._store.use(lambda db: quota.learn(db, self._endpoint, self._who, said, now))

    def quota(self) -> Quota:
        """Return what is known of the running window."""
        return self._store.use(lambda db: quota.read_quota(db, self._endpoint, self._who, self._now()))

    def _asking(self) -> bool:
        """Tell whether the first answer of this run may be on its way, and no refusal came instead."""
        return self._first is not None and self._now() - self._first < _ATTEMPT

    def _count(self, db: Database) -> datetime | None:
        return quota.count_call(db, self._endpoint, self._who, self._now())
