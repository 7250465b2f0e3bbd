"""The report in a real office program."""

import csv
import subprocess
from pathlib import Path

import pytest
from answers import MADE, SAMPLE, many, twelve
from programs import require_program

from xl_addin.outputs.files.workbooks import save_workbook
from xl_addin.outputs.sheets.report import build_report
from xl_addin.outputs.text import Label
from xl_addin.records import Language

pytestmark = [pytest.mark.office, pytest.mark.timeout(180)]

_SECONDS = 90
_ERRORS = ("#", "Err:")
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def _converted(source: Path, kind: str, folder: Path) -> list[Path]:
    """Return what LibreOffice makes of ``source``."""
    office = require_program("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "converted"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, timeout=_SECONDS, capture_output=True)
    return sorted(target.iterdir())


def _cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row if cell]


def test_report_opens_without_an_error_cell(tmp_path: Path) -> None:
    """Every sheet of a long report opens, with no error cell."""
    source = tmp_path / "report.xlsx"
    book = build_report(many(60), SAMPLE, "ja", top=5)
    save_workbook(book, source, MADE)
    sheets = _converted(source, _EVERY_SHEET, tmp_path)
    assert len(sheets) == len(book.sheetnames)
    assert not [cell for sheet in sheets for cell in _cells(sheet) if cell.startswith(_ERRORS)]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_report_prints_every_figure(language: Language, tmp_path: Path) -> None:
    """On paper no number is too wide for its column, which shows as ###, and the axes have titles."""
    reader = require_program("pdftotext")
    source = tmp_path / "report.xlsx"
    save_workbook(build_report(twelve(), SAMPLE, language), source, MADE)
    (printed,) = _converted(source, "pdf", tmp_path)
    command = [reader, "-layout", str(printed), "-"]
    text = subprocess.run(command, check=True, timeout=_SECONDS, capture_output=True).stdout.decode()
    assert "###" not in text
    for figure in ("61.3", "19,299", "13,318", "90%", Label.AXIS_MONTHS.text(language)):
        assert figure in text
