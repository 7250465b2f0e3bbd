"""The empty sheet of weights: what the user chooses and types, and the formulas that read it."""

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import weighing as said
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.sheets.table import add_shades
from xl_addin.outputs.watchlist.edition import AXES
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.sheets.weights_grid import (
    IN_USE,
    NAMES,
    PROFILES_LEFT,
    ROOM,
    SCORES,
    TOP,
    WEIGHT_LETTERS,
    WEIGHTS_IN_USE,
    axis_formula,
    profile_rows,
    row_formulas,
    weight_formula,
)
from xl_addin.outputs.watchlist.skeleton import (
    TYPED,
    begin_sheet,
    write_first_row,
    write_head,
    write_source,
)
from xl_addin.outputs.watchlist.titles import MOST_MODELS, WEIGHTS
from xl_addin.records import Language, Sentence

AXIS_NAMES = (
    Sentence("Safety", "安全性"),
    Sentence("Regulatory fit", "規制適合"),
    Sentence("Cost", "コスト"),
)
"""What the axes of a new workbook are called."""

_PALE = PatternFill("solid", fgColor=TYPED)

_ABOUT = Sentence(
    "Fit the overall score to your trade: choose the profile in use (such as Medical), change its weights in "
    "the list at the right, give your models points under safety and the like. Pale cells are yours.",
    "業種に合わせて総合スコアを調整できます。「使用中のプロファイル」を選び（例：医療）、"
    "右の一覧で重みを変更し、安全性などの列に各モデルの点数を入力します。淡色のセルは自由に変更できます。",
)
_IN_USE = Sentence("Profile in use", "使用中のプロファイル")
_PROFILES = Sentence("Profiles", "プロファイル一覧")
_PROPORTION = Sentence(
    "Only the proportion of the weights counts; an empty weight does not count.",
    "重みは比率だけが意味を持ちます。空欄の項目は使いません。",
)
_SCORE_COLUMNS = len(SCORES)


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``: the profile in use, below it the models, the profiles beside them."""
    sheet = begin_sheet(book, WEIGHTS, _ABOUT, language)
    write_source(sheet, "weights", language)
    _add_models(sheet, language)
    _add_in_use(sheet, language)
    _add_profiles(sheet, language)
    _add_checks(sheet, language)
    sheet.freeze_panes = f"B{TOP + 1}"
    set_page(sheet, WEIGHTS.text(language), language, repeated_row=TOP)
    sheet.print_title_rows = f"{NAMES}:{TOP}"
    sheet.print_title_cols = "A:A"
    sheet.page_setup.fitToWidth = 2  # the profiles stand at the right; on one page nobody could read them


def _add_models(sheet: Worksheet, language: Language) -> None:
    columns = write_head(sheet, TOP, "weights", language)
    write_first_row(sheet, TOP + 1, columns, language)
    formulas = row_formulas(language)
    for index, column in enumerate(columns, start=1):
        if column.key in formulas:
            sheet.cell(TOP + 1, index).value = formulas[column.key]
    # Without filters: they would hide profiles, which stand in the same rows.
    heads = [
        TableColumn(id=n, name=column.heading.text(language)) for n, column in enumerate(columns, start=1)
    ]
    table = Table(
        displayName="weights", ref=f"A{TOP}:{get_column_letter(len(columns))}{TOP + 1}", tableColumns=heads
    )
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    add_shades(sheet, TOP + 1, TOP + MOST_MODELS, columns)


def _add_in_use(sheet: Worksheet, language: Language) -> None:
    style.caption(put(sheet, NAMES, 1, _IN_USE.text(language)), language)
    for axis, name in enumerate(AXIS_NAMES):
        cell = put(sheet, NAMES, 2 + _SCORE_COLUMNS + axis, name.text(language))
        cell.font = Font(name=style.FACE[language], size=9, bold=True, color=style.DARK)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill = _PALE
        mark(sheet, NAMES, cell.column, f"axis_{axis + 1}")
    sheet.row_dimensions[NAMES].height = 2 * style.LINE_HEIGHT[language]
    chosen = put(sheet, IN_USE, 1, None)
    style.caption(chosen, language)
    chosen.alignment = Alignment(vertical="center", indent=1)
    chosen.fill = _PALE
    mark(sheet, IN_USE, 1, "weights.profile")
    for place in range(1, len(WEIGHT_LETTERS) + 1):
        _formula(sheet, IN_USE, 1 + place, weight_formula(place), f"weights.use_{place}")
    hint = f'"{said.unknown_profile().text(language)}","{said.profile_in_use().text(language)}"'
    formula = f"=IF(COUNT({WEIGHTS_IN_USE})=0,{hint})"
    beside = _formula(sheet, IN_USE, 2 + len(WEIGHT_LETTERS), formula, "weights.hint")
    beside.alignment = Alignment(vertical="center", indent=1)
    style.aside(beside, language)


def _add_profiles(sheet: Worksheet, language: Language) -> None:
    sheet.column_dimensions[get_column_letter(PROFILES_LEFT - 1)].width = 3
    style.caption(put(sheet, IN_USE, PROFILES_LEFT, _PROFILES.text(language)), language)
    style.aside(put(sheet, IN_USE, PROFILES_LEFT + 1, _PROPORTION.text(language)), language)
    for index, column in enumerate(read_layout().tables["profiles"]):
        at = PROFILES_LEFT + index
        sheet.column_dimensions[get_column_letter(at)].width = column.width[language]
        style.heading(put(sheet, TOP, at, column.heading.text(language)), language, vertical="top")
        mark(sheet, TOP, at, f"profiles.{column.key}")
        for row in range(TOP + 1, TOP + ROOM + 1):
            cell = put(sheet, row, at, None, column.format.text(language))
            style.body(cell, left=index == 0)
            cell.fill = _PALE
    for axis in range(AXES):
        sheet.cell(TOP, PROFILES_LEFT + 1 + _SCORE_COLUMNS + axis).value = f"={axis_formula(axis, language)}"


def _formula(sheet: Worksheet, row: int, column: int, formula: str, key: str) -> Cell:
    cell = put(sheet, row, column, None, "0.##")
    cell.value = formula
    cell.alignment = Alignment(vertical="center")
    mark(sheet, row, column, key)
    return cell


def _add_checks(sheet: Worksheet, language: Language) -> None:
    chosen = DataValidation(type="list", formula1=profile_rows(0), allow_blank=True)
    weight = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    points = DataValidation(
        type="decimal", operator="between", formula1="0", formula2="100", allow_blank=True
    )
    first, last = (get_column_letter(PROFILES_LEFT + place) for place in (1, len(WEIGHT_LETTERS)))
    weights = f"{first}{TOP + 1}:{last}{TOP + ROOM}"
    _check(sheet, chosen, f"A{IN_USE}", said.choose_a_profile(), language)
    _check(sheet, weight, weights, said.weight_from_zero(), language)
    _check(sheet, points, f"E{TOP + 1}:G{TOP + MOST_MODELS}", said.points_in_range(), language)


def _check(
    sheet: Worksheet, validation: DataValidation, cells: str, sentence: Sentence, language: Language
) -> None:
    validation.error, validation.errorTitle = sentence.text(language), "HFScore"
    validation.showErrorMessage = True
    validation.add(cells)
    sheet.add_data_validation(validation)
