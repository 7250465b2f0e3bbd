"""The sheet of the audit: every reason to doubt a count, what it would change, and what to do."""

from collections.abc import Iterator, Mapping

from openpyxl import Workbook

from xl_addin.audit.effects import plain_scores
from xl_addin.audit.words import Audit, Doubt
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.doubts import KIND, command_for
from xl_addin.outputs.watchlist.contents import Block, Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.skeleton import add_table_sheet
from xl_addin.outputs.watchlist.titles import AUDIT
from xl_addin.records import Answer, Language, Sentence

_TABLE = "audit"
ABOUT = Sentence(
    "Reasons to doubt a count, the weightiest first for each model. Scores: now → without these children. "
    "Nothing is left out until you decide so: the command at the right does it, from the next figures on.",
    "件数を疑う理由です（モデルごとに影響の大きい順）。スコアは「現在 → 除外した場合」です。"
    "自動では除外しません。除外する場合は右端のコマンドを実行すると、次回の更新から反映されます。",
)
"""What the sheet is for."""
_NOT_AUDITED = Sentence(
    "No model has been audited yet; a refresh does it.",
    "まだ監査したモデルはありません。更新すると監査します。",
)


def add(book: Workbook, language: Language) -> None:
    """Append the sheet to ``book``, without findings."""
    add_table_sheet(book, _TABLE, AUDIT, ABOUT, language)


def contents(edition: Edition) -> Contents:
    """Return one row per doubt, by the order of the watchlist; without any, a row that says so."""
    return Contents(source_place(_TABLE, edition), (Block(_TABLE, rows_of(edition)),))


def rows_of(edition: Edition) -> list[Mapping[str, CellValue]]:
    """Return the rows of the table by the keys of its columns."""
    rows = [row for answer in edition.answers for row in _rows(answer, edition)]
    return rows or [{"evidence": _nothing(edition).text(edition.language)}]


def _rows(answer: Answer, edition: Edition) -> Iterator[Mapping[str, CellValue]]:
    audit = Audit(answer, tuple(edition.remarks.doubts.get(answer.model, ())))
    for doubt in audit.doubts:
        yield {
            "model": answer.model,
            "doubt": KIND[doubt.kind].text(edition.language),
            "evidence": doubt.sentence.text(edition.language),
            "concerned": len(doubt.children) or None,
            "share": audit.share(doubt),
            **_effects(audit, doubt),
            "remedy": command_for(answer.model, doubt, edition.language),
        }


def _effects(audit: Audit, doubt: Doubt) -> Mapping[str, CellValue]:
    """Return each score now and without the children in doubt; empty where there is nothing to decide."""
    after = doubt.after
    return {
        f"{name.value}_effect": None if after is None else f"{_figure(now)} → {_figure(after.get(name))}"
        for name, now in plain_scores(audit.answer).items()
    }


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _nothing(edition: Edition) -> Sentence:
    audited = sum(answer.model in edition.remarks.doubts for answer in edition.answers)
    if not audited:
        return _NOT_AUDITED
    return Sentence(
        f"Nothing doubtful was found in the counts of {audited:,} {'model' if audited == 1 else 'models'}.",
        f"{audited:,}件のモデルを確認し、疑わしい点は見つかりませんでした。",
    )
