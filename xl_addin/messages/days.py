"""How a day may be written, and which days there are."""

from datetime import date

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def no_day(value: object) -> Sentence:
    """What was written names no day."""
    return Sentence(
        f"“{shown(value)}” is not a day. Write it as 2026-01-31.",
        f"「{shown(value)}」は日付ではありません。2026-01-31 の形で入力してください。",
    )


def day_outside(day: date, first: date, today: date) -> Sentence:
    """The day lies before there was a Hub, or in the future."""
    return Sentence(
        f"{day} lies outside {first} to {today} (today in UTC).",
        f"{day} は範囲外です。{first} から {today}（UTC での今日）までの日付を入力してください。",
    )
