"""A panel of any size, read in blocks of whole series: memory holds one block at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from xl_addin.errors import BadInput
from xl_addin.messages import panels
from xl_addin.panels.file import READING, encoding_of, opened, told
from xl_addin.panels.panel import Panel, panel_of, place_columns

ROWS = 1_000_000


class SeriesApart(BadInput):
    """The rows of a series are scattered over the file, so no block can hold it whole."""


def panel_blocks(path: Path, columns: Mapping[str, str], rows: int = ROWS) -> Iterator[Panel]:
    """Yield the series of a panel in the file's order, block by block.

    Parameters
    ----------
    path, columns
        As in :func:`~xl_addin.panels.panel.read_panel`.
    rows
        How many rows are read at a time.

    Raises
    ------
    SeriesApart
        If the rows of a series do not stand together.
    BadInput
        As :func:`~xl_addin.panels.panel.read_panel`.
    """
    seen: set[str] = set()
    places: dict[str, int] = {}
    rest = pd.DataFrame()
    for table in _tables(path, rows):
        body = table
        if not places:
            places, body = place_columns(path, table, columns), table.iloc[1:]
        body = pd.concat([rest, body])
        names = body.iloc[:, next(iter(places.values()))]
        last = names == (names[names != ""].iloc[-1] if (names != "").any() else "")
        whole, rest = body[~last], body[last]
        if (whole != "").any(axis=None):
            yield _together(path, panel_of(path, whole, places), seen)
    yield _together(path, panel_of(path, rest, places), seen)


def _together(path: Path, panel: Panel, seen: set[str]) -> Panel:
    again = seen.intersection(panel.names)
    if again:
        raise SeriesApart(panels.series_apart(path, min(again)))
    seen.update(panel.names)
    return panel


def _tables(path: Path, rows: int) -> Iterator[pd.DataFrame]:
    encoding = encoding_of(path)
    with (
        told(path),
        opened(path) as file,
        pd.read_csv(file, encoding=encoding, chunksize=rows, **READING) as reader,
    ):
        yield from reader
