"""The sheet of figures: every number of every model, unrounded, which the other sheets look up."""

from collections.abc import Mapping

from openpyxl import Workbook

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.columns import READERS, Row
from xl_addin.outputs.reading import reading
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.sheets.data import Stretch, stretches
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import FIGURES
from xl_addin.records import Answer, Estimate, Language, ParameterName, Sentence

_TABLE = "figures"
_AHEAD = (3, 6, 12)
_PAGES_WIDE = 4
_ABOUT = Sentence(
    "Every figure of every model, unrounded; the other sheets look them up here. "
    "Lower and upper ends enclose 80 % of what is likely.",
    "全モデルの数値です（丸めなし）。他のシートはこの表を参照しています。上下限は80%の確からしさの範囲です。",
)


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without figures."""
    sheet = add_table_sheet(book, _TABLE, FIGURES, _ABOUT, language)
    sheet.page_setup.fitToWidth = _PAGES_WIDE  # on one page nobody could read them
    sheet.print_title_cols = "A:A"


def contents(edition: Edition) -> Contents:
    """Return one row per answer, in the order of the watchlist."""
    places = stretches(edition.answers)
    rows = [_row(answer, where, edition) for answer, where in zip(edition.answers, places, strict=True)]
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows),))


def _row(answer: Answer, where: Stretch, edition: Edition) -> Mapping[str, CellValue]:
    keys = [column.key for column in read_layout().tables[_TABLE]]
    row = Row(answer, edition.language)
    return {
        **{key: READERS[key](row) for key in keys if key in READERS},
        **_kept(answer),
        **_parameters(answer),
        **_forecasts(answer),
        **_before(edition.remarks.before.get(answer.model)),
        **_said(answer, edition),
        "first_row": where.first,
        "observed": where.observed,
        "ahead": where.ahead,
    }


def _kept(answer: Answer) -> Mapping[str, CellValue]:
    history = answer.history
    return {
        "release": history.release.date() if history and history.release else None,
        "months": len(history.whole_months) if history else None,
        "taken": answer.taken.replace(tzinfo=None) if answer.taken else None,
        "largest_share": history.largest_uploader_share if history else None,
        "excluded": answer.excluded,
    }


def _parameters(answer: Answer) -> Mapping[str, CellValue]:
    estimates: dict[str, Estimate | None] = {
        name.value: answer.parameters.get(name) for name in ParameterName
    }
    estimates |= {"ceiling": answer.ceiling, "peak_month": answer.peak_month}
    ends = {"": "p50", "_low": "p10", "_high": "p90"}
    return {
        f"{name}{end}": getattr(estimate, field, None)
        for name, estimate in estimates.items()
        for end, field in ends.items()
    }


def _forecasts(answer: Answer) -> Mapping[str, CellValue]:
    """Return the forecast cumulative counts so many months after the last whole one."""
    now = len(answer.history.whole_months) if answer.history else 0
    points = {point.month - now: point for point in answer.forecast}
    return {
        f"forecast_{ahead}_{end}": getattr(points.get(ahead), end, None)
        for ahead in _AHEAD
        for end in ("p50", "p10", "p90")
    }


def _before(before: Before | None) -> Mapping[str, CellValue]:
    fields = ("heat", "stability", "competitiveness", "children", "as_of")
    return {f"{field}_before": getattr(before, field, None) for field in fields}


def _said(answer: Answer, edition: Edition) -> Mapping[str, CellValue]:
    read = reading(answer)
    found = [doubt.sentence for doubt in edition.remarks.doubts.get(answer.model, ())]
    return {
        "reading": "\n".join(sentence.text(edition.language) for sentence in read) or None,
        "audit": "\n".join(sentence.text(edition.language) for sentence in found) or None,
    }
