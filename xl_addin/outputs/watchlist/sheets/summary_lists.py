"""The short lists of the summary: for the short term, for the long term, by the user's own weights."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.sheets import style
from xl_addin.outputs.sheets.cells import put
from xl_addin.outputs.text import SCORE, Label
from xl_addin.outputs.watchlist.attention import marks
from xl_addin.outputs.watchlist.contents import Content
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.names import mark
from xl_addin.outputs.watchlist.sheets.weights_grid import IN_USE, rows_of
from xl_addin.outputs.watchlist.shorthand import given, span
from xl_addin.outputs.watchlist.titles import WATCHLIST, WEIGHTS, column_of, reference
from xl_addin.outputs.watchlist.weighing import Standing, standings
from xl_addin.records import Language, ScoreName, Sentence

PLACES = 5
"""Models on each list."""

LOOK = "!"
"""The mark of a model that needs a look."""

_RANK = Sentence("Rank", "順位")
_SCORE_RANGE = Sentence("80 % range", "80%区間")
_PROJECTED = Sentence("Stability\n(projected)", "長期安定度\n(予測値)")
_HEADS: Mapping[str, Sentence] = {
    "rank": _RANK,
    "model": Label.MODEL.value,
    "range": _SCORE_RANGE,
    "stability": _PROJECTED,
    "look": Sentence(LOOK, LOOK),
}
_ALIGNED = {
    "rank": Alignment(horizontal="center", vertical="center"),
    "look": Alignment(horizontal="center", vertical="center"),
    "model": Alignment(horizontal="left", vertical="center", wrap_text=True),
}


@dataclass(frozen=True, slots=True)
class ShortList:
    """One list: its key, its first column, what it is for, by which score, and what stands in its columns.

    The columns are ``rank``, ``model``, ``score``, ``range``, for the long term ``stability``, and ``look``,
    the mark of a model that needs a look.
    """

    key: str
    left: int
    purpose: Sentence
    by: Sentence
    score: ScoreName
    columns: tuple[str, ...] = ("rank", "model", "score", "range", "look")


LISTS = (
    ShortList(
        "short",
        1,
        Sentence("For a project of about three months", "3か月程度のプロジェクト向け"),
        Sentence("By heat: growth in the next three months", "短期熱度順（今後3か月の伸びの強さ）"),
        ScoreName.HEAT,
    ),
    ShortList(
        "long",
        7,
        Sentence("For the long term", "長期利用向け"),
        Sentence(
            "By competitiveness: standing in twelve months. Backtests confirmed it well, stability weakly",
            "競争力順（12か月後の位置）。過去データで有効性を確認済み（長期安定度の有効性は弱い）",
        ),
        ScoreName.COMPETITIVENESS,
        ("rank", "model", "score", "range", "stability", "look"),
    ),
    ShortList(
        "own",
        14,
        Sentence("By your own weights: ", "独自の重み付け："),
        Sentence(
            "By overall score; change weights on the sheet “Weights”",
            "総合スコア順（重みはシート「重み」で変更）",
        ),
        ScoreName.OVERALL,
    ),
)


def add_list(sheet: Worksheet, top: int, one: ShortList, language: Language) -> None:
    """Write caption, a line below it, headings and the rows of formulas from row ``top`` on."""
    caption = put(sheet, top, one.left, one.purpose.text(language))
    style.caption(caption, language)
    if one.score is ScoreName.OVERALL:
        profile = reference(WEIGHTS, f"$A${IN_USE}", language)
        caption.value = f'="{one.purpose.text(language)}"&{profile}'
        mark(sheet, top, one.left, _place(one, 0, "caption"))
    by = put(sheet, top + 1, one.left, one.by.text(language))
    style.aside(by, language)
    heads = [_HEADS.get(column, SCORE[one.score]).text(language) for column in one.columns]
    style.heading_row(sheet, top + 2, one.left, heads, language)
    for rank in range(1, PLACES + 1):
        _add_row(sheet, top + 2 + rank, one, rank, language)


def list_results(edition: Edition) -> Mapping[str, Content]:
    """Return what the formulas of the lists give, by their places."""
    stand, looks = standings(edition.answers, edition.choices), marks(edition)
    own = LISTS[-1]
    results: dict[str, Content] = {
        _place(own, 0, "caption"): given(own.purpose.text(edition.language) + edition.choices.profile)
    }
    for one in LISTS:
        by_rank = {getattr(standing, one.key): standing for standing in stand}
        for rank in range(1, PLACES + 1):
            shown = _shown(one, by_rank.get(rank), edition.language, looks)
            results |= {_place(one, rank, column): given(shown[column]) for column in one.columns[1:]}
    return results


def _place(one: ShortList, rank: int, column: str) -> str:
    return f"summary.{one.key}.{rank}.{column}"


def _add_row(sheet: Worksheet, row: int, one: ShortList, rank: int, language: Language) -> None:
    formulas = _formulas(one, row, language)
    for offset, column in enumerate(one.columns):
        cell = put(sheet, row, one.left + offset, rank if column == "rank" else None, "0")
        if column != "rank":
            cell.value = formulas[column]
            mark(sheet, row, cell.column, _place(one, rank, column))
        style.body(cell)
        if column in ("range", "stability"):
            cell.font = Font(name=style.FACE[language], size=11, color=style.GREY)
        if column == "look":
            cell.font = Font(name=style.FACE[language], size=11, bold=True, color=style.ORANGE)
        cell.alignment = _ALIGNED.get(column, Alignment(horizontal="right", vertical="center"))


def _formulas(one: ShortList, row: int, language: Language) -> Mapping[str, str]:
    rank, model = (f"{get_column_letter(one.left + offset)}{row}" for offset in (0, 1))
    there = f"MATCH({rank},{rows_of(f'rank_{one.key}', language)},0)"
    looked_up = {
        key: f'=IFERROR(INDEX({rows_of(column, language)},{there}),"")'
        for key, column in (
            ("model", "model"),
            ("score", one.score.value),
            ("range", "overall_range"),
            ("stability", "stability"),
        )
    }
    listed = f"MATCH({model},{column_of(WATCHLIST, 'watchlist', 'model', language)},0)"
    looks = f"INDEX({column_of(WATCHLIST, 'watchlist', 'look', language)},{listed})"
    looked_up["look"] = f'=IF({model}="","",IFERROR(IF({looks}&""="","","{LOOK}"),""))'
    if one.score is not ScoreName.OVERALL:
        ranges = column_of(WATCHLIST, "watchlist", f"{one.score}_range", language)
        looked_up["range"] = f'=IF({model}="","",IFERROR(INDEX({ranges},{listed})&"",""))'
    return looked_up


def _shown(
    one: ShortList, standing: Standing | None, language: Language, looks: Collection[str]
) -> Mapping[str, CellValue]:
    if standing is None:
        return dict.fromkeys(one.columns, None)
    answer = standing.answer
    score = standing.weighed.overall if one.score is ScoreName.OVERALL else score_of(answer, one.score)
    return {
        "model": answer.model,
        "score": score.value,
        "range": span(score.p10, score.p90, language),
        "stability": score_of(answer, ScoreName.STABILITY).value,
        "look": LOOK if answer.model in looks else None,
    }
