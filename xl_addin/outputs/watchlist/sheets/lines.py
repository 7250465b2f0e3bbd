"""The sheet of the charts' data: formulas that follow the models chosen, and fixed points of the map."""

from datetime import timedelta

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.watchlist.chosen import chosen
from xl_addin.outputs.watchlist.computed import grid_block, write_grid
from xl_addin.outputs.watchlist.contents import Contents, Result
from xl_addin.outputs.watchlist.drawn import BELOW, LINES, OUTLOOK
from xl_addin.outputs.watchlist.drawn_compared import BELOW_LOG, COMPARED_LINES, latest, latest_formula
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.lookups import put_formula, quoted
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import begin_sheet, write_source
from xl_addin.outputs.watchlist.slots import SLOTS
from xl_addin.outputs.watchlist.titles import LINES as NAME
from xl_addin.outputs.watchlist.titles import TOP
from xl_addin.records import Language

CURVE_NAME = 15
"""The row that holds, in column A, the name of the curve in the legend; the forecast's stands below it."""
FORECAST_NAME = CURVE_NAME + 1
FIXED = 18
"""The row of the first fixed point: two for each line of the middle, the four corners, and the least axis."""
YEAR = FIXED + 9
"""The rows of two days, the latest one compared and that of a year before, which an axis of days spans."""

_GRIDS = (SLOTS, LINES, OUTLOOK, COMPARED_LINES)
_CORNERS = ((97, 97), (97, 3), (3, 97), (3, 3))
_MIDDLES = ((50, 0), (50, 100), (0, 50), (100, 50))
_DAYS = 365
_LEAST_AXIS = (0, 10)  # so that an axis of few children has whole numbers


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``."""
    sheet = begin_sheet(book, NAME, said.LINES_ABOUT, language)
    write_source(sheet, "lines", language)
    for grid in _GRIDS:
        write_grid(sheet, grid, language)
    _write_names(sheet, language)
    _write_fixed(sheet, language)
    sheet.freeze_panes = f"A{TOP + 1}"
    set_page(sheet, NAME.text(language), language)
    sheet.print_area = f"A1:H{TOP - 1}"  # nobody reads the points on paper


def contents(edition: Edition) -> Contents:
    """Return what the formulas give for the models that are chosen."""
    picked, language = chosen(edition), edition.language
    curve = LINES.columns[-1].value(picked, 0)
    names = {
        "lines.curve_name": Result((said.NO_CURVE if curve == BELOW else said.CURVE).text(language)),
        "lines.forecast_name": Result(
            (said.FORECAST if picked[0].ahead else said.NO_FORECAST).text(language)
        ),
    }
    end = latest(picked)
    days = {"lines.end": Result(end), "lines.begin": Result(end - timedelta(days=_DAYS))}
    places = {**source_place("lines", edition), **names, **days}
    return Contents(places, [grid_block(grid, picked) for grid in _GRIDS])


def _write_names(sheet: Worksheet, language: Language) -> None:
    style.aside(put(sheet, CURVE_NAME - 1, 1, said.FIXED_POINTS.text(language)), language)
    for row, key, test, absent, there in (
        (CURVE_NAME, "curve_name", f"{LINES.cell('curve', 0)}<0", said.NO_CURVE, said.CURVE),
        (FORECAST_NAME, "forecast_name", f"{SLOTS.cell('ahead', 0)}=0", said.NO_FORECAST, said.FORECAST),
    ):
        words = (quoted(name.text(language)) for name in (absent, there))
        put_formula(sheet, row, 1, f"IF({test},{','.join(words)})")
        mark(sheet, row, 1, f"lines.{key}")


def _write_fixed(sheet: Worksheet, language: Language) -> None:
    words = ["", "", "", "", *(quadrant.text(language) for quadrant in said.QUADRANTS), ""]
    points = (*_MIDDLES, *_CORNERS, _LEAST_AXIS)
    for row, (word, point) in enumerate(zip(words, points, strict=True), start=FIXED):
        put(sheet, row, 1, word or None)
        put(sheet, row, 2, point[0])
        put(sheet, row, 3, point[1])
    for row, key, formula in (
        (YEAR, "end", latest_formula()),
        (YEAR + 1, "begin", f"$B${YEAR}-{_DAYS}"),
    ):
        put_formula(sheet, row, 2, formula, style.DATE_FORMAT[language])
        put(sheet, row, 3, BELOW_LOG)
        mark(sheet, row, 2, f"lines.{key}")
