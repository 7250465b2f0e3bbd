"""What is said of a run: its configuration, and how it went."""

from collections.abc import Iterable
from datetime import date

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_STEPS = {
    "refresh": Sentence("watchlist refreshed", "ウォッチリストの更新"),
    "alerts": Sentence("alerts looked for", "アラートの確認"),
    "report": Sentence("report written", "レポートの作成"),
    "mail": Sentence("report mailed", "レポートの送信"),
}


def unreadable(config: object, why: str) -> Sentence:
    """The system refuses to read the file."""
    return Sentence(
        f"{config} cannot be read: {why}. Name the configuration of a run.",
        f"{config} を読み込めません（{why}）。実行設定ファイルを指定してください。",
    )


def no_toml(config: object, why: str) -> Sentence:
    """The file is not what it should be."""
    return Sentence(
        f"{config} is no TOML file: {shown(why)}. See the section “Every week by itself” of the README.",
        f"{config} は TOML 形式ではありません（{shown(why)}）。"
        "README.ja.md の「毎週の自動実行」を参照してください。",
    )


def unknown_section(config: object, section: str, known: Iterable[str]) -> Sentence:
    """A section means nothing."""
    names = ", ".join(f"[{name}]" for name in known)
    return Sentence(
        f"{config}: “{shown(section)}” is no section of a run. Known: {names}.",
        f"{config} の「{shown(section)}」は使用できません。使用できる項目：{names}",
    )


def nothing_watched(config: object) -> Sentence:
    """Neither a workbook nor models, or both."""
    return Sentence(
        f'{config}: under [watch] give either workbook = "watchlist.xlsx" or models = ["…"].',
        f'{config} の [watch] に workbook = "watchlist.xlsx" か models = ["…"] の'
        "どちらか一方を指定してください。",
    )


def already_running(config: object) -> Sentence:
    """Another process runs the same configuration."""
    return Sentence(
        f"{config} is running already; this run ends here.",
        f"{config} はすでに実行中のため、終了します。",
    )


def nothing_to_mail() -> Sentence:
    """Only alerts are mailed, and there is no new one."""
    return Sentence("No new alert, so no mail is sent.", "新しいアラートがないため、メールは送信しません。")


def done_today(step: str, day: date) -> Sentence:
    """A step was done by an earlier run of the day."""
    return Sentence(
        f"{_STEPS[step].en}: already done on {day} (--again repeats it)",
        f"{_STEPS[step].ja}：{day:%Y/%m/%d} に実行済みです（--again で再実行できます）",
    )


def left_out(step: str, before: str) -> Sentence:
    """A step needs one that failed."""
    return Sentence(
        f"{_STEPS[step].en}: left out, because this failed: {_STEPS[before].en}",
        f"{_STEPS[step].ja}：「{_STEPS[before].ja}」に失敗したため実行していません",
    )
