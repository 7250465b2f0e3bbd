"""The menu's copy for Excel, of a document that is open in a real Calc."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from xl_addin.outputs.package.archive import read_package

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]


def test_a_copy_for_excel_stands_beside_the_document(desk: Any, tmp_path: Path) -> None:
    """With bare names; the document keeps its name and its formulas."""
    calc, path = desk.calc, tmp_path / "表.ods"
    calc("set", cells={"A1": '=HFCOUNT("org/base")'})
    calc.settled("A1", lambda shown: shown == [40.0])
    calc("store_as", path=str(path), kind="calc8")
    calc("do", command="copy_for_excel")
    copy, end = tmp_path / "表 (Excel).xlsx", time.monotonic() + 30
    while not (copy.exists() and b">HFCOUNT(" in sheet_of(copy)):
        assert time.monotonic() < end
        time.sleep(0.1)
    os.kill(desk.pid, signal.SIGTERM)


def sheet_of(path: Path) -> bytes:
    """Return the first sheet of a workbook."""
    return read_package(path.read_bytes(), path).read("xl/worksheets/sheet1.xml")
