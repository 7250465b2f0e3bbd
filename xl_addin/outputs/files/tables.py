"""Tables as files: CSV that Excel opens without asking, and parquet."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pandas as pd
from pandas.api.types import is_numeric_dtype

from xl_addin.errors import BadInput
from xl_addin.messages import upkeep
from xl_addin.outputs.cell_values import FORMULA_ALIKE
from xl_addin.outputs.files.saving import save_bytes, whole_file

_BREAKS = str.maketrans("\r\n", "  ")
_PARQUET: Final = "pyarrow"


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return ``table`` as UTF-8 CSV with a byte-order mark; no text in it can become a formula."""
    return _csv(table, headings=True).encode("utf-8-sig")


def save_csv(parts: Iterable[pd.DataFrame], path: Path) -> None:
    """Save tables of the same columns as one CSV at ``path``, part by part as they come.

    Raises
    ------
    BadInput
        If the file cannot be written; then, as after any error of ``parts``, the old one stays.
    """
    with whole_file(path) as file:
        for number, part in enumerate(parts):
            file.write(_csv(part, headings=number == 0).encode("utf-8-sig" if number == 0 else "utf-8"))


def save_parquet(parts: Iterable[pd.DataFrame], path: Path) -> None:
    """Save tables of the same columns as one parquet file.

    Raises
    ------
    BadInput
        If pandas finds no library that writes one, or the file cannot be written.
    """
    try:
        content = pd.concat(list(parts), ignore_index=True).to_parquet(engine=_PARQUET, index=False)
    except ImportError as error:
        raise BadInput(upkeep.parquet_needs(_PARQUET)) from error
    save_bytes(content, path)


def _csv(table: pd.DataFrame, *, headings: bool) -> str:
    safe = table.apply(lambda column: column if is_numeric_dtype(column) else column.map(_harmless))
    return str(safe.to_csv(index=False, header=headings, lineterminator="\n"))


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    # A carriage return is not quoted by every writer, and what follows would begin a row of its own.
    line = cell.translate(_BREAKS)
    return f"'{line}" if line.startswith(FORMULA_ALIKE) else line
