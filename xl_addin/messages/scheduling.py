"""What is said when a schedule is written, shown or removed."""

from collections.abc import Sequence
from datetime import time
from pathlib import Path

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_LONGEST_PATH = 300
_SCHEDULERS = {
    "windows": Sentence("Task Scheduler", "タスク スケジューラ"),
    "systemd": Sentence("systemd (a timer of yours)", "systemd（ユーザータイマー）"),
    "cron": Sentence("your crontab", "crontab"),
}
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_JA = "月火水木金土日"
_MISSED = {
    "windows": Sentence(
        "Times are local, wherever the computer is. A run that was slept through follows soon after waking. "
        "It runs while you are logged on.",
        "時刻は、その時点のパソコンの現地時刻です。スリープ中に過ぎた回は、復帰後まもなく実行されます。"
        "サインインしている間に実行されます。",
    ),
    "systemd": Sentence(
        "Times are local, wherever the computer is. A run that was slept through follows on waking. It runs "
        "while you are logged in; “loginctl enable-linger” lets it run without.",
        "時刻は、その時点のパソコンの現地時刻です。スリープ中に過ぎた回は、復帰時に実行されます。"
        "ログイン中に実行されます。loginctl enable-linger を設定すると、ログインしていなくても実行されます。",
    ),
    "cron": Sentence(
        "Times are local; cron may notice a changed time zone only when it is started anew. A run that was "
        "slept through is left out: run “hfscore run” by hand then, or use a computer that stays on.",
        "時刻は現地時刻です。タイムゾーンの変更は、cron を再起動するまで反映されないことがあります。"
        "スリープ中に過ぎた回は実行されません。その場合は hfscore run を手動で実行するか、"
        "常時稼働のパソコンを使用してください。",
    ),
}
_FOR_SECRETS = {
    "windows": Sentence(
        "set the variable for your Windows account (Settings, environment variables)",
        "Windows の［環境変数］でユーザー環境変数として設定してください",
    ),
    "systemd": Sentence(
        "add Environment= with “systemctl --user edit” of the service",
        "systemctl --user edit でサービスに Environment= を追加してください",
    ),
    "cron": Sentence(
        "add a line NAME=value to your crontab, above HFScore's (crontab -e)",
        "crontab -e で、HFScore の行より上に「変数名=値」の行を追加してください",
    ),
}

CONFIRM_WRITE = Sentence("Write this?", "この内容で登録しますか？")
CONFIRM_REMOVE = Sentence("Remove this?", "このスケジュールを削除しますか？")


def plan(config: Path, at: time, weekdays: Sequence[int], kind: str) -> Sentence:
    """What would run when, and what starts it."""
    days, where = _days(weekdays), _SCHEDULERS[kind]
    return Sentence(
        f"{days.en} at {at:%H:%M}: hfscore run {_path(config)}\n"
        f"Started by {where.en}, in which this is written:",
        f"{days.ja} {at:%H:%M}：hfscore run {_path(config)}\n起動元：{where.ja}。書き込む内容：",
    )


def missed_runs(kind: str) -> Sentence:
    """What becomes of a run while the computer sleeps or travels."""
    return _MISSED[kind]


def kept_variables(names: Sequence[str]) -> Sentence:
    """Variables that are written down with the schedule."""
    return Sentence(
        f"Kept as they are now: {', '.join(names)}", f"現在の値のまま保持する環境変数：{'、'.join(names)}"
    )


def withheld_variables(names: Sequence[str], kind: str) -> Sentence:
    """Variables that hold secrets, and are not written down."""
    where = _FOR_SECRETS[kind]
    return Sentence(
        f"Not written down, because others could read it: {', '.join(names)}. “hf auth login” keeps the "
        f"Hub's token and the keyring a mail password; for anything else, {where.en}.",
        f"他者に読まれるおそれがあるため書き込まない環境変数：{'、'.join(names)}。"
        f"Hub のトークンは hf auth login、メールのパスワードはキーリングに保存してください。"
        f"それ以外は、{where.ja}。",
    )


def also_elsewhere(kind: str) -> Sentence:
    """The same schedule stands in another scheduler, and would run twice."""
    where = _SCHEDULERS[kind]
    return Sentence(
        f"The earlier entry in {where.en} is removed.", f"{where.ja} にある以前の登録は削除します。"
    )


def written(kind: str) -> Sentence:
    """The schedule was written."""
    where = _SCHEDULERS[kind]
    return Sentence(f"Written: {where.en}.", f"登録しました：{where.ja}")


def standing(kind: str) -> Sentence:
    """What stands in a scheduler; its own words follow."""
    where = _SCHEDULERS[kind]
    return Sentence(f"In {where.en}:", f"{where.ja} の登録内容：")


def removed(kind: str) -> Sentence:
    """The schedule was removed."""
    where = _SCHEDULERS[kind]
    return Sentence(f"Removed: {where.en}.", f"削除しました：{where.ja}")


def nothing_scheduled(config: Path) -> Sentence:
    """There is no schedule of that file."""
    return Sentence(
        f"{_path(config)} is not scheduled here.", f"{_path(config)} のスケジュールは登録されていません。"
    )


