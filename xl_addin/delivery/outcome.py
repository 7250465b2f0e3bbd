"""How the sending of a message ended, recipient by recipient."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from xl_addin.hub.store.mails import Stage
from xl_addin.records import Sentence

Note: TypeAlias = Callable[[Sequence[str], Stage], None]
"""Notes how far a message is on its way to those recipients."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A server's no: its code (4xx: for now, 5xx: for good), and its words fit to be shown."""

    code: int
    words: str

    @property
    def passing(self) -> bool:
        """Tell whether asking again later may help."""
        return 400 <= self.code < 500  # noqa: PLR2004  RFC 5321, 4.2.1


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one message: who has it, whom the server refused, and why it failed for all others."""

    sent: tuple[str, ...] = ()
    refused: Mapping[str, Sentence] = field(default_factory=dict)
    failure: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one message, with those who had it before.

    Attributes
    ----------
    before
        Who had it, since when.
    presumed
        With whose server it was when an earlier run was killed, and when: it may safely be taken for sent.
    unsure
        For whom the connection broke at that moment; it was sent again.
    """

    carried: Carried
    before: Mapping[str, datetime] = field(default_factory=dict)
    presumed: Mapping[str, datetime] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether everybody has it."""
        return self.carried.failure is None and not self.carried.refused
