"""Reads a panel: anybody's monthly counts as CSV, one row for each series and month."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from xl_addin.errors import BadInput
from xl_addin.messages import panels
from xl_addin.panels.file import READING, encoding_of, opened, told
from xl_addin.records import Sentence

ROLES = ("series", "month", "cumulative")
_LAST_MONTH = 1200  # a hundred years
_LARGEST_COUNT = 2.0**53  # beyond it a double no longer tells neighbouring whole numbers apart
_FAULTS = (
    panels.series_negative,
    panels.series_month_twice,
    panels.series_gap,
    panels.series_decrease,
)
_GAP = _FAULTS.index(panels.series_gap)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Monthly counts of N series over at most T months.

    ``new`` has shape (N, T) and holds what was added in each month since release, 0 past a series'
    end; ``months`` has shape (N,) and holds the whole months observed, 0 for a faulty series;
    ``faults`` says of the index of a faulty series what is wrong with it.
    """

    names: tuple[str, ...]
    new: NDArray[np.float64]
    months: NDArray[np.int64]
    faults: Mapping[int, Sentence]


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows of a panel, by series and month; ``code`` is the index of the row's series."""

    code: NDArray[np.int64]
    month: NDArray[np.int64]
    cumulative: NDArray[np.float64]


def parse_columns(text: str) -> dict[str, str]:
    """Return the headings named by ``text``, such as ``series=base_model,month=month_since_release``.

    Raises
    ------
    BadInput
        If a part is not name=heading, the name is not one of :data:`ROLES`, or it comes twice.
    """
    columns: dict[str, str] = {}
    for part in text.split(","):
        role, _, heading = (piece.strip() for piece in part.partition("="))
        if role not in ROLES or not heading or role in columns:
            raise BadInput(panels.columns_option(part))
        columns[role] = heading
    return columns


def read_panel(path: Path, columns: Mapping[str, str]) -> Panel:
    """Read a panel from a CSV or CSV.gz file in UTF-8 or Shift_JIS (cp932).

    Rows may stand in any order; series keep the order of their first appearance. Month 0 may be
    absent. What a series had at month 0 belongs to its month 1, so that cumulative counts stay the
    file's own. Rows without any content are passed over.

    Parameters
    ----------
    path
        The file; row 1 holds the headings.
    columns
        The file's headings for any of :data:`ROLES` that are called otherwise there.

    Raises
    ------
    BadInput
        If the file cannot be read, holds no rows, lacks a column, or a cell cannot be read.
    """
    encoding = encoding_of(path)
    with told(path), opened(path) as file:
        table = pd.read_csv(file, encoding=encoding, **READING)
    return panel_of(path, table.iloc[1:], place_columns(path, table, columns))


def place_columns(path: Path, table: pd.DataFrame, columns: Mapping[str, str]) -> dict[str, int]:
    """Return heading and position of each role's column, by the headings in the table's first row."""
    found = [str(cell).strip() for cell in table.iloc[0]]
    places = {}
    for role in ROLES:
        heading = columns.get(role, role).strip()
        if heading not in found:
            raise BadInput(panels.panel_column_missing(path, heading, role, found))
        if found.count(heading) > 1:
            raise BadInput(panels.panel_column_twice(path, heading))
        places[heading] = found.index(heading)
    return places


def panel_of(path: Path, body: pd.DataFrame, places: Mapping[str, int]) -> Panel:
    """Return the panel that the rows below the headings hold; rows without any content are passed over."""
    filled = body[(body != "").any(axis=1)]
    if filled.empty:
        raise BadInput(panels.panel_empty(path))
    series, month, cumulative = (filled.iloc[:, place].rename(name) for name, place in places.items())
    code, names = pd.factorize(series)
    _refuse(path, series, names.str.strip().to_numpy()[code] == "", panels.a_series_name())
    rows = _Rows(code, _months(path, month), _counts(path, cumulative))
    return _panel(tuple(map(str, names)), _in_order(rows))


def _months(path: Path, cells: "pd.Series[str]") -> NDArray[np.int64]:
    numbers = _numbers(cells)
    _refuse(
        path,
        cells,
        ~(np.abs(numbers) <= _LAST_MONTH) | (numbers != np.floor(numbers)),
        panels.a_month(_LAST_MONTH),
    )
    return numbers.astype(np.int64)


def _counts(path: Path, cells: "pd.Series[str]") -> NDArray[np.float64]:
    numbers = _numbers(cells)
    _refuse(path, cells, ~(np.abs(numbers) <= _LARGEST_COUNT), panels.a_count())
    return numbers


def _numbers(cells: "pd.Series[str]") -> NDArray[np.float64]:
    return pd.to_numeric(cells, errors="coerce").to_numpy(dtype=np.float64)


def _refuse(path: Path, cells: "pd.Series[str]", unreadable: NDArray[np.bool_], wanted: Sentence) -> None:
    """Raise for the first unreadable cell, if there is one."""
    if unreadable.any():
        at = int(unreadable.argmax())
        row = int(cells.index[at]) + 1
        raise BadInput(panels.panel_cell(path, row, str(cells.name), cells.iloc[at], wanted))


def _in_order(rows: _Rows) -> _Rows:
    order = np.lexsort((rows.month, rows.code))
    return _Rows(rows.code[order], rows.month[order], rows.cumulative[order])


def _panel(names: tuple[str, ...], rows: _Rows) -> Panel:
    first = np.diff(rows.code, prepend=-1) != 0
    faults = _faults(rows, first)
    sound = (rows.month >= 1) & ~np.isin(rows.code, list(faults))
    months = np.bincount(rows.code[sound], minlength=len(names))
    added = rows.cumulative - np.where(first | (rows.month == 1), 0, np.roll(rows.cumulative, 1))
    new = np.zeros((len(names), int(months.max())))
    new[rows.code[sound], rows.month[sound] - 1] = added[sound]
    return Panel(names, new, months, faults)


def _faults(rows: _Rows, first: NDArray[np.bool_]) -> dict[int, Sentence]:
    """Return the earliest fault of each series that has one."""
    # Before its first row a series stands at month 0, or just before it if month 0 is given.
    month_before = np.where(first, np.where(rows.month == 0, -1, 0), np.roll(rows.month, 1))
    step = rows.month - month_before
    negative = (rows.month < 0) | (rows.cumulative < 0)
    decrease = ~first & (rows.cumulative < np.roll(rows.cumulative, 1))
    kind = np.select([negative, step == 0, step > 1, decrease], range(len(_FAULTS)), default=-1)
    bad = np.flatnonzero(kind >= 0)
    series, earliest = np.unique(rows.code[bad], return_index=True)
    at = bad[earliest]
    month = np.where(kind == _GAP, month_before + 1, rows.month)[at]
    return {int(s): _FAULTS[k](int(m)) for s, k, m in zip(series, kind[at], month, strict=True)}
