"""Where figures come from and what they are measured against."""

from datetime import date

from xl_addin.records import Measure, Question, Selection, Sentence

_SELECTION = {
    Selection.TUNED: Sentence("fine-tunes and adapters", "ファインチューニングとアダプター"),
    Selection.ALL: Sentence("all relations", "すべての派生関係"),
    Selection.FINETUNE: Sentence("fine-tunes", "ファインチューニング"),
    Selection.ADAPTER: Sentence("adapters", "アダプター"),
    Selection.QUANTIZED: Sentence("quantisations", "量子化"),
    Selection.MERGE: Sentence("merges", "マージ"),
}
_EACH_ONCE = {
    Measure.MODELS: Sentence("", ""),
    Measure.UPLOADERS: Sentence(", each uploader once", "、投稿者ごとに1回"),
}


def invented() -> Sentence:
    """The sample is not real."""
    return Sentence(
        "Sample data: these models and their children are invented.",
        "サンプルデータ：モデルと派生モデルはすべて架空のものです。",
    )


def from_panel() -> Sentence:
    """The counts came in a file of the user's."""
    return Sentence("monthly counts from a file", "ファイルから読み込んだ月別件数")


def from_hub(endpoint: str, question: Question) -> Sentence:
    """The Hub told; which of its models count as children."""
    counted, once = _SELECTION[question.selection], _EACH_ONCE[question.measure]
    return Sentence(
        f"{endpoint} (children counted: {counted.en}{once.en})",
        f"{endpoint}（集計対象：{counted.ja}{once.ja}）",
    )


def imported() -> Sentence:
    """All series were imported by the user."""
    return Sentence(
        "monthly counts that you imported (hfscore import --list)",
        "取り込み済みの月別件数（hfscore import --list で確認できます）",
    )


def imported_too(origin: Sentence) -> Sentence:
    """Some series were imported by the user; their names have a colon."""
    return Sentence(
        f"{origin.en}; names with a colon: monthly counts that you imported",
        f"{origin.ja}。コロンを含む名前は取り込み済みの月別件数です",
    )


def reference(models: int, selection: Selection, as_of: date, thinned: float) -> Sentence:
    """What a score of 50 means: who the reference models are."""
    counted = _SELECTION[selection]
    share = Sentence("", "")
    if thinned < 1:
        share = Sentence(
            f", taken at {thinned:.0%} of their counts, the share of your relation on the Hub",
            f"、Hub 全体に占める比率に合わせて件数の{thinned:.0%}で比較",
        )
    return Sentence(
        f"50 = the middle of the reference models of the same age: up to {models:,} base models with five "
        f"children or more, counted over {counted.en} until {as_of}{share.en}.",
        f"50＝同じ経過月数の参照モデルの中央です（派生モデル5件以上のベースモデル最大{models:,}件、"
        f"集計対象は{counted.ja}、{as_of:%Y/%m/%d}まで{share.ja}）。",
    )
