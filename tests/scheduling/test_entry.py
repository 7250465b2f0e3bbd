"""Names, times and days of a schedule."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scheduled_entries import DAYS, TIMES

from xl_addin.errors import BadInput
from xl_addin.scheduling.entry import (
    WEEKDAYS,
    Days,
    Kind,
    entry_name,
    parse_days,
    parse_time,
    refuse_unwritable,
)


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("monthly", ()),
        ("mon,tue", (0, 1)),
        (" Fri , MON ,fri", (0, 4)),
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("sat-mon,wed", (0, 2, 5, 6)),
        ("sun-sun", (6,)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, weekdays: tuple[int, ...]) -> None:
    """Names, spans over a week's end, capitals, spaces and repetitions name the calendar's days."""
    assert parse_days(text) == Days(weekdays)


@pytest.mark.parametrize(
    "text", ["", "monday", "mon,", "mon-", "-", "daily,mon", "月", "mon tue", "mon-tue-wed"]
)
def test_what_names_no_days_is_refused(text: str) -> None:
    """A word that is no day is told with the words that are."""
    with pytest.raises(BadInput, match="mon-fri"):
        parse_days(text)


@given(DAYS.filter(lambda days: not days.monthly))
def test_every_choice_of_days_can_be_written(days: Days) -> None:
    """The days' own names, joined by commas, are read as those days."""
    assert parse_days(",".join(WEEKDAYS[day] for day in days.weekdays)) == days


@given(TIMES)
def test_every_minute_of_the_day_can_be_written(at: time) -> None:
    """Hour and minute are read with and without a leading zero."""
    assert parse_time(f"{at:%H:%M}") == at == parse_time(f"{at.hour}:{at:%M}")


@pytest.mark.parametrize("text", ["24:00", "7:60", "7", "07:30:00", "7.30", "-1:00", "７:３０", "07:30Z", ""])
def test_what_names_no_time_is_refused(text: str) -> None:
    """Neither a moment that the day has not, nor one with a zone, nor full-width digits pass."""
    with pytest.raises(BadInput, match="07:30"):
        parse_time(text)


@given(st.text(st.characters(exclude_characters="/\0")))
def test_a_name_is_safe_wherever_it_stands(stem: str) -> None:
    """Of any file, the name has at most 49 ASCII letters, digits and single hyphens, and is never empty."""
    name = entry_name(Path("/folder") / f"{stem}.toml")
    assert name.isascii()
    assert 8 <= len(name) <= 49
    assert all(part.isalnum() for part in name.split("-") if part)
    assert not name.startswith("-")


def test_files_of_one_name_have_schedules_of_their_own() -> None:
    """Two folders' weekly.toml do not share a name, and one file's stays the same and can be recognised."""
    one, other = entry_name(Path("/a/weekly.toml")), entry_name(Path("/b/weekly.toml"))
    assert one != other
    assert one == entry_name(Path("/a/weekly.toml"))
    assert one.startswith("weekly-")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("char", ["\0", "\udcff", "\uffff", "\ufdd0", "\U0010fffe"])
def test_what_is_no_character_is_refused_everywhere(kind: Kind, char: str) -> None:
    """NUL, a byte that was no text and code points of no character are refused, and not shown raw."""
    with pytest.raises(BadInput, match="Rename") as refusal:
        refuse_unwritable(["fine", f"a{char}b"], kind)
    assert char not in refusal.value.sentence.ja


@pytest.mark.parametrize("char", ["\n", "\r", "\t", "\x1b", "\x7f", "\x85"])
def test_control_characters_are_refused_where_no_escape_exists(char: str) -> None:
    """Only systemd's units can hold a control character."""
    refuse_unwritable([char], Kind.SYSTEMD)
    for kind in (Kind.CRON, Kind.TASKS):
        with pytest.raises(BadInput, match="Rename"):
            refuse_unwritable([char], kind)
