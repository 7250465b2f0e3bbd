"""A workbook of Excel as far as a macro reads it, which notes every attempt to write."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fake_win32 import Dispatched, FakeRange, com_error

Rows = Sequence[Sequence[Any]]


class FakeSheet(Dispatched):
    """A sheet of a workbook.

    Parameters
    ----------
    name
        As its tab shows it.
    formulas
        What was typed into the used cells, row by row.
    values
        What they show; without it, what was typed.
    corner
        Row and column of the first used cell.
    names
        The defined names that hold on this sheet only.
    """

    def __init__(
        self,
        name: str,
        formulas: Rows,
        values: Rows | None = None,
        *,
        corner: tuple[int, int] = (1, 1),
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.Name = name
        self.Parent: Any = None  # the workbook, once it has one
        self.Names = FakeNames(names or {})
        self.UsedRange = FakeArea(self, formulas, formulas if values is None else values, corner)


class FakeArea(FakeRange):
    """The used cells of a sheet; what is read of them is counted, what is written is noted.

    One cell gives a value, several give rows, as COM does.
    """

    def __init__(self, sheet: FakeSheet, formulas: Rows, values: Rows, corner: tuple[int, int]) -> None:
        self.reads = 0
        self.written: list[str] = []
        super().__init__(values)
        self.Worksheet: Any = sheet
        self.Row, self.Column = corner
        self.Formula = FakeRange(formulas).Value
        self.written.clear()  # of what was given here

    def __setattr__(self, name: str, value: Any) -> None:
        """Note that a property is written."""
        if name[0].isupper():
            self.written.append(name)
        object.__setattr__(self, name, value)

    def __getattribute__(self, name: str) -> Any:
        """Count how often the values are fetched, which is what takes Excel time."""
        if name == "Value":
            self.reads += 1
        return object.__getattribute__(self, name)


class FakeNames(Dispatched):
    """The defined names of a workbook or a sheet, which mean formulas."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def __call__(self, name: str) -> Any:
        """Look a name up, in any case."""
        for own, meaning in self._names.items():
            if own.casefold() == name.casefold():
                return _Named(own, meaning)
        raise com_error


class _Named(Dispatched):
    def __init__(self, name: str, meaning: str) -> None:
        self.Name, self.RefersTo = name, meaning


class FakeWorksheets(Dispatched):
    """The sheets of a workbook."""

    def __init__(self, parent: Any, sheets: Sequence[FakeSheet]) -> None:
        self.Parent, self._sheets, self.Count = parent, sheets, len(sheets)

    def __iter__(self) -> Iterator[FakeSheet]:
        """Go through the sheets in the order of their tabs."""
        return iter(self._sheets)

    def __call__(self, name: str) -> FakeSheet:
        """Look a sheet up by its name."""
        for sheet in self._sheets:
            if sheet.Name == name:
                return sheet
        raise com_error


class FakeApplication(Dispatched):
    """Excel itself, whose status bar remembers what it showed; False gives it back to Excel."""

    Hwnd = 1

    def __init__(self) -> None:
        self.shown: list[Any] = []

    @property
    def StatusBar(self) -> Any:  # noqa: N802  Excel's name
        """What the status bar shows."""
        return self.shown[-1] if self.shown else False

    @StatusBar.setter
    def StatusBar(self, text: Any) -> None:  # noqa: N802  Excel's name
        self.shown.append(text)


class FakeWorkbook(Dispatched):
    """A workbook whose first sheet is the one shown."""

    def __init__(self, *sheets: FakeSheet, names: Mapping[str, str] | None = None) -> None:
        self.Name = "book.xlsm"
        self.Application = FakeApplication()
        self.Names = FakeNames(names or {})
        self.Worksheets = FakeWorksheets(self, sheets)
        self.ActiveSheet: Any = sheets[0]
        for sheet in sheets:
            sheet.Parent = self

    @property
    def written(self) -> list[str]:
        """What was written into cells, by the properties' names."""
        return [name for sheet in self.Worksheets for name in sheet.UsedRange.written]
