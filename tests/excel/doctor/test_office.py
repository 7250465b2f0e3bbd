"""Excel's settings, and a workbook against the Python that runs."""

from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from machines import BOOK, EXCEL, LINUX, PYTHON_EXE, WINDOWS

from xl_addin.excel.doctor.office import XLWINGS_VERSION, excel, macros, trust, workbook
from xl_addin.messages.doctor.workbook import unreadable


def test_without_excel_nothing_is_wrong_with_it() -> None:
    """Each of the three checks says that Excel is not here, and none is bad."""
    for check in (excel(None), trust(None), macros(None)):
        assert check.state == "not-here"
        assert "not installed here" in check.sentence.en


def test_excel_is_named_with_its_width() -> None:
    """Version and bits are told, where the registry knows them."""
    assert "16.0, 64 bit" in excel(EXCEL).sentence.en
    assert "bit" not in excel(replace(EXCEL, bits=None)).sentence.en


@pytest.mark.parametrize(("value", "state"), [(1, "warn"), (2, "fine"), (3, "bad"), (4, "bad")])
def test_macros_must_be_able_to_run(value: int, state: str) -> None:
    """VBAWarnings as Microsoft defines it: 1 all run, 2 asked, 3 signed only, 4 none."""
    check = macros(replace(EXCEL, macros=value))
    assert check.state == state
    assert "Macro" in check.sentence.en or "macros" in check.sentence.en


def test_trust_is_needed_by_hand_only() -> None:
    """Both settings are fine, since the macro workbook needs none; what needs it is named."""
    for trusted in (True, False):
        check = trust(replace(EXCEL, trusts_projects=trusted))
        assert check.state == "fine"
        assert "Import Functions" in check.sentence.en


@pytest.mark.parametrize(
    ("named", "state"),
    [
        (PYTHON_EXE, "fine"),
        (PYTHON_EXE.replace("python.exe", "pythonw.exe"), "fine"),
        (PYTHON_EXE.upper(), "fine"),
        (PYTHON_EXE.replace("\\", "/"), "fine"),
        (r"C:\Python311\python.exe", "bad"),
        ("python", "bad"),
    ],
)
def test_a_workbook_must_call_this_python(named: str, state: str) -> None:
    """Windows' paths are compared as Windows does; python and pythonw of one folder are one Python."""
    check = workbook(replace(BOOK, conf={"INTERPRETER_WIN": named}), WINDOWS)
    assert check.state == state
    if state == "bad":
        assert named in check.sentence.en
        assert "hfscore excel install" in check.sentence.ja


def test_the_older_name_of_the_setting_is_read_too() -> None:
    """INTERPRETER_WIN goes before INTERPRETER, as in xlwings.bas."""
    older = {"INTERPRETER": PYTHON_EXE}
    assert workbook(replace(BOOK, conf=older), WINDOWS).state == "fine"
    both = {"INTERPRETER": PYTHON_EXE, "INTERPRETER_WIN": r"D:\other\python.exe"}
    assert workbook(replace(BOOK, conf=both), WINDOWS).state == "bad"


def test_elsewhere_paths_are_compared_letter_by_letter() -> None:
    """On Linux another case is another file."""
    linux = {"INTERPRETER_WIN": str(LINUX.executable)}
    assert workbook(replace(BOOK, conf=linux), LINUX).state == "fine"
    other = replace(LINUX, executable=Path(str(LINUX.executable).upper()))
    assert workbook(replace(BOOK, conf=linux), other).state == "bad"


def test_a_workbook_must_be_of_the_installed_xlwings() -> None:
    """The DLL's name bears the version, so a workbook of another one cannot load it."""
    conf = {"INTERPRETER_WIN": PYTHON_EXE}
    assert workbook(replace(BOOK, conf=conf | {XLWINGS_VERSION: "0.37.8"}), WINDOWS).state == "fine"
    check = workbook(replace(BOOK, conf=conf | {XLWINGS_VERSION: "0.37.7"}), WINDOWS)
    assert check.state == "bad"
    assert "0.37.7" in check.sentence.en
    assert "0.37.8" in check.sentence.ja


def test_a_workbook_without_settings_or_none() -> None:
    """No workbook is no fault; one without a Python, or one that is no workbook, is."""
    assert workbook(None, WINDOWS).state == "not-here"
    assert workbook(replace(BOOK, conf={}), WINDOWS).state == "bad"
    broken = workbook(replace(BOOK, fault=unreadable(BOOK.path)), WINDOWS)
    assert (broken.state, broken.sentence) == ("bad", unreadable(BOOK.path))


def test_what_a_workbook_names_is_shown_tame() -> None:
    """A foreign workbook's text comes in one printable line of bounded length."""
    check = workbook(replace(BOOK, conf={"INTERPRETER_WIN": "\x1b[31m" + "x" * 9999}), WINDOWS)
    assert "\x1b" not in check.sentence.en
    assert len(check.sentence.en) < 600


def test_a_windows_path_is_not_read_as_one_of_this_system() -> None:
    """The facts bear pure paths, so the comparison is the same on every system."""
    assert isinstance(WINDOWS.executable, PureWindowsPath)
