"""Drives an office from its own Python: one JSON order a line on stdin, one JSON answer a line on stdout.

    python3 driver.py PIPE

It knows nothing of HFScore but the names of the add-in's services, and needs no more than Python and uno.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import Any

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS, NONE = 60.0, -1
EVERY_RESULT, TEXT, ERROR = 7, 2, 4


class Driver:
    """An office and the document that is being worked on."""

    def __init__(self, pipe: str) -> None:
        self.context = connected(pipe)
        self.manager = self.context.ServiceManager
        self.desktop = self.made("com.sun.star.frame.Desktop")
        self.opened: list[Any] = []

    @property
    def document(self) -> Any:
        """The document that was opened last."""
        return self.opened[-1]

    def made(self, service: str) -> Any:
        """Return a new object of the office."""
        return self.manager.createInstanceWithContext(service, self.context)

    def make(self, service: str) -> str:
        """Return what the office says of a new object."""
        return str(self.made(service))[:300]

    def new(self) -> None:
        """Begin a document."""
        self.opened.append(self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))

    def open(self, path: str, *, hidden: bool = False) -> None:
        """Open a document; one that is hidden has no window."""
        url = uno.systemPathToFileUrl(path)
        self.opened.append(self.desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", hidden),)))

    def save(self, path: str, kind: str) -> None:
        """Write a copy."""
        self.document.storeToURL(uno.systemPathToFileUrl(path), (option("FilterName", kind),))

    def store_as(self, path: str, kind: str) -> None:
        """Save under another name."""
        self.document.storeAsURL(uno.systemPathToFileUrl(path), (option("FilterName", kind),))

    def set(self, cells: dict[str, Any], sheet: int = 0) -> None:
        """Fill cells: a text as if it was typed, a number."""
        for place, content in cells.items():
            cell = self.sheet(sheet).getCellRangeByName(place).getCellByPosition(0, 0)
            if isinstance(content, str):
                cell.setFormula(content)
            elif content is not None:
                cell.setValue(content)

    def array(self, area: str, formula: str, sheet: int = 0) -> None:
        """Enter a formula for an area."""
        self.sheet(sheet).getCellRangeByName(area).setArrayFormula(formula)

    def filled(self, area: str, formulas: list[list[str]], seconds: float = SECONDS) -> float:
        """Enter formulas and return the seconds until every cell shows a number."""
        begun = time.monotonic()
        block = self.sheet(0).getCellRangeByName(area)
        block.setFormulaArray(tuple(map(tuple, formulas)))
        while time.monotonic() - begun < seconds:
            if block.queryFormulaCells(1).getRangeAddresses() and not block.queryFormulaCells(4).getCount():
                return time.monotonic() - begun
            time.sleep(0.01)
        return -1.0

    def read(self, area: str, sheet: Any = 0) -> list[list[dict[str, Any]]]:
        """Return what the cells of an area show, row by row."""
        block = self.sheet(sheet).getCellRangeByName(area)
        where = block.getRangeAddress()
        columns, rows = where.EndColumn - where.StartColumn + 1, where.EndRow - where.StartRow + 1
        return [
            [seen(block.getCellByPosition(column, row)) for column in range(columns)] for row in range(rows)
        ]

    def formulas(self, sheet: Any = 0) -> dict[str, str]:
        """Return every formula of a sheet by its cell."""
        found = {}
        one = self.sheet(sheet)
        for area in one.queryFormulaCells(EVERY_RESULT).getRangeAddresses():
            for row in range(area.StartRow, area.EndRow + 1):
                for column in range(area.StartColumn, area.EndColumn + 1):
                    cell = one.getCellByPosition(column, row)
                    found[cell.AbsoluteName.split(".")[-1].replace("$", "")] = cell.getFormula()
        return found

    def errors(self) -> list[str]:
        """Return where formulas give an error, in every sheet."""
        return [
            f"{sheet.Name}: {sheet.queryFormulaCells(ERROR).getRangeAddressesAsString()}"
            for sheet in map(self.sheet, self.names())
            if sheet.queryFormulaCells(ERROR).getCount()
        ]

    def widen(self, widths: dict[str, int]) -> None:
        """Give columns of the first sheet a width [0.01 mm]."""
        for column, width in widths.items():
            self.sheet(0).Columns.getByName(column).Width = width

    def round(self, area: str) -> None:
        """Show one decimal place in an area of the first sheet."""
        empty = uno.createUnoStruct("com.sun.star.lang.Locale")
        number = self.document.getNumberFormats().queryKey("0.0", empty, False)  # noqa: FBT003  the office's way
        if number == NONE:
            number = self.document.getNumberFormats().addNew("0.0", empty)
        self.sheet(0).getCellRangeByName(area).NumberFormat = number

    def names(self) -> list[str]:
        """Return the names of the sheets."""
        return list(self.document.Sheets.getElementNames())

    def modified(self) -> bool:
        """Tell whether the document counts as changed."""
        return bool(self.document.isModified())

    def calculate(self, *, hard: bool = False) -> float:
        """Calculate what has changed, or everything; return the seconds."""
        begun = time.monotonic()
        (self.document.calculateAll if hard else self.document.calculate)()
        return time.monotonic() - begun

    def bind(self) -> None:
        """Let the add-in bind the names."""
        self.made("org.hfscore.BindJob").execute((NamedValue("Model", self.document),))

    def do(self, command: str) -> None:
        """Do a command of the menu."""
        self.made("org.hfscore.Commands").trigger(command)

    def active_sheet(self) -> str:
        """Return the name of the sheet that is shown."""
        return str(self.document.getCurrentController().getActiveSheet().Name)

    def described(self, start: str) -> dict[str, Any]:
        """Return what the function wizard knows of functions, by their names."""
        known = self.made("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for number in range(known.getCount()):
            one = {prop.Name: prop.Value for prop in known.getByIndex(number)}
            if str(one["Name"]).startswith(start):
                arguments = [[a.Name, a.Description, bool(a.IsOptional)] for a in one["Arguments"] or ()]
                found[one["Name"]] = {"description": one["Description"], "arguments": arguments}
        return found

    def close(self) -> None:
        """Close the document; the one before it is worked on again."""
        document = self.opened.pop()
        document.setModified(False)
        document.close(True)  # noqa: FBT003  the office knows no names

    def end(self) -> None:
        """Let the office end."""
        with suppress(Exception):  # the bridge breaks with the office
            self.desktop.terminate()

    def sheet(self, which: Any) -> Any:
        """Return a sheet by its name or number."""
        sheets = self.document.Sheets
        return sheets.getByName(which) if isinstance(which, str) else sheets.getByIndex(which)


def seen(cell: Any) -> dict[str, Any]:
    """Return what is to be told of a cell; a text is told as such, whether typed or calculated."""
    is_text = cell.Type.value == "TEXT" or (cell.Type.value == "FORMULA" and cell.FormulaResultType2 == TEXT)
    return {"number": cell.getValue(), "text": cell.getString(), "error": cell.getError(), "is_text": is_text}


def option(name: str, value: Any) -> Any:
    """Return an option as the office takes it."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe: str) -> Any:
    """Return the context of the office that listens at a pipe, which may still be starting."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def told(answer: dict[str, Any]) -> None:
    """Answer an order."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Follow the orders until there are no more."""
    driver = Driver(sys.argv[1])
    told({"done": None})
    for line in sys.stdin:
        order = json.loads(line)
        try:
            done = {"done": getattr(driver, order.pop("order"))(**order)}
        except Exception as error:  # noqa: BLE001  the test is told
            done = {"failed": f"{type(error).__name__}: {error}"}
        told(done)


if __name__ == "__main__":
    main()
