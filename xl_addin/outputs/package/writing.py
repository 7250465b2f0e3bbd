"""How one content gets into one cell."""

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.live import is_live
from xl_addin.outputs.package.sheet import Sheet
from xl_addin.outputs.watchlist.contents import Content, Result


def write(sheet: Sheet, row: int, column: int, content: Content, style: str | None = None) -> None:
    """Write ``content`` into a cell; ``style`` is for one that the sheet does not have yet.

    A formula of the user's stays as it is. One that only asks HFScore gets the value as what it gave last.
    """
    if isinstance(content, Result):
        sheet.put_result(row, column, content.value)
    elif sheet.is_calculated(row, column):
        if is_live(sheet.formula(row, column) or ""):
            sheet.put_result(row, column, content)
    else:
        sheet.put(row, column, content, style)


def shown_by(content: Content) -> CellValue:
    """Return what a cell with ``content`` shows."""
    return content.value if isinstance(content, Result) else content
