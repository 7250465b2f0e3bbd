"""Said of a workbook that calls Python."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_ANEW = Sentence(
    "Make it anew with: hfscore excel install (a workbook of your own: hfscore workbook OUT.xlsm "
    "--from OUT.xlsm, with its name for OUT)",
    "hfscore excel install で作成し直してください（ご自身のブックは hfscore workbook OUT.xlsm "
    "--from OUT.xlsm。OUT はブックの名前）。",
)


def not_named() -> Sentence:
    """No workbook was named and none is installed."""
    return Sentence(
        "No workbook was looked at. Name one: hfscore doctor BOOK.xlsm",
        "ブックは確認していません。hfscore doctor BOOK.xlsm のように指定できます。",
    )


def fine(path: object) -> Sentence:
    """The workbook calls this Python."""
    return Sentence(f"{path} calls this Python.", f"{path} はこの Python を呼び出します。")


def unreadable(path: object) -> Sentence:
    """The file cannot be read as a workbook."""
    return Sentence(
        f"{path} cannot be read as an Excel workbook. {_ANEW.en}",
        f"{path} を Excel ブックとして読み取れません。{_ANEW.ja}",
    )


def without_python(path: object) -> Sentence:
    """The workbook names no Python."""
    return Sentence(
        f"{path} has no sheet xlwings.conf that names a Python. {_ANEW.en}",
        f"{path} に Python を指定する xlwings.conf シートがありません。{_ANEW.ja}",
    )


def other_python(path: object, named: str, executable: object) -> Sentence:
    """The workbook names a Python other than this one."""
    return Sentence(
        f"{path} calls another Python: {shown(named, 300)}; this is {executable}. {_ANEW.en}",
        f"{path} は別の Python（{shown(named, 300)}）を呼び出します。現在の Python は {executable} です。"
        f"{_ANEW.ja}",
    )


def other_xlwings(path: object, built: str, installed: str | None) -> Sentence:
    """The workbook was built from an xlwings other than the installed one."""
    return Sentence(
        f"{path} was built with xlwings {shown(built)}; installed is {installed or 'none'}. {_ANEW.en}",
        f"{path} は xlwings {shown(built)} で作成されています（現在は {installed or 'なし'}）。{_ANEW.ja}",
    )
