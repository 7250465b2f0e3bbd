"""What can be wrong in the user's configuration file."""

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
