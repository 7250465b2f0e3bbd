"""Machines as doctor may find them: one on which all is well, to be changed by each test."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PureWindowsPath

from xl_addin.excel.doctor.facts import (
    BookFacts,
    ExcelFacts,
    Facts,
    HubFacts,
    NetworkFacts,
    PlaceFacts,
    PythonFacts,
    StoreFacts,
)
from xl_addin.hub.store.quota import Quota

PYTHON_EXE = r"C:\hfscore\.venv\Scripts\python.exe"

LINUX = PythonFacts(
    (3, 11, 7), 64, Path("/opt/hf/bin/python"), windows=False, ansi="utf-8", xlwings=None, dlls=frozenset()
)
WINDOWS = replace(
    LINUX,
    executable=PureWindowsPath(PYTHON_EXE),
    windows=True,
    ansi="cp932",
    xlwings="0.37.8",
    dlls=frozenset({"xlwings64-0.37.8.dll", "xlwings32-0.37.8.dll"}),
)
EXCEL = ExcelFacts("16.0", 64, trusts_projects=False, macros=2)
BOOK = BookFacts(Path("/books/HFScore.xlsm"), {"INTERPRETER_WIN": PYTHON_EXE})
PLACE = PlaceFacts(Path("/home/hf"), None, None, (), 10**11)
NETWORK = NetworkFacts(
    "https://huggingface.co", None, bypassed=False, bundle=None, bundle_there=False, token="none"
)
HUB = HubFacts(0.3, None, passes=False, ahead=timedelta(seconds=2))
STORE = StoreFacts(Path("/home/hf/store.sqlite"), 10**6, None, damaged=False, quota=Quota(500, 3, None))
HEALTHY = Facts(WINDOWS, EXCEL, BOOK, PLACE, NETWORK, HUB, STORE)
