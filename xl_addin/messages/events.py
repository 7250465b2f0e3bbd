"""What can be said of the user's dated notes."""

from datetime import date

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def noted(number: str, model: str, day: date) -> Sentence:
    """A note is kept."""
    return Sentence(
        f"Noted for {shown(model)} on {day}. Undo it with: hfscore event {shown(model)} --undo {number}",
        f"{shown(model)} の {day:%Y/%m/%d} の出来事を登録しました。"
        f"取り消し：hfscore event {shown(model)} --undo {number}",
    )


def undone(text: str) -> Sentence:
    """A note is in force no more."""
    return Sentence(f"Undone: {shown(text)}", f"取り消しました：{shown(text)}")


def not_kept_yet(model: str) -> Sentence:
    """The store knows no model of this name so far."""
    return Sentence(
        f"Nothing is kept of {shown(model)} yet, so the name could not be checked; "
        "the note shows once the model is asked for under this name.",
        f"{shown(model)} の保存データがないため、名前は確認していません。"
        "この名前でモデルを取得すると表示されます。",
    )


def none_noted(model: str) -> Sentence:
    """There is no note for the model."""
    return Sentence(
        f"No events are noted for {shown(model)}. Note one with: hfscore event MODEL 2026-01-31 TEXT",
        f"{shown(model)} の出来事は登録されていません。登録：hfscore event MODEL 2026-01-31 TEXT",
    )


def no_such_event(beginning: str) -> Sentence:
    """No note in force has an id that begins so."""
    return Sentence(
        f"No event in force has an id that begins with “{shown(beginning)}”. See: hfscore event MODEL --list",
        f"「{shown(beginning)}」で始まる有効な出来事はありません。"
        "hfscore event MODEL --list で確認してください。",
    )


def several_events(beginning: str) -> Sentence:
    """Several notes in force have ids that begin so."""
    return Sentence(
        f"Several events have an id that begins with “{shown(beginning)}”. Give more of its letters.",
        f"「{shown(beginning)}」で始まる出来事が複数あります。IDをもっと長く指定してください。",
    )


def text_unfit(longest: int) -> Sentence:
    """The text of a note is empty, too long, or has several lines."""
    return Sentence(
        f"The text of an event is one line of 1 to {longest} characters. Shorten it, or note several.",
        f"出来事は1行、1〜{longest}文字で入力してください。長い場合は複数の出来事に分けてください。",
    )
