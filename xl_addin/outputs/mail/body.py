"""The text of a mail with a report, plain and as HTML; foreign words are only ever words in it."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TypeAlias

from xl_addin.messages import letters
from xl_addin.messages.shown import shown
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.mail.chart import WIDTH, Bar
from xl_addin.outputs.mail.summary import Summary
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import Label
from xl_addin.records import Language, Sentence

PICTURE_ID = "scores@hfscore.invalid"
"""The Content-ID by which the HTML names its picture."""

_Model: TypeAlias = Mapping[str, CellValue]

_MOST = 10  # models in the table
_MOST_FOOTNOTES = 6
_SCORES = ("heat", "stability", "competitiveness")
_INTERVAL = Sentence("80 % interval", "80%区間")
_FONT = "font-family:Meiryo,'Yu Gothic','Hiragino Sans',Arial,sans-serif"
_CELL = "border:1px solid #bfbfbf;padding:3px 8px"
# Pasted into Excel, a text that begins with "=" would become a formula without this.
_TEXT = f"{_CELL};mso-number-format:'\\@'"


def bars(summary: Summary) -> list[Bar]:
    """Return the bars of the mail's picture: those of the models in its table."""
    return [_bar(row) for row in _best(summary)]


def plain(summary: Summary | None, file: str, language: Language) -> str:
    """Return the mail's text; ``file`` is the attachment's name."""
    return "\n".join(_plain_lines(summary, file, language)) + "\n"


def html(summary: Summary | None, file: str, language: Language, *, picture: bool) -> str:
    """Return the mail's text as HTML that needs nothing from elsewhere.

    Parameters
    ----------
    picture
        Whether the mail holds the picture `PICTURE_ID`.
    """
    parts = [*_html_parts(summary, file, language, picture=picture)]
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"></head>'
        f'<body style="{_FONT};font-size:14px;color:#262626">{"".join(parts)}</body></html>'
    )


def _plain_lines(summary: Summary | None, file: str, language: Language) -> Iterator[str]:
    yield _opening(summary, file, language)
    if summary is not None:
        yield from _notice(summary, language)
        for section in summary.sections:
            yield from ("", f"{section.caption}{_colon(language)}")
            yield from (f"{_bullet(language)}{line}" for line in section.sentences)
        if best := _best(summary):
            yield from (
                "",
                f"{Label.RANKING.text(language)}:" if language == "en" else Label.RANKING.text(language),
            )
            yield from (_plain_model(row, language) for row in best)
        yield from _left_out(summary, language)
        yield from ("", *summary.footnotes[:_MOST_FOOTNOTES])
    yield from ("", letters.closing().text(language))


def _plain_model(row: _Model, language: Language) -> str:
    scores = [f"{_heading(key, language)} {_number(row, key)}" for key in _SCORES]
    overall = f"{_heading('overall', language)} {_number(row, 'overall')}"
    named, span = f"{_number(row, 'rank')}. {_word(row, 'model')}", _interval(row, language)
    if language == "ja":
        return f"{named}：{overall}（{span}）、{'、'.join(scores)}"
    return f"{named}: {overall} ({span}), {', '.join(scores)}"


def _html_parts(summary: Summary | None, file: str, language: Language, *, picture: bool) -> Iterator[str]:
    yield _paragraph(_opening(summary, file, language))
    if summary is not None:
        yield from map(_paragraph, _notice(summary, language))
        for section in summary.sections:
            yield _caption(section.caption)
            yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in section.sentences)}</ul>"
        if best := _best(summary):
            yield _caption(Label.RANKING.text(language))
            yield _table(best, language)
        yield from map(_paragraph, _left_out(summary, language))
        if picture:
            says = escape(letters.chart_says().text(language))
            yield f'<p><img src="cid:{PICTURE_ID}" width="{WIDTH}" alt="{says}"><br><small>{says}</small></p>'
        yield f"<p><small>{'<br>'.join(map(escape, summary.footnotes[:_MOST_FOOTNOTES]))}</small></p>"
    yield f"<p><small>{escape(letters.closing().text(language))}</small></p>"


def _caption(text: str) -> str:
    return f'<h3 style="font-size:15px;margin-bottom:4px">{escape(text)}</h3>'


def _table(models: Sequence[_Model], language: Language) -> str:
    names = [_heading(key, language) for key in ("rank", "model", "overall")]
    names += [_INTERVAL.text(language), *(_heading(key, language) for key in _SCORES)]
    head = "".join(f'<th style="{_CELL};background:#f2f2f2">{escape(name)}</th>' for name in names)
    rows = "".join(f"<tr>{_cells(row, language)}</tr>" for row in models)
    return f'<table style="border-collapse:collapse;font-size:13px"><tr>{head}</tr>{rows}</table>'


def _cells(row: _Model, language: Language) -> str:
    figures = [_number(row, "overall"), _interval(row, language), *(_number(row, key) for key in _SCORES)]
    return "".join(
        (
            f'<td style="{_CELL};text-align:right">{_number(row, "rank")}</td>',
            f'<td style="{_TEXT}">{escape(_word(row, "model"))}</td>',
            *(f'<td style="{_CELL};text-align:right">{figure}</td>' for figure in figures),
        )
    )


def _opening(summary: Summary | None, file: str, language: Language) -> str:
    said = letters.opening_alone(file) if summary is None else letters.opening(file)
    return said.text(language)


def _notice(summary: Summary, language: Language) -> tuple[str, ...]:
    return (Label.INVENTED.text(language),) if summary.invented else ()


def _left_out(summary: Summary, language: Language) -> tuple[str, ...]:
    count = len(summary.ranking) - len(_best(summary))
    return (letters.more_models(count).text(language),) if count else ()


def _best(summary: Summary) -> list[_Model]:
    return [row for row in summary.ranking if isinstance(row.get("overall"), float)][:_MOST]


def _heading(key: str, language: Language) -> str:
    return read_layout().columns[key].heading.text(language)


def _colon(language: Language) -> str:
    return "：" if language == "ja" else ":"


def _bullet(language: Language) -> str:
    return "・" if language == "ja" else "- "


def _word(row: _Model, key: str) -> str:
    return shown(row.get(key) or "")


def _bar(row: _Model) -> Bar:
    value = _figure(row, "overall", 0.0)
    return value, _figure(row, "overall_low", value), _figure(row, "overall_high", value)


def _figure(row: _Model, key: str, otherwise: float) -> float:
    value = row.get(key)
    return value if isinstance(value, float) else otherwise


def _number(row: _Model, key: str) -> str:
    value = row.get(key)
    return f"{value:.0f}" if isinstance(value, float) else "–"


def _interval(row: _Model, language: Language) -> str:
    if "overall_low" not in row or "overall_high" not in row:
        return "–"
    return f"{_number(row, 'overall_low')}{'〜' if language == 'ja' else '–'}{_number(row, 'overall_high')}"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
