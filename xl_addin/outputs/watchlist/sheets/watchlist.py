"""The watchlist: one row per model, of which the user types the id, an owner and a note."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from xl_addin.outputs.columns import READERS, Row, is_marked, score_of
from xl_addin.outputs.sheets import style
from xl_addin.outputs.watchlist.attention import marks
from xl_addin.outputs.watchlist.contents import Block, Content, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.sheets.weights_grid import SCORES, rows_of
from xl_addin.outputs.watchlist.shorthand import ahead, given, span, trend
from xl_addin.outputs.watchlist.skeleton import TYPED, add_table_sheet
from xl_addin.outputs.watchlist.titles import TOP, WATCHLIST, letter_of
from xl_addin.outputs.watchlist.weighing import Standing, standings
from xl_addin.records import Answer, Language, Sentence

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_TABLE = "watchlist"
_AHEAD = (3, 6, 12)
_ABOUT = Sentence(
    "One row per model. Type a model's id below the last row and refresh; owner and note are yours as well. "
    "* = projection, not validated.",
    "1行に1モデルです。最終行の下にモデルIDを入力して更新してください。担当とメモも自由に記入できます。"
    "「*」は未検証の予測値です。",
)


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, with one empty row."""
    sheet = add_table_sheet(book, _TABLE, WATCHLIST, _ABOUT, language)
    model = cast("Cell", sheet[f"{letter_of(_TABLE, 'model')}{TOP + 1}"])
    model.fill = PatternFill("solid", fgColor=TYPED)
    where = f"MATCH({model.coordinate},{rows_of('model', language)},0)"
    overall = sheet[f"{letter_of(_TABLE, 'overall')}{TOP + 1}"]
    overall.value = f'=IFERROR(INDEX({rows_of("overall", language)},{where}),"")'
    trends = sheet[f"{letter_of(_TABLE, 'trend')}{TOP + 1}"]
    trends.font = Font(name=style.FACE[language], size=9, color=style.BLUE)
    sheet.print_title_cols = "A:A"
    sheet.page_setup.fitToWidth = 2


def contents(edition: Edition) -> Contents:
    """Return one row per model; owner and note are left alone."""
    looks = marks(edition)
    rows = [
        {**_row(one, edition.language), "look": _word(looks.get(one.answer.model), edition.language)}
        for one in standings(edition.answers, edition.choices)
    ]
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows, by="model"),))


_READ = (
    *("model", "status", "heat", "stability", "competitiveness", "certainty", "children", "uploaders"),
    *("last_month", "as_of", "licence", "access", "reason"),
)


def _row(standing: Standing, language: Language) -> Mapping[str, Content]:
    row = Row(standing.answer, language)
    return {
        **{key: READERS[key](row) for key in _READ},
        **_ranges(standing.answer, language),
        **_forecasts(standing.answer, language),
        "overall": given(standing.weighed.overall.value),
        "trend": trend(standing.answer),
    }


def _word(sentence: Sentence | None, language: Language) -> str | None:
    return sentence.text(language) if sentence else None


def _ranges(answer: Answer, language: Language) -> Mapping[str, Content]:
    """Return the intervals of the scores, with the mark of a projection that is not validated."""
    ranges: dict[str, Content] = {}
    for name in SCORES:
        score = score_of(answer, name)
        mark = "*" if is_marked(answer, name.value) else ""
        ranges[f"{name}_range"] = span(score.p10, score.p90, language, mark)
    return ranges


def _forecasts(answer: Answer, language: Language) -> Mapping[str, Content]:
    forecasts: dict[str, Content] = {}
    for months in _AHEAD:
        point = ahead(answer, months)
        forecasts[f"forecast_{months}"] = point.p50 if point else None
        forecasts[f"forecast_{months}_range"] = span(point.p10, point.p90, language) if point else None
    return forecasts
