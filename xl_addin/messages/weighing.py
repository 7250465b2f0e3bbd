"""What is said where the user chooses and types weights and points."""

from xl_addin.records import Sentence


def choose_a_profile() -> Sentence:
    """Another word than a profile's name was typed."""
    return Sentence(
        "There is no profile of this name. Choose one from the list, or add it to the profiles below first.",
        "この名前のプロファイルはありません。一覧から選ぶか、先に下の表に追加してください。",
    )


def profile_in_use() -> Sentence:
    """Beside the weights in use; it stands in a formula, hence no quotation marks."""
    return Sentence(
        "← weights of the profile in use; choose it in the pale cell on the left",
        "← 使用中のプロファイルの重み（左の淡色セルで選択）",
    )


def unknown_profile() -> Sentence:
    """The profile in use is none of those listed; it stands in a formula, hence no quotation marks."""
    return Sentence(
        "There is no profile of this name: choose one from the list.",
        "この名前のプロファイルはありません。一覧から選択してください。",
    )


def weight_from_zero() -> Sentence:
    """A weight is no number, or below zero."""
    return Sentence(
        "A weight is a number from 0 on; leave the cell empty for what should not count.",
        "重みは0以上の数で入力してください。使わない項目は空欄にします。",
    )


def points_in_range() -> Sentence:
    """Points on an axis of the user's own are no number from 0 to 100."""
    return Sentence(
        "Points are a number from 0 (worst) to 100 (best); leave the cell empty where you do not know.",
        "点数は0（最低）〜100（最高）の数で入力してください。不明な場合は空欄にします。",
    )
