"""The whole examination: each thing once, whatever the machine."""

from dataclasses import replace
from typing import get_args

from machines import HEALTHY, LINUX

from xl_addin.excel.doctor.examining import examine, healthy
from xl_addin.outputs.printed.doctor import NAMES
from xl_addin.records import CheckName


def test_a_healthy_machine_has_nothing_to_do() -> None:
    """Every line is fine."""
    assert {check.state for check in examine(HEALTHY)} == {"fine"}


def test_each_thing_is_looked_at_once() -> None:
    """The checks are those that have a name, each once, in the order in which the screen lists names."""
    names = [check.name for check in examine(HEALTHY)]
    assert sorted(names) == sorted(get_args(CheckName))
    assert names == list(NAMES)


def test_a_machine_without_excel_is_healthy() -> None:
    """On Linux what belongs to Excel is not here and the rest is checked; nothing is bad."""
    checks = examine(replace(HEALTHY, python=LINUX, excel=None, book=None))
    assert healthy(checks)
    absent = {check.name for check in checks if check.state == "not-here"}
    assert absent == {"xlwings", "dll", "excel", "trust", "macros", "workbook"}


def test_one_fault_is_enough() -> None:
    """A warning leaves the machine healthy, a fault does not."""
    assert healthy(examine(replace(HEALTHY, network=replace(HEALTHY.network, token="odd"))))
    assert not healthy(examine(replace(HEALTHY, place=replace(HEALTHY.place, fault="no"))))


def test_every_line_speaks_both_languages() -> None:
    """No sentence is empty or the same in both."""
    for check in examine(HEALTHY):
        assert check.sentence.en
        assert check.sentence.ja != check.sentence.en
