"""What the store holds, as tables for the screen, a flat one and a JSON-able document."""

from pathlib import Path

import pandas as pd
from rich.console import Group, RenderableType
from rich.text import Text

from xl_addin.hub.store.maintenance import Inventory, KeptBase
from xl_addin.messages.shown import shown
from xl_addin.messages.upkeep import megabytes
from xl_addin.outputs.printed.listing import listing
from xl_addin.outputs.text import Label
from xl_addin.records import Language, Sentence

_TABLES = ((Sentence("Table", "表"),), (Sentence("Rows", "行数"),))
_BASES = (
    (Label.MODEL.value, Sentence("First (UTC)", "最初 (UTC)"), Sentence("Last (UTC)", "最新 (UTC)")),
    (
        Sentence("Snapshots", "取得回数"),
        Sentence("Gone", "削除"),
        Sentence("Re-tagged", "分類変更"),
        Sentence("Late", "過去追加"),
    ),
)
_COLUMNS = ("model", "endpoint", "snapshots", "first", "last", "gone", "changed", "late")


def store_screen(path: Path, held: Inventory, language: Language) -> RenderableType:
    """Return file and size, the rows of each table, and the bases with their snapshots and revisions."""
    tables, bases = listing(*_TABLES, language), listing(*_BASES, language)
    for name, rows in held.tables.items():
        tables.add_row(name, f"{rows:,}")
    for base in held.bases:
        bases.add_row(*_base_cells(base))
    return Group(Text(f"{path}  {megabytes(held.size)}"), Text(), tables, Text(), bases)


def store_document(path: Path, held: Inventory) -> dict[str, object]:
    """Return the same as JSON-able values: ``size`` in bytes, moments as ISO 8601."""
    return {
        "file": str(path),
        "size": held.size,
        "tables": dict(held.tables),
        "bases": [_base(base) for base in held.bases],
    }


def bases_table(held: Inventory) -> pd.DataFrame:
    """Return one row per base."""
    return pd.DataFrame([_base(base) for base in held.bases], columns=_COLUMNS)


def _base(base: KeptBase) -> dict[str, object]:
    moments = {"first": base.first.isoformat(), "last": base.last.isoformat()}
    return {"model": base.name, **{name: getattr(base, name) for name in _COLUMNS[1:]}, **moments}


def _base_cells(base: KeptBase) -> tuple[Text | str, ...]:
    figures = (base.snapshots, base.gone, base.changed, base.late)
    days = (f"{moment:%Y-%m-%d}" for moment in (base.first, base.last))
    return (Text(shown(base.name)), *days, *(f"{figure:,}" for figure in figures))
