"""The crontab's lines, as cron and the shell read them, and the user's own lines."""

import json
import subprocess
import sys
from datetime import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scheduled_entries import WORDS, entry

from xl_addin.errors import BadInput
from xl_addin.scheduling.crontab import block_of, cron_line, with_block, without_block
from xl_addin.scheduling.entry import Days

_TELL = "import json, sys; print(json.dumps(sys.argv[1:]), file=sys.stderr)"
_LINE = st.binary(max_size=30).filter(lambda line: b"\n" not in line and b"# HFScore" not in line)
_TABLE = st.lists(_LINE).map(lambda lines: b"".join(line + b"\n" for line in lines))
_NAME = entry().name
_BEGIN, _END = f"# HFScore begin {_NAME}\n".encode(), f"# HFScore end {_NAME}\n".encode()


def unescaped(command: str, *, halves_backslashes: bool) -> str:
    """Return what cron hands to the shell: crontab(5), and Vixie's do_command.c for the backslashes.

    Vixie's cron makes one backslash of two, its heirs leave both; either way the second escapes nothing.
    """
    out, rest = "", iter(command)
    for char in rest:
        following = next(rest, "") if char == "\\" else ""
        assert char != "%", "an unescaped percent sign ends the command"
        if following == "%" or (following == "\\" and halves_backslashes):
            out += following
        else:
            out += char + following
    return out


@given(words=WORDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("halves_backslashes", [True, False])
def test_every_word_reaches_the_program(words: list[str], *, halves_backslashes: bool) -> None:
    """Through each cron's unescaping and a real shell, any word that can be written arrives as it was."""
    try:
        line = cron_line(entry(sys.executable, "-c", _TELL, *words))
    except BadInput:
        assume(False)  # noqa: FBT003  longer than cron reads
    command = unescaped(line.split(" ", 5)[5], halves_backslashes=halves_backslashes)
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True)
    assert json.loads(done.stderr) == words
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("days", "fields"),
    [
        (Days(), "5 19 * * *"),
        (Days(()), "5 19 1 * *"),
        (Days((0, 4, 6)), "5 19 * * 1,5,7"),
    ],
)
def test_times_stand_in_cron_s_fields(days: Days, fields: str) -> None:
    """Minute, hour, day of month, month, day of week with Sunday as 7 (crontab(5))."""
    assert cron_line(entry(days=days, at=time(19, 5))).startswith(f"{fields} /usr/bin/python3")


def test_a_line_keeps_to_what_cron_reads() -> None:
    """Cron reads commands of up to 999 bytes (MAX_COMMAND, cron.h); one more is refused with a cure."""
    room = 999 - len("/p  >/dev/null")
    line = cron_line(entry("/p", "x" * room))
    assert len(line.split(" ", 5)[5]) == 999
    with pytest.raises(BadInput, match="systemd"):
        cron_line(entry("/p", "x" * (room + 1)))
    with pytest.raises(BadInput, match="999 bytes"):
        cron_line(entry("/p", "あ" * (room // 2)))


@given(_TABLE)
def test_the_user_s_lines_stay_byte_for_byte(table: bytes) -> None:
    """Written twice is written once, the user's lines come first unchanged, and removal leaves no trace."""
    once = with_block(table, entry())
    assert once.startswith(table)
    assert with_block(once, entry()) == once
    assert without_block(once, _NAME) == table
    assert without_block(table, _NAME) == table


@given(_TABLE, _TABLE)
def test_a_block_is_replaced_between_other_lines(before: bytes, after: bytes) -> None:
    """A new time takes the place of the old one, and lines that were added behind the block stay."""
    table = with_block(before, entry()) + after
    changed = with_block(table, entry(at=time(6, 0)))
    assert changed.count(_BEGIN) == changed.count(_END) == 1
    assert without_block(changed, _NAME) == before + after
    assert block_of(changed, _NAME) == cron_line(entry(at=time(6, 0)))


def test_a_table_without_a_last_line_s_end_gets_one() -> None:
    """What follows an unended line does not become part of it."""
    assert with_block(b"0 0 * * * true", entry()).startswith(b"0 0 * * * true\n" + _BEGIN)


def test_other_schedules_stay() -> None:
    """Of two schedules each is found, replaced and removed without the other."""
    table = with_block(b"", entry())
    other = table.replace(_NAME.encode(), b"other-12345678")
    assert without_block(other + table, _NAME) == other
    assert without_block(table + other, _NAME) == other
    assert block_of(other, _NAME) is None


@pytest.mark.parametrize(
    "table",
    [
        _BEGIN + b"30 7 * * * x\n",
        b"30 7 * * * x\n" + _END,
        _BEGIN + b"30 7 * * * mine\n" + _BEGIN + b"x\n" + _END,
        _END + b"mine\n" + _BEGIN,
    ],
)
def test_a_damaged_block_is_left_to_the_user(table: bytes) -> None:
    """Where a mark is missing, nothing is guessed: the marks are named, with the way to put them right."""
    with pytest.raises(BadInput, match="crontab -e"):
        without_block(table, _NAME)
    with pytest.raises(BadInput, match="crontab -e"):
        with_block(table, entry())
