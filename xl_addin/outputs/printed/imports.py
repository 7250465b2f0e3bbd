"""What the user imported, as a table for the screen, a flat one and a JSON-able document."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd
from rich.console import RenderableType
from rich.text import Text

from xl_addin.hub.store.imports import Collection
from xl_addin.messages import imports
from xl_addin.messages.shown import shown
from xl_addin.outputs.printed.listing import listing
from xl_addin.records import Language, Sentence

_WORDS = (
    Sentence("Name", "名前"),
    Sentence("Source", "出典"),
    Sentence("Imported (UTC)", "取り込み日時 (UTC)"),
)
_FIGURES = (Sentence("Series", "系列数"), Sentence("Versions", "版数"))
_COLUMNS = ("name", "source", "imported", "series", "versions")


def imports_screen(kept: Sequence[Collection], language: Language) -> RenderableType:
    """Return one row per collection, or the sentence that there is none."""
    if not kept:
        return Text(imports.none_imported().text(language))
    table = listing(_WORDS, _FIGURES, language)
    for one in kept:
        table.add_row(
            Text(shown(one.name)),
            Text(shown(one.source)),
            f"{one.imported:%Y-%m-%d %H:%M}",
            f"{one.series:,}",
            f"{one.versions:,}",
        )
    return table


def imports_table(kept: Sequence[Collection]) -> pd.DataFrame:
    """Return one row per collection."""
    return pd.DataFrame(imports_document(kept), columns=_COLUMNS)


def imports_document(kept: Sequence[Collection]) -> list[dict[str, object]]:
    """Return one entry per collection; the moment of import is ISO 8601."""
    return [asdict(one) | {"imported": one.imported.isoformat()} for one in kept]
