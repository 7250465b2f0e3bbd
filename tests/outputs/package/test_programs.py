"""Workbooks saved by other programs are filled as well."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl import load_workbook
from packages_made import LIST, TOP, book, content_of, row, seen, wrapped
from programs import require_program

from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.reading import read_block, read_place
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result

ROWS: list[dict[str, Content]] = [
    {"model": "a/b", "heat": 1.0, "overall": Result(2.0)},
    {"model": "日本/語", "heat": 2.0, "overall": Result(4.0)},
    {"model": "e/f", "heat": None, "overall": Result(None)},
]
CONTENTS = Contents({"list.source": "Hub"}, [Block("watchlist", ROWS, "model")])


def by_xlsxwriter() -> bytes:
    """Return a workbook with shared strings, spans, a chart, a sparkline, a dynamic array and a table."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file)
    sheet = made.add_worksheet("It's 一覧")
    place = "='It''s 一覧'!${}${}"
    for column, key in enumerate(LIST):
        made.define_name(f"_hf.watchlist.{key}", place.format("ABCD"[column], TOP))
    made.define_name("_hf.list.source", place.format("C", 3))
    sheet.add_table("A5:D7", {"columns": [{"header": key} for key in LIST], "name": "watchlist"})
    for number, model in ((TOP, "a/b"), (TOP + 1, "日本/語")):
        sheet.write(number, 0, model)
        sheet.write_formula(number, 2, f"=B{number + 1}*2", made.add_format({"num_format": "0.0"}))
    sheet.write("F6", "mine")
    sheet.write_dynamic_array_formula("H6:H7", "=A6:A7", None, "a/b")
    sheet.add_sparkline("G6", {"range": "B6:B7"})
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "='It''s 一覧'!$B$6:$B$7"})
    sheet.insert_chart("J2", chart)
    made.close()
    return file.getvalue()


def by_libreoffice(folder: Path) -> bytes:
    """Return a workbook of ours as LibreOffice saves it."""
    made = book(["a/b", "日本/語"])
    made["Watchlist"]["F6"] = "mine"
    wrapped(made["Watchlist"], "D6")
    source = folder / "list.xlsx"
    source.write_bytes(content_of(made))
    command = [require_program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(source)]
    subprocess.run(command, check=True, timeout=90, capture_output=True)
    return (folder / "saved" / "list.xlsx").read_bytes()


def assert_filled(package: Package) -> None:
    """Check what the list says, and that what is not ours is there."""
    sheet = seen(package).worksheets[0]
    assert row(sheet, 6)[:3] == ["a/b", 1, "=B6*2"]
    assert row(sheet, 7)[:3] == ["日本/語", 2, "=B7*2"]
    assert row(sheet, 8)[:3] == ["e/f", None, "=B8*2"]
    assert [row(seen(package, values=True).worksheets[0], number)[2] for number in (6, 7, 8)] == [2, 4, None]
    assert (sheet["F6"].value, sheet["C3"].value) == ("mine", "Hub")
    assert sheet.tables["watchlist"].ref == "A5:D8"
    assert sheet["C8"].number_format == sheet["C7"].number_format
    assert [line.values["model"] for line in read_block(package, "watchlist")] == ["a/b", "日本/語", "e/f"]
    assert read_place(package, "list.source") == "Hub"


@pytest.mark.filterwarnings("ignore:Sparkline Group")  # openpyxl cannot keep one, which is why it is not used
def test_workbook_of_xlsxwriter_is_filled() -> None:
    """Shared strings, spans and an apostrophe in a name are no obstacle; charts and sparklines stay."""
    package = read_package(by_xlsxwriter(), "list.xlsx")
    chart = package.read("xl/charts/chart1.xml")
    fill(package, CONTENTS)
    assert_filled(package)
    assert package.read("xl/charts/chart1.xml") == chart
    sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<x14:sparkline>" in sheet
    assert b'<c r="H6" cm="1"' in sheet


@pytest.mark.office
@pytest.mark.timeout(180)
def test_workbook_of_libreoffice_is_filled_and_opened_again(tmp_path: Path) -> None:
    """What LibreOffice saved is filled, and LibreOffice calculates what was filled."""
    package = read_package(by_libreoffice(tmp_path), "list.xlsx")
    fill(package, CONTENTS)
    assert_filled(package)
    source = tmp_path / "filled.xlsx"
    source.write_bytes(package.bytes())
    command = [require_program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(source)]
    subprocess.run(command, check=True, timeout=90, capture_output=True)
    again = load_workbook(tmp_path / "again" / "filled.xlsx", data_only=True).worksheets[0]
    assert [row(again, number)[:3] for number in (6, 7)] == [["a/b", 1, 2], ["日本/語", 2, 4]]
