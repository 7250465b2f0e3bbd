"""The sheet of the comparison: six models to choose, their scores side by side, and three charts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as said
from xl_addin.messages import purposes
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.chart_parts import lay
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import add_shades
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.charts import calendar_chart, map_chart, months_chart
from xl_addin.outputs.watchlist.choosers import make_typed, offer_models
from xl_addin.outputs.watchlist.chosen import COMPARED_TOP, Chosen, chosen
from xl_addin.outputs.watchlist.computed import grid_block
from xl_addin.outputs.watchlist.contents import Contents, Result
from xl_addin.outputs.watchlist.edition import COMPARED, Edition
from xl_addin.outputs.watchlist.lookups import put_formula, quoted
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.purposes import PURPOSES, suits_chosen, suits_formula
from xl_addin.outputs.watchlist.side_by_side import SIDE_BY_SIDE, layout_of
from xl_addin.outputs.watchlist.skeleton import begin_sheet, write_source
from xl_addin.outputs.watchlist.slots import BETWEEN, slot_from_afar, undrawn
from xl_addin.outputs.watchlist.titles import COMPARE, TOP
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_NUMBER, _MODEL = 4.0, 42.0  # widths of the first two columns
_WIDTH = SIDE_BY_SIDE.left + len(SIDE_BY_SIDE.columns) - 1  # columns
_TWO_LINES = 28.0  # points: a long id in small letters
_HALF = 5  # columns of the left half
_PURPOSES = COMPARED_TOP + COMPARED + 1
_NOTES = _PURPOSES + len(PURPOSES) + 3  # after their caption, what none of them tells, and a gap
_GAP = 6.0  # points
_CHARTS = _NOTES + 5
_CHART_HEIGHT = 255.0  # points
_MOST_NAMED = 500  # characters of the models that are not on the map


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``."""
    sheet = begin_sheet(book, COMPARE, said.COMPARE_ABOUT, language)
    write_source(sheet, "compare", language)
    _write_head(sheet, language)
    for row in range(COMPARED):
        _write_row(sheet, row, language)
    offer_models(sheet, f"B{COMPARED_TOP}:B{COMPARED_TOP + COMPARED - 1}", language)
    _write_purposes(sheet, language)
    _write_notes(sheet, language)
    _add_charts(sheet, language)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, COMPARE.text(language), language, one_page=True)


def contents(edition: Edition) -> Contents:
    """Return the models compared, and what the formulas give for them."""
    picked = chosen(edition)
    places = {f"compare.{one.place}": one.model or None for one in picked[1:]}
    told = {
        f"compare.{key}": Result(suits_chosen(purpose, picked, edition.language))
        for key, purpose in PURPOSES.items()
    }
    told["compare.undrawn"] = Result(_map_says(picked))
    return Contents(
        {**source_place("compare", edition), **places, **told}, [grid_block(SIDE_BY_SIDE, picked)]
    )


def _write_head(sheet: Worksheet, language: Language) -> None:
    texts = [said.NUMBER.text(language), Label.MODEL.text(language)]
    texts += [column.heading.text(language) for column in SIDE_BY_SIDE.columns]
    widths = [_NUMBER, _MODEL, *(layout_of(key).width[language] for key in SIDE_BY_SIDE.keys)]
    style.heading_row(sheet, TOP, 1, texts, language)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, key in enumerate(SIDE_BY_SIDE.keys, start=SIDE_BY_SIDE.left):
        mark(sheet, TOP, number, f"{SIDE_BY_SIDE.name}.{key}")
    looks = [layout_of(key) for key in ("model", "model", *SIDE_BY_SIDE.keys)]
    add_shades(sheet, TOP + 1, TOP + COMPARED, looks)


def _write_row(sheet: Worksheet, row: int, language: Language) -> None:
    at = COMPARED_TOP + row
    style.body(put(sheet, at, 1, row + 1, "0"))
    make_typed(cast("Cell", sheet.cell(at, 2)), language)
    mark(sheet, at, 2, f"compare.{row + 1}")
    for number, column in enumerate(SIDE_BY_SIDE.columns, start=SIDE_BY_SIDE.left):
        look = layout_of(column.key)
        cell = put_formula(sheet, at, number, column.formula(language, row), look.format.text(language))
        style.body(cell)
        if column.key == "status":
            cell.alignment = Alignment(horizontal="left", vertical="center", indent=1, shrink_to_fit=True)
        if look.aside:
            style.aside(cell, language)
    sheet.row_dimensions[at].height = _TWO_LINES


def _write_purposes(sheet: Worksheet, language: Language) -> None:
    sheet.row_dimensions[_PURPOSES - 1].height = _GAP
    style.caption(put(sheet, _PURPOSES, 1, purposes.CAPTION.text(language)), language)
    for row, (key, purpose) in enumerate(PURPOSES.items(), start=_PURPOSES + 1):
        cell = put_formula(sheet, row, 1, suits_formula(purpose, language))
        cell.alignment = Alignment(shrink_to_fit=True, vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_WIDTH)
        mark(sheet, row, 1, f"compare.{key}")
    horizon = put(sheet, _NOTES - 2, 1, purposes.HORIZON.text(language))
    style.aside(horizon, language)


def _write_notes(sheet: Worksheet, language: Language) -> None:
    sheet.row_dimensions[_NOTES - 1].height = _GAP
    for row, words in enumerate((said.STABILITY_MARK, said.LOG_WHY), start=_NOTES):
        style.aside(put(sheet, row, 1, words.text(language)), language)
    first, last = _NOTES + 2, _NOTES + 3
    cell = put_formula(sheet, first, 1, _map_formula(language))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    style.aside(cell, language)
    sheet.merge_cells(start_row=first, end_row=last, start_column=1, end_column=_WIDTH)
    mark(sheet, first, 1, "compare.undrawn")


def _map_says(picked: Sequence[Chosen]) -> str:
    language, missing = picked[0].language, "".join(undrawn(one) for one in picked[1:])
    if not any(one.model for one in picked[1:]):
        return said.NONE_CHOSEN.text(language)
    if not missing:
        return said.ALL_DRAWN.text(language)
    return said.NOT_DRAWN.text(language) + missing[len(BETWEEN.text(language)) :][:_MOST_NAMED]


def _map_formula(language: Language) -> str:
    models, missing = (
        "&".join(slot_from_afar(key, place, language) for place in range(1, COMPARED + 1))
        for key in ("model", "undrawn")
    )
    free, all_there, but = (
        quoted(words.text(language)) for words in (said.NONE_CHOSEN, said.ALL_DRAWN, said.NOT_DRAWN)
    )
    names = f"MID({missing},{len(BETWEEN.text(language)) + 1},{_MOST_NAMED})"
    return f'IF({models}="",{free},IF({missing}="",{all_there},{but}&{names}))'


def _add_charts(sheet: Worksheet, language: Language) -> None:
    """Lay the two charts of growth one above the other, and the map beside them."""
    rows = round(_CHART_HEIGHT / style.LINE_HEIGHT[language])
    lower, bottom = _CHARTS + rows, _CHARTS + 2 * rows - 1
    lay(sheet, months_chart(language), (_CHARTS, 1), (lower - 1, _HALF))
    lay(sheet, calendar_chart(language), (lower, 1), (bottom, _HALF))
    lay(sheet, map_chart(language), (_CHARTS, _HALF + 1), (bottom, _WIDTH))