def no_config(config: Path) -> Sentence:
    """The file that is to be run does not exist."""
    return Sentence(
        f"{_path(config)} does not exist, so it cannot be scheduled. Write it first, or correct the path.",
        f"{_path(config)} が存在しないため、登録できません。"
        "先にファイルを作成するか、パスを修正してください。",
    )


def no_time(text: str) -> Sentence:
    """A time of day cannot be read."""
    return Sentence(
        f"“{shown(text)}” is not a time of day. Write it as 07:30 or 19:05.",
        f"「{shown(text)}」は時刻として読み取れません。07:30 や 19:05 のように指定してください。",
    )


def no_days(text: str) -> Sentence:
    """The days cannot be read."""
    return Sentence(
        f"“{shown(text)}” names no days. Write daily, monthly (on the 1st), or days such as mon,thu or "
        "mon-fri.",
        f"「{shown(text)}」は曜日として読み取れません。daily（毎日）、monthly（毎月1日）、"
        "または mon,thu や mon-fri のように指定してください。",
    )


def no_scheduler(there: Sequence[str]) -> Sentence:
    """The scheduler that was asked for, or any, is not to be had here."""
    en = (
        f"choose --kind {' or '.join(there)}"
        if there
        else "install cron, or log in where systemd runs for you"
    )
    ja = (
        f"--kind {' または '.join(there)} を指定してください"
        if there
        else "cron をインストールするか、ユーザーの systemd が動作する環境でログインしてください"
    )
    return Sentence(
        f"That scheduler does not work here: {en}.", f"そのスケジューラはこの環境では使用できません。{ja}。"
    )


def unwritable(word: str, kind: str) -> Sentence:
    """A path or value holds a character that the scheduler's form cannot hold."""
    where, text = _SCHEDULERS[kind], shown(word, _LONGEST_PATH)
    return Sentence(
        f"“{text}” holds a character that cannot be written for {where.en}, such as the end of a line. "
        "Rename the file or folder.",
        f"「{text}」には、{where.ja} に書き込めない文字（改行など）が含まれています。"
        "ファイルまたはフォルダーの名前を変更してください。",
    )


def would_be_replaced(text: str) -> Sentence:
    """Task Scheduler would put another value in."""
    return Sentence(
        f"Task Scheduler would replace “{shown(text)}” in the command by another value. "
        "Rename the file or folder so that its path holds neither two % nor $(.",
        f"コマンド中の「{shown(text)}」は、タスク スケジューラによって別の値に置き換えられます。"
        "パスに % が2つ以上または $( が含まれないよう、ファイルまたはフォルダーの名前を変更してください。",
    )


def program_path_too_long(path: str, longest: int) -> Sentence:
    """The path of Python is longer than Task Scheduler takes."""
    return Sentence(
        f"“{shown(path, _LONGEST_PATH)}” is longer than the {longest} characters that Task Scheduler takes. "
        "Install HFScore in a folder with a shorter path.",
        f"「{shown(path, _LONGEST_PATH)}」は、タスク スケジューラの上限（{longest}文字）を超えています。"
        "パスの短いフォルダーに HFScore をインストールしてください。",
    )


def too_long_for_cron(longest: int) -> Sentence:
    """The command is longer than cron reads."""
    return Sentence(
        f"The command is longer than the {longest} bytes that cron reads. Move the file to a folder with a "
        "shorter path, or choose --kind systemd.",
        f"コマンドが cron の上限（{longest}バイト）を超えています。パスの短いフォルダーにファイルを移すか、"
        "--kind systemd を指定してください。",
    )


def damaged_block(name: str) -> Sentence:
    """The marks around a block in the crontab do not match any more."""
    return Sentence(
        f"In your crontab the lines “# HFScore begin {name}” and “# HFScore end {name}” no longer enclose "
        "one block. Put it right with “crontab -e”: remove both lines and what HFScore wrote between them.",
        f"crontab の「# HFScore begin {name}」と「# HFScore end {name}」の対応が崩れています。"
        "crontab -e を実行し、両方の行と、その間に HFScore が書き込んだ行を削除してください。",
    )


def program_refused(program: str, words: str) -> Sentence:
    """A scheduler's program failed; ``words`` are its own, cleaned."""
    return Sentence(
        f"{program} refused: {words or 'it gave no reason'}. Nothing else was changed.",
        f"{program} がエラーを返しました（{words or '理由は示されていません'}）。ほかは変更していません。",
    )


def _path(path: Path) -> str:
    return shown(path, _LONGEST_PATH)


def _days(weekdays: Sequence[int]) -> Sentence:
    if not weekdays:
        return Sentence("On the 1st of every month", "毎月1日")
    if len(weekdays) == len(_WEEKDAYS_EN):
        return Sentence("Every day", "毎日")
    return Sentence(
        f"Every {', '.join(_WEEKDAYS_EN[day] for day in weekdays)}",
        f"毎週{'・'.join(_WEEKDAYS_JA[day] for day in weekdays)}曜日",
    )
