"""What is said while the Hub is asked about many models."""

from datetime import datetime

from xl_addin.records import Sentence


def calls_left(left: int) -> Sentence:
    """So many calls may still be made in the running window."""
    return Sentence(f"{left:,} calls left", f"残り{left:,}回")


def waiting(until: datetime) -> Sentence:
    """The quota is used up, and the rest of the list waits for the next window."""
    return Sentence(
        f"Quota used up, waiting until {until:%H:%M:%S} UTC.",
        f"呼び出し回数の上限に達したため、{until:%H:%M:%S} UTC まで待機します。",
    )


def stopped() -> Sentence:
    """The user ended the command."""
    return Sentence(
        "Stopped. What had been fetched whole is kept.",
        "中断しました。取得が完了したデータは保存されています。",
    )
