"""What a cell has to say: bad arguments, answers on their way, values that are not there."""

from collections.abc import Sequence
from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def no_model() -> Sentence:
    """The argument that names a model is blank."""
    return Sentence(
        "No model is named. Write an id such as meta-llama/Llama-3.1-8B, or point to a cell that holds one.",
        "モデルが指定されていません。meta-llama/Llama-3.1-8B のようなIDか、そのセルを指定してください。",
    )


def not_a_model(value: object) -> Sentence:
    """A number or the like stands where a model id should."""
    return Sentence(
        f"“{shown(value)}” is not a model id. Write organisation/name as text.",
        f"「{shown(value)}」はモデルIDではありません。「組織名/モデル名」の形の文字列で指定してください。",
    )


def one_model(function: str) -> Sentence:
    """A range stands where a table is made of one model."""
    return Sentence(
        f"{function} makes a table of one model. Point to a single cell, or ask for one value.",
        f"{function} は1つのモデルの表を返します。単一のセルを指定するか、値を1つだけ求めてください。",
    )


def too_many_cells(most: int) -> Sentence:
    """A range is far larger than any list of models."""
    return Sentence(
        f"The range holds more than {most:,} filled cells. Point to the models only.",
        f"範囲の入力済みセルが {most:,} 個を超えています。モデルのある範囲だけを指定してください。",
    )


def one_cell(argument: str) -> Sentence:
    """A range stands where one value is wanted."""
    return Sentence(
        f"{argument} is a range. Point to a single cell.",
        f"{argument} に範囲が指定されています。単一のセルを指定してください。",
    )


def not_a_choice(argument: str, value: object, choices: Sequence[str]) -> Sentence:
    """A word is none of those that an argument may be."""
    return Sentence(
        f"{argument} is “{shown(value)}”. Write one of: {', '.join(choices)}.",
        f"{argument} の値「{shown(value)}」は使用できません。使用できる値：{'、'.join(choices)}",
    )


def not_months(argument: str, value: object, most: int) -> Sentence:
    """A number of months is no whole number in its range."""
    return Sentence(
        f"{argument} is “{shown(value)}”. Write a whole number of months from 1 to {most}.",
        f"{argument} の値「{shown(value)}」は使用できません。1〜{most} の整数（月数）を指定してください。",
    )


def not_a_date(argument: str, value: object) -> Sentence:
    """A value is no day."""
    return Sentence(
        f"{argument} is “{shown(value)}”, which is no date. Write 2025-06-30 or point to a date cell.",
        f"{argument} の値「{shown(value)}」は日付として読み取れません。"
        "2025-06-30 の形か、日付のセルを指定してください。",
    )


def error_given(argument: str, error: str) -> Sentence:
    """An argument is itself an error value."""
    return Sentence(
        f"{argument} holds the error {error}. Correct that cell first.",
        f"{argument} がエラー {error} です。参照先のセルを先に修正してください。",
    )


def not_a_series() -> Sentence:
    """Counts are neither one column nor one row."""
    return Sentence(
        "Counts stand in one column or one row: cumulative counts, month 1 first.",
        "件数は1列または1行で、1か月目から順に累計を指定してください。",
    )


def not_a_count(month: int, value: object) -> Sentence:
    """A cell of the counts holds no number."""
    return Sentence(
        f"Month {month}: “{shown(value)}” is no count. Write the cumulative count as a number.",
        f"{month}か月目の「{shown(value)}」は件数として読み取れません。累計を数値で入力してください。",
    )


def too_many_months(most: int) -> Sentence:
    """A range of counts is longer than any series."""
    return Sentence(
        f"The range holds more than {most:,} months. Point to the monthly counts only.",
        f"範囲が {most:,} か月分を超えています。月次の件数がある範囲だけを指定してください。",
    )


def no_counts() -> Sentence:
    """The range of counts is blank."""
    return Sentence("The range holds no counts.", "範囲に件数がありません。")


def loading(model: str) -> Sentence:
    """Nothing is kept of the model yet, and the Hub is being asked."""
    return Sentence(
        f"{shown(model)} is being fetched from the Hub. Calculate again in a moment.",
        f"{shown(model)} を Hub から取得しています。少し待ってから再計算してください。",
    )


def being_refreshed(taken: datetime) -> Sentence:
    """An older answer is given while the Hub is asked."""
    return Sentence(
        f"Data of {taken:%Y-%m-%d %H:%M} UTC; newer is being fetched. Calculate again in a moment.",
        f"{taken:%Y-%m-%d %H:%M} UTC 時点のデータです。更新中のため、少し待ってから再計算してください。",
    )


def no_forecast() -> Sentence:
    """The evidence carries no forecast."""
    return Sentence("There is no forecast for these counts.", "この件数からは予測できません。")


def no_snapshot() -> Sentence:
    """The answer does not rest on data of a known moment."""
    return Sentence("No data is kept of this model.", "このモデルの保存データはありません。")


def quota_unknown() -> Sentence:
    """The Hub has not told how many calls it allows."""
    return Sentence(
        "The Hub has not been asked yet, so its quota is not known.",
        "Hub への問い合わせがまだないため、残り回数は不明です。",
    )


def no_number() -> Sentence:
    """A value is infinite or not a number."""
    return Sentence("The value lies outside of all numbers.", "値が数値の範囲を超えています。")


def fault(function: str) -> Sentence:
    """A fault of this program's own; the log has it."""
    return Sentence(
        f"HFScore met a fault of its own in {function}. The log file has the details; please report it.",
        f"{function} で HFScore の内部エラーが発生しました。詳細はログファイルにあります。ご報告ください。",
    )
