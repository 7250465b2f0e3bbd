"""The sheet of monthly data: what was counted and what is forecast, month by month, model after model.

The rows of one model stand together: its whole months, the forecast, and the running month last, so that
formulas reach counted and forecast months by their place alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from openpyxl import Workbook

from xl_addin.growth.counts import anniversary
from xl_addin.outputs.sheets import style
from xl_addin.outputs.watchlist.contents import Block, Content, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import DATA, TOP
from xl_addin.records import Answer, ForecastPoint, Language, Month, Sentence

OBSERVED = Sentence("Counted", "実績")
RUNNING = Sentence("Running month", "途中の月")
FORECAST = Sentence("Forecast", "予測")

_TABLE = "data"
_MOST_AHEAD = 12
_ABOUT = Sentence(
    "Every month of every model: counted, forecast, and the running month last. The charts find these rows "
    "by their place: do not sort, insert or delete any. Uploaders are those who came new in the month.",
    "全モデルの月ごとの実績・予測・途中の月です。グラフが行の位置で参照するため、"
    "並べ替え・行の挿入・削除はしないでください。投稿者数はその月に初めて投稿した人の数です。",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one model's rows stand: the place of the first from 1, how many are counted, how many forecast.

    ``first`` is None for a model without a whole month.
    """

    first: int | None
    observed: int
    ahead: int


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without figures."""
    sheet = add_table_sheet(book, _TABLE, DATA, _ABOUT, language, as_table=False)
    style.body(sheet[f"A{TOP + 1}"], left=True)  # one line a month, however long the name


def contents(edition: Edition) -> Contents:
    """Return the rows of every answer, in the order of the watchlist."""
    rows = [row for answer in edition.answers for row in _rows(answer, edition.language)]
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows),))


def stretches(answers: Sequence[Answer]) -> tuple[Stretch, ...]:
    """Return where the rows of each answer stand among those of all."""
    found, place = [], 1
    for answer in answers:
        observed = len(answer.history.whole_months) if answer.history else 0
        ahead = len(_points(answer)) if observed else 0
        found.append(Stretch(place if observed else None, observed, ahead))
        place += len(answer.history.months) + ahead if answer.history else 0
    return tuple(found)


def _rows(answer: Answer, language: Language) -> Iterator[Mapping[str, Content]]:
    if answer.history is None:
        return
    for month, expected in zip_longest(answer.history.whole_months, answer.expected):
        yield _month(answer, month, OBSERVED.text(language)) | {"curve": expected}
    if answer.history.whole_months:
        for point in _points(answer):
            yield _point(answer, point, language)
    for month in answer.history.months:
        if month.running:
            yield _month(answer, month, RUNNING.text(language))


def _month(answer: Answer, month: Month, kind: str) -> dict[str, Content]:
    return _blank() | {
        "model": answer.model,
        "month": month.number,
        "start": month.start.date() if month.start else None,
        "kind": kind,
        "new": month.new,
        "cumulative": month.cumulative,
        "uploaders": month.uploaders,
    }


def _point(answer: Answer, point: ForecastPoint, language: Language) -> dict[str, Content]:
    return _blank() | {
        "model": answer.model,
        "month": point.month,
        "start": _start(answer, point.month),
        "kind": FORECAST.text(language),
        "p10": point.p10,
        "p50": point.p50,
        "p90": point.p90,
    }


def _blank() -> dict[str, Content]:
    """Return a row in which every figure is empty, so that none of an earlier edition stays."""
    return dict.fromkeys(("new", "cumulative", "uploaders", "p10", "p50", "p90", "curve"))


def _points(answer: Answer) -> tuple[ForecastPoint, ...]:
    return answer.forecast[:_MOST_AHEAD]


def _start(answer: Answer, month: int) -> date | None:
    release = answer.history.release if answer.history else None
    return anniversary(release, month - 1).date() if release else None
