"""Cells in which a model is chosen."""

from openpyxl import Workbook

from xl_addin.outputs.watchlist.choosers import make_typed, offer_models
from xl_addin.outputs.watchlist.skeleton import TYPED


def test_models_of_the_watchlist_are_offered() -> None:
    """The list is the column of models; another text is answered in words, an empty cell is allowed."""
    sheet = Workbook().create_sheet()
    offer_models(sheet, "B6:B11", "ja")
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, str(choice.sqref), choice.allow_blank) == ("list", "B6:B11", True)
    assert choice.formula1 == "'ウォッチリスト'!$A$6:$A$1005"
    assert choice.showErrorMessage
    assert len(choice.errorTitle or "") <= 32  # all that Excel allows
    assert "追加して更新" in (choice.error or "")


def test_cell_to_choose_looks_typed() -> None:
    """It has the pale fill of what is typed, an edge for grey print, and breaks a long id."""
    sheet = Workbook().create_sheet()
    make_typed(sheet["B4"], "en")
    assert sheet["B4"].fill.fgColor.rgb.endswith(TYPED)
    assert sheet["B4"].border.left.style == "thin"
    assert sheet["B4"].alignment.wrap_text
