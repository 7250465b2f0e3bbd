"""The two short lists of a report's summary, side by side: for the short term and for the long term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import reporting as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.columns import is_marked, score_of
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import SCORE, Label
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.shorthand import span
from xl_addin.outputs.watchlist.weighing import standings
from xl_addin.records import Answer, Language, ScoreName, Sentence

PLACES = 5
"""Models on each list."""


@dataclass(frozen=True, slots=True)
class _List:
    """One list: what it is for, its score, and the first and last column of each of its cells.

    The columns are those of the ranking below it. The cells are model, score, range, and for the long term
    stability. ``indent`` keeps text off what stands to its left.
    """

    purpose: Sentence
    score: ScoreName
    cells: tuple[tuple[int, int], ...]
    indent: int


_LISTS = {
    "short": _List(said.SHORT, ScoreName.HEAT, ((2, 2), (3, 3), (4, 5)), 1),
    "long": _List(said.LONG, ScoreName.COMPETITIVENESS, ((6, 8), (9, 10), (11, 11), (12, 12)), 3),
}
_RANK = 1
_LEFT = {0, 3}  # cells whose text begins at the left: model and stability
_MODEL_WIDTH = 30.0


def write_priorities(sheet: Worksheet, top: int, edition: Edition) -> int:
    """Write both lists with captions in row ``top`` and return the last row; nothing without a score.

    The rank in the first column holds for both.
    """
    stand, language = standings(edition.answers, edition.choices), edition.language
    ranked = {key: {getattr(one, key): one.answer for one in stand} for key in _LISTS}
    places = min(PLACES, max((rank or 0 for found in ranked.values() for rank in found), default=0))
    if not places:
        return top - 1
    _write_heads(sheet, top, language)
    for rank in range(1, places + 1):
        _write_rank(sheet, top + 1 + rank, rank, {key: ranked[key].get(rank) for key in _LISTS}, language)
    return top + 1 + places


def _write_heads(sheet: Worksheet, top: int, language: Language) -> None:
    rank = read_layout().columns["rank"].heading.text(language)
    style.heading_row(sheet, top + 1, _RANK, [rank], language)
    style.caption(put(sheet, top, _RANK, _LISTS["short"].purpose.text(language)), language)
    long = _LISTS["long"]
    beside = put(sheet, top, long.cells[0][0], long.purpose.text(language))
    style.caption(beside, language)
    beside.alignment = Alignment(horizontal="left", indent=long.indent)
    for one in _LISTS.values():
        heads = (Label.MODEL.value, SCORE[one.score], said.RANGE, said.PROJECTED)
        for head, (first, last) in zip(heads, one.cells, strict=False):
            texts = [head.text(language), *[""] * (last - first)]
            style.heading_row(sheet, top + 1, first, texts, language)
            _merge(sheet, top + 1, first, last)


def _write_rank(
    sheet: Worksheet, row: int, rank: int, models: Mapping[str, Answer | None], language: Language
) -> None:
    style.body(put(sheet, row, _RANK, rank, "0"))
    for key, one in _LISTS.items():
        values = _values(one, models[key], language)
        for place, (value, (first, last)) in enumerate(zip(values, one.cells, strict=True)):
            for column in range(first, last + 1):
                cell = put(sheet, row, column, value if column == first else None, "0.0")
                style.body(cell, wrap=place == 0, left=place in _LEFT, indent=one.indent)
            _merge(sheet, row, first, last)
    longest = max(style.lines_needed(model.model, _MODEL_WIDTH) for model in models.values() if model)
    style.set_height(sheet, row, longest, language)


def _values(one: _List, answer: Answer | None, language: Language) -> Sequence[CellValue]:
    if answer is None:
        return (None,) * len(one.cells)
    score = score_of(answer, one.score)
    ends = span(score.p10, score.p90, language)
    return (answer.model, score.value, ends, _projected(answer, language))[: len(one.cells)]


def _projected(answer: Answer, language: Language) -> str | None:
    score = score_of(answer, ScoreName.STABILITY)
    ends = span(score.p10, score.p90, language)
    if score.value is None or ends is None:
        return None
    mark = "*" if is_marked(answer, ScoreName.STABILITY.value) else ""
    return f"{score.value:.0f}{mark}（{ends}）" if language == "ja" else f"{score.value:.0f}{mark} ({ends})"


def _merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
