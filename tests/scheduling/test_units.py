"""systemd's units, as systemd's own programs read them."""

import os
import re
import shutil
import subprocess
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scheduled_entries import DAYS, TIMES, WORDS, entry

from xl_addin.errors import BadInput
from xl_addin.scheduling.entry import Days, Entry
from xl_addin.scheduling.units import service_unit, timer_unit, unit_names

_PROGRAM = "/bin/echo"
_ANALYZE = shutil.which("systemd-analyze") or ""
_REAL = pytest.mark.skipif(not _ANALYZE, reason="systemd is not on this machine")
_ESCAPE = re.compile(r'\\u(?P<code>[0-9a-f]{4})|\\(?P<char>["\\])|%(?P<percent>%?)')


def read_words(unit: str) -> list[str]:
    """Return the words of ExecStart by the documented rules: systemd.syntax(7) and systemd.unit(5)."""
    line = next(line for line in unit.split("\n") if line.startswith("ExecStart=")).removeprefix("ExecStart=")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line)

    def plain(found: re.Match[str]) -> str:
        assert found[0] != "%", "a single percent sign begins a specifier"
        return chr(int(found["code"], 16)) if found["code"] else found["char"] or found["percent"]

    return [bare or _ESCAPE.sub(plain, quoted) for quoted, bare in words]


@given(WORDS, st.lists(st.sampled_from(["\n", "\t", "\r", "\x1b", "\x7f", "\x85", "a"])))
def test_every_word_is_read_back(words: list[str], controls: list[str]) -> None:
    """By systemd's documented rules any word is read as it was, control characters too, on one line."""
    command = [_PROGRAM, *words, "".join(controls)]
    unit = service_unit(entry(*command))
    assert read_words(unit) == [f":{_PROGRAM}", *command[1:]]
    assert len(unit.split("\n")) == 7
    assert not set(unit) & set("\t\r\x1b\x7f\x85")


def verified(folder: Path, unit: Entry) -> str:
    """Let systemd's own parser check both units; return all that it says."""
    files = [folder / name for name in unit_names(unit.name)]
    for file, text in zip(files, (service_unit(unit), timer_unit(unit)), strict=True):
        file.write_text(text, encoding="utf-8")
    surroundings = {"SYSTEMD_LOG_LEVEL": "debug", "SYSTEMD_LOG_TARGET": "console", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [_ANALYZE, "verify", "--user", "--man=no", *map(str, files)],
        env={"PATH": os.defpath, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


@_REAL
@pytest.mark.parametrize("days", [Days(), Days(()), Days((0, 6))])
def test_systemd_accepts_the_units(tmp_path: Path, days: Days) -> None:
    """`systemd-analyze verify` finds no fault in service and timer."""
    said = verified(tmp_path, entry(_PROGRAM, "-P", days=days))
    assert not re.search(r"hfscore-\S+?:\d+:", said), "a line of the units was not understood"


@_REAL
@given(words=WORDS)
@settings(max_examples=20, deadline=None)
def test_systemd_itself_reads_the_same_words(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    """The command line that systemd's parser tells has the words that were written."""
    said = verified(tmp_path_factory.mktemp("units"), entry(_PROGRAM, *words))
    told = re.search(r"^\s*Command Line: /bin/echo(.*(?:\n(?!\t).*)*)", said, re.MULTILINE)
    assert told is not None
    # shell quoting: a bare word, or one in double quotes in which " \ $ ` are escaped
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|([^ \n]+)', told[1])
    assert [bare or re.sub(r"\\(.)", r"\1", quoted) for quoted, bare in found] == words


@_REAL
@given(DAYS, TIMES)
@settings(max_examples=15, deadline=None)
def test_systemd_reads_the_moments(days: Days, at: time) -> None:
    """The next moment by `systemd-analyze calendar` is on a chosen day at that time of the local clock."""
    calendar = re.search(r"^OnCalendar=(.*)$", timer_unit(entry(days=days, at=at)), re.MULTILINE)
    assert calendar is not None
    zone = ZoneInfo("Asia/Tokyo")
    done = subprocess.run(
        [_ANALYZE, "calendar", "--base-time=2026-03-04 12:00:00", calendar[1]],
        env={"PATH": os.defpath, "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = re.search(r"Next elapse: \w+ (\d+-\d+-\d+ \d+:\d+:\d+) JST", done.stdout)
    assert told is not None, done.stdout
    moment = datetime.fromisoformat(told[1]).replace(tzinfo=zone)
    assert moment.time() == at
    assert moment.day == 1 if days.monthly else moment.weekday() in days.weekdays


def test_a_sleeping_laptop_is_made_up_for() -> None:
    """The timer is persistent and names no time zone; the service runs to its end and is not kept up."""
    unit = timer_unit(entry(days=Days((0, 2))))
    assert "OnCalendar=Mon,Wed *-*-* 07:30:00\nPersistent=true\n" in unit
    assert "WantedBy=timers.target" in unit
    assert "Type=oneshot" in service_unit(entry())


def test_what_is_no_text_is_refused() -> None:
    """A path with a byte that is no text is told in words."""
    with pytest.raises(BadInput, match="systemd"):
        service_unit(entry("/bin/\udcff"))
