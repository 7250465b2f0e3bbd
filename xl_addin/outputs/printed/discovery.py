"""Bases worth adding, as a table for the screen, a flat one and a JSON-able document."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from rich.console import Group, RenderableType
from rich.text import Text

from xl_addin.hub.discovery import Candidate
from xl_addin.messages import discovery
from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.printed.listing import listing
from xl_addin.outputs.text import ACCESS, STATUS, Label
from xl_addin.records import Answer, Language, ScoreName, Sentence

_WORDS = (
    Label.MODEL.value,
    Label.STATUS.value,
    Sentence("Created", "作成日"),
    Label.LICENCE.value,
    Label.ACCESS.value,
)
_FIGURES = (
    Sentence("Named", "参照数"),
    Sentence("Likes", "いいね"),
    Sentence("Children", "派生数"),
    Sentence("Overall", "総合"),
)
_KEPT = Sentence("kept", "保存済み")
_COLUMNS = (
    *("model", "named", "likes", "created", "kept", "status", "months", "children"),
    *(name.value for name in ScoreName),
    *("licence", "gated", "message"),
)
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with what the Hub said of it."""

    candidate: Candidate
    answer: Answer


def discovery_screen(found: Sequence[Found], said: Sequence[Sentence], language: Language) -> RenderableType:
    """Return one row per candidate, and below them what was not looked at."""
    table: RenderableType = Text(discovery.nothing_found().text(language))
    if found:
        rows = listing(_WORDS, _FIGURES, language)
        for one in found:
            rows.add_row(*_cells(one, language))
        table = rows
    return Group(table, Text(), *(Text(sentence.text(language), style="dim") for sentence in said))


def discovery_table(found: Sequence[Found], language: Language) -> pd.DataFrame:
    """Return one row per candidate."""
    rows = [_row(one, language) for one in found]
    return pd.DataFrame(rows, columns=_COLUMNS, dtype=object)


def discovery_document(
    found: Sequence[Found], said: Sequence[Sentence], language: Language
) -> dict[str, object]:
    """Return the candidates, and as ``notes`` what was looked at and what not."""
    return {
        "candidates": [
            {name: _rounded(value) for name, value in _row(one, language).items()} for one in found
        ],
        "notes": [sentence.text(language) for sentence in said],
    }


def _row(one: Found, language: Language) -> dict[str, object]:
    candidate, answer = one.candidate, one.answer
    created = answer.base.created if answer.base else candidate.created
    return {
        "model": answer.model,
        "named": candidate.named,
        "likes": candidate.likes,
        "created": created and created.isoformat(timespec="seconds"),
        "kept": candidate.kept,
        "status": answer.status.value,
        "months": len(answer.history.whole_months) if answer.history else None,
        "children": answer.history.children if answer.history else None,
        **{name.value: score_of(answer, name).value for name in ScoreName},
        "licence": answer.base.licence if answer.base else None,
        "gated": answer.base.gated if answer.base else None,
        "message": answer.message.text(language),
    }


def _cells(one: Found, language: Language) -> tuple[Text | str, ...]:
    candidate, answer = one.candidate, one.answer
    created = answer.base.created if answer.base else candidate.created
    overall = score_of(answer, ScoreName.OVERALL).value
    name = shown(answer.model) + (f" ({_KEPT.text(language)})" if candidate.kept else "")
    return (
        Text(name),
        STATUS[answer.status].text(language),
        f"{created:%Y-%m-%d}" if created else "–",
        Text(shown(answer.base.licence) if answer.base and answer.base.licence else "–"),
        ACCESS[answer.base.gated].text(language) if answer.base else "–",
        f"{candidate.named:,}",
        "–" if candidate.likes is None else f"{candidate.likes:,}",
        f"{answer.history.children:,}" if answer.history else "–",
        "–" if overall is None else f"{overall:.1f}",
    )


def _rounded(value: object) -> object:
    return float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value
