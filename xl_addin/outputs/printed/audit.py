"""An audit on a terminal of 80 columns and more; the caller prints it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from xl_addin.audit.run import REASONS
from xl_addin.audit.words import Audit, Doubt
from xl_addin.messages import doubts as said
from xl_addin.messages import origins
from xl_addin.messages.shown import shown
from xl_addin.outputs.doubts import KIND, command_for
from xl_addin.outputs.printed.audit_document import changes
from xl_addin.outputs.text import SCORE, STATUS
from xl_addin.records import Child, Language, ScoreName, Sentence, Status

_MOST_SHOWN = 5
_EMPTY = "–"
# "27.8 → 29.8" takes eleven columns; with the rest as wide as it may be the row fits into 80.
_WIDTHS = (27, 11, 11, 11, 11)
_LEFT = (0, 0, 0, 2)
_HEADINGS = (
    Sentence("Doubt", "疑い"),
    Sentence("Children", "派生数"),
    SCORE[ScoreName.HEAT],
    SCORE[ScoreName.STABILITY],
    Sentence("Compet.", "競争力"),
)
_LOOK_AT = Sentence("Look at: ", "確認対象：")
_MORE = Sentence(" and {:,} more", " ほか{:,}件")
_LOOKED_FOR = Sentence("Looked for: ", "確認項目：")


def audit_screen(audit: Audit, language: Language) -> RenderableType:
    """Return one row per doubt with each score before → after acting upon it.

    Below it stand the evidence, up to five children to look at, and the command.
    """
    answer = audit.answer
    parts: list[RenderableType] = [
        Text.assemble((shown(answer.model), "bold"), f"  {STATUS[answer.status].text(language)}")
    ]
    if origins.invented() in answer.notes:
        parts.append(Text(origins.invented().text(language)))
    if answer.status is not Status.OK:
        parts.append(Text(answer.message.text(language)))
    if audit.doubts:
        parts += [Text(""), _row((heading.text(language) for heading in _HEADINGS), "bold")]
        parts += _doubts(audit, language)
    elif answer.history:
        parts += _nothing(audit, language)
    return Group(*parts)


def _nothing(audit: Audit, language: Language) -> Iterator[Text]:
    history = audit.answer.history
    if history:
        yield Text(said.nothing_doubtful(history.children, history.uploaders or 0).text(language))
    kinds = ("、" if language == "ja" else "; ").join(KIND[kind].text(language) for kind in REASONS)
    yield Text(f"{_LOOKED_FOR.text(language)}{kinds}", style="dim")


def _doubts(audit: Audit, language: Language) -> Iterator[RenderableType]:
    already: set[tuple[Child, ...]] = {()}
    for doubt in audit.doubts:
        yield _effect(audit, doubt, language)
        yield Padding(Text(doubt.sentence.text(language)), _LEFT)
        if doubt.children not in already:
            yield Padding(Text(_to_look_at(doubt, language), style="dim"), _LEFT)
        already.add(doubt.children)
        if command := command_for(audit.answer.model, doubt, language):
            yield Text(command, style="cyan")  # at the left edge, where it is copied most easily
        yield Text("")


def _effect(audit: Audit, doubt: Doubt, language: Language) -> Table:
    share = audit.share(doubt)
    size = f"{len(doubt.children):,}" if doubt.children else ""
    cells = [KIND[doubt.kind].text(language), size if share is None else f"{size} ({share:.0%})"]
    if doubt.after is not None:
        cells += [f"{_figure(before)} → {_figure(after)}" for _, before, after in changes(audit, doubt)]
    return _row(cells, "bold")


def _row(cells: Iterable[str], first: str) -> Table:
    """Return one row in the columns that all rows share; its first cell in the style ``first``."""
    table = Table(box=None, pad_edge=False, show_header=False, collapse_padding=True)
    for width in _WIDTHS:
        table.add_column(min_width=width, no_wrap=True, style=first if width == _WIDTHS[0] else "")
    table.add_row(*cells)
    return table


def _to_look_at(doubt: Doubt, language: Language) -> str:
    more = len(doubt.children) - _MOST_SHOWN
    names = ", ".join(shown(child.id) for child in doubt.children[:_MOST_SHOWN])
    return f"{_LOOK_AT.text(language)}{names}{_MORE.text(language).format(more) if more > 0 else ''}"


def _figure(value: float | None) -> str:
    return _EMPTY if value is None else f"{value:.1f}"
