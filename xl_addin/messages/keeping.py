"""What can happen to the store, and what an answer owes to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Decision, Sentence

_NAMED = 3  # decisions named one by one before "and others"


@dataclass(frozen=True, slots=True)
class Carried:
    """How much of a damaged store could be read and stands in the new one.

    ``single`` counts those of the user's decisions, events and imports that only one of two copies still
    held, so that nothing proves their letters.
    """

    bases: int = 0
    snapshots: int = 0
    forecasts: int = 0
    decisions: int = 0
    events: int = 0
    imports: int = 0
    single: int = 0


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def newer(path: object, version: int, known: int) -> Sentence:
    """The store was made by a newer version of this program."""
    return Sentence(
        f"{path} was written by a newer HFScore (store version {version}, known here {known}). "
        "Update HFScore, or name another folder in HFSCORE_HOME.",
        f"{path} は新しい版の HFScore で作成されています（保存形式 {version}、対応 {known} まで）。"
        "HFScore を更新するか、HFSCORE_HOME で別のフォルダーを指定してください。",
    )


def damaged(path: object) -> Sentence:
    """The store cannot be read as one."""
    return Sentence(
        f"{path} is damaged.",
        f"{path} が破損しています。",
    )


def older(path: object, version: int, known: int) -> Sentence:
    """The store was made by an older version and cannot be brought up to date where it lies."""
    return Sentence(
        f"{path} was written by an older HFScore (store version {version}, here {known}) and cannot be "
        "brought up to date, because nothing can be written there. Allow writing, "
        "or name another folder in HFSCORE_HOME.",
        f"{path} は古い版の HFScore で作成されており（保存形式 {version}、現在 {known}）、"
        "書き込めないため更新できません。"
        "書き込みを許可するか、HFSCORE_HOME で別のフォルダーを指定してください。",
    )


def old_sqlite(version: str, oldest: str) -> Sentence:
    """Python's own SQLite cannot make the store's tables."""
    return Sentence(
        f"This Python has SQLite {version}; HFScore needs {oldest} or newer. Use a newer Python, "
        "such as the one from python.org.",
        f"この Python の SQLite は {version} ですが、HFScore には {oldest} 以降が必要です。"
        "python.org などの新しい Python を使用してください。",
    )


def unwritable(path: object, why: str) -> Sentence:
    """The system refuses the store for the reason ``why``."""
    return Sentence(
        f"Nothing could be kept in {path}: {why}. Free some space, allow writing there, "
        "or name another folder in HFSCORE_HOME.",
        f"{path} に保存できません（{why}）。空き容量と書き込み権限を確認するか、"
        "HFSCORE_HOME で別のフォルダーを指定してください。",
    )


def busy(path: object) -> Sentence:
    """Another process has been writing for too long."""
    return Sentence(
        f"Nothing could be kept in {path}: another process has been writing there for more than half a "
        "minute. Wait until it is done, or end it.",
        f"{path} に保存できません。別のプロセスが30秒以上書き込み中です。"
        "完了を待つか、そのプロセスを終了してください。",
    )


def in_memory() -> Sentence:
    """The store is of no use in this run."""
    return Sentence(
        "Answers come from the Hub alone; nothing is kept of this run.",
        "Hub から取得した値だけで回答し、今回の結果は保存しません。",
    )


def read_only() -> Sentence:
    """The store can be read and not written."""
    return Sentence(
        "What was kept before is used; nothing is kept of this run.",
        "これまでの保存データは使用しますが、今回の結果は保存しません。",
    )


def emptied(path: object) -> Sentence:
    """The store's file was there and held nothing."""
    return Sentence(
        f"{path} was empty; a new store begins there. If you had one, restore that file from a backup.",
        f"{path} が空だったため、新しく作成しました。"
        "以前のデータがあった場合は、バックアップから復元してください。",
    )


def replaced(path: object) -> Sentence:
    """A program that was replacing a damaged store was ended before it was done."""
    return Sentence(
        f"{path} was damaged, and the program was ended while replacing it. This is now done; "
        "the new one holds what could be read of it, and the damaged file lies beside it under a dated name.",
        f"{path} は破損しており、置き換えの途中で処理が中断されていたため、続きを行いました。"
        "読み取れたデータは引き継いでいます。破損したファイルは日付付きの名前で同じフォルダーにあります。",
    )


