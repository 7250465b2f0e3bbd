"""Answers as tables for a terminal of 80 columns and more; the caller prints them."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from xl_addin.messages import origins
from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import joined, score_of, unmarked_notes
from xl_addin.outputs.happenings import LONGEST_EVENT, month_words, placed
from xl_addin.outputs.text import SCORE, STATUS, Label
from xl_addin.records import Answer, Language, Month, Score, ScoreName, Sentence, Status

_ORDER = (ScoreName.OVERALL, ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
_EMPTY = "–"


def score_table(answers: Sequence[Answer], language: Language, *, invented: bool = False) -> RenderableType:
    """Return two lines per answer: model, scores and counts; below them status and 80 % intervals."""
    table = _table()
    table.add_column(Label.MODEL.text(language), overflow="fold", min_width=_NARROWEST_MODEL)
    for name in _ORDER:
        table.add_column(_short(name).text(language), justify="right", no_wrap=True)
    table.add_column(Label.CERTAINTY.text(language), justify="right", no_wrap=True)
    table.add_column(_CHILDREN.text(language), justify="right", no_wrap=True)
    for answer in answers:
        table.add_row(*_score_cells(answer, language))
    return Group(*_mark(language, invented=invented), table, *_remarks(answers, language))


def history_table(answer: Answer, language: Language, *, invented: bool = False) -> RenderableType:
    """Return the months of one answer, the running one marked in words, its events and its notes."""
    table = _table(Text(shown(answer.model)))
    for label in (Label.MONTH, Label.START, Label.NEW, Label.CUMULATIVE, Label.UPLOADERS):
        table.add_column(label.text(language), justify="right")
    for month in answer.history.months if answer.history else ():
        table.add_row(*_month_cells(month, language))
    said = joined((answer.message, *unmarked_notes(answer)), language)
    return Group(*_mark(language, invented=invented), table, *_events(answer, language), Text(said))


def forecast_table(
    answers: Sequence[Answer], language: Language, *, invented: bool = False
) -> RenderableType:
    """Return a table of forecast cumulative counts for each answer that has a forecast."""
    parts = [part for answer in answers for part in _forecast(answer, language)]
    return Group(*_mark(language, invented=invented), *parts)


def _forecast(answer: Answer, language: Language) -> Iterable[RenderableType]:
    if not answer.forecast:
        return [_said(answer, [answer.message], language)]
    table = _table(Text(shown(answer.model)))
    for label in (Label.MONTH, Label.LOW, Label.FORECAST_MEDIAN, Label.HIGH, Label.MEAN):
        table.add_column(label.text(language), justify="right")
    for point in answer.forecast:
        figures = (f"{figure:,.0f}" for figure in (point.p10, point.p50, point.p90))
        table.add_row(str(point.month), *figures, f"{point.mean:,.1f}")
    said = unmarked_notes(answer)
    return [table, *([_said(answer, said, language)] if said else [])]


def _events(answer: Answer, language: Language) -> Iterator[Text]:
    """Yield the events by day, each with its month."""
    happened = placed(answer)
    if happened:
        yield Text(Label.EVENTS.text(language), style="bold")
    for one in happened:
        yield Text(f"{one.event.day}  {month_words(one, language)}  {shown(one.event.text, LONGEST_EVENT)}")


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
    return [Text(origins.invented().text(language), style="bold")] if invented else []


def _score_cells(answer: Answer, language: Language) -> list[Text | str]:
    history = answer.history
    return [
        Text.assemble(shown(answer.model), "\n", (STATUS[answer.status].text(language), "dim")),
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


def _remarks(answers: Sequence[Answer], language: Language) -> Iterator[Text]:
    """Yield a line for each answer that was not simply scored or has a note of its own."""
    for answer in answers:
        message = () if answer.status is Status.OK else (answer.message,)
        if said := (*message, *unmarked_notes(answer)):
            yield _said(answer, said, language)


def _said(answer: Answer, sentences: Iterable[Sentence], language: Language) -> Text:
    model, said = shown(answer.model), joined(sentences, language)
    return Text(said if said.startswith(model) else f"{model}: {said}")


# Headings of eight half-width characters at most leave thirty of 80 columns to the model's name.
_NARROWEST_MODEL = 28
_CHILDREN = Sentence("Children", "派生数")
_MODEL = Sentence("Model and status", "モデルと状態")


def _short(name: ScoreName) -> Sentence:
    return Sentence("Compet.", "競争力") if name is ScoreName.COMPETITIVENESS else SCORE[name]
