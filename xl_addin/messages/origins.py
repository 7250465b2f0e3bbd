"""Where figures come from and what they are measured against."""

from xl_addin.records import Sentence


def invented() -> Sentence:
    """The sample is not real."""
    return Sentence(
        "Sample data: these models and their children are invented.",
        "サンプルデータ：モデルと派生モデルはすべて架空のものです。",
    )


def from_panel() -> Sentence:
    """The counts came in a file of the user's."""
    return Sentence("monthly counts from a file", "ファイルから読み込んだ月別件数")


def stated_reference() -> Sentence:
    """What a score of 50 means under the prior that is stated and not learned."""
    return Sentence(
        "50 = the middle of the reference models of the same age. In this version they are those of a stated "
        "prior, not yet models observed on the Hub, so compare scores with each other first.",
        "50＝同じ経過月数の参照モデルの中央です。この版の参照モデルは仮定した事前分布によるもので、"
        "Hub の実績ではないため、スコアは主にモデル間の比較に使用してください。",
    )
