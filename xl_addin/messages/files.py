"""How writing a file can end."""

from collections.abc import Sequence

from xl_addin.records import Sentence


def written(paths: Sequence[str]) -> Sentence:
    """Files were written."""
    return Sentence(f"Written: {', '.join(paths)}", f"出力ファイル：{'、'.join(paths)}")


def further_unanswered(count: int) -> Sentence:
    """Models beyond those whose reason was told could not be answered either."""
    return Sentence(
        f"{count:,} more models could not be answered; the reason stands beside each in the file.",
        f"ほか{count:,}件のモデルも回答できませんでした。理由はファイル内の各モデルの欄に記載しています。",
    )


def own_fault(kind: str, log: str | None) -> Sentence:
    """The program failed; ``log`` is the file that has the details, None where none could be written."""
    if log is None:
        return Sentence(
            f"HFScore met a fault of its own ({kind}). Run it again with --verbose to see the details. "
            "Please report it.",
            f"HFScore の内部で問題が発生しました（{kind}）。--verbose を付けて再度実行すると"
            "詳細を表示します。不具合としてご報告ください。",
        )
    return Sentence(
        f"HFScore met a fault of its own ({kind}). The details are in {log}. Please report it.",
        f"HFScore の内部で問題が発生しました（{kind}）。詳細は {log} にあります。"
        "不具合としてご報告ください。",
    )


def file_locked(path: object) -> Sentence:
    """The file is open elsewhere, or may not be written."""
    return Sentence(
        f"{path} cannot be written: it is open in Excel or protected. Close it or choose another name, "
        "then run the command again.",
        f"{path} に書き込めません。Excel で開いているか、保護されています。"
        "ファイルを閉じるか別の名前を指定して、もう一度実行してください。",
    )


def folder_missing(path: object) -> Sentence:
    """The folder that the file should lie in does not exist."""
    return Sentence(
        f"{path} cannot be written: its folder does not exist. Create the folder or choose another.",
        f"{path} に書き込めません。フォルダーが存在しません。"
        "フォルダーを作成するか、別の場所を指定してください。",
    )


def no_file(path: object) -> Sentence:
    """Where the file should come stands a folder or a device."""
    return Sentence(
        f"{path} cannot be written: it is a folder or a device. Name a file.",
        f"{path} に書き込めません。フォルダーまたはデバイスです。ファイル名を指定してください。",
    )


def disk_full(path: object) -> Sentence:
    """There is no room left for the file."""
    return Sentence(
        f"{path} was not written: the disk is full. Free some space and run the command again.",
        f"ディスクの空き容量が足りず、{path} を保存できません。"
        "空き容量を確保して、もう一度実行してください。",
    )


def no_room() -> Sentence:
    """There is no room left for what is printed into a file."""
    return Sentence(
        "The disk is full, so not all was written. Free some space and run the command again.",
        "ディスクの空き容量が足りず、出力を書き込めませんでした。"
        "空き容量を確保して、もう一度実行してください。",
    )


def no_temporary_file() -> Sentence:
    """There is no room left where the system keeps temporary files."""
    return Sentence(
        "A temporary file could not be written. Free some space on the disk of the system's temporary files "
        "and run the command again.",
        "一時ファイルを書き込めませんでした。"
        "一時フォルダーのあるディスクの空き容量を確保して、もう一度実行してください。",
    )


def file_unwritable(path: object, why: str) -> Sentence:
    """The system refuses to write the file for the reason ``why``."""
    return Sentence(
        f"{path} cannot be written: {why}. Choose another name or place.",
        f"{path} に書き込めません（{why}）。別の名前または場所を指定してください。",
    )
