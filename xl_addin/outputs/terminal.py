"""Answers as tables for a terminal of 80 columns and more; the caller prints them."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from xl_addin import messages
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.text import SCORE, STATUS, Label
from xl_addin.records import Answer, Language, Month, Score, ScoreName, Sentence, Status

_ORDER = (ScoreName.OVERALL, ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
_EMPTY = "–"


def score_table(answers: Sequence[Answer], language: Language, *, invented: bool = False) -> RenderableType:
    """Return one row per answer: model over its status in words, scores over their 80 % intervals."""
    table = _table()
    table.add_column(_MODEL.text(language), overflow="fold", ratio=1)
    for name in _ORDER:
        table.add_column(_short(name).text(language), justify="right", no_wrap=True)
    table.add_column(Label.CERTAINTY.text(language), justify="right", no_wrap=True)
    table.add_column(_CHILDREN.text(language), justify="right", no_wrap=True)
    for answer in answers:
        table.add_row(*_score_cells(answer, language))
    return Group(*_mark(language, invented=invented), table, *_remarks(answers, language))


def history_table(answer: Answer, language: Language, *, invented: bool = False) -> RenderableType:
    """Return the months of one answer; the running month is marked in words."""
    table = _table(Text(messages.shown(answer.model)))
    for label in (Label.MONTH, Label.START, Label.NEW, Label.CUMULATIVE, Label.UPLOADERS):
        table.add_column(label.text(language), justify="right")
    for month in answer.history.months if answer.history else ():
        table.add_row(*_month_cells(month, language))
    return Group(*_mark(language, invented=invented), table, Text(answer.message.text(language)))


def forecast_table(
    answers: Sequence[Answer], language: Language, *, invented: bool = False
) -> RenderableType:
    """Return a table of forecast cumulative counts for each answer that has a forecast."""
    parts = [part for answer in answers for part in _forecast(answer, language)]
    return Group(*_mark(language, invented=invented), *parts)


def _forecast(answer: Answer, language: Language) -> Iterable[RenderableType]:
    if not answer.forecast:
        return [_said(answer, language)]
    table = _table(Text(messages.shown(answer.model)))
    for label in (Label.MONTH, Label.LOW, Label.FORECAST_MEDIAN, Label.HIGH, Label.MEAN):
        table.add_column(label.text(language), justify="right")
    for point in answer.forecast:
        figures = (f"{figure:,.0f}" for figure in (point.p10, point.p50, point.p90))
        table.add_row(str(point.month), *figures, f"{point.mean:,.1f}")
    return [table]


def _table(title: Text | None = None) -> Table:
    return Table(
        title=title,
        title_justify="left",
        box=None,
        pad_edge=False,
        header_style="bold",
        collapse_padding=True,
    )


def _mark(language: Language, *, invented: bool) -> list[Text]:
    return [Text(messages.invented().text(language), style="bold")] if invented else []


def _score_cells(answer: Answer, language: Language) -> list[Text | str]:
    history = answer.history
    return [
        Text(f"{messages.shown(answer.model)}\n").append(STATUS[answer.status].text(language), style="dim"),
        *(_score_cell(score_of(answer, name)) for name in _ORDER),
        _EMPTY if answer.certainty is None else f"{answer.certainty:.0%}",
        _EMPTY if history is None else f"{history.children:,}",
    ]


def _score_cell(score: Score) -> Text:
    if score.value is None:
        return Text(_EMPTY)
    text = Text(f"{score.value:.1f}")
    if score.p10 is not None and score.p90 is not None:
        text.append(f"\n{score.p10:.0f}–{score.p90:.0f}", style="dim")
    return text


def _month_cells(month: Month, language: Language) -> list[str]:
    number = f"{month.number} ({Label.RUNNING.text(language)})" if month.running else str(month.number)
    return [
        number,
        _EMPTY if month.start is None else f"{month.start:%Y-%m-%d}",
        f"{month.new:,}",
        f"{month.cumulative:,}",
        _EMPTY if month.uploaders is None else f"{month.uploaders:,}",
    ]


def _remarks(answers: Sequence[Answer], language: Language) -> list[Text]:
    return [_said(answer, language) for answer in answers if answer.status is not Status.OK]


def _said(answer: Answer, language: Language) -> Text:
    model, message = messages.shown(answer.model), answer.message.text(language)
    return Text(message if message.startswith(model) else f"{model}: {message}")


# A heading of eight half-width characters at most keeps the table within 80 columns.
_CHILDREN = Sentence("Children", "派生数")
_MODEL = Sentence("Model and status", "モデルと状態")


def _short(name: ScoreName) -> Sentence:
    return Sentence("Compet.", "競争力") if name is ScoreName.COMPETITIVENESS else SCORE[name]
