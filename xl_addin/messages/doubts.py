"""Reasons to doubt a count, each with the evidence that speaks for it."""

from collections.abc import Sequence
from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Decision, Event, Month, Sentence

_DID = {"exclude": Sentence("leaves out", "除外"), "keep": Sentence("keeps", "採用")}
_NAMED = {
    "child": Sentence("child", "派生モデル"),
    "author": Sentence("author", "投稿者"),
    "pattern": Sentence("pattern", "パターン"),
}


def children_en(count: int) -> str:
    """Return so many children as English says it."""
    return f"{count:,} {'child' if count == 1 else 'children'}"


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def burst(author: str, largest: int, begun: datetime, in_an_hour: int, further: int) -> Sentence:
    """One uploader made far more children within a day than usual, and did so again ``further`` times."""
    again = Sentence(f"; {further:,} more such days", f"。同様の日がほかに{further:,}日") if further else None
    return Sentence(
        f"{shown(author)} uploaded {children_en(largest)} within 24 hours from {begun:%Y-%m-%d %H:%M} UTC, "
        f"up to {in_an_hour:,} within one hour{again.en if again else ''}.",
        f"{shown(author)} が {begun:%Y-%m-%d %H:%M} UTC から24時間以内に{largest:,}件を投稿しました"
        f"（1時間で最大{in_an_hour:,}件）{again.ja if again else ''}。",
    )


def largest_uploader(author: str, children: int, share: float) -> Sentence:
    """One uploader made a large share of the children."""
    return Sentence(
        f"{shown(author)} alone made {children_en(children)}, {share:.0%} of the count. "
        "Compare with --measure uploaders.",
        f"{shown(author)} 1人で{children:,}件、全体の{share:.0%}を投稿しています。"
        "--measure uploaders の値も確認してください。",
    )


def similar_names(first: str, last: str, children: int) -> Sentence:
    """One uploader's children differ in numbers only."""
    return Sentence(
        f"{children_en(children)} of one uploader differ in numbers only and came in a row, "
        f"from {shown(first)} to {shown(last)}: seeds, steps or checkpoints of one model?",
        f"同じ投稿者の{children:,}件は番号だけが異なり、続けて投稿されています（{shown(first)}〜{shown(last)}）。"
        "同一モデルのシード違いや途中保存の可能性があります。",
    )


def own_organisation(owner: str, children: int) -> Sentence:
    """The organisation that made the base made children of it too."""
    return Sentence(
        f"{shown(owner)}, the maker of the base, made {children_en(children)} itself; "
        "that does not show that others build on it.",
        f"{children:,}件は提供元の {shown(owner)} 自身によるもので、他者の利用を示すものではありません。",
    )


def quantised_as_tunes(children: int, share: float) -> Sentence:
    """Repositories named as quantised weights are filed as tunes."""
    return Sentence(
        f"Filed as fine-tunes or adapters, but named after a quantised format: "
        f"{children_en(children)} ({share:.0%}).",
        f"{children:,}件（{share:.0%}）は名称が量子化形式を示していますが、"
        "ファインチューニングまたはアダプターに分類されています。",
    )


def common_name(base: str, silent: int) -> Sentence:
    """The base bears a name that cards may bear by accident."""
    return Sentence(
        f"{shown(base)} bears a common word as its name, so cards may name it by accident; "
        f"{children_en(silent)} without it in their own names.",
        f"{shown(base)} は一般的な語のため、誤って元モデルに記載されている可能性があります"
        f"（名称に含まない派生モデル{silent:,}件）。",
    )


def before_release(children: int, earliest: datetime) -> Sentence:
    """Children are dated before the base was released."""
    return Sentence(
        f"Dated before the release: {children_en(children)}, the earliest on {_day(earliest)}; not "
        "counted. Is the release date right (--release)?",
        f"公開日より前の日付の派生モデルが{children:,}件あり（最古 {_day(earliest)}）、集計に含めていません。"
        "公開日（--release）が正しいか確認してください。",
    )


def dates_apart(children: int) -> Sentence:
    """Creation dates disagree with what the Hub's own ids tell."""
    return Sentence(
        f"Dated more than a day away from what the Hub's own id says: {children_en(children)}.",
        f"{children:,}件は、作成日が Hub 内部IDの示す日時と1日を超えて異なります。",
    )


def base_dates_apart(base: str, created: datetime, told: datetime) -> Sentence:
    """The base's own creation date disagrees with what its id tells."""
    return Sentence(
        f"{shown(base)} is dated {_day(created)}, but the Hub's own id says {_day(told)}. "
        "If that is its release, give it with --release.",
        f"{shown(base)} の作成日は {_day(created)} ですが、Hub 内部IDは {_day(told)} を示しています。"
        "公開日であれば --release で指定してください。",
    )


def unusual_month(month: Month, before: Sequence[int], events: Sequence[Event]) -> Sentence:
    """A month is unlike those before it; what the user noted of that month is named first."""
    noted_en = "".join(f"{event.day}: “{shown(event.text)}”. " for event in events)
    noted_ja = "".join(f"{event.day}「{shown(event.text)}」。" for event in events)
    start = _day(month.start) if month.start else ""
    return Sentence(
        f"{noted_en}Month {month.number} (from {start}) counts {month.new:,} new; "
        f"the months before it had {', '.join(f'{count:,}' for count in before)}.",
        f"{noted_ja}{month.number}か月目（{start}〜）の新規は{month.new:,}件です"
        f"（直前の月：{'、'.join(f'{count:,}件' for count in before)}）。",
    )


def decided(decision: Decision, speaks_of: int) -> Sentence:
    """A decision of the user's is in force."""
    did, named, value = _DID[decision.action], _NAMED[decision.kind], shown(decision.value)
    by = Sentence(f" by {shown(decision.by)}", f"・{shown(decision.by)}") if decision.by else Sentence("", "")
    return Sentence(
        f"Decided on {_day(decision.made)}{by.en}: {did.en} {named.en} {value} ({children_en(speaks_of)}), "
        f"because: {shown(decision.reason)}",
        f"判断済み（{_day(decision.made)}{by.ja}）：{named.ja} {value} を{did.ja}（対象{speaks_of:,}件）。"
        f"理由：{shown(decision.reason)}",
    )


def further(cases: int, children: int) -> Sentence:
    """The smaller doubts of one kind, told together."""
    return Sentence(
        f"{cases:,} more of this kind, about {children_en(children)}.",
        f"同種の疑いがほかに{cases:,}件あります（派生モデル{children:,}件）。",
    )


def nothing_doubtful(children: int, uploaders: int) -> Sentence:
    """Every reason was looked for and none was found."""
    return Sentence(
        f"Nothing doubtful was found in {children_en(children)} of {uploaders:,} uploaders.",
        f"派生モデル{children:,}件・投稿者{uploaders:,}人を確認し、疑わしい点は見つかりませんでした。",
    )


def no_children_known(name: str) -> Sentence:
    """An imported series has counts and no children to look at."""
    return Sentence(
        f"{shown(name)} is a series of imported counts; it has no children that could be looked at.",
        f"{shown(name)} は取り込んだ件数の系列で、確認できる派生モデルがありません。",
    )


def review_by_list(model: str) -> Sentence:
    """More children than one command can name are decided of by a list."""
    return Sentence(
        f"hfscore audit {shown(model)} --csv review.csv, write exclude or keep beside each, "
        "then hfscore exclude --from review.csv",
        f"hfscore audit {shown(model)} --csv review.csv で一覧を出力し、"
        "各行に exclude または keep を記入して hfscore exclude --from review.csv で読み込みます",
    )
