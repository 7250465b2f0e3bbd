"""The watchlist made live, opened in a real Calc over the real service."""

import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from xl_addin.outputs.package.archive import read_package

pytestmark = [pytest.mark.office, pytest.mark.timeout(240)]

PROGRAM = [sys.executable, "-m", "xl_addin"]


def hfscore(desk: Any, *words: object) -> str:
    """Run the program over the same store; return what it says."""
    around = {"HF_ENDPOINT": desk.hub.endpoint, "HFSCORE_HOME": str(desk.home), "HFSCORE_LANGUAGE": "en"}
    environment = {**os.environ, **around, "NO_PROXY": "127.0.0.1"}  # noqa: TID251  the program inherits it
    done = subprocess.run(
        [*PROGRAM, *map(str, words)], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def test_it_computes_what_it_showed(desk: Any, tmp_path: Path) -> None:
    """No cell is an error, and each score that cells ask for is the one that the plain list shows, to 1e-5.

    The plain list's models are fitted in another company, which moves a score by 1e-7.
    """
    hfscore(desk, "workbook", tmp_path / "list.xlsx", "org/base", "org/second")
    hfscore(desk, "workbook", tmp_path / "live.xlsm", "--from", tmp_path / "list.xlsx")
    calc = desk.calc
    calc("open", path=str(tmp_path / "list.xlsx"))
    plain = calc.values("A6:L7", "Watchlist")
    calc("close")
    calc("open", path=str(tmp_path / "live.xlsm"))
    asking = [text for text in calc("formulas", sheet="Watchlist").values() if "HF" in text]
    assert len(asking) >= 8
    assert all("ORG.HFSCORE.ADDIN.HF" in text for text in asking)
    calc.settled("C6:C7", lambda shown: all(isinstance(one, float) for one in shown), "Watchlist")
    live = calc.values("A6:L7", "Watchlist")
    for one, other in zip(chain(*live), chain(*plain), strict=True):
        assert other == (pytest.approx(one, rel=1e-5) if isinstance(one, float) else one)
    assert calc("errors") == []
    calc("do", command="open_summary")
    assert calc("active_sheet") == "Summary"
    calc("close")


def test_the_command_makes_calcs_file_excels(desk: Any, tmp_path: Path) -> None:
    """``hfscore libreoffice names`` leaves no name of Calc's; the file as it was is kept, and it says so."""
    calc, path = desk.calc, tmp_path / "mine.xlsx"
    calc("new")
    calc("set", cells={"A1": '=HFSCORE("org/base";"heat")'})
    calc("save", path=str(path), kind="Calc MS Excel 2007 XML")
    calc("close")
    before = path.read_bytes()
    said = hfscore(desk, "libreoffice", "names", path)
    assert "Excel knows: 1, in " in said
    sheet = read_package(path.read_bytes(), path).read("xl/worksheets/sheet1.xml")
    assert b">HFSCORE(&quot;org/base&quot;,&quot;heat&quot;)<" in sheet
    (kept,) = (desk.home / "backups").glob("mine-*.xlsx")
    assert kept.read_bytes() == before
    assert "nothing was written" in hfscore(desk, "libreoffice", "names", path)
