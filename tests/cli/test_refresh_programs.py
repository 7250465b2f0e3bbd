"""The command refresh on workbooks that other programs saved."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from click.testing import Result
from hub_double import HubDouble
from lived_in import LIST, live_in
from openpyxl import load_workbook
from package_edits import rewritten
from pivots import with_pivot
from programs import require_program
from refreshed import assert_user_is_spared
from watched import CHILDREN, STEADY, YOUNG, children, grow

Run = Callable[..., Result]
SECONDS = 90


def saved_by_office(book: Path, folder: Path, form: str = "xlsx") -> Path:
    """Let LibreOffice open a workbook and save it."""
    office, profile = require_program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "saved"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(target), str(book)]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return target / f"{book.stem}.{form}"


@pytest.mark.heavy
@pytest.mark.office
def test_saved_by_libreoffice(watched: HubDouble, hfscore: Run, first_edition: bytes, tmp_path: Path) -> None:
    """A lived-in workbook that LibreOffice saved is refreshed, spares the user, and opens there again."""
    mine = tmp_path / "mine.xlsx"
    mine.write_bytes(with_pivot(live_in(first_edition)))
    book = saved_by_office(mine, tmp_path)
    before = book.read_bytes()
    assert any(name.startswith("xl/pivotTables/") for name in rewritten(before))
    for number in range(3):
        grow(watched, f"new{number}")
        result = hfscore("refresh", book, "--fresh", HF_ENDPOINT=watched.endpoint)
        assert result.exit_code == 0, result.output
        assert children(book, sheet=LIST) == [CHILDREN + 1 + number]
    assert_user_is_spared(before, book.read_bytes())
    last = book.read_bytes()
    hfscore("refresh", book, HF_ENDPOINT=watched.endpoint)
    assert book.read_bytes() == last
    again = saved_by_office(book, tmp_path / "again")
    assert children(again, sheet=LIST) == [CHILDREN + 3]
    errors = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in load_workbook(again, data_only=True).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


def by_xlsxwriter(path: Path) -> None:
    """Write a list with some of our headings and no hidden name, as another program's export has them."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Our models")
    other = book.add_worksheet("More")
    bold = book.add_format({"bold": True, "num_format": "0.00"})
    sheet.write(0, 0, "AI models in use")
    headings = ["Remark", "Model", "Heat", "Children (models)", "Status", "As of (UTC)", "Double"]
    sheet.write_row(2, 1, headings, bold)
    for row, model in ((3, STEADY), (5, YOUNG)):
        sheet.write(row, 1, f"used for {row}")
        sheet.write(row, 2, model)
        sheet.write(row, 3, None, bold)
        sheet.write_formula(row, 7, f"=D{row + 1}*2", bold, 0)
    sheet.write(9, 2, "kept by the office of the CTO")
    sheet.conditional_format("D4:D9", {"type": "3_color_scale"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Our models'!$D$4:$D$6"})
    other.insert_chart("B2", chart)
    other.write_row(4, 0, ["Model", "Status", "Heat"])
    other.write_row(5, 0, ["mine", "mine", "mine"])
    book.close()


def test_a_list_of_another_program(watched: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """Without hidden names the list is found by its headings; its columns are filled, and nothing else."""
    book = tmp_path / "export.xlsx"
    by_xlsxwriter(book)
    before = load_workbook(book)
    result = hfscore("refresh", book, HF_ENDPOINT=watched.endpoint)
    assert result.exit_code == 0, result.output
    assert "taken for a note" in result.stderr
    after = load_workbook(book)
    for sheet in before.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            now = after[sheet.title][cell.coordinate]
            assert (cell.number_format, cell.font.b) == (now.number_format, now.font.b)
            if cell.value is not None:
                assert now.value == cell.value, cell.coordinate
    rows = {
        row[2].value: [cell.value for cell in row[3:6]] for row in after["Our models"].iter_rows(min_row=4)
    }
    assert [rows[model][1:] for model in (STEADY, YOUNG)] == [[40, "Scored"], [20, "Scored"]]
    assert rows[None] == [None, None, None]
    assert rows["kept by the office of the CTO"] == [None, None, None]
