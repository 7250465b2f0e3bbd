"""The sheet of accuracy: how forecasts held that were given earlier, and those of looking back."""

from openpyxl import Workbook

from xl_addin.messages import track_records as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import ACCURACY, TOP
from xl_addin.outputs.watchlist.track_records import looked_back, record_rows, told
from xl_addin.records import Language

_TABLE = "records"
_SAID = f"{_TABLE}.said"
_ABOUT_ROW = 2


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without records; the row over the headings is the place ``said``."""
    sheet = add_table_sheet(book, _TABLE, ACCURACY, said.ABOUT, language)
    columns = len(read_layout().tables[_TABLE])
    about = "\n".join(one.text(language) for one in (said.ABOUT, said.ABOUT_LOOKING_BACK))
    style.aside(style.prose(sheet, _ABOUT_ROW, columns, about, language), language)
    style.prose(sheet, TOP - 1, columns, "", language)
    mark(sheet, TOP - 1, 1, _SAID)


def contents(edition: Edition) -> Contents:
    """Return what earlier forecasts say together, by months ahead and by model."""
    sentences = "\n".join(one.text(edition.language) for one in (told(edition), looked_back(edition)))
    places = {**source_place(_TABLE, edition), _SAID: sentences}
    return Contents(places, (Block(_TABLE, record_rows(edition)),))
