"""The command refresh and the rows of the list: typed, removed, sorted, written twice, hidden."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hub_double import HubDouble
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from package_edits import rewritten
from packages_made import replacing, with_parts
from watched import STEADY, YOUNG, beside, children

Run = Callable[..., Result]
NEW = "org/new"


@pytest.fixture
def refreshed(watched: HubDouble, hfscore: Run, watchlist: Path) -> Callable[..., Workbook]:
    """Let somebody edit the watchlist and refresh it; return it as openpyxl reads it."""
    watched.add_base(NEW, datetime.fromisoformat("2026-01-05T00:00:00+00:00"), old_names=("ORG/New",))

    def run(edit: Callable[[Worksheet], object], *args: str, code: int = 0) -> Workbook:
        book = load_workbook(watchlist)
        edit(book["Watchlist"])
        book.save(watchlist)
        result = hfscore("refresh", watchlist, *args, HF_ENDPOINT=watched.endpoint)
        assert result.exit_code == code, result.output
        return load_workbook(watchlist)

    return run


def test_a_model_typed_as_in_excel(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Below the list, where Excel lets the table grow: figures, formulas and looks of the row above."""

    def type_it(sheet: Worksheet) -> None:
        sheet["A8"] = NEW
        table = sheet.tables["watchlist"]
        table.ref = table.autoFilter.ref = table.ref[:-1] + "8"

    assert_taken_in(refreshed(type_it), watchlist)


