"""Which models the formulas of a sheet ask about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from xl_addin.libreoffice.client.board import Entry
from xl_addin.libreoffice.client.models import asked, first_arguments, on_sheet
from xl_addin.libreoffice.client.names import Names

WITH_MODEL = ("HFSCORE", "HFRANK")
NAMES = Names((*WITH_MODEL, "HFQUOTA", "HFSCORERANGE"))


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ('=HFSCORE("a;)/b";"heat")', [("HFSCORE", '"a;)/b"')]),
        ("=IF(HFSCORE(A1)>1;HFRANK(B1:B9;1);0)", [("HFSCORE", "A1"), ("HFRANK", "B1:B9")]),
        ("=HFSCORE(INDEX(A1:B2;1;2);2)", [("HFSCORE", "INDEX(A1:B2;1;2)")]),
        ('="HFSCORE(A1)"', []),
        ("=HFQUOTA()", [("HFQUOTA", "")]),
    ],
)
def test_first_arguments(formula: str, found: list[tuple[str, str]]) -> None:
    """Up to the sign that parts arguments, whatever stands in brackets or texts before it."""
    assert list(first_arguments(formula)) == found


def test_models_of_all_questions() -> None:
    """Single ones and ranges, each once; counts of a sheet are no models."""
    entries = [
        Entry("HFSCORE", ["a/b", "heat"]),
        Entry("HFRANK", [[["a/b"], [None], [" c/d "]]]),
        Entry("HFSCORERANGE", [[[1.0]]]),
        Entry("HFSCORE", []),
    ]
    assert asked(entries, WITH_MODEL) == ["a/b", "c/d"]


@dataclass
class Block:
    """Cells of a sheet as the office tells of them."""

    data: Sequence[Sequence[Any]]
    StartColumn: int = 0
    StartRow: int = 0
    EndColumn: int = 0
    EndRow: int = 0

    def getRangeAddresses(self) -> list["Block"]:  # noqa: N802  the office's names
        """Return the areas of the cells."""
        return [self]

    def getFormulaArray(self) -> Sequence[Sequence[Any]]:  # noqa: N802
        """Return the rows."""
        return self.data

    def getDataArray(self) -> Sequence[Sequence[Any]]:  # noqa: N802
        """Return the rows."""
        return self.data

    def getSpreadsheet(self) -> "Block":  # noqa: N802
        """Return the sheet, which has no other cells."""
        return self

    def queryContentCells(self, _: int) -> "Block":  # noqa: N802
        """Return where something stands."""
        return self

    def getCellRangeByPosition(self, *_: int) -> "Block":  # noqa: N802
        """Return the cells."""
        return self


@dataclass
class Sheet:
    """A sheet whose formulas stand in one column."""

    formulas: list[str]
    cells: dict[str, Any] = field(default_factory=dict)

    def queryFormulaCells(self, _: int) -> Block:  # noqa: N802
        """Return where formulas stand."""
        return Block([])

    def getCellRangeByPosition(self, *_: int) -> Block:  # noqa: N802
        """Return the cells with the formulas."""
        return Block([[text] for text in self.formulas])

    def getCellRangeByName(self, name: str) -> Block:  # noqa: N802
        """Return other cells."""
        return Block(self.cells[name])


def test_models_of_a_sheet() -> None:
    """Those that its formulas name by a text or by cells."""
    cells = {"A1": [["a/b"]], "B1:B2": [["c/d"], [""]]}
    formulas = ["=ORG.HFSCORE.ADDIN.HFSCORE($A$1)", "=HFRANK(B1:B2)", '=HFSCORE("e/f")', "=1+1"]
    assert on_sheet(Sheet(formulas, cells), NAMES, WITH_MODEL) == ["a/b", "c/d", "e/f"]


def test_a_name_that_is_calculated_is_not_guessed() -> None:
    """Then it is not known which models the sheet asks about."""
    assert on_sheet(Sheet(['=HFSCORE(A1&"/b")']), NAMES, WITH_MODEL) is None
