"""Decisions as a list to review: on the screen, as CSV that can be read again, and as JSON."""

from collections.abc import Sequence

import pandas as pd
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from xl_addin.decision_lists import FIELDS, cells_of
from xl_addin.messages import deciding
from xl_addin.messages.shown import shown
from xl_addin.outputs.printed.answers_document import Document
from xl_addin.records import Decision, Language, Sentence

_HEADINGS = (
    Sentence("ID", "ID"),
    Sentence("Decision", "判断"),
    Sentence("Of", "対象"),
    Sentence("Children", "派生数"),
    Sentence("Reason", "理由"),
)
_ACTION = {"exclude": Sentence("exclude", "除外"), "keep": Sentence("keep", "採用")}
_UNDONE = Sentence("undone", "取消済")
_EVERY_BASE = Sentence("every base", "全モデル")


def decisions_document(decisions: Sequence[Decision], speaks_of: Sequence[int]) -> list[Document]:
    """Return one entry per decision, with how many kept children it speaks of now."""
    return [
        {
            **{name: getattr(decision, name) for name in FIELDS},
            "made": decision.made.isoformat(),
            "undone": decision.undone.isoformat() if decision.undone else None,
            "children": count,
        }
        for decision, count in zip(decisions, speaks_of, strict=True)
    ]


def decisions_table(decisions: Sequence[Decision], speaks_of: Sequence[int]) -> pd.DataFrame:
    """Return one row per decision; saved as CSV it is read back exactly, whatever the texts begin with."""
    rows = [
        cells_of(decision) | {"children": count} for decision, count in zip(decisions, speaks_of, strict=True)
    ]
    return pd.DataFrame(rows, columns=[*FIELDS, "children"])


def decisions_screen(
    decisions: Sequence[Decision], speaks_of: Sequence[int], language: Language
) -> RenderableType:
    """Return one row per decision, the undone ones dimmed and marked."""
    if not decisions:
        return Text(deciding.nothing_decided().text(language))
    table = Table(box=None, pad_edge=False, header_style="bold", collapse_padding=True)
    for heading in _HEADINGS:
        table.add_column(heading.text(language), justify="right" if heading.en == "Children" else "left")
    for decision, count in zip(decisions, speaks_of, strict=True):
        table.add_row(*_cells(decision, count, language), style="dim" if decision.undone else "")
    return table


def _cells(decision: Decision, count: int, language: Language) -> list[Text | str]:
    ended = f"\n{_UNDONE.text(language)} {decision.undone:%Y-%m-%d}" if decision.undone else ""
    base = decision.model or _EVERY_BASE.text(language)
    by = f"\n{shown(decision.by)}" if decision.by else ""
    return [
        decision.id[:8],
        Text(f"{_ACTION[decision.action].text(language)} {decision.made:%Y-%m-%d}{ended}"),
        Text(f"{decision.kind} {shown(decision.value)}\n{shown(base)}"),
        f"{count:,}",
        Text(f"{shown(decision.reason)}{by}"),
    ]
