"""What can be wrong with a list of decisions, the user's or a colleague's own file."""

from collections.abc import Sequence

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_MOST_TOLD = 50


def not_a_list(path: object) -> Sentence:
    """The file cannot be read as a table."""
    return Sentence(
        f"{shown(path)} cannot be read as CSV. Write one with: hfscore exclude --list --csv FILE",
        f"{shown(path)} を CSV として読み取れません。hfscore exclude --list --csv FILE で作成してください。",
    )


def column(path: object, name: str, found: Sequence[str]) -> Sentence:
    """A column is missing, or there twice."""
    there = shown(", ".join(found))
    return Sentence(
        f"{shown(path)}, row 1: there must be one column “{name}” among the headings ({there}). "
        "Correct the headings.",
        f"{shown(path)} の1行目：列「{name}」が1つ必要です（見出し：{there}）。見出しを修正してください。",
    )


def faulty_rows(faults: Sequence[Sentence]) -> Sentence:
    """Rows are faulty, so nothing was imported."""
    told, more = faults[:_MOST_TOLD], len(faults) - _MOST_TOLD
    english = [*(fault.en for fault in told), *([f"… and {more:,} more faults."] if more > 0 else [])]
    japanese = [*(fault.ja for fault in told), *([f"…ほか{more:,}件の不備があります。"] if more > 0 else [])]
    return Sentence(
        "\n".join([*english, "Nothing was imported."]),
        "\n".join([*japanese, "何も取り込んでいません。"]),
    )


def an_id() -> Sentence:
    """What belongs in the id column, as a clause."""
    return Sentence("the id as it was written, or leave it empty", "書き出されたIDのまま（または空欄）")


def a_model() -> Sentence:
    """What belongs in the model column, as a clause."""
    return Sentence(
        "organisation/name, or leave it empty for every base", "「組織名/モデル名」（全モデルなら空欄）"
    )


def an_action() -> Sentence:
    """What belongs in the action column, as a clause."""
    return Sentence(
        "exclude or keep, or leave it empty to pass the row over", "exclude か keep（見送る行は空欄）"
    )


def a_kind() -> Sentence:
    """What belongs in the kind column, as a clause."""
    return Sentence("child, author or pattern", "child・author・pattern のいずれか")


def a_value(kind: str) -> Sentence:
    """What belongs in the value column of a row of this kind, as a clause."""
    if kind == "author":
        return Sentence("the author's name as on the Hub", "Hub での投稿者名")
    if kind == "pattern":
        return Sentence("letters of an id with * and ?", "IDの文字と * や ? によるパターン")
    return Sentence("the child's id, organisation/name", "派生モデルのID（「組織名/モデル名」）")


def a_text(most: int) -> Sentence:
    """What belongs in the reason and by columns, as a clause."""
    return Sentence(f"a text of at most {most} letters", f"{most}文字以内の文")


def a_moment() -> Sentence:
    """What belongs in the made and undone columns, as a clause."""
    return Sentence("a day such as 2026-01-31 that is not in the future", "2026-01-31 の形の、未来でない日付")
