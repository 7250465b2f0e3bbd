"""What can be said of counts that the user brought."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def kept(name: str, series: int) -> Sentence:
    """A version of a collection is kept."""
    return Sentence(
        f"Imported {series:,} series as {name}. Score them with: hfscore score '{name}:*'",
        f"{series:,}系列を {name} として取り込みました。評価：hfscore score '{name}:*'",
    )


def left_out(series: str, why: Sentence) -> Sentence:
    """A faulty series is not imported."""
    return Sentence(
        f"Left out: {shown(series)}. {why.en}",
        f"除外した系列：{shown(series)}。{why.ja}",
    )


def same_name(series: str) -> Sentence:
    """Two series differ in nothing but the spaces around their names."""
    return Sentence(
        f"Two series are called “{shown(series.strip())}” but for spaces around the name. Rename one.",
        f"前後の空白を除くと同じ名前の系列「{shown(series.strip())}」があります。"
        "どちらかの名前を変更してください。",
    )


def nothing_sound() -> Sentence:
    """Every series of the file is faulty."""
    return Sentence(
        "Nothing was imported: every series of the file is faulty. Correct the rows named above.",
        "すべての系列に不備があるため、取り込みませんでした。上記の行を修正してください。",
    )


def bad_name(name: str) -> Sentence:
    """A collection cannot be called so."""
    return Sentence(
        f"“{shown(name)}” cannot name an import. Use up to 64 letters (a–z), digits, - and _.",
        f"「{shown(name)}」は取り込み名に使用できません。64文字以内の半角英数字、- 、_ を使用してください。",
    )


def source_needed() -> Sentence:
    """Nobody says where the counts come from."""
    return Sentence(
        "Say where the counts come from, in up to 200 characters, with --source.",
        "数値の出典を --source で指定してください（1〜200文字、1行）。",
    )


def none_imported() -> Sentence:
    """There is no import."""
    return Sentence(
        "Nothing is imported. Import monthly counts with: hfscore import CSV --name NAME --source TEXT",
        "取り込んだデータはありません。取り込み：hfscore import CSV --name NAME --source TEXT",
    )


def unknown_import(name: str) -> Sentence:
    """No import holds a series of this name, or none did on the day asked for."""
    return Sentence(
        f"No import holds {shown(name)} (on the day asked for). See: hfscore import --list",
        f"{shown(name)} は（指定した日の時点で）取り込まれていません。"
        "hfscore import --list で確認してください。",
    )


def no_such_collection(name: str) -> Sentence:
    """There is no import of this name to forget."""
    return Sentence(
        f"No import is called {shown(name)}. See: hfscore import --list",
        f"「{shown(name)}」という取り込みはありません。hfscore import --list で確認してください。",
    )


def forgotten(name: str, versions: int) -> Sentence:
    """All versions of a collection are deleted."""
    return Sentence(
        f"Forgotten: {shown(name)} ({versions:,} {'version' if versions == 1 else 'versions'}).",
        f"{shown(name)} を削除しました（{versions:,}版）。",
    )
