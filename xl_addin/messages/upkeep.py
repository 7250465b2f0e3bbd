"""What can be said of the store as a file: its state, its size, what leaves it."""

from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def sound() -> Sentence:
    """Everything could be read and agrees."""
    return Sentence("The store is sound.", "保存データに異常はありません。")


def not_sound(what: str) -> Sentence:
    """SQLite's own check complains of ``what``."""
    return Sentence(f"The store is not sound: {shown(what)}.", f"保存データに異常があります：{shown(what)}")


def snapshot_damaged(name: str, taken: datetime) -> Sentence:
    """A snapshot is not what was written."""
    return Sentence(
        f"The snapshot of {shown(name)} taken at {taken:%Y-%m-%d %H:%M} UTC is damaged.",
        f"{shown(name)} の {taken:%Y-%m-%d %H:%M} UTC の取得データが破損しています。",
    )


def cure() -> Sentence:
    """What to do about a store that is not sound."""
    return Sentence(
        "Save what can be read with “hfscore store export DIR”, then move the file away; "
        "the next question begins a new one.",
        "読み取れるデータを hfscore store export DIR で保存し、ファイルを別の場所へ移してください。"
        "次回の実行時に新しく作成されます。",
    )


def vacuumed(before: int, after: int) -> Sentence:
    """The store was written anew without its gaps."""
    return Sentence(
        f"{megabytes(before - after)} won: {megabytes(before)} before, {megabytes(after)} now.",
        f"{megabytes(before - after)} を削減しました（{megabytes(before)} → {megabytes(after)}）。",
    )


def megabytes(size: int) -> str:
    """Return a number of bytes in MB (10⁶ bytes)."""
    return f"{size / 1e6:,.1f} MB"


def nothing_kept_of(model: str) -> Sentence:
    """The store knows nothing of the model."""
    return Sentence(
        f"Nothing is kept of {shown(model)}. See what is kept with: hfscore store info",
        f"{shown(model)} の保存データはありません。hfscore store info で保存内容を確認できます。",
    )


def really_forget(model: str, snapshots: int) -> Sentence:
    """Asked before everything of one base is deleted."""
    return Sentence(
        f"Delete {snapshots:,} snapshots of {shown(model)} and the forecasts given of it for good? "
        "Your decisions and events stay.",
        f"{shown(model)} の取得データ{snapshots:,}回分と予測の記録を完全に削除しますか"
        "（除外などの判断と出来事は残ります）",
    )


def forgotten(model: str) -> Sentence:
    """Everything of one base is deleted."""
    return Sentence(f"Forgotten: {shown(model)}.", f"{shown(model)} の保存データを削除しました。")


def no_forecasts_of(model: str) -> Sentence:
    """No forecast was given of the model so far."""
    return Sentence(
        f"No forecast of {shown(model)} was given yet. Make one with: hfscore score {shown(model)}",
        f"{shown(model)} の予測はまだ記録されていません。hfscore score {shown(model)} で作成できます。",
    )


def hit_share(inside: int, outcomes: int) -> Sentence:
    """How often what came lay inside the interval, of forecasts given before."""
    if not outcomes:
        return Sentence(
            "No month that was forecast beforehand is over yet.",
            "事前に予測した月は、まだ経過していません。",
        )
    return Sentence(
        f"Of {outcomes:,} months forecast beforehand, {inside:,} ended inside the 80 % interval "
        f"({inside / outcomes:.0%}).",
        f"事前に予測した{outcomes:,}か月のうち、"
        f"{inside:,}か月が80%区間に入りました（{inside / outcomes:.0%}）。",
    )


def in_hindsight(inside: int, outcomes: int) -> Sentence:
    """The same for forecasts as of a day in the past, made when the month was over."""
    return Sentence(
        f"Of {outcomes:,} months forecast as of an earlier day when they were already over, {inside:,} "
        f"({inside / outcomes:.0%}).",
        f"経過後に過去の基準日で予測した{outcomes:,}か月では{inside:,}か月です（{inside / outcomes:.0%}）。",
    )


def counted_now(counted: datetime) -> Sentence:
    """What the outcomes rest on."""
    return Sentence(
        f"Outcomes as counted on {counted:%Y-%m-%d}, without what you exclude; the Hub may have revised them "
        "since the forecast.",
        f"実績は{counted:%Y/%m/%d}時点の集計値で、除外の判断を反映しています"
        "（予測の後に Hub の履歴が変更されている場合があります）。",
    )


def parquet_needs(library: str) -> Sentence:
    """Parquet files cannot be written here."""
    return Sentence(
        f"Parquet files need {library}, which is not installed. Install it (pip install {library}), "
        "or write --format csv.",
        f"Parquet の出力には {library} が必要ですが、インストールされていません。"
        f"pip install {library} を実行するか、--format csv を指定してください。",
    )
