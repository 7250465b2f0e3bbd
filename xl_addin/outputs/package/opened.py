"""A workbook open for writing: nothing reaches the package before everything is written."""

from collections.abc import Mapping

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.calc import calculate_on_load, drop_chain
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.locating import shared_strings
from xl_addin.outputs.package.parts import read_book, tables_of
from xl_addin.outputs.package.sheet import Sheet
from xl_addin.outputs.package.styles import Styles
from xl_addin.outputs.package.tables import Tables
from xl_addin.outputs.sheets import style
from xl_addin.records import Language


class Opened:
    """The sheets of a package that are written to, each read once.

    Parameters
    ----------
    package
        The workbook.
    language
        That of its texts, which says how high a line is.
    """

    def __init__(self, package: Package, language: Language) -> None:
        self.package = package
        self.book = read_book(package)
        self.styles = Styles(package, self.book.styles)
        self._line = style.LINE_HEIGHT[language]
        self._sheets: dict[str, Sheet] = {}
        self._tables: dict[str, Tables] = {}

    def sheet(self, part: str) -> Sheet:
        """Return the sheet of a part.

        Raises
        ------
        BadInput
            If the part is damaged or too large.
        """
        if part not in self._sheets:
            strings, content = shared_strings(self.package), self.package.read(part)
            self._sheets[part] = Sheet(
                content, part, strings, self.styles.guarded, date1904=self.book.date1904
            )
        return self._sheets[part]

    def tables(self, part: str) -> Tables:
        """Return the Excel tables of a sheet."""
        if part not in self._tables:
            self._tables[part] = Tables(tables_of(self.package, part))
        return self._tables[part]

    def fit(self, part: str, row: int, cells: Mapping[int, CellValue]) -> None:
        """Make a row high enough for the texts, by their columns, that its cells break into lines.

        No program does so for merged cells, and LibreOffice not for a file that it opens.
        """
        sheet = self.sheet(part)
        for column, text in cells.items():
            area = next((area for area in sheet.merged if area.has(row, column)), None)
            if area is None or area.top == area.bottom:
                columns = (column,) if area is None else range(area.left, area.right + 1)
                lines = style.lines_needed(str(text or ""), sum(map(sheet.width, columns)))
                sheet.set_height(row, lines * self._line + 3, fixed=area is not None)

    def keep(self) -> None:
        """Write everything into the package."""
        for part, sheet in self._sheets.items():
            self.package.replace(part, sheet.bytes())
        self.styles.keep(self.package)
        for tables in self._tables.values():
            tables.keep(self.package)
        if any(sheet.has_new_formulas for sheet in self._sheets.values()):
            drop_chain(self.package, self.book)
        calculate_on_load(self.package, self.book)


def as_language(value: object) -> Language:
    """Return the language that a workbook names; English where it names none."""
    return "ja" if value == "ja" else "en"
