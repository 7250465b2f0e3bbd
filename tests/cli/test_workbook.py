"""The command workbook."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from xl_addin.outputs.sheets.config import read_config

Run = Callable[..., Result]


def test_workbook_names_the_python_that_runs(hfscore: Run, tmp_path: Path) -> None:
    """The workbook is written and calls this very interpreter; what to do next is told."""
    out = tmp_path / "HFScore.xlsm"
    result = hfscore("workbook", str(out))
    assert result.exit_code == 0, result.output
    assert read_config(out)["INTERPRETER_WIN"] == sys.executable
    assert str(out) in result.stdout
    assert "Enable Content" in result.stdout


def test_japanese_is_spoken(hfscore: Run, tmp_path: Path) -> None:
    """With --language ja the next step and the sentence inside the workbook are Japanese."""
    out = tmp_path / "関数 表.xlsm"
    result = hfscore("workbook", str(out), "--language", "ja")
    assert "コンテンツの有効化" in result.stdout
    assert "ターミナル" in read_config(out)["HFSCORE FAILED"]


def test_plain_tells_how_functions_are_imported(hfscore: Run, tmp_path: Path) -> None:
    """The plain workbook comes with the steps that Excel needs, module and interpreter named."""
    result = hfscore("workbook", str(tmp_path / "plain.xlsm"), "--plain")
    assert result.exit_code == 0, result.output
    for word in ("ImportPythonUDFs", "xl_addin.excel.udfs", sys.executable):
        assert word in result.stdout


@pytest.mark.parametrize("name", ["book.xlsx", "missing/book.xlsm"])
def test_place_that_cannot_hold_it_is_refused_in_words(hfscore: Run, tmp_path: Path, name: str) -> None:
    """A wrong ending or a missing folder ends with one sentence and exit code 2."""
    result = hfscore("workbook", str(tmp_path / name))
    assert result.exit_code == 2
    assert Path(name).name in result.stderr
    assert "Traceback" not in result.output
