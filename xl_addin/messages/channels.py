"""What can be said of messages to other channels than mail; their addresses are secret and not repeated."""

from xl_addin.records import Sentence


def no_apprise() -> Sentence:
    """The library that speaks to other channels is not installed."""
    return Sentence(
        "Messages to Teams, Slack, LINE WORKS and others need: pip install 'hfscore[notify]'",
        "Teams・Slack・LINE WORKS などへの通知には pip install 'hfscore[notify]' が必要です。",
    )


def no_channel(file: object) -> Sentence:
    """No channel is configured."""
    return Sentence(
        f'No channel is named. Write into {file} a section [notify] with urls = ["…"], or set '
        "HFSCORE_NOTIFY_URLS; the forms are those of Apprise.",
        f'通知先が設定されていません。{file} の [notify] に urls = ["…"] を記入するか、'
        "HFSCORE_NOTIFY_URLS を設定してください（書式は Apprise に準じます）。",
    )


def channel_unknown(number: int) -> Sentence:
    """A channel's address cannot be read."""
    return Sentence(
        f"Channel {number} cannot be used: its address is in no form that Apprise knows. Correct it.",
        f"通知先 {number} のアドレスが Apprise の書式に合いません。修正してください。",
    )


def channel_refused(name: str) -> Sentence:
    """A channel did not take the message."""
    return Sentence(
        f"{name} did not take the message. Check its address and the network, then run the command again.",
        f"{name} に通知できませんでした。アドレスとネットワークを確認し、もう一度実行してください。",
    )
