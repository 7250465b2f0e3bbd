"""What leaves the store as files: children with their whole history, monthly counts, snapshots."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date, datetime

import pandas as pd

from xl_addin.hub.store.exports import ChildVersion, SnapshotRow
from xl_addin.records import History

PANEL = ("series", "month", "cumulative")
"""The headings of monthly counts, as every ``--panel`` reads them without options."""


def children_table(base: str, versions: Sequence[ChildVersion]) -> pd.DataFrame:
    """Return one row per version of a child of ``base``; ``gone`` is empty where it is still listed."""
    return _table("base", base, versions, ChildVersion)


def snapshots_table(base: str, rows: Sequence[SnapshotRow]) -> pd.DataFrame:
    """Return one row per snapshot of ``base``."""
    return _table("base", base, rows, SnapshotRow)


def monthly_table(base: str, history: History) -> pd.DataFrame:
    """Return one row per whole month of ``base``: the rows of a panel, without month 0."""
    rows = [(base, month.number, month.cumulative) for month in history.whole_months]
    return pd.DataFrame(rows, columns=PANEL)


def _table(
    key: str, name: str, rows: Sequence[ChildVersion | SnapshotRow], kind: type[ChildVersion | SnapshotRow]
) -> pd.DataFrame:
    columns = (key, *(field.name for field in fields(kind)))
    return pd.DataFrame([(name, *map(_plain, asdict(row).values())) for row in rows], columns=columns)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
