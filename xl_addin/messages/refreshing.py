"""What a refresh of a workbook says: why it cannot be done, and how it ended."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_QUOTED = 40  # characters of a user's text


def no_models(name: object) -> Sentence:
    """The workbook names no model."""
    return Sentence(
        f"{name} has no list of models: no column headed “Model” with ids such as meta-llama/Llama-3.1-8B. "
        "Type at least one under that heading, or make a new workbook: hfscore workbook OUT.xlsx MODEL…",
        f"{name} にモデルの一覧がありません。「モデル」列に meta-llama/Llama-3.1-8B のようなIDを入力するか、"
        "hfscore workbook OUT.xlsx MODEL… で新しいブックを作成してください。",
    )


def taken_for_note(row: int, text: str) -> Sentence:
    """A text below an empty row of the list of models is no id."""
    return Sentence(
        f"Row {row:,} of the list of models (“{shown(text, _QUOTED)}”) was taken for a note of yours. "
        "To have a model there, write its id, or move it up to the others.",
        f"モデル一覧の {row:,} 行目（「{shown(text, _QUOTED)}」）はメモと見なしました。"
        "モデルの場合は、ID を入力するか、空行を空けずに入力してください。",
    )


def not_found(path: object) -> Sentence:
    """There is no such file."""
    return Sentence(
        f"{path} does not exist. Name a workbook, or make one: hfscore workbook {path}",
        f"{path} がありません。ブックの名前を確認するか、hfscore workbook {path} で作成してください。",
    )


def no_file(path: object) -> Sentence:
    """The path leads to a device or a pipe."""
    return Sentence(
        f"{path} is not a file. Name a workbook.",
        f"{path} はファイルではありません。ブックの名前を指定してください。",
    )


def unreadable(path: object, why: str) -> Sentence:
    """The system refuses to read the file."""
    return Sentence(
        f"{path} cannot be read: {why}. Copy it to another folder and try there.",
        f"{path} を読み込めません（{why}）。別のフォルダーにコピーしてお試しください。",
    )


def too_large(path: object, megabytes: int) -> Sentence:
    """The file is larger than a workbook may be."""
    return Sentence(
        f"{path} is larger than {megabytes} MB and is not read. Move large data into another workbook.",
        f"{path} は {megabytes} MB を超えるため読み込みません。大きなデータは別のブックに移してください。",
    )


def open_elsewhere(path: object, who: str, mark: object) -> Sentence:
    """A spreadsheet program has the workbook open, and left a mark beside it."""
    whose, who_ja = (f" by {shown(who)}", f"（{shown(who)}）") if who else ("", "")
    return Sentence(
        f"{path} is open in a spreadsheet program{whose}. Save and close it, then run the command again. "
        f"If it is not open any more, delete {mark} first.",
        f"{path} は表計算ソフトで開かれています{who_ja}。保存して閉じてから、もう一度実行してください。"
        f"すでに閉じている場合は、先に {mark} を削除してください。",
    )


def protected(path: object) -> Sentence:
    """The file may not be written."""
    return Sentence(
        f"{path} is read-only and was left as it is. Take that mark off, or refresh a copy.",
        f"{path} は読み取り専用のため変更していません。読み取り専用を解除するか、コピーを更新してください。",
    )


def folder_protected(folder: object) -> Sentence:
    """No new file may be written beside the workbook, which a whole swap needs."""
    return Sentence(
        f"The folder {folder} is read-only, so the workbook in it was left as it is. Ask for the right to "
        "write there, or refresh a copy in another folder.",
        f"フォルダー {folder} に書き込めないため、中のブックは変更していません。"
        "書き込み権限を得るか、別のフォルダーにコピーして更新してください。",
    )


def gone(path: object) -> Sentence:
    """The file was deleted or moved while the Hub was asked."""
    return Sentence(
        f"{path} was deleted or moved while it was being refreshed; nothing was written.",
        f"更新中に {path} が削除または移動されたため、何も書き込みませんでした。",
    )


def keeps_changing(path: object) -> Sentence:
    """Somebody else writes the file again and again."""
    return Sentence(
        f"{path} is being changed by somebody else again and again; nothing was written. Try again later.",
        f"{path} がほかで繰り返し変更されているため、何も書き込みませんでした。後でもう一度お試しください。",
    )


def signed(path: object) -> Sentence:
    """The workbook bears a digital signature, which any change would break."""
    return Sentence(
        f"{path} is digitally signed, and a refresh would break the signature. Refresh a copy without it.",
        f"{path} には電子署名があり、更新すると無効になります。署名のないコピーを更新してください。",
    )


def left_as_it_is(path: object, why: Sentence) -> Sentence:
    """No model could be asked about, and nothing was kept of any."""
    return Sentence(
        f"{path} was left as it is, because there is nothing new to write. {why.en}",
        f"新しい情報がないため、{path} は変更していません。{why.ja}",
    )


def refreshed(path: object, models: int, unanswered: int) -> Sentence:
    """The workbook has new figures."""
    lacking = f", without an answer: {unanswered:,}" if unanswered else ""
    lacking_ja = f"、うち回答なし：{unanswered:,}件" if unanswered else ""
    return Sentence(
        f"Refreshed: {path} (models: {models:,}{lacking})",
        f"更新しました：{path}（モデル：{models:,}件{lacking_ja}）",
    )


def backed_up(path: object) -> Sentence:
    """The workbook as it was is kept."""
    return Sentence(f"The workbook as it was: {path}", f"更新前のブック：{path}")


def added_meanwhile(count: int) -> Sentence:
    """Models were typed into the workbook while the Hub was asked."""
    return Sentence(
        f"Added to the list meanwhile: {count:,}. The next refresh fills them in.",
        f"更新中に追加された{count:,}モデルは、次回の更新で反映されます。",
    )


AUDITING = Sentence("Audit", "データ監査")
"""What the progress bar says while the children are looked through."""


def next_steps(path: object) -> Sentence:
    """A new watchlist is made."""
    return Sentence(
        f"Open {path} and begin with the first sheet. Type further models into the sheet “Watchlist”, save "
        f"and close the workbook, then run: hfscore refresh {path}",
        f"{path} を開き、最初のシートからご覧ください。モデルを追加するにはシート「ウォッチリスト」に入力し、"
        f"保存して閉じてから hfscore refresh {path} を実行してください。",
    )
