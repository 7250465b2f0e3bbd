"""What a report says beside its figures: what it rests on, and what it is compared with."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

BASIS = Sentence("What this rests on", "根拠")
CAUTION = Sentence("To be careful about", "注意点")
SHORT = Sentence("For a project of about three months: by heat", "3か月程度のプロジェクト向け：短期熱度順")
LONG = Sentence(
    "For the long term: by competitiveness, the standing in twelve months",
    "長期利用向け：競争力順（12か月後の位置）",
)
RANGE = Sentence("80 % range", "80%区間")
PROJECTED = Sentence("Stability, projected (80 % range)", "長期安定度（予測値、80%区間）")
FINDINGS = Sentence("Audit findings", "データ監査の指摘")
NO_FINDING = Sentence("Nothing doubtful was found in the counts.", "件数に疑わしい点は見つかりませんでした。")
ABOUT_COMPARE = Sentence(
    "Solid marks: what was counted. The axis of children is logarithmic, because models differ by factors of "
    "a hundred and more.",
    "印は実績です。モデル間の差が100倍を超えることがあるため、縦軸は対数目盛です。",
)


def rests_on(models: int, children: int, first: date, last: date) -> Sentence:
    """How much was counted, and up to which days."""
    days = (f"{last}", f"{last:%Y/%m/%d}") if first == last else (f"{first} to {last}", _days(first, last))
    return Sentence(
        f"Counted: {children:,} children of {models:,} models, as of {days[0]} (UTC).",
        f"{models:,}モデルの派生モデル計{children:,}件を集計しました（基準日 {days[1]}、UTC）。",
    )


def _days(first: date, last: date) -> str:
    return f"{first:%Y/%m/%d}〜{last:%Y/%m/%d}"


def rests_on_file(models: int, children: int) -> Sentence:
    """The same where nobody knows the days."""
    return Sentence(
        f"Counted: {children:,} children of {models:,} models, read from a file.",
        f"ファイルから読み込んだ{models:,}モデルの派生モデル計{children:,}件に基づきます。",
    )


def not_told_apart(leader: str, near: int, ranked: int) -> Sentence:
    """So many models have overall intervals that reach the leader's."""
    if not near:
        return Sentence(
            f"The first place of {shown(leader)} is clear: no other overall interval reaches its own.",
            f"総合1位の {shown(leader)} は、他のモデルと80%区間が重ならず、首位は明確です。",
        )
    return Sentence(
        f"The first place of {shown(leader)} is not certain: the 80 % intervals of {near:,} of the "
        f"{ranked - 1:,} others overlap with its own, and the order among these is open.",
        f"総合1位は {shown(leader)} ですが、他の{ranked - 1:,}モデルのうち{near:,}モデルと80%区間が重なり、"
        "この範囲の順位は入れ替わる可能性があります。",
    )


def by_profile(profile: str, parts: Sequence[tuple[Sentence, float]]) -> Sentence:
    """The overall score is weighed by a profile of the user's."""
    english = ", ".join(f"{name.en.lower()} {weight:g}" for name, weight in parts)
    japanese = "、".join(f"{name.ja} {weight:g}" for name, weight in parts)
    return Sentence(
        f"Overall score by the profile “{shown(profile)}” of the watchlist: {english}.",
        f"総合スコアはウォッチリストの重み「{shown(profile)}」で計算しています（{japanese}）。",
    )


def not_in_the_report(models: Sequence[str]) -> Sentence:
    """A comparison names models that the report is not about."""
    names = ", ".join(shown(model) for model in models)
    return Sentence(
        f"--compare names what is not in this report: {names}. Add it to the MODELs, or correct the name.",
        f"--compare に、レポート対象外のモデルがあります：{names}。MODEL に加えるか、名前を直してください。",
    )


def no_report(path: Path) -> Sentence:
    """A file named as the report before is none."""
    name = shown(path)
    return Sentence(
        f"{name} has no sheet “All models” as reports have it, so nothing can be compared with. "
        "Name a report that hfscore report wrote.",
        f"{name} にはレポートの「全モデル一覧」シートがないため、比較できません。"
        "hfscore report で作成したレポートを指定してください。",
    )


def nothing_kept() -> Sentence:
    """The store holds no model that a report could be about."""
    return Sentence(
        "The store holds no model yet. Score one first: hfscore score MODEL.",
        "保存済みのモデルがありません。先に hfscore score MODEL を実行してください。",
    )


def first_report() -> Sentence:
    """There is nothing to compare with."""
    return Sentence(
        "Nothing was kept of an earlier day, so there is nothing to compare with yet.",
        "以前の評価が保存されていないため、今回は比較できません。",
    )


def nothing_about_the_past(words: Sentence) -> Sentence:
    """What was kept of earlier forecasts cannot be used."""
    return Sentence(
        f"Accuracy and changes are left out: {words.en}", f"的中実績と前回比較は省略します：{words.ja}"
    )
