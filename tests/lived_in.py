"""A watchlist in which somebody has worked: what a user puts into a workbook, and how it is compared."""

from io import BytesIO
from pathlib import Path

import xlwings
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from package_edits import insert_column, rename_sheet, rewritten
from packages_made import with_parts
from PIL import Image as Picture
from pivots import with_pivot

LIST = "社内の一覧 2026"
"""What the user calls the watchlist."""
HEIGHT = 40
"""What the user made of the height of the first row of the list."""
NOTE = "Review every Monday"
"""A note that stands below the list, in its first column."""
_FIRST = 6
_RED = PatternFill("solid", fgColor="FF8080")
_VBA = Path(xlwings.__file__).parent / "quickstart_standalone.xlsm"


def live_in(made: bytes) -> bytes:
    """Return a watchlist of at least two models as it is after somebody has worked in it.

    Notes, a column in the middle, formulas, formats, a rule for colours, a validation, a comment, a name, a
    hidden column, a picture and a chart on a sheet of their own in front, protected sheets, sheets moved and
    renamed, headings renamed.
    """
    book = load_workbook(BytesIO(made))
    watchlist = book["Watchlist"]
    insert_column(watchlist, 5, "社内評価")
    _work_in_list(watchlist)
    book.defined_names["Favourite"] = DefinedName("Favourite", attr_text="'Watchlist'!$A$7")
    book["Method and limits"].protection.enable()
    book["Words"]["F3"] = "=1+1"
    _add_cover(book)
    book.move_sheet("Words", -9)
    file = BytesIO()
    book.save(file)
    return rename_sheet(file.getvalue(), "Watchlist", LIST)


def with_macros(content: bytes) -> bytes:
    """Return a workbook with a macro project, as a program of .xlsm files saves it."""
    project = rewritten(_VBA.read_bytes())["xl/vbaProject.bin"]
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    project_kind = b"application/vnd.ms-office.vbaProject"
    part = b'<Override PartName="/xl/vbaProject.bin" ContentType="' + project_kind + b'"/></Types>'
    relation = (
        b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>'
    )
    changes = {
        "[Content_Types].xml": lambda old: old.replace(kind, macros).replace(b"</Types>", part),
        "xl/_rels/workbook.xml.rels": lambda old: old.replace(b"</Relationships>", relation),
    }
    return with_parts(content, changes, {"xl/vbaProject.bin": project})


def lived_in(made: bytes) -> bytes:
    """Return the watchlist with all of this, a macro project and a pivot table among it."""
    return with_pivot(with_macros(live_in(made)))


def _work_in_list(sheet: Worksheet) -> None:
    for row, owner in enumerate(("佐藤", "Müller"), start=_FIRST):
        sheet.cell(row, _column(sheet, "Owner")).value = owner
        sheet.cell(row, _column(sheet, "Own note")).value = f"=not a formula? {row}\nsecond line 😀"
        sheet.cell(row, _column(sheet, "Own note")).data_type = "s"
        sheet.cell(row, 5).value = f'=IF(C{row}>50,"◎","○")'
    sheet.cell(_FIRST + 1, _column(sheet, "Uploaders (people)")).value = "=6*7"
    heat = sheet.cell(_FIRST, 3)
    heat.fill, heat.font, heat.comment = _RED, Font(bold=True), Comment("ask Sato", "Müller")
    sheet.row_dimensions[_FIRST].height = HEIGHT
    sheet.column_dimensions[get_column_letter(_column(sheet, "Certainty (%)"))].hidden = True
    rule = CellIsRule("equal", ['"◎"'], fill=_RED)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("E6:E99", rule)
    choice = DataValidation("list", formula1='"佐藤,Müller"', allow_blank=True)
    choice.add("E6:E99")
    sheet.add_data_validation(choice)
    sheet["A5"] = "候補モデル"
    below = sheet.max_row + 3
    sheet.cell(below, 1).value = NOTE
    sheet.cell(below + 1, 3).value = f"=AVERAGE(C6:C{below - 3})"


def _add_cover(book: Workbook) -> None:
    cover, pivot = book.create_sheet("表紙", 0), book.create_sheet("Pivot", 1)
    cover["B2"], cover["B3"] = "AI 基盤モデルの選定", "='Watchlist'!C6"
    cover["B3"].number_format = "0.00"
    cover.protection.enable()
    for row in (("team", "points"), ("A", 1), ("B", 2)):
        pivot.append(row)
    file = BytesIO()
    Picture.new("RGB", (8, 8), "navy").save(file, "png")
    cover.add_image(Image(file), "E2")
    chart = BarChart()
    chart.add_data(Reference(book["Watchlist"], min_col=3, min_row=6, max_row=7))
    cover.add_chart(chart, "E12")


def _column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[5] if cell.value == heading)
