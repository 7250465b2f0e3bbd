"""Buttons on a sheet that start macros: shapes, because Excel and LibreOffice both let a shape start one.

openpyxl writes charts and images only. So a sheet keeps its buttons among its charts, and
:class:`ShapeWriter` takes them out again when the drawing is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.connector import Shape, ShapeMeta
from openpyxl.drawing.geometry import Point2D, PositiveSize2D, PresetGeometry2D, Transform2D
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.properties import NonVisualDrawingProps, NonVisualDrawingShapeProps
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor, AnchorClientData, SpreadsheetDrawing
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHEET_DRAWING_NS
from openpyxl.xml.functions import tostring

from xl_addin.outputs.sheets import style
from xl_addin.records import Language

if TYPE_CHECKING:
    from openpyxl.chart._chart import ChartBase

_POINT = 12_700  # English metric units
_LETTERS = 10  # points
_HEIGHT, _GAP, _MARGIN = 24.0, 8.0, 8.0  # points; the margin stands above and below
_PADDING = 12.0  # points, on each side of a caption
_EM = 1.2  # width of a bold full-width letter, over its size, in the widest font that may stand in


@dataclass(frozen=True, slots=True)
class Button:
    """A shape in its place and what it is called, as a sheet keeps it among its charts."""

    anchor: AbsoluteAnchor
    called: NonVisualDrawingProps


def add_buttons(sheet: Worksheet, row: int, captions: Mapping[str, str], language: Language) -> None:
    """Lay a row of equally wide buttons over ``row``, which is made as high as they need.

    Set the heights of the rows above before: the buttons keep their place on the sheet, whatever becomes of
    its columns, so that no two of them ever overlap.

    Parameters
    ----------
    captions
        What each button says, by the macro of this workbook that it starts.
    """
    sheet.row_dimensions[row].height = _HEIGHT + 2 * _MARGIN
    top = _MARGIN + sum(_row_height(sheet, above, language) for above in range(1, row))
    for button in _side_by_side(0, top, captions, language):
        sheet.add_chart(cast("ChartBase", button))


def drawn_buttons(left: float, top: float, captions: Mapping[str, str], language: Language) -> bytes:
    """Return the XML of a row of equally wide buttons, for a drawing that openpyxl does not write.

    Parameters
    ----------
    left, top
        Where the row begins, in points from the corner of the sheet.
    captions
        What each button says, by the macro of this workbook that it starts.
    """
    buttons = _side_by_side(left, top, captions, language)
    drawing = SpreadsheetDrawing(absoluteAnchor=[button.anchor for button in buttons])
    tree = drawing.to_tree()
    tree.set("xmlns", SHEET_DRAWING_NS)
    return cast("bytes", tostring(tree))


class ShapeWriter(ExcelWriter):
    """openpyxl's writer, which also writes the buttons of a sheet; charts and images are written as ever."""

    def _write_drawing(self, drawing: SpreadsheetDrawing) -> None:
        buttons = [chart for chart in drawing.charts if isinstance(chart, Button)]
        drawing.charts = [chart for chart in drawing.charts if not isinstance(chart, Button)]
        # openpyxl numbers charts and images from 1, and no two shapes of a drawing may have one number.
        first = len(drawing.charts) + len(drawing.images) + 1
        for number, button in enumerate(buttons, start=first):
            button.called.id = number
        drawing.absoluteAnchor = [button.anchor for button in buttons]
        super()._write_drawing(drawing)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a button stands and how large it is, in English metric units."""

    left: int
    top: int
    width: int
    height: int


def _side_by_side(left: float, top: float, captions: Mapping[str, str], language: Language) -> list[Button]:
    width = max(style.display_width(caption) for caption in captions.values()) * _LETTERS / 2 * _EM
    width += 2 * _PADDING
    places = [_units(left + number * (width + _GAP)) for number in range(len(captions))]
    return [
        _button(
            _Box(place, _units(top), _units(width), _units(_HEIGHT)), macro, _text(caption, language), caption
        )
        for place, (macro, caption) in zip(places, captions.items(), strict=True)
    ]


def _button(box: _Box, macro: str, text: RichText, description: str) -> Button:
    called = NonVisualDrawingProps(id=1, name=macro, descr=description)
    properties = NonVisualDrawingShapeProps()
    properties.txBax = None  # openpyxl misspells its own attribute and cannot write it unset
    shape = Shape(
        macro=f"[0]!{macro}",  # [0] is this workbook, whatever its file is called
        textlink="",
        nvSpPr=ShapeMeta(cNvPr=called, cNvSpPr=properties),
        spPr=_look(box),
        txBody=text,
    )
    unprinted = AnchorClientData(fPrintsWithSheet=False)
    place, size = XDRPoint2D(x=box.left, y=box.top), XDRPositiveSize2D(cx=box.width, cy=box.height)
    return Button(AbsoluteAnchor(pos=place, ext=size, sp=shape, clientData=unprinted), called)


def _look(box: _Box) -> GraphicalProperties:
    return GraphicalProperties(
        xfrm=Transform2D(off=Point2D(x=box.left, y=box.top), ext=PositiveSize2D(cx=box.width, cy=box.height)),
        prstGeom=PresetGeometry2D(prst="roundRect"),
        solidFill=style.BLUE,
        ln=LineProperties(noFill=True),
    )


def _text(text: str, language: Language) -> RichText:
    face = Font(typeface=style.FACE[language])
    letters = CharacterProperties(sz=100 * _LETTERS, b=True, solidFill=style.WHITE, latin=face, ea=face)
    run = RegularTextRun(rPr=letters, t=text)
    return RichText(
        bodyPr=RichTextProperties(anchor="ctr", lIns=0, rIns=0, tIns=0, bIns=0),
        p=[Paragraph(pPr=ParagraphProperties(algn="ctr"), r=[run])],
    )


def _row_height(sheet: Worksheet, row: int, language: Language) -> float:
    return sheet.row_dimensions[row].height or style.LINE_HEIGHT[language]


def _units(points: float) -> int:
    return round(points * _POINT)
