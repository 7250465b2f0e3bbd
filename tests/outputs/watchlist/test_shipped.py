"""The workbooks of the sample that stand beside their definition."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from xl_addin.cli.main import main

FOLDER = Path(__file__).parents[3] / "workbook"


def cells(book: Workbook) -> Iterator[tuple[str, str, object]]:
    """Yield sheet, place and value of every filled cell."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value) for cell in row if cell.value is not None)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Workbook]:
    """Return what makes the workbook of the sample now."""
    monkeypatch.setenv("HFSCORE_HOME", str(tmp_path / "home"))

    def make(language: str) -> Workbook:
        result = CliRunner().invoke(main, ["demo", str(tmp_path), "--language", language])
        assert result.exit_code == 0, result.output
        return load_workbook(tmp_path / "watchlist.xlsx")

    return make


@pytest.mark.parametrize(("name", "language"), [("watchlist.xlsx", "en"), ("watchlist.ja.xlsx", "ja")])
def test_they_are_what_the_program_makes(made: Callable[[str], Workbook], name: str, language: str) -> None:
    """Every cell is as it is made now, figures to a thousandth; else: make template."""
    shipped, new = list(cells(load_workbook(FOLDER / name))), list(cells(made(language)))
    assert [cell[:2] for cell in shipped] == [cell[:2] for cell in new]
    differing = [
        (before, now) for before, now in zip(shipped, new, strict=True) if not alike(before[2], now[2])
    ]
    assert not differing


def alike(before: object, now: object) -> bool:
    """Tell whether two values are the same, numbers to a thousandth."""
    if isinstance(before, int | float) and isinstance(now, int | float):
        return before == pytest.approx(now, rel=1e-3, abs=1e-3)
    return before == now
