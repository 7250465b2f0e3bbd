"""What was sent to whom, so that nothing is sent twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xl_addin.hub.store.database import Database
from xl_addin.hub.store.moments import moment_of, stamp


class Stage(StrEnum):
    """How far a message is on its way to one recipient.

    ``handed``: it is with the server, which has not said yet whether it takes it. ``lost``: the connection
    broke before the server said so.
    """

    BEGUN = "begun"
    HANDED = "handed"
    LOST = "lost"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Mark:
    """The last stage that was noted, and when."""

    stage: Stage
    noted: datetime


def marks(db: Database, digest: str) -> Mapping[str, Mark]:
    """Return what is noted of the message with that ``digest``, by recipient."""
    rows = db.rows("SELECT recipient, state, noted FROM mails WHERE digest = ?", digest)
    return {recipient: Mark(Stage(state), moment_of(noted)) for recipient, state, noted in rows}


def mark(db: Database, digest: str, recipients: Iterable[str], stage: Stage, now: datetime) -> None:
    """Note how far the message is on its way to those ``recipients``.

    Raises
    ------
    StoreUnwritable
        If that cannot be noted; then it is for none of them.
    """
    with db.writing():
        db.run_many(
            "INSERT INTO mails (digest, recipient, state, noted) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET state = excluded.state, noted = excluded.noted",
            ((digest, recipient, stage.value, stamp(now)) for recipient in recipients),
        )
