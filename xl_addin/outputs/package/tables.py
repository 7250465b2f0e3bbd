"""The Excel tables of a sheet, whose areas follow their rows."""

from collections.abc import Sequence
from dataclasses import replace

from xl_addin.outputs.package.areas import Area
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import main, parse, written
from xl_addin.outputs.package.parts import TablePart


class Tables:
    """The tables of one sheet; what changes reaches the package with :meth:`keep`."""

    def __init__(self, tables: Sequence[TablePart]) -> None:
        self._before = tuple(tables)
        self._now = list(tables)

    def around(self, row: int, column: int) -> TablePart | None:
        """Return the table that a cell belongs to, as it is now."""
        return next((table for table in self._now if table.area.has(row, column)), None)

    def extend(self, row: int, column: int) -> None:
        """Let the table that ends right above a cell take its row in, where nothing prevents it."""
        table = self.around(row - 1, column)
        if table is not None and table.area.bottom == row - 1:
            self.end(table, row)

    def end(self, table: TablePart, bottom: int) -> None:
        """Let ``table`` end with the row ``bottom``; not one with totals, nor into another."""
        area = replace(table.area, bottom=max(bottom, table.area.top + 1))
        if not table.totals and not self._meets_another(table, area):
            self._now[self._now.index(table)] = replace(table, area=area)

    def keep(self, package: Package) -> None:
        """Write the areas that changed into the package."""
        for before, now in zip(self._before, self._now, strict=True):
            if before != now:
                package.replace(now.part, _with_area(package.read(now.part), now))

    def _meets_another(self, table: TablePart, area: Area) -> bool:
        return any(other.part != table.part and other.area.meets(area) for other in self._now)


def _with_area(content: bytes, table: TablePart) -> bytes:
    root = parse(content, table.part)
    root.set("ref", str(table.area))
    for kept in root.iter(main("autoFilter")):
        kept.set("ref", str(table.area))
    for sorted_once in list(root.iter(main("sortState"))):  # the rows may be out of order now
        parent = sorted_once.getparent()
        if parent is not None:
            parent.remove(sorted_once)
    return written(root)
