"""What a new edition of the workbook says beside its figures: what changed, and what needs a look."""

from collections.abc import Sequence
from datetime import date

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_NAMED = 3  # models named one by one before "and others"

FINDINGS = Sentence("Audit findings", "監査の指摘")


def named(models: Sequence[str]) -> Sentence:
    """Several models are named, three at most one by one."""
    more = len(models) - _NAMED
    names = [shown(model) for model in models[:_NAMED]]
    english, japanese = ", ".join(names), "、".join(names)
    if more <= 0:
        return Sentence(english, japanese)
    return Sentence(f"{english} and {more:,} more", f"{japanese} ほか{more:,}件")


def first_edition() -> Sentence:
    """There is no earlier edition to compare with."""
    return Sentence(
        "This is the first edition; from the next refresh on, changes stand here.",
        "初回のため比較対象がありません。次回の更新から、変化をここに示します。",
    )


def changed_since(day: date | None) -> Sentence:
    """The caption over what changed; the day is that of the latest earlier edition, None without one."""
    if day is None:
        return Sentence("What changed", "前回からの変化")
    return Sentence(f"What changed since {day}", f"前回（{day:%Y/%m/%d}）からの変化")


def nothing_moved(points: float) -> Sentence:
    """No score moved by as much as is worth telling."""
    return Sentence(
        f"No score moved by {points:.0f} points or more.",
        f"{points:.0f}点以上変化したスコアはありません。",
    )


def more_moved(count: int, points: float) -> Sentence:
    """More models moved than are told one by one."""
    return Sentence(
        f"{count:,} more moved by {points:.0f} points or more.",
        f"ほかに{count:,}件が{points:.0f}点以上変化しました。",
    )


def newly_listed(models: Sequence[str]) -> Sentence:
    """Models are on the list for the first time."""
    names = named(models)
    return Sentence(f"New on the list: {names.en}.", f"新たに追加：{names.ja}")


def moved(model: str, parts: Sequence[Sentence]) -> Sentence:
    """One model's figures moved."""
    english, japanese = ", ".join(part.en for part in parts), "、".join(part.ja for part in parts)
    return Sentence(f"{shown(model)}: {english}.", f"{shown(model)}：{japanese}")


def score_moved(
    word: Sentence, before: float | None, now: float | None, *, beyond: bool | None = None
) -> Sentence:
    """One score moved; ``beyond`` tells whether by more than its interval, None where nobody can say."""
    figures = f"{_points(before)} → {_points(now)}"
    english = {None: "", True: " (more than its 80 % interval)", False: " (within its 80 % interval)"}
    japanese = {None: "", True: "（80%区間を超える変化）", False: "（80%区間内）"}
    return Sentence(f"{word.en.lower()} {figures}{english[beyond]}", f"{word.ja} {figures}{japanese[beyond]}")


def children_moved(before: int, now: int) -> Sentence:
    """The number of children changed."""
    return Sentence(f"children {before:,} → {now:,}", f"派生モデル {before:,}件 → {now:,}件")


def without_the_doubtful(model: str, kind: Sentence, parts: Sequence[Sentence]) -> Sentence:
    """Scores rest on children that the audit doubts."""
    english, japanese = ", ".join(part.en for part in parts), "、".join(part.ja for part in parts)
    kind_en = kind.en[:1].lower() + kind.en[1:]
    return Sentence(
        f"{shown(model)}: {kind_en}; without these children {english} (sheet Audit).",
        f"{shown(model)}：{kind.ja}。該当分を除くと {japanese}（データ監査シート参照）",
    )


def dominated(models: Sequence[tuple[str, float]]) -> Sentence:
    """One uploader made most of what is counted."""
    names = named([f"{shown(model)} ({share:.0%})" for model, share in models])
    return Sentence(
        f"One uploader made much of the count: {names.en}. Look at the uploaders before you rely on it.",
        f"1人の投稿者の割合が高い：{names.ja}。投稿者数も確認してください。",
    )


def further_findings(models: Sequence[str]) -> Sentence:
    """The audit found more than what moves a score."""
    names = named(models)
    return Sentence(
        f"The audit has findings on: {names.en} (sheet Audit).",
        f"データ監査の指摘あり：{names.ja}（データ監査シート参照）",
    )


def one_to_look_at(model: str, why: Sentence) -> Sentence:
    """One model's outcome wants a look."""
    return Sentence(f"{shown(model)}: {why.en}", f"{shown(model)}：{why.ja}")


def several_to_look_at(status: Sentence, models: Sequence[str]) -> Sentence:
    """Several models ended alike; the reason of each stands in the watchlist."""
    names = named(models)
    return Sentence(
        f"{status.en}: {names.en}; the reasons stand beside the models.",
        f"{status.ja}：{names.ja}（理由は「理由・備考」欄を参照）",
    )


def also(counts: Sequence[tuple[Sentence, int]]) -> Sentence:
    """What finds no room of its own is counted."""
    english = ", ".join(f"{word.en.lower()} {count:,}" for word, count in counts)
    japanese = "、".join(f"{word.ja} {count:,}件" for word, count in counts)
    return Sentence(f"Also: {english}.", f"そのほか：{japanese}")


def nothing_to_look_at() -> Sentence:
    """Every model was answered and nothing is in doubt."""
    return Sentence(
        "Nothing: every model was scored and nothing doubtful is known.",
        "ありません。全モデルのスコアを算出でき、疑わしい点も見つかっていません。",
    )


def mark(sign: str) -> Sentence:
    """What the sign beside a model means."""
    return Sentence(
        f"{sign} = needs a look before you rely on it; why stands in the watchlist, more on the sheet Audit.",
        f"{sign} ＝ 判断の前に確認が必要なモデルです。"
        "理由はウォッチリスト、詳細はデータ監査シートをご覧ください。",
    )


def limits() -> Sentence:
    """What the figures cannot tell, under everything that is decided by them."""
    return Sentence(
        "What this does not tell: quality, safety and cost; why a model grows; what comes after twelve "
        "months; anything of closed models or of what is not published on the Hub. The Hub's own fashions "
        "show in every figure. Details: sheet “Method and limits”.",
        "この資料から分からないこと：品質・安全性・費用、伸びの原因、12か月より先の見通し、"
        "非公開モデルや Hub 以外での利用状況。"
        "Hub 特有の流行の影響も受けます。詳細はシート「手法と注意」をご覧ください。",
    )


def as_of(day: date | None, models: int, scored: int) -> Sentence:
    """The day of the figures, and of how many models."""
    count = Sentence(
        f"{models:,} models on the list, {scored:,} of them with an overall score",
        f"対象{models:,}モデル（うち総合スコアあり{scored:,}件）",
    )
    if day is None:
        return Sentence(f"{count.en}.", count.ja)
    return Sentence(f"As of {day} (UTC). {count.en}.", f"基準日 {day:%Y/%m/%d}（UTC）　{count.ja}")


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
