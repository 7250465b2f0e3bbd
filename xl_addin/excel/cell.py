"""The edge of a cell: whatever a spreadsheet may hand over goes in, and only what it can show comes out."""

import logging
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

from xl_addin.errors import HFScoreError
from xl_addin.excel.arguments import clean, filled, grid, is_range
from xl_addin.excel.desk import Desk
from xl_addin.excel.table import CellError, Function, Result, Scalar, Table
from xl_addin.messages import cells

LONGEST_TEXT = 32_767
"""The most characters that a cell of Excel holds."""

_MOST_CELLS = 10_000
_TELLS_REASONS = "HFSTATUS"
_log = logging.getLogger(__name__)


def answer(function: Function, desk: Callable[[], Desk], given: Sequence[object]) -> Result:
    """Return what a cell with ``function`` shows; nothing is ever raised.

    A range where one model is wanted gives one result for each of its cells, None for a blank one. Text
    stays text: a value is not read as a formula, whatever it begins with.

    Parameters
    ----------
    function
        From the table.
    desk
        Returns the desk of this process.
    given
        The arguments as the host handed them over, blank and missing ones as None.
    """
    try:
        result = _showable(_answered(function, desk, given))
    except HFScoreError as error:
        result = CellError("na", error.sentence)
    except Exception:  # noqa: BLE001  the house's one: past this line a trace would fill the cell
        _log.exception("fault in %s", function.name)
        result = CellError("na", cells.fault(function.name))
    if isinstance(result, CellError):
        _log.info("%s: %s", function.name, result.reason.en)
        return _reason(result, desk) if function.name == _TELLS_REASONS else result
    return result


def _answered(function: Function, desk: Callable[[], Desk], given: Sequence[object]) -> Result:
    values = [*given, *[None] * (len(function.arguments) - len(given))]
    if function.arguments and function.arguments[0].kind == "model" and is_range(values[0]):
        return _over_range(function, desk(), values)
    meant = [clean(argument, value) for argument, value in zip(function.arguments, values, strict=True)]
    wrong = next((one for one in meant if isinstance(one, CellError)), None)
    return wrong or function.call(desk(), *meant)


def _over_range(function: Function, desk: Desk, values: Sequence[object]) -> Result:
    """Return one result for each cell of a range of models."""
    rows = filled(grid(values[0]))
    if sum(map(len, rows)) > _MOST_CELLS:
        return CellError("value", cells.too_many_cells(_MOST_CELLS))
    models = [cell for row in rows for cell in row if isinstance(cell, str)]
    if not models:
        return CellError("na", cells.no_model())
    desk.expect(models)
    return _each(function, desk, rows, values[1:])


def _each(function: Function, desk: Desk, rows: Sequence[Sequence[object]], rest: Sequence[object]) -> Result:
    """Return the results in the shape of the range; a table does not fit into a cell."""
    results = [[_one(function, desk, cell, rest) for cell in row] for row in rows]
    if any(isinstance(result, list) for row in results for result in row):
        return CellError("value", cells.one_model(function.name))
    return results


def _one(function: Function, desk: Desk, cell: object, rest: Sequence[object]) -> Any:
    return None if cell is None else answer(function, lambda: desk, [cell, *rest])


def _reason(error: CellError, desk: Callable[[], Desk]) -> str:
    try:
        return error.reason.text(desk().language)
    except HFScoreError:  # settings that cannot be read are the very reason
        return error.reason.en


def _showable(result: Result) -> Result:
    if isinstance(result, list):
        table: Table = [[_cell(cell) for cell in row] for row in result]
        return table
    return _cell(result)


def _cell(cell: Scalar | CellError) -> Scalar | CellError:
    if isinstance(cell, str):
        return cell[:LONGEST_TEXT]
    if isinstance(cell, float) and not isfinite(cell):
        return CellError("num", cells.no_number())
    return cell
