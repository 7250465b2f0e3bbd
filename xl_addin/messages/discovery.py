"""What is said before and after looking for bases worth adding."""

from datetime import date

from xl_addin.records import Sentence


def about_to_ask(calls: int, left: int | None, allowed: int | None) -> Sentence:
    """Said before the Hub is asked: what that costs of the quota."""
    if left is None or allowed is None:
        return Sentence(
            f"About {calls:,} calls; how many are left is not known before the first answer.",
            f"約{calls:,}回の呼び出しを行います（残り回数は最初の応答後に判明します）。",
        )
    return Sentence(
        f"About {calls:,} calls; {left:,} of {allowed:,} left.",
        f"約{calls:,}回の呼び出しを行います（残り{left:,}回／上限{allowed:,}回）。",
    )


def looked_at(listed: int, *, newest: bool, author: str | None) -> Sentence:
    """What the candidates were read off."""
    whose = Sentence(f" of {author}", f"{author} の") if author else Sentence("", "Hub の")
    if newest:
        return Sentence(
            f"Looked at the {listed:,} newest models{whose.en}.",
            f"{whose.ja}最新{listed:,}モデルを調べました。",
        )
    return Sentence(
        f"Looked at the {listed:,} most liked models{whose.en}.",
        f"{whose.ja}「いいね」上位{listed:,}モデルを調べました。",
    )


def beyond_listing() -> Sentence:
    """The Hub has more models than one listing shows."""
    return Sentence("Not looked at: models beyond that listing.", "対象外：一覧の上限より後のモデル")


def beyond_top(count: int) -> Sentence:
    """More candidates than were asked about."""
    return Sentence(
        f"Not looked at: {count:,} more candidates (--top).",
        f"対象外：ほかの候補{count:,}件（--top で件数を変更）",
    )


def older(count: int, since: date) -> Sentence:
    """Candidates that turned out to be older than asked for."""
    return Sentence(
        f"Left out: {count:,} created before {since}.", f"除外：{since:%Y/%m/%d}より前に作成された{count:,}件"
    )


def undeclared(count: int) -> Sentence:
    """Listed models that do not say what they were made from."""
    return Sentence(
        f"Not seen: what {count:,} of them were tuned from, for their cards name no base.",
        f"不明：元のモデルの記載がない{count:,}モデルの派生元",
    )


def hidden(count: int) -> Sentence:
    """Bases that are named, but that the Hub does not show."""
    return Sentence(
        f"Left out: {count:,} that are named as bases and not shown by the Hub (deleted, private, disabled).",
        f"除外：元のモデルとして記載されているが Hub に表示されない{count:,}件（削除・非公開・停止中）",
    )


def private() -> Sentence:
    """What no listing shows."""
    return Sentence("Not seen: private models.", "不明：非公開のモデル")


def unread(count: int) -> Sentence:
    """Rows that could not be used."""
    return Sentence(
        f"Left out: {count:,} rows without a usable id or creation date.",
        f"除外：IDまたは作成日時が不正な{count:,}行",
    )


def nothing_found() -> Sentence:
    """No candidate is left."""
    return Sentence("No candidates were found.", "候補は見つかりませんでした。")


def offline() -> Sentence:
    """Looking around needs the Hub."""
    return Sentence(
        "Looking for new bases needs the Hub, and offline was set. Ask again without HF_HUB_OFFLINE.",
        "候補の検索には Hub への接続が必要ですが、オフライン指定になっています。"
        "HF_HUB_OFFLINE を外してもう一度実行してください。",
    )
