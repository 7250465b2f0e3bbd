"""The crontab: a marked block for each schedule, and not one byte of the user's own lines changed.

crontab(5): five fields and a command for ``/bin/sh``, in which an unescaped ``%`` ends the command.
"""

import re
import shlex

from xl_addin.errors import BadInput
from xl_addin.messages import scheduling as said
from xl_addin.scheduling.entry import Entry, Kind, refuse_unwritable

# cron.h of Vixie's cron and its heirs: MAX_COMMAND is 1000 with the closing NUL, in bytes.
_LONGEST_COMMAND = 999


def cron_line(entry: Entry) -> str:
    """Return the line of ``entry``, without its end.

    What the command prints is dropped; what it says on stderr is cron's to mail.

    Raises
    ------
    BadInput
        If the command holds a control character, or is longer than cron reads.
    """
    refuse_unwritable(entry.command, Kind.CRON)
    command = " ".join(_word(word) for word in entry.command) + " >/dev/null"
    if len(command.encode()) > _LONGEST_COMMAND:
        raise BadInput(said.too_long_for_cron(_LONGEST_COMMAND))
    return f"{entry.at.minute} {entry.at.hour} {_days(entry)} {command}"


def with_block(table: bytes, entry: Entry) -> bytes:
    """Return the crontab ``table`` with the block of ``entry``, in place of an earlier one of that name.

    Raises
    ------
    BadInput
        If the line cannot be written, or an earlier block of that name is damaged.
    """
    begin, end = _marks(entry.name)
    others = without_block(table, entry.name)
    if others and not others.endswith(b"\n"):
        others += b"\n"
    return others + b"\n".join([begin, cron_line(entry).encode(), end, b""])


def without_block(table: bytes, name: str) -> bytes:
    """Return the crontab ``table`` without the block of ``name``, all else byte for byte.

    Raises
    ------
    BadInput
        If the block has lost its beginning or its end: what lies there may be the user's.
    """
    begin, end = _marks(name)
    rest = re.sub(_block(name), b"", table)
    if {begin, end} & set(rest.splitlines()):
        raise BadInput(said.damaged_block(name))
    return rest


def block_of(table: bytes, name: str) -> str | None:
    """Return the lines of the block of ``name`` in the crontab ``table``, or None where there is none."""
    found = re.search(_block(name), table)
    return found[1].decode("utf-8", "replace").rstrip("\n") if found else None


def _days(entry: Entry) -> str:
    """Return the fields day of month, month and day of week."""
    if entry.days.monthly:
        return "1 * *"
    if entry.days.daily:
        return "* * *"
    return f"* * {','.join(str(day + 1) for day in entry.days.weekdays)}"  # 1 is Monday, 7 is Sunday


def _word(word: str) -> str:
    """Return ``word`` as the shell reads it back after cron's own unescaping.

    Two backslashes, or one before a percent sign, mean different things to different crons; so each is
    parted from what follows by closing and reopening the quotes.
    """
    return shlex.quote(word).replace("\\", "\\''").replace("%", "\\%")


def _marks(name: str) -> tuple[bytes, bytes]:
    return f"# HFScore begin {name}".encode(), f"# HFScore end {name}".encode()


def _block(name: str) -> re.Pattern[bytes]:
    begin, end = map(re.escape, _marks(name))
    return re.compile(rb"^%b\n((?:(?!# HFScore ).*\n)*)%b(?:\n|\Z)" % (begin, end), re.MULTILINE)