def test_a_model_typed_as_in_libreoffice(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Below the list, where the table stays as it was: it takes the row in, and all else likewise."""
    assert_taken_in(refreshed(lambda sheet: sheet.cell(8, 1, NEW)), watchlist)


def assert_taken_in(book: Workbook, watchlist: Path) -> None:
    """Hold that the new model has its row in the table, with figures, formulas and looks, and in Weights."""
    sheet = book["Watchlist"]
    assert sheet.tables["watchlist"].ref.endswith("8")
    assert [children(watchlist, model) for model in (STEADY, YOUNG, NEW)] == [[40], [20], [0]]
    for above, cell in zip(sheet[7], sheet[8], strict=True):
        assert (cell.number_format, cell.font.sz) == (above.number_format, above.font.sz)
        if above.data_type == "f":
            assert cell.value == str(above.value).replace("A7", "A8")
    assert beside(watchlist, NEW, "Status") == ["Too few children"]
    assert NEW in [cell.value for cell in book["Weights"]["A"]]


def test_a_row_that_was_removed_stays_away(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """A model whose row is gone is asked about no more, and stands on no sheet of figures."""
    book = refreshed(lambda sheet: sheet.delete_rows(7))
    assert children(watchlist, STEADY) == [40]
    for title in ("Watchlist", "Figures", "Data"):
        assert YOUNG not in [cell.value for cell in book[title]["A"]]


def test_a_row_whose_model_was_emptied_shows_no_figures(refreshed: Callable[..., Workbook]) -> None:
    """Figures of a model that is not named any more are emptied; what the user typed beside them stays."""

    def empty(sheet: Worksheet) -> None:
        sheet["A6"] = None
        sheet.cell(6, owner(sheet)).value = "Sato"

    sheet = refreshed(empty)["Watchlist"]
    assert [cell.value for cell in sheet[6] if cell.value is not None and cell.data_type != "f"] == ["Sato"]
    assert sheet["A7"].value == YOUNG


def test_sorted_rows_keep_their_notes(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Each model has its own figures where the user put it, beside the note that the user wrote to it."""

    def sort(sheet: Worksheet) -> None:
        sheet.cell(6, owner(sheet)).value = "Sato"
        for above, below in zip(sheet[6], sheet[7], strict=True):
            if above.data_type != "f":
                above.value, below.value = below.value, above.value

    book = refreshed(sort)
    assert [book["Watchlist"].cell(row, 1).value for row in (6, 7)] == [YOUNG, STEADY]
    assert book["Watchlist"].cell(7, owner(book["Watchlist"])).value == "Sato"
    assert [children(watchlist, model) for model in (STEADY, YOUNG)] == [[40], [20]]


def test_a_model_that_stands_twice(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Both rows have the figures; it is asked about and listed once."""
    book = refreshed(lambda sheet: sheet.cell(8, 1, YOUNG))
    assert children(watchlist) == [20, 20]
    assert [cell.value for cell in book["Figures"]["A"]].count(YOUNG) == 1


def test_ids_with_spaces_or_in_other_letters(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Each row is found and has its figures, a second refresh adds none; only the spaces around an id go.

    With them the formulas of the other sheets would not find it.
    """
    typed = [f"  {NEW} ", f"\u3000{NEW}", f"{NEW}\u00a0", f"{NEW}\n", "ORG/New"]

    def type_them(sheet: Worksheet) -> None:
        for row, text in enumerate(typed, start=8):
            sheet.cell(row, 1).value = text

    for _ in range(2):
        book = refreshed(type_them)
        assert [cell.value for cell in book["Watchlist"]["A"][7:]] == [*[NEW] * 4, "ORG/New"]
        assert children(watchlist, NEW) == [0] * 4
        assert children(watchlist, "ORG/New") == [0]


def test_hidden_and_filtered_rows(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Rows out of sight have new figures, too, and stay out of sight."""

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[6].hidden = True

    book = refreshed(hide)
    assert book["Watchlist"].row_dimensions[6].hidden
    assert children(watchlist, STEADY) == [40]


def test_a_row_of_totals_is_no_model(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Excel's row of totals, whose first cell says so, is neither asked about nor written to."""

    def total(sheet: Worksheet) -> None:
        table = sheet.tables["watchlist"]
        table.ref, table.totalsRowCount = table.ref[:-1] + "8", 1
        sheet["A8"], sheet["C8"] = "Total", "=SUBTOTAL(101,C6:C7)"

    book = refreshed(total)
    seen = [cell.value for cell in book["Watchlist"][8] if cell.value is not None]
    assert seen == ["Total", "=SUBTOTAL(101,C6:C7)"]
    assert book["Watchlist"].tables["watchlist"].ref.endswith("8")
    assert [children(watchlist, model) for model in (STEADY, YOUNG)] == [[40], [20]]


def test_days_counted_from_1904(
    watched: HubDouble, hfscore: Run, watchlist: Path, first_edition: bytes
) -> None:
    """In a workbook that counts days as old Macs did, our days are the same days."""
    change = replacing(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    watchlist.write_bytes(with_parts(first_edition, {"xl/workbook.xml": change}))
    days = []
    for content in (first_edition, watchlist.read_bytes()):
        watchlist.write_bytes(content)
        assert hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint).exit_code == 0
        days.append(beside(watchlist, STEADY, "As of (UTC)"))
    assert days[0] == days[1] != [None]
    assert b'date1904="1"' in rewritten(watchlist.read_bytes())["xl/workbook.xml"]


def test_a_model_without_an_answer(refreshed: Callable[..., Workbook], watchlist: Path) -> None:
    """Exit code 1; the row says why in words, and has no figures."""
    refreshed(lambda sheet: sheet.cell(8, 1, "org/typo"), code=1)
    assert children(watchlist, "org/typo") == [None]
    assert beside(watchlist, "org/typo", "Status") == ["Not found"]


def test_a_japanese_workbook_stays_japanese(watched: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """The language of what stands in a workbook is its own; that of the sentences on the screen is told."""
    book = tmp_path / "一覧.xlsx"
    hfscore("workbook", book, STEADY, "--language", "ja", HF_ENDPOINT=watched.endpoint)
    before = {name: part for name, part in rewritten(book.read_bytes()).items() if "sheet" in name}
    result = hfscore("refresh", book, "--language", "en", HF_ENDPOINT=watched.endpoint)
    assert result.stdout.startswith("Refreshed:")
    assert "更新しました" in hfscore("refresh", book, "--language", "ja", HF_ENDPOINT=watched.endpoint).stdout
    texts: list[Any] = [
        cell.value
        for sheet in load_workbook(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert "算出済み" in texts
    assert "Scored" not in texts
    assert before.keys() == {name for name in rewritten(book.read_bytes()) if "sheet" in name}


def owner(sheet: Worksheet) -> int:
    """Return the column in which owners are noted."""
    return next(cell.column for cell in sheet[5] if cell.value == "Owner")