def set_aside(path: object, aside: str, carried: Carried) -> Sentence:
    """The store was damaged; it now has another name, and a new one holds what could be read of it."""
    look = Sentence(
        f"Look {carried.single:,} of these decisions, events and imports over: their second copy is lost. ",
        f"このうち利用者が入力した{carried.single:,}件は控えが失われているため、内容を確認してください。",
    )
    return Sentence(
        f"{path} was damaged. It is now named {aside}, and a new one holds what could be read of it: "
        f"{carried.snapshots:,} snapshots of {carried.bases:,} base models, {carried.forecasts:,} forecasts, "
        f"{carried.decisions:,} decisions, {carried.events:,} events, {carried.imports:,} imports. "
        f"{look.en if carried.single else ''}What is missing here stays in the old file alone.",
        f"{path} が破損していたため、{aside} に名前を変更し、新しいファイルを作成しました。"
        f"読み取れたデータは引き継いでいます（ベースモデル{carried.bases:,}件の取得データ{carried.snapshots:,}回分、"
        f"予測{carried.forecasts:,}件、判断{carried.decisions:,}件、出来事{carried.events:,}件、取り込み{carried.imports:,}件）。"
        f"{look.ja if carried.single else ''}"
        "読み取れなかったデータは、古いファイルにのみ残っています。",
    )


def stale(taken: datetime, why: Sentence) -> Sentence:
    """The answer rests on an older snapshot, because the Hub gave no newer one."""
    return Sentence(
        f"Kept data of {_moment(taken)}. {why.en}",
        f"{_moment(taken)} に取得した保存データによる値です。{why.ja}",
    )


def offline_and_old() -> Sentence:
    """The Hub was not asked, though the kept answer is older than it should be."""
    return Sentence(
        "It is older than the age set for fresh data, and the Hub was not asked, because offline was set.",
        "保存期限を過ぎていますが、オフライン指定のため Hub には問い合わせていません。",
    )


def known_as_unknown(model: str, endpoint: str, when: datetime) -> Sentence:
    """The Hub said a while ago that it knows no such model, and was not asked again."""
    return Sentence(
        f"{model} was not found at {endpoint} on {_moment(when)}, and was not asked for again since. "
        "Check the spelling, or use --fresh.",
        f"{model} は {_moment(when)} の時点で {endpoint} に見つからず、その後は問い合わせていません。"
        "綴りを確認するか、--fresh を指定してください。",
    )


def revised(gone: int, changed: int, late: int, since: datetime) -> Sentence:
    """The Hub changed its own past."""
    return Sentence(
        f"History revised since {since:%Y-%m-%d}: {gone:,} gone, {changed:,} re-tagged, "
        f"{late:,} added to earlier months.",
        f"{since:%Y-%m-%d} 以降に履歴が変更されました"
        f"（削除{gone:,}件、分類変更{changed:,}件、過去の月への追加{late:,}件）。",
    )


def excluded(count: int, decisions: Sequence[Decision]) -> Sentence:
    """Children are left out because the user decided so."""
    named = [f"{decision.kind} {shown(decision.value)}" for decision in decisions[:_NAMED]]
    more = len(decisions) - len(named)
    left_out = "1 child is left out" if count == 1 else f"{count:,} children are left out"
    decided = "your decision" if len(decisions) == 1 else "your decisions"
    return Sentence(
        f"{left_out} by {decided}: {', '.join(named)}{f' and {more:,} more' if more else ''} "
        "(hfscore exclude --list).",
        f"利用者の判断により派生モデル{count:,}件を除外しています："
        f"{'、'.join(named)}{f' ほか{more:,}件' if more else ''}（hfscore exclude --list）。",
    )


def imported(name: str, source: str) -> Sentence:
    """The series is the user's own, not the Hub's."""
    return Sentence(
        f"{name}: imported counts (source: {source}), not the Hub's.",
        f"{name} は取り込んだ数値（出典：{source}）で、Hub のデータではありません。",
    )
