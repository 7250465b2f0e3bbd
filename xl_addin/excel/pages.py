"""The sheets of a workbook as they were read, and which models their formulas name."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from xl_addin.excel.formulas import Reference, first_arguments, is_name, texts
from xl_addin.excel.functions import FUNCTIONS

_TAKE_MODELS = frozenset(
    function.name
    for function in FUNCTIONS
    if function.arguments and function.arguments[0].kind in {"model", "models"}
)


@dataclass(frozen=True, slots=True)
class Page:
    """The used cells of one sheet, row by row.

    Attributes
    ----------
    top, left
        Row and column of the first of them, counted from 1.
    formulas, values
        What was typed and what is shown, in the same shape; an error is shown as None.
    """

    top: int
    left: int
    formulas: Sequence[Sequence[object]]
    values: Sequence[Sequence[object]]

    def models(self, area: Reference) -> list[str]:
        """Return the texts of ``area``, without spaces around; what is not used costs nothing."""
        rows = self.values[_span(area.top, area.bottom, self.top)]
        return _models(value for row in rows for value in row[_span(area.left, area.right, self.left)])

    def arguments(self, *, errors_only: bool = False) -> Iterator[str]:
        """Yield the first argument of each call of a function of HFScore that takes models.

        ``errors_only`` leaves formulas out that show something. A text that only reads like a formula shows
        itself, and is none.
        """
        for formulas, values in zip(self.formulas, self.values, strict=True):
            for formula, value in zip(formulas, values, strict=True):
                is_formula = isinstance(formula, str) and formula.startswith("=") and formula != value
                if is_formula and not (errors_only and value is not None):
                    yield from first_arguments(str(formula), _TAKE_MODELS)


@dataclass(frozen=True, slots=True)
class Pages:
    """The workbook, read as far as it is needed.

    Attributes
    ----------
    sheets
        The names of its sheets.
    page
        Reads one of them.
    meaning
        Tells what a defined name refers to, seen from a sheet; None where there is no such name.
    """

    sheets: Collection[str]
    page: Callable[[str], Page]
    meaning: Callable[[str, str], str | None]

    def models(self, sheet: str, argument: str) -> list[str] | None:
        """Return the model ids that an argument on ``sheet`` names; None where it is computed.

        Texts are understood, references and names of them. What Excel computes, a table's column and cells
        of another workbook are not.
        """
        meant = self.meaning(sheet, argument) if is_name(argument) and not Reference.of(argument) else None
        argument = argument if meant is None else meant.removeprefix("=")
        area = Reference.of(argument)
        if area is None:
            found = texts(argument)
            return None if found is None else _models(found)
        place = sheet if area.sheet is None else area.sheet
        return self.page(place).models(area) if place in self.sheets else None


def _models(values: Iterable[object]) -> list[str]:
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def _span(first: int, last: int, origin: int) -> slice:
    return slice(max(first - origin, 0), max(last + 1 - origin, 0))
