"""Cells in which the user chooses a model of the watchlist."""

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import charts as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.watchlist.skeleton import TYPED
from xl_addin.outputs.watchlist.titles import WATCHLIST, column_of
from xl_addin.records import Language

_EDGE = Side(style="thin", color=style.GREY)


def offer_models(sheet: Worksheet, cells: str, language: Language) -> None:
    """Let ``cells`` be chosen from the models of the watchlist, or left empty."""
    models = column_of(WATCHLIST, "watchlist", "model", language)
    choice = DataValidation(type="list", formula1=models, allow_blank=True, showErrorMessage=True)
    choice.errorTitle = said.MUST_CHOOSE_TITLE.text(language)
    choice.error = said.MUST_CHOOSE.text(language)
    choice.add(cells)
    sheet.add_data_validation(choice)


def make_typed(cell: Cell, language: Language) -> None:
    """Give ``cell`` the look of what the user fills in, with an edge that grey print shows, and two lines."""
    cell.font = Font(name=style.FACE[language], size=10)
    cell.fill = PatternFill("solid", fgColor=TYPED)
    cell.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    cell.alignment = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
