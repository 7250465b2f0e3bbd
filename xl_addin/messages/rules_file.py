"""What can be wrong in a file of rules for alerts."""

from collections.abc import Iterable

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def unreadable(file: object, why: object) -> Sentence:
    """The file is not there, may not be read, or is no text."""
    return Sentence(
        f"{file} cannot be read: {shown(why)}. Give a file of rules in TOML, written in UTF-8.",
        f"{file} を読み取れません（{shown(why)}）。UTF-8 の TOML 形式のルールファイルを指定してください。",
    )


def no_toml(file: object, why: object) -> Sentence:
    """A line is no TOML; ``why`` names it."""
    return Sentence(
        f"{file} is not TOML: {shown(why)}. Correct that line.",
        f"{file} は TOML として正しくありません（{shown(why)}）。該当行を修正してください。",
    )


def unknown_table(file: object, name: str) -> Sentence:
    """Something stands outside the rules."""
    return Sentence(
        f"{file}: “{shown(name)}” means nothing here. Every rule is a table such as [rules.drop].",
        f"{file} の「{shown(name)}」は使用できません。ルールは [rules.drop] のように記述してください。",
    )


def unknown_rule(file: object, name: str, known: Iterable[str]) -> Sentence:
    """There is no rule of this name."""
    names = ", ".join(known)
    return Sentence(
        f"{file}: there is no rule [rules.{shown(name)}]. Known: {names}.",
        f"{file} の [rules.{shown(name)}] というルールはありません。使用できるルール：{names}",
    )


def no_table(file: object, name: str) -> Sentence:
    """A rule is given as a bare value."""
    return Sentence(
        f"{file}: {name} is a single value. Write a table: [rules.drop], and under it active and level.",
        f"{file} の {name} が単独の値です。[rules.drop] の形式にし、"
        "その下に active と level を記述してください。",
    )


def unknown_key(file: object, rule: str, name: str, known: Iterable[str]) -> Sentence:
    """A rule has a setting that means nothing."""
    names = ", ".join(known)
    return Sentence(
        f"{file}: there is no setting “{shown(name)}” under [rules.{rule}]. Known: {names}.",
        f"{file} の [rules.{rule}] に「{shown(name)}」という設定はありません。使用できる設定：{names}",
    )


def no_truth_value(file: object, rule: str, value: object) -> Sentence:
    """Whether a rule is active is said in another way than true or false."""
    return Sentence(
        f"{file}: active under [rules.{rule}] is {shown(repr(value))}. Write true or false.",
        f"{file} の [rules.{rule}] の active が {shown(repr(value))} です。"
        "true または false を指定してください。",
    )


def level_unfit(file: object, rule: str, value: object, limits: Sentence) -> Sentence:
    """The level of a rule is no number, or none within its limits."""
    return Sentence(
        f"{file}: level under [rules.{rule}] is {shown(repr(value))}. Write a number of {limits.en}.",
        f"{file} の [rules.{rule}] の level が {shown(repr(value))} です。"
        f"{limits.ja}の数値を指定してください。",
    )


def knows_no_level(file: object, rule: str, name: Sentence) -> Sentence:
    """A rule without level was given one."""
    return Sentence(
        f"{file}: [rules.{rule}] ({name.en}) knows no level. Remove that line.",
        f"{file} の [rules.{rule}]（{name.ja}）にしきい値はありません。該当行を削除してください。",
    )
