"""What can be said when a user decides of doubtful children."""

from collections.abc import Sequence
from datetime import datetime

from xl_addin.messages.doubts import children_en
from xl_addin.messages.shown import shown
from xl_addin.records import Decision, Sentence


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


_ACTION = {"exclude": Sentence("Excluded", "除外"), "keep": Sentence("Kept", "採用")}
_KIND = {
    "child": Sentence("the child", "派生モデル"),
    "author": Sentence("the author", "投稿者"),
    "pattern": Sentence("the pattern", "パターン"),
}


def decided(decision: Decision, speaks_of: int) -> Sentence:
    """A decision was made; it speaks of so many children now."""
    action, kind, value = _ACTION[decision.action], _KIND[decision.kind], shown(decision.value)
    where = Sentence(f" of {shown(decision.model)}", f"（{shown(decision.model)}）")
    if not decision.model:
        where = Sentence(" for every base", "（すべてのベースモデル）")
    return Sentence(
        f"{action.en} {kind.en} {value}{where.en}: it speaks of {children_en(speaks_of)} now. "
        f"Undo it with: hfscore {decision.action} --undo {decision.id[:8]}",
        f"{kind.ja} {value} を{action.ja}しました{where.ja}。現在の対象は{speaks_of:,}件です。"
        f"取り消し：hfscore {decision.action} --undo {decision.id[:8]}",
    )


def undone(decision: Decision, speaks_of: int) -> Sentence:
    """A decision was ended; it spoke of so many children."""
    return Sentence(
        f"Undone: {decision.action} {_KIND[decision.kind].en} {shown(decision.value)} "
        f"({children_en(speaks_of)} now).",
        f"取り消しました：{_KIND[decision.kind].ja} {shown(decision.value)} の"
        f"{_ACTION[decision.action].ja}（現在の対象{speaks_of:,}件）。",
    )


def left_out_now(model: str, left_out: int, listed: int) -> Sentence:
    """What all decisions together do to one base."""
    return Sentence(
        f"{shown(model)}: {left_out:,} of {children_en(listed)} left out now.",
        f"{shown(model)}：現在、派生モデル{listed:,}件のうち{left_out:,}件を除外しています。",
    )


def left_out_everywhere(bases: int, left_out: int) -> Sentence:
    """What all decisions together do to every base that is kept."""
    return Sentence(
        f"{children_en(left_out)} of the {bases:,} kept bases left out now.",
        f"現在、保存済みのベースモデル{bases:,}件で派生モデル{left_out:,}件を除外しています。",
    )


def imported(rows: int, changed: int) -> Sentence:
    """A list of decisions was read; so many of its rows changed something."""
    return Sentence(
        f"{rows:,} decisions read, {changed:,} of them new or newly undone.",
        f"判断{rows:,}件を読み込みました（新規または取り消しの反映{changed:,}件）。",
    )


def nothing_decided() -> Sentence:
    """There is no decision yet."""
    return Sentence(
        "No decision was made yet. hfscore audit MODEL shows what is doubtful.",
        "判断はまだ登録されていません。疑わしい点は hfscore audit MODEL で確認できます。",
    )


def reason_missing() -> Sentence:
    """A decision needs a reason that others can review."""
    return Sentence(
        "Say why, for those who review the decision: --reason TEXT.",
        "判断の理由を --reason で指定してください（確認者のための記録です）。",
    )


def text_too_long(name: str, most: int) -> Sentence:
    """A text has more letters than a table can show."""
    return Sentence(
        f"{name} has more than {most} letters. Shorten it.",
        f"{name} が長すぎます。{most}文字以内にしてください。",
    )


def not_a_name(value: str) -> Sentence:
    """The text can be neither a child's id nor an author."""
    return Sentence(
        f"“{shown(value)}” cannot be an id on the Hub. Write it as it stands on the model's page.",
        f"「{shown(value)}」は Hub の ID の形式ではありません。モデルのページの表記で入力してください。",
    )


def no_such_child(model: str, kind: str, value: str, nearest: Sequence[str]) -> Sentence:
    """The decision would speak of no child of the base; ``nearest`` names are similar."""
    known = _KIND[kind]
    english = f" Did you mean {', '.join(map(shown, nearest))}?" if nearest else ""
    japanese = f"近い名前：{'、'.join(map(shown, nearest))}" if nearest else ""
    where = Sentence(shown(model) or "the kept bases", shown(model) or "保存済みのベースモデル")
    return Sentence(
        f"No child of {where.en} is spoken of by {known.en} “{shown(value)}”. Check the spelling.{english}",
        f"{where.ja} の派生モデルに、{known.ja}「{shown(value)}」に該当するものはありません。"
        f"綴りを確認してください。{japanese}",
    )


def beginning_too_short(beginning: str, least: int) -> Sentence:
    """Too few letters of an id to be sure."""
    return Sentence(
        f"“{shown(beginning)}” is too short; give the first {least} letters of the decision's id or more "
        "(hfscore exclude --list).",
        f"「{shown(beginning)}」は短すぎます。判断のIDの先頭{least}文字以上を指定してください"
        "（hfscore exclude --list）。",
    )


def no_such_decision(beginning: str) -> Sentence:
    """No decision has such an id."""
    return Sentence(
        f"No decision has an id that begins with {shown(beginning)}. See hfscore exclude --list.",
        f"{shown(beginning)} で始まるIDの判断はありません。hfscore exclude --list で確認してください。",
    )


def several_begin_so(beginning: str, count: int) -> Sentence:
    """More than one decision has such an id."""
    return Sentence(
        f"{count} decisions have ids that begin with {shown(beginning)}. Give more letters.",
        f"{shown(beginning)} で始まるIDの判断が{count}件あります。より多くの文字を指定してください。",
    )


def undone_before(beginning: str, when: datetime) -> Sentence:
    """The decision was ended before."""
    return Sentence(
        f"The decision {shown(beginning)} was undone already, on {_moment(when)}.",
        f"判断 {shown(beginning)} は {_moment(when)} に取り消し済みです。",
    )
