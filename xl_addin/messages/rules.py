"""What is said of rules that were typed in a way that cannot be read."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_LONGEST = 40
_YES = Sentence("yes", "はい")
_NO = Sentence("no", "いいえ")


def not_yes_or_no(row: int, rule: Sentence, typed: object, *, held: bool) -> Sentence:
    """The cell that makes a rule active holds another word; ``held`` is what goes on to hold."""
    word, instead = shown(typed, _LONGEST), _YES if held else _NO
    return Sentence(
        f"Rules, row {row} ({rule.en}), column Active: “{word}” is neither yes nor no. "
        f"“{instead.en}” holds until you write yes or no there.",
        f"「ルール」{row}行目（{rule.ja}）の「使用する」：「{word}」は「はい」でも「いいえ」でもないため、"
        f"「{instead.ja}」として扱います。「はい」または「いいえ」を入力してください。",
    )


def level_unreadable(
    row: int, rule: Sentence, typed: object, limits: Sentence, held: float | None
) -> Sentence:
    """The level of a rule is no number, or none within its limits; ``held`` is what goes on to hold."""
    value = shown(typed, _LONGEST)
    english = "no level" if held is None else f"{held:g}"
    japanese = "しきい値なし" if held is None else f"{held:g}"
    return Sentence(
        f"Rules, row {row} ({rule.en}), column Level: “{value}” is not a number of {limits.en}. "
        f"Until you write one there, {english} holds.",
        f"「ルール」{row}行目（{rule.ja}）の「しきい値」：「{value}」は{limits.ja}の数値ではないため、"
        f"{japanese}として扱います。範囲内の数値を入力してください。",
    )
