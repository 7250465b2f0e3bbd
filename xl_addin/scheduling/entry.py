"""What is to be started, and when: the value from which each scheduler's own form is made."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.messages import scheduling as said

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = len(WEEKDAYS)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
# What no form can hold: the NUL that ends an argument, bytes that are no text in this system's encoding
# (Python keeps them as surrogates), and the code points that Unicode assigns to no character for ever.
_LAST_TWO = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_NEVER = re.compile(f"[\x00\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")
# What only systemd can escape.
_CONTROL = re.compile("[\x01-\x1f\x7f-\x9f]")


class Kind(StrEnum):
    """A scheduler that a system brings."""

    TASKS = "windows"
    SYSTEMD = "systemd"
    CRON = "cron"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a schedule.

    Attributes
    ----------
    weekdays
        Days of every week, 0 (Monday) to 6 (Sunday), ascending; none of them: the first of every month.
    """

    weekdays: tuple[int, ...] = tuple(range(_WEEK))

    @property
    def monthly(self) -> bool:
        """Whether it is the first of every month."""
        return not self.weekdays

    @property
    def daily(self) -> bool:
        """Whether it is every day."""
        return len(self.weekdays) == _WEEK


@dataclass(frozen=True, slots=True)
class Entry:
    """One schedule.

    Attributes
    ----------
    name
        Its name among the scheduler's entries: ASCII letters, digits and hyphens, one for each ``config``.
    at
        The time of day on the wall, wherever the computer is: whole minutes, without a time zone.
    command
        The program and its arguments.
    """

    name: str
    config: Path
    at: time
    days: Days
    command: tuple[str, ...]


def entry_name(config: Path) -> str:
    """Return the name of the schedule of the absolute path ``config``.

    Two files of the same name in two folders have two schedules; a file that is gone still has its name.
    """
    told = re.sub(r"[^A-Za-z0-9]+", "-", config.stem).strip("-")[:40]
    mark = hashlib.sha256(str(config).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (told, mark)))


def parse_time(text: str) -> time:
    """Return the time of day that ``text`` names, such as 7:30 or 19:05.

    Raises
    ------
    BadInput
        If it names none.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise BadInput(said.no_time(text))
    return time(int(found[1]), int(found[2]))


def parse_days(text: str) -> Days:
    """Return the days that ``text`` names: daily, monthly, or days and spans such as mon-wed,fri.

    Raises
    ------
    BadInput
        If it names none.
    """
    words = [word.strip() for word in text.lower().split(",")]
    if words == ["daily"]:
        return Days()
    if words == ["monthly"]:
        return Days(())
    try:
        return Days(tuple(sorted({day for word in words for day in _span(word)})))
    except ValueError as error:
        raise BadInput(said.no_days(text)) from error


def _span(word: str) -> list[int]:
    """Return the weekdays of ``mon`` or of ``fri-mon``, which runs over the week's end."""
    first, dash, last = word.partition("-")
    start = WEEKDAYS.index(first)
    length = (WEEKDAYS.index(last) - start) % _WEEK if dash else 0
    return [(start + step) % _WEEK for step in range(length + 1)]


def refuse_unwritable(words: Sequence[str], kind: Kind) -> None:
    """Refuse what the form of ``kind`` cannot hold in any spelling.

    Raises
    ------
    BadInput
        For a character that is none, and, except under systemd, for a control character such as a line's end.
    """
    for word in words:
        if _NEVER.search(word) or (kind is not Kind.SYSTEMD and _CONTROL.search(word)):
            raise BadInput(said.unwritable(word, kind))
