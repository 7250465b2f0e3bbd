"""What can be wrong in what the user configured, in a file or in variables."""

from collections.abc import Iterable

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def unknown(file: object, section: str, key: str, known: Iterable[str]) -> Sentence:
    """A section has a key that means nothing; a password, above all, does not belong there."""
    names = ", ".join(known)
    return Sentence(
        f"{file}: there is no setting “{shown(key)}” under [{section}]. Known: {names}.",
        f"{file} の [{section}] に「{shown(key)}」という設定はありません。使用できる設定：{names}",
    )


def unfit(file: object, section: str, key: str, value: object, allowed: str) -> Sentence:
    """A key has a value that it cannot have."""
    return Sentence(
        f"{file}: {key} under [{section}] is {shown(repr(value))}. Allowed: {allowed}.",
        f"{file} の [{section}] の {key} が {shown(repr(value))} です。指定できる値：{allowed}",
    )


def no_web_address(address: str, usual: str) -> Sentence:
    """HF_ENDPOINT names no place of the web."""
    return Sentence(
        f"HF_ENDPOINT is “{shown(address)}”, which is no web address. Write one such as {usual}, "
        "or remove the variable.",
        f"HF_ENDPOINT の値「{shown(address)}」はウェブアドレスではありません。"
        f"{usual} のように指定するか、変数を削除してください。",
    )
