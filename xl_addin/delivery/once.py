"""Sending once: what was sent to whom is noted before and after, in a file that outlives every process."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from xl_addin.delivery.outcome import Carried, Delivered, Note
from xl_addin.hub.store.database import Database, alone
from xl_addin.hub.store.mails import Stage, mark, marks

Carry = Callable[[Sequence[str], Note], Carried]
"""Brings the message to those recipients, and notes each step."""


def send_once(
    db: Database,
    lock: Path,
    digest: str,
    recipients: Sequence[str],
    carry: Carry,
    *,
    clock: Callable[[], datetime],
    before: Callable[[Delivered], None] = lambda _: None,
) -> Delivered:
    """Bring a message to those of ``recipients`` who do not have it.

    Where a process was killed while the server answered, the server had the whole message and nothing
    kept it from taking it: it counts as sent. Where the connection broke at that moment, the server most
    likely died: it is sent again, and its Message-ID tells that it is the same one.

    Parameters
    ----------
    lock
        A file name: one process at a time sends under it, and one that dies lets go.
    digest
        What makes two messages the same.
    clock
        Tells the moment of each step.
    before
        Called with what is known of earlier runs, before anything is sent.

    Raises
    ------
    StoreError
        If nothing can be noted; before it could, nothing is sent.
    """

    def note(some: Sequence[str], stage: Stage) -> None:
        mark(db, digest, some, stage, clock())

    with alone(lock):
        known = marks(db, digest)

        def at(stage: Stage) -> dict[str, datetime]:
            return {one: known[one].noted for one in recipients if one in known and known[one].stage is stage}

        had, presumed, unsure = at(Stage.SENT), at(Stage.HANDED), tuple(at(Stage.LOST))
        before(Delivered(Carried(), had, presumed, unsure))
        pending = [one for one in recipients if one not in had and one not in presumed]
        if not pending:
            return Delivered(Carried(), had, presumed, unsure)
        note([one for one in pending if one not in unsure], Stage.BEGUN)
        return Delivered(carry(pending, note), had, presumed, unsure)
