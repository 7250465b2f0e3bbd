"""What turning a watchlist live or plain says: why it cannot be done, and how it ended."""

from collections.abc import Sequence

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_MOST = 5  # names that one sentence lists


def own_macros(path: object, modules: Sequence[str]) -> Sentence:
    """The workbook has macros of somebody else's, which the conversion would lose."""
    names = ", ".join(shown(name) for name in modules[:_MOST]) + (", …" if len(modules) > _MOST else "")
    return Sentence(
        f"{shown(path)} has macros of its own ({names}), which would be lost; nothing was written. Move them "
        "into another workbook, or let the cells of that workbook look up this one.",
        f"{shown(path)} には独自のマクロ（{names}）があり、失われるため、何も書き込みませんでした。"
        "マクロを別のブックに移すか、そのブックからこのブックを参照してください。",
    )


def old_macros(path: object) -> Sentence:
    """The workbook has macro sheets or dialog sheets from before VBA."""
    return Sentence(
        f"{shown(path)} has macro or dialog sheets of an old kind; nothing was written. "
        "Delete them, or copy the other sheets into a new workbook.",
        f"{shown(path)} に旧形式のマクロシートまたはダイアログシートがあるため、何も書き込みませんでした。"
        "削除するか、ほかのシートを新しいブックにコピーしてください。",
    )


def signed(path: object) -> Sentence:
    """The workbook or its macros are signed, and any change breaks that."""
    return Sentence(
        f"{shown(path)} is digitally signed, and the signature would not hold any more; nothing was written. "
        "Take the signature off in Excel, or use a copy without it.",
        f"{shown(path)} には電子署名があり、変更すると無効になるため、何も書き込みませんでした。"
        "Excel で署名を削除するか、署名のないコピーを使用してください。",
    )


def name_taken(path: object, sheet: str) -> Sentence:
    """A sheet bears the name of one that the macros need."""
    return Sentence(
        f"{shown(path)} has a sheet named {sheet}, and the macros need one of that name. Rename the sheet.",
        f"{shown(path)} にマクロが使用する名前のシート（{sheet}）があります。シート名を変更してください。",
    )


def unreadable_macros() -> Sentence:
    """The macros of the workbook cannot be read."""
    return Sentence(
        "The macros of the workbook cannot be read; nothing was written. "
        "Open and save it in Excel, or take its last backup.",
        "ブックのマクロを読み取れないため、何も書き込みませんでした。"
        "Excel で開いて保存し直すか、最新のバックアップを使用してください。",
    )


def nothing_to_do(path: object) -> Sentence:
    """The workbook is plain already."""
    return Sentence(
        f"{shown(path)} is plain already: copy the file, or name OUT.xlsm to make it live.",
        f"{shown(path)} はすでに値だけのブックです。ファイルをコピーするか、OUT.xlsm を指定してください。",
    )


def made_live(path: object) -> Sentence:
    """The cells of the new workbook ask for themselves."""
    return Sentence(
        f"Written: {path}. Its cells ask HFScore themselves: open it in Excel on Windows and choose “Enable "
        "Content”. The buttons stand beside the title of the watchlist. "
        "After an update of HFScore or xlwings run: "
        f"hfscore workbook {path} --from {path}",
        f"出力ファイル：{path}。セルが HFScore に直接問い合わせます。Windows 版 Excel で開き、"
        "「コンテンツの有効化」を選んでください。ボタンはウォッチリストの見出しの横にあります。"
        f"HFScore や xlwings の更新後は hfscore workbook {path} --from {path} を実行してください。",
    )


def made_plain(path: object) -> Sentence:
    """The new workbook holds values."""
    return Sentence(
        f"Written: {path}. It holds values and no macros and can be mailed as it is. "
        f"For new figures run: hfscore refresh {path}",
        f"出力ファイル：{path}。値だけでマクロを含まないため、そのまま送付できます。"
        f"更新するには hfscore refresh {path} を実行してください。",
    )


def renewed(path: object) -> Sentence:
    """The macros are those of the installed version again."""
    return Sentence(
        f"Renewed: the macros of {path} fit this HFScore and its xlwings again; all else is as it was.",
        f"{path} のマクロを、現在の HFScore と xlwings に合わせて更新しました。ほかは変更していません。",
    )
