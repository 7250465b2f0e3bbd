"""Python, xlwings and the DLL: what the workbook's own VBA module will look for."""

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path, PureWindowsPath

import pytest
from machines import BOOK, EXCEL, LINUX, WINDOWS

from xl_addin.excel.doctor.python import dll, dll_name, interpreter, letters, xlwings


@pytest.mark.parametrize(
    ("version", "bits", "state"),
    [((3, 11, 0), 64, "fine"), ((3, 10, 14), 64, "bad"), ((3, 12, 1), 32, "warn")],
)
def test_python_is_new_and_wide_enough(version: tuple[int, int, int], bits: int, state: str) -> None:
    """3.11 is the oldest that pyproject.toml allows; 32 bits run, with a warning."""
    check = interpreter(replace(WINDOWS, version=version, bits=bits))
    assert check.state == state
    assert ".".join(map(str, version)) in check.sentence.en


def test_xlwings_is_missed_only_where_excel_would_call_it() -> None:
    """Without xlwings Windows has something to do, any other system has not."""
    assert xlwings(WINDOWS).state == "fine"
    missing = xlwings(replace(WINDOWS, xlwings=None))
    assert (missing.state, "pip install xlwings" in missing.sentence.en) == ("bad", True)
    assert xlwings(LINUX).state == "not-here"


def test_the_dll_is_named_as_xlwings_names_it() -> None:
    """The very names for which the VBA module of the installed xlwings looks, for both widths of Excel."""
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    source = (Path(spec.origin).parent / "xlwings.bas").read_text(encoding="utf-8", errors="replace")
    version = re.search(r'XLWINGS_VERSION As String = "(.+?)"', source)
    assert version is not None
    for bits in (32, 64):
        assert f'"{dll_name(version[1], bits)}"' in source


def test_the_dll_must_be_of_the_installed_version() -> None:
    """A DLL that another xlwings left is named and does not do, and the cure names the installed version."""
    check = dll(replace(WINDOWS, dlls=frozenset({"xlwings64-0.30.0.dll"})), EXCEL)
    assert check.state == "bad"
    for words in ("xlwings64-0.37.8.dll", "xlwings64-0.30.0.dll", "xlwings==0.37.8"):
        assert words in check.sentence.en
        assert words in check.sentence.ja


def test_the_dll_must_be_as_wide_as_excel() -> None:
    """Excel loads the DLL, so a 32-bit Excel needs that of 32 bits, whichever the width of Python."""
    only_wide = replace(WINDOWS, dlls=frozenset({"xlwings64-0.37.8.dll"}))
    assert dll(only_wide, EXCEL).state == "fine"
    assert dll(only_wide, None).state == "fine"
    assert dll(only_wide, replace(EXCEL, bits=32)).state == "bad"
    assert dll(LINUX, None).state == "not-here"


@pytest.mark.parametrize(
    ("path", "codec", "state"),
    [
        (r"C:\hfscore\python.exe", "cp1252", "fine"),
        (r"C:\Users\山田太郎\python.exe", "cp932", "fine"),
        (r"C:\Users\山田太郎\python.exe", "cp1252", "bad"),
        (r"C:\Users\Jürgen\python.exe", "cp1252", "fine"),
        (r"C:\Users\Jürgen\python.exe", "cp932", "bad"),
        (r"C:\Users\髙橋\python.exe", "cp932", "fine"),
        (r"C:\Users\김\python.exe", "cp932", "bad"),
        (r"C:\Users\山田\python.exe", "no such codec", "bad"),
    ],
)
def test_letters_must_stand_in_the_code_page(path: str, codec: str, state: str) -> None:
    """A user name works where the system's code page has its letters: Japanese in 932, German in 1252."""
    check = letters(replace(WINDOWS, executable=PureWindowsPath(path), ansi=codec), None)
    assert check.state == state
    assert (r"C:\hfscore" in check.sentence.ja) == (state == "bad")


def test_the_workbooks_letters_count_too() -> None:
    """Its path is part of the command that starts Python."""
    greek = replace(BOOK, path=Path("/Users/tanaka/Ω/HFScore.xlsm"))
    assert letters(replace(WINDOWS, ansi="cp1252"), greek).state == "bad"
    assert "Ω" in letters(replace(WINDOWS, ansi="cp1252"), greek).sentence.en
    assert letters(replace(WINDOWS, ansi="cp932"), greek).state == "fine"


def test_letters_do_not_matter_elsewhere() -> None:
    """Only Windows calls through a code page."""
    assert letters(replace(LINUX, executable=Path("/home/山田/python"), ansi="ascii"), BOOK).state == "fine"
