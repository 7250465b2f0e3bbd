"""Said of folders and files."""

from xl_addin.records import Sentence


def not_synced() -> Sentence:
    """Nothing lies in a OneDrive folder."""
    return Sentence("Nothing lies in a OneDrive folder.", "OneDrive フォルダーは使用していません。")


def home_synced(home: object) -> Sentence:
    """The store lies in a OneDrive folder."""
    return Sentence(
        f"{home} lies in OneDrive, which may copy the store while it is written. Name a local folder in "
        "HFSCORE_HOME.",
        f"{home} は OneDrive 内にあり、書き込み中の保存データが同期される恐れがあります。"
        "HFSCORE_HOME にローカルのフォルダーを指定してください。",
    )


def workbook_synced(path: object) -> Sentence:
    """The workbook lies in a OneDrive folder."""
    return Sentence(
        f"{path} lies in OneDrive, where Excel knows it by a web address and calls to Python may fail. If "
        "they do, move it to a local folder: hfscore excel install --folder DIR",
        f"{path} は OneDrive 内にあり、Excel ではウェブアドレスとして扱われるため、"
        "Python の呼び出しに失敗することがあります。"
        "その場合は hfscore excel install --folder DIR でローカルのフォルダーに作成してください。",
    )


def home_fine(home: object) -> Sentence:
    """The folder of store and log can be written."""
    return Sentence(f"{home} can be written.", f"{home} に書き込めます。")


def home_unwritable(home: object, why: str) -> Sentence:
    """The folder of store and log cannot be written."""
    return Sentence(
        f"{home} cannot be written ({why}), so nothing is kept. Allow it, or name another folder in "
        "HFSCORE_HOME.",
        f"{home} に書き込めないため（{why}）、何も保存されません。"
        "書き込みを許可するか、HFSCORE_HOME で別のフォルダーを指定してください。",
    )


def log_unwritable(home: object, why: str) -> Sentence:
    """The log cannot be written."""
    return Sentence(
        f"The log in {home} cannot be written ({why}), so faults leave no details. Allow it, or "
        "remove the file.",
        f"{home} のログに書き込めないため（{why}）、障害の詳細が残りません。"
        "書き込みを許可するか、ファイルを削除してください。",
    )


def disk_fine(room: str) -> Sentence:
    """There is room."""
    return Sentence(f"{room} free.", f"空き容量 {room}")


def disk_short(room: str) -> Sentence:
    """There is little room."""
    return Sentence(
        f"Only {room} free. Free some space, or name a folder on another disk in HFSCORE_HOME.",
        f"空き容量が {room} しかありません。空き容量を確保するか、"
        "HFSCORE_HOME で別のディスクのフォルダーを指定してください。",
    )


def disk_not_told() -> Sentence:
    """The system does not tell how much room there is."""
    return Sentence("The system does not tell the free space.", "空き容量を取得できません。")


def store_not_made(file: object) -> Sentence:
    """There is no store yet."""
    return Sentence(
        f"{file} is not there yet; the first question makes it.",
        f"{file} はまだありません（最初の実行時に作成されます）。",
    )


def store_fine(file: object, size: str) -> Sentence:
    """The store opens, and the quick look found nothing."""
    return Sentence(
        f"{file}, {size}, opens and looks sound.", f"{file}（{size}）は正常に開け、異常は見られません。"
    )
