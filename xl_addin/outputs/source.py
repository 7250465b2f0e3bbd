"""Where a document's figures come from: what stands under every table."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from xl_addin.messages import evidence, origins
from xl_addin.records import Sentence

_JST = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Source:
    """The origin of a document's figures.

    ``title`` heads the document, ``origin`` names where the counts were taken, ``reference`` says
    what a score of 50 means; ``retrieved`` (UTC) is None where nobody knows it, as for a panel.
    ``invented`` marks sample data.
    """

    title: Sentence
    origin: Sentence
    reference: Sentence
    retrieved: datetime | None = None
    invented: bool = False


def source_lines(source: Source) -> tuple[Sentence, ...]:
    """Return the sentences that stand under a table of ``source``."""
    lines = [
        Sentence(f"Source: {source.origin.en}", f"出典：{source.origin.ja}"),
        _retrieved(source.retrieved),
        source.reference,
        Sentence(
            "Low and high enclose 80 % of what is likely. An empty score means too little evidence; "
            "the reason stands beside it.",
            "下限と上限は80%の確からしさの範囲です。根拠が足りないスコアは空欄とし、理由を併記しています。",
        ),
        Sentence(f"* {evidence.stability_unvalidated().en}", f"＊ {evidence.stability_unvalidated().ja}"),
        Sentence(
            "Counts are lower bounds: some 72 % of the Hub's repositories do not name their base model.",
            "件数は下限値です。Hub のリポジトリの約72%は元のモデルを記載していません。",
        ),
    ]
    return (origins.invented(), *lines) if source.invented else tuple(lines)


def _retrieved(moment: datetime | None) -> Sentence:
    if moment is None:
        return Sentence(
            "Retrieved: not known; the counts were read from a file.",
            "取得日時：不明（ファイルから読み込んだ件数です）。",
        )
    return Sentence(
        f"Retrieved: {moment:%Y-%m-%d %H:%M} UTC",
        f"取得日時：{moment.astimezone(_JST):%Y/%m/%d %H:%M}（日本時間）。月の区切りは UTC で数えています。",
    )
