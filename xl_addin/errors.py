"""The error family: what is raised inside the house, and told at its rim.

HFScoreError
 ├── BadInput        (ValueError)       the user's argument or file cannot be read as meant
 ├── UnknownModel    (LookupError)      the Hub knows no such public model
 ├── NoAccess        (PermissionError)  the Hub knows it and does not show it, or refuses the token
 ├── RateLimited     (ConnectionError)  the Hub asks to wait longer than is bearable
 ├── Unreachable     (ConnectionError)  no usable answer from the Hub
 ├── NotDelivered    (ConnectionError)  a mail server or channel did not take a message
 └── StoreError      (OSError)          the store cannot be used
      ├── StoreNewer                    a newer version of this program wrote it
      ├── StoreDamaged                  it cannot be read as one
      └── StoreUnwritable               the system refuses it, or its disk is full

Each carries a :class:`~xl_addin.records.Sentence` that says what, where and the cure; those that end
the question about one model carry the status that the model's answer then bears.
"""

from typing import ClassVar

from xl_addin.records import Sentence, Status


class HFScoreError(Exception):
    """Base of every error that HFScore raises on purpose."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class BadInput(HFScoreError, ValueError):
    """An argument or a file cannot be read as meant; the command ends with exit code 2."""


class ModelError(HFScoreError):
    """The question about one model ends here; the others of the list go on."""

    status: ClassVar[Status]


class UnknownModel(ModelError, LookupError):
    """The Hub knows no such public model, or the id cannot be one."""

    status = Status.UNKNOWN_MODEL


class NoAccess(ModelError, PermissionError):
    """The model is not shown to this user, or the token is not accepted."""

    status = Status.NO_ACCESS


class RateLimited(ModelError, ConnectionError):
    """The Hub's quota is used up for longer than is bearable."""

    status = Status.RATE_LIMITED


class Unreachable(ModelError, ConnectionError):
    """The Hub gave no usable answer."""

    status = Status.UNREACHABLE


class NotDelivered(HFScoreError, ConnectionError):
    """A mail server or another channel did not take a message; the command ends with exit code 1."""


class StoreError(HFScoreError, OSError):
    """The store cannot be used; answers may still come from the Hub."""


class StoreNewer(StoreError):
    """A newer version of this program wrote the store."""


class StoreDamaged(StoreError):
    """The store cannot be read as one."""


class StoreUnwritable(StoreError):
    """The system refuses to write the store, or its disk is full."""
