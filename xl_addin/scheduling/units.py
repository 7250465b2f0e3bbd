"""systemd's form: a service that runs once and a timer for it (systemd.service(5), systemd.timer(5))."""

import re
import unicodedata

from xl_addin.scheduling.entry import WEEKDAYS, Entry, Kind, refuse_unwritable

_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
# systemd.syntax(7), "Quoting": C-style escapes; systemd.unit(5), "Specifiers": %% is a single %.
_ESCAPES = {'"': '\\"', "\\": "\\\\", "%": "%%"}


def unit_names(name: str) -> tuple[str, str]:
    """Return the file names of the service and the timer of the schedule ``name``."""
    return f"hfscore-{name}.service", f"hfscore-{name}.timer"


def service_unit(entry: Entry) -> str:
    """Return the service's unit file.

    Raises
    ------
    BadInput
        If the command holds what is no character.
    """
    refuse_unwritable(entry.command, Kind.SYSTEMD)
    # The colon: no environment variables are put in; it stands inside the quotes, which must open a word.
    program, *arguments = entry.command
    line = " ".join(_word(word) for word in (f":{program}", *arguments))
    return f"[Unit]\nDescription=HFScore {entry.name}\n\n[Service]\nType=oneshot\nExecStart={line}\n"


def timer_unit(entry: Entry) -> str:
    """Return the timer's unit file: local time, and a run that was slept through follows on waking."""
    return (
        f"[Unit]\nDescription=HFScore {entry.name}\n\n"
        f"[Timer]\nOnCalendar={_calendar(entry)}\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _calendar(entry: Entry) -> str:
    """Return the moments as systemd.time(7) writes them; without a zone they are local."""
    if entry.days.monthly:
        date = "*-*-01"
    elif entry.days.daily:
        date = "*-*-*"
    else:
        date = f"{','.join(WEEKDAYS[day].capitalize() for day in entry.days.weekdays)} *-*-*"
    return f"{date} {entry.at:%H:%M}:00"


def _word(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return f'"{"".join(map(_escaped, word))}"'


def _escaped(char: str) -> str:
    if unicodedata.category(char) == "Cc":
        return f"\\u{ord(char):04x}"
    return _ESCAPES.get(char, char)
