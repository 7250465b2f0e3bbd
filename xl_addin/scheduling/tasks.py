"""Task Scheduler's form: the XML of [MS-TSCH] section 2.5, as ``schtasks /Create /XML`` reads it."""

import codecs
import re
from datetime import date, datetime
from subprocess import list2cmdline

from lxml import etree
from lxml.builder import ElementMaker

from xl_addin.errors import BadInput
from xl_addin.messages import scheduling as said
from xl_addin.scheduling.entry import Entry, Kind, refuse_unwritable

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_E = ElementMaker(namespace=_SPACE, nsmap={None: _SPACE})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_START = date(2025, 1, 1)  # any day that is past; it is local time because it names no zone
_WHO = "Author"
_LONGEST_PATH = 260  # pathType, section 2.5.1.1
# Task Scheduler puts values in for %NAME% and $(Arg0), and has no way to escape them.
_PUT_IN = re.compile(r"%[^%]+%|\$\(")


def task_name(name: str) -> str:
    """Return the path of the task of the schedule ``name`` in Task Scheduler's own folders."""
    return f"\\HFScore\\{name}"


def task_text(entry: Entry) -> str:
    """Return the task's definition as text.

    Raises
    ------
    BadInput
        If the command holds a control character or what would be replaced, or Python's path is too long.
    """
    _refuse(entry)
    root = _E.Task(
        _about(entry), _triggers(entry), _principals(), _settings(), _actions(entry), version="1.2"
    )
    written = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{written}'


def task_xml(entry: Entry) -> bytes:
    """Return the task's definition as Task Scheduler writes it: UTF-16, little end first, with its mark.

    Raises
    ------
    BadInput
        As :func:`task_text`.
    """
    return codecs.BOM_UTF16_LE + task_text(entry).replace("\n", "\r\n").encode("utf-16-le")


def _refuse(entry: Entry) -> None:
    program, *arguments = entry.command
    refuse_unwritable(entry.command, Kind.TASKS)
    if len(program) > _LONGEST_PATH:
        raise BadInput(said.program_path_too_long(program, _LONGEST_PATH))
    for text in (program, list2cmdline(arguments)):
        if found := _PUT_IN.search(text):
            raise BadInput(said.would_be_replaced(found[0]))


def _about(entry: Entry) -> etree._Element:
    return _E.RegistrationInfo(_E.Author("HFScore"), _E.Description(f"hfscore run {entry.config}"))


def _triggers(entry: Entry) -> etree._Element:
    start = datetime.combine(_START, entry.at).isoformat()
    return _E.Triggers(_E.CalendarTrigger(_E.StartBoundary(start), _schedule(entry)))


def _schedule(entry: Entry) -> etree._Element:
    if entry.days.monthly:
        return _E.ScheduleByMonth(_E.DaysOfMonth(_E.Day("1")), _E.Months(*(_E(month) for month in _MONTHS)))
    if entry.days.daily:
        return _E.ScheduleByDay(_E.DaysInterval("1"))
    days = _E.DaysOfWeek(*(_E(_DAYS[day]) for day in entry.days.weekdays))
    return _E.ScheduleByWeek(_E.WeeksInterval("1"), days)


def _principals() -> etree._Element:
    """Return who runs it: the user who registers it, while logged on, without a kept password."""
    who = _E.Principal(_E.LogonType("InteractiveToken"), _E.RunLevel("LeastPrivilege"), id=_WHO)
    return _E.Principals(who)


def _settings() -> etree._Element:
    """Return the conditions: a run that was slept through is made up for, and never two run at once."""
    return _E.Settings(
        _E.MultipleInstancesPolicy("IgnoreNew"),
        _E.DisallowStartIfOnBatteries("false"),
        _E.StopIfGoingOnBatteries("false"),
        _E.StartWhenAvailable("true"),
        _E.ExecutionTimeLimit("PT12H"),
    )


def _actions(entry: Entry) -> etree._Element:
    program, *arguments = entry.command
    return _E.Actions(_E.Exec(_E.Command(program), _E.Arguments(list2cmdline(arguments))), Context=_WHO)
