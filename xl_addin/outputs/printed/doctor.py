"""What ``hfscore doctor`` found, as a table for a terminal and as a document."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from xl_addin.records import Check, CheckName, CheckState, Language, Sentence

NAMES: dict[CheckName, Sentence] = {
    "python": Sentence("Python", "Python"),
    "xlwings": Sentence("xlwings", "xlwings"),
    "dll": Sentence("DLL for Excel", "Excel 用 DLL"),
    "letters": Sentence("Letters in paths", "パスの文字"),
    "excel": Sentence("Excel", "Excel"),
    "trust": Sentence("VBA access", "VBA へのアクセス"),
    "macros": Sentence("Macros", "マクロ"),
    "workbook": Sentence("Workbook", "ブック"),
    "onedrive": Sentence("OneDrive", "OneDrive"),
    "home": Sentence("Data folder", "データフォルダー"),
    "disk": Sentence("Disk", "ディスク"),
    "store": Sentence("Store", "保存データ"),
    "proxy": Sentence("Proxy", "プロキシ"),
    "certificates": Sentence("Certificates", "証明書"),
    "token": Sentence("Access token", "アクセストークン"),
    "hub": Sentence("Hub", "Hub"),
    "clock": Sentence("Clock", "時計"),
    "quota": Sentence("Quota", "呼び出し回数"),
}
_STATES: dict[CheckState, tuple[Sentence, str]] = {
    "fine": (Sentence("fine", "正常"), "green"),
    "warn": (Sentence("look", "注意"), "yellow"),
    "bad": (Sentence("to do", "要対応"), "bold red"),
    "not-here": (Sentence("n/a", "対象外"), "dim"),
}


def doctor_table(checks: Sequence[Check], language: Language) -> Table:
    """Return one line per check: its state, what was looked at, what was found and what to do."""
    table = Table(box=None, pad_edge=False, collapse_padding=True, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        word, style = _STATES[check.state]
        found = Text(check.sentence.text(language))
        table.add_row(Text(word.text(language), style), Text(NAMES[check.name].text(language)), found)
    return table


def doctor_document(checks: Sequence[Check], language: Language) -> list[dict[str, str]]:
    """Return one object per check with its name, its state and what is said of it."""
    return [
        {"check": check.name, "state": check.state, "message": check.sentence.text(language)}
        for check in checks
    ]
