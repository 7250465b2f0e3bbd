"""The live watchlist in LibreOffice: what it shows on opening, and that its macros compile and run there."""

import csv
import subprocess
from pathlib import Path

import pytest
from answers import MADE
from editions import STEADY, edition
from office_macros import cells_after
from packages_made import content_of, seen
from programs import require_program

from xl_addin.excel.live_book import is_live_book, make_live, make_plain
from xl_addin.messages import macros
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.shapes import has_shapes
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.records import Language

pytestmark = [pytest.mark.office, pytest.mark.timeout(180)]

_NA = "Error 2042"  # xlErrNA
_RUN = Path(__file__).parent / "vba" / "office" / "Run.xba"
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def _live(path: Path, language: Language) -> None:
    package = read_package(new_workbook(edition(language), MADE), path)
    make_live(package, Path("python.exe"), language)
    path.write_bytes(package.bytes())


def _converted(source: Path, kind: str, folder: Path) -> list[Path]:
    """Return what LibreOffice saves of a workbook whose macros are not allowed."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "converted"
    command = [require_program("soffice"), profile, "--headless", "--convert-to", kind]
    command += ["--outdir", str(target), str(source)]
    subprocess.run(command, check=True, timeout=90, capture_output=True)
    return sorted(target.iterdir())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_opens_with_the_figures_that_it_showed(language: Language, tmp_path: Path) -> None:
    """Macros not allowed, no cell of any sheet is an error, and the figures are those of the plain one."""
    _live(tmp_path / "live.xlsm", language)
    cells: list[str] = []
    for sheet in _converted(tmp_path / "live.xlsm", _EVERY_SHEET, tmp_path):
        with sheet.open(encoding="utf-8", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("#", "Err:"))]
    assert {STEADY, "61.25", "90%"} <= set(cells)


@pytest.mark.heavy
def test_saved_by_libreoffice_it_is_renewed_and_made_plain(tmp_path: Path) -> None:
    """Its buttons start nothing then; renewed, they do, and plain, neither they nor any question is left."""
    _live(tmp_path / "live.xlsm", "en")
    (saved,) = _converted(tmp_path / "live.xlsm", "xlsm:Calc MS Excel 2007 VBA XML", tmp_path)
    package = read_package(saved.read_bytes(), saved)
    assert is_live_book(package)
    assert not has_shapes(package, macros.BUTTONS)
    make_live(package, Path("python.exe"), "en")
    assert has_shapes(package, macros.BUTTONS)
    drawings = b"".join(package.read(part) for part in package.names() if "drawings/drawing" in part)
    assert all(drawings.count(f'name="{name}"'.encode()) == 1 for name in macros.BUTTONS)
    shown = {
        row[0].value: row[2].value for row in seen(package, values=True)["Watchlist"].iter_rows(min_row=6)
    }
    assert make_plain(package)
    assert b"HFRefreshAll" not in b"".join(map(package.read, package.names()))
    plain = seen(package)["Watchlist"]
    assert {row[0].value: row[2].value for row in plain.iter_rows(min_row=6)} == shown
    assert shown[STEADY] == 61.25


def test_its_macros_compile_and_answer(tmp_path: Path) -> None:
    """Macros allowed and all calculated, cells without Python say why, and overall is empty.

    The sentence is that of the macros themselves: the sheet xlwings.conf is read with objects of Windows.
    """
    made = seen(read_package(new_workbook(edition("ja"), MADE), "list.xlsx"))
    made.move_sheet("ウォッチリスト", -1)
    package = read_package(content_of(made), "list.xlsx")
    make_live(package, Path("python.exe"), "ja")
    (tmp_path / "live.xlsm").write_bytes(package.bytes())
    rows = cells_after(_RUN, tmp_path / "live.xlsm", tmp_path)
    heads = {head: place for place, head in enumerate(rows[4])}
    first = rows[5]
    assert first[0] == STEADY
    assert first[heads["理由・備考"]].startswith(macros.FAILED.en)
    # LibreOffice shows the error that Basic returns as its name, which IFERROR does not know there.
    assert [first[heads[head]] for head in ("短期熱度", "派生モデル数 (件)", "総合")] == [_NA, _NA, ""]
