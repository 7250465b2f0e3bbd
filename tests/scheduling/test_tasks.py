"""The definition of a task, against the rules of Task Scheduler's schema and of Windows' command lines."""

import codecs
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import assume, given
from lxml import etree
from scheduled_entries import DAYS, TIMES, WORDS, entry

from xl_addin.errors import BadInput
from xl_addin.scheduling.entry import Days
from xl_addin.scheduling.tasks import task_name, task_text, task_xml

_SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))
_NS = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
_PYTHON = "C:\\Program Files\\Python\\pythonw.exe"


def parsed(xml: bytes) -> etree._Element:
    """Return the root of a definition after holding it against the schema's rules."""
    root = etree.fromstring(xml)
    _SCHEMA.assertValid(root)
    return root


def text(root: etree._Element, path: str) -> str:
    """Return the text of the only element at ``path``."""
    (found,) = root.findall(path, _NS)
    return found.text or ""


def split(line: str) -> list[str]:
    """Return the arguments as a Windows program finds them.

    "Parsing C command-line arguments" in Microsoft's C documentation: blanks part arguments outside
    quotes; 2n backslashes before a quotation mark are n, and it opens or closes; 2n + 1 are n and a mark.
    """
    words: list[str] = []
    word, started, quoted, slashes = "", False, False, 0
    for char in f"{line} ":
        if char == "\\":
            slashes, started = slashes + 1, True
            continue
        if char == '"':
            word += "\\" * (slashes // 2)
            word, quoted = (word + '"', quoted) if slashes % 2 else (word, not quoted)
            started = True
        elif char in " \t" and not quoted:
            word += "\\" * slashes
            words += [word] if started else []
            word, started = "", False
        else:
            word, started = word + "\\" * slashes + char, True
        slashes = 0
    return words


def test_the_reader_of_command_lines_knows_microsoft_s_examples() -> None:
    """The examples of Microsoft's C documentation are read as its table says."""
    assert split(r'"a b c" d e') == ["a b c", "d", "e"]
    assert split(r'"ab\"c" "\\" d') == ['ab"c', "\\", "d"]
    assert split(r'a\\\b d"e f"g h') == [r"a\\\b", "de fg", "h"]
    assert split(r"a\\\"b c d") == [r"a\"b", "c", "d"]
    assert split(r'a\\\\"b c" d e') == [r"a\\b c", "d", "e"]


@given(WORDS)
def test_every_word_reaches_the_program(words: list[str]) -> None:
    """By Windows' rules the arguments are those given, unless Task Scheduler would replace a part."""
    try:
        root = parsed(task_xml(entry(_PYTHON, *words)))
    except BadInput:
        joined = " ".join(words)
        assume(joined.count("%") < 2 and "$(" not in joined)
        raise
    assert split(text(root, "t:Actions/t:Exec/t:Arguments")) == words
    assert text(root, "t:Actions/t:Exec/t:Command") == _PYTHON


@given(DAYS, TIMES)
def test_every_schedule_keeps_to_the_schema(days: Days, at: time) -> None:
    """Any days and time are valid by [MS-TSCH] 2.5; the start is past, and local as it names no zone."""
    root = parsed(task_xml(entry(_PYTHON, days=days, at=at)))
    start = datetime.fromisoformat(text(root, "t:Triggers/t:CalendarTrigger/t:StartBoundary"))
    assert start.tzinfo is None
    assert start.time() == at
    assert start.year < 2026
    kinds = {
        etree.QName(element).localname for element in root.iter("{*}CalendarTrigger") for element in element
    }
    form = "ScheduleByMonth" if days.monthly else "ScheduleByDay" if days.daily else "ScheduleByWeek"
    assert kinds == {"StartBoundary", form}


def test_days_bear_their_names() -> None:
    """Weekly names the chosen days and no others; monthly is the first of all twelve months."""
    weekly = parsed(task_xml(entry(days=Days((0, 5)))))
    (days,) = weekly.iter("{*}DaysOfWeek")
    assert [etree.QName(day).localname for day in days] == ["Monday", "Saturday"]
    monthly = parsed(task_xml(entry(days=Days(()))))
    assert [day.text for day in monthly.iter("{*}Day")] == ["1"]
    (months,) = monthly.iter("{*}Months")
    assert len(months) == 12


def test_the_file_is_as_task_scheduler_writes_it() -> None:
    """UTF-16, little end first with its mark, a declaration that says so, and Windows' line ends."""
    xml = task_xml(entry(_PYTHON, "週報.toml"))
    assert xml.startswith(codecs.BOM_UTF16_LE)
    told = xml.decode("utf-16")
    assert told.startswith('<?xml version="1.0" encoding="UTF-16"?>\r\n<Task ')
    assert told.count("\n") == told.count("\r\n")
    assert told.replace("\r\n", "\n") == task_text(entry(_PYTHON, "週報.toml"))


def test_a_sleeping_laptop_is_made_up_for() -> None:
    """A missed run follows, on battery too, never beside another, as the user and without raised rights."""
    root = parsed(task_xml(entry()))
    settings = {
        etree.QName(element).localname: element.text for element in root.iterfind("t:Settings/*", _NS)
    }
    assert settings["StartWhenAvailable"] == "true"
    assert settings["DisallowStartIfOnBatteries"] == settings["StopIfGoingOnBatteries"] == "false"
    assert settings["MultipleInstancesPolicy"] == "IgnoreNew"
    assert text(root, "t:Principals/t:Principal/t:LogonType") == "InteractiveToken"
    assert text(root, "t:Principals/t:Principal/t:RunLevel") == "LeastPrivilege"


@pytest.mark.parametrize("word", ["%TEMP%\\a.toml", "50% a 60%", "$(Arg0)", "a$(x"])
def test_what_task_scheduler_would_replace_is_refused(word: str) -> None:
    """A pair of percent signs or $( is named, as Task Scheduler has no escape for them."""
    with pytest.raises(BadInput, match="Rename"):
        task_xml(entry(_PYTHON, word))
    with pytest.raises(BadInput, match="Rename"):
        task_xml(entry(word))


def test_a_program_s_path_keeps_to_the_schema() -> None:
    """A path of 260 characters is the longest (pathType)."""
    parsed(task_xml(entry("C" * 260)))
    with pytest.raises(BadInput, match="260"):
        task_xml(entry("C" * 261))


def test_the_schema_of_this_test_refuses() -> None:
    """A wrong value, an unknown element and a context without its principal are found by the rules."""
    good = task_text(entry()).split("\n", 1)[1]
    for right, wrong in (
        ("IgnoreNew", "Ignore"),
        ("2025-01-01T07:30:00", "07:30"),
        ("<DaysInterval>1<", "<DaysInterval>366<"),
        ("StartWhenAvailable", "StartWhenAwake"),
        ('Context="Author"', 'Context="Other"'),
    ):
        assert right in good
        assert not _SCHEMA.validate(etree.fromstring(good.replace(right, wrong)))


def test_tasks_lie_in_a_folder_of_their_own() -> None:
    """The task's path begins with the folder HFScore of Task Scheduler."""
    assert task_name("weekly-1a2b3c4d") == "\\HFScore\\weekly-1a2b3c4d"
