"""What can be said of a workbook file that cannot be read or filled."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_SAVE_AS = "Open it in Excel and save it as “Excel Workbook (*.xlsx)”, then try again."
_SAVE_AS_JA = "Excel で開き、「Excel ブック (*.xlsx)」として保存してから、もう一度実行してください。"


def no_workbook(name: object) -> Sentence:
    """The file is something else than a workbook."""
    return Sentence(
        f"{shown(name)} is not an Excel workbook. Choose a file that ends in .xlsx or .xlsm.",
        f"{shown(name)} は Excel ブックではありません。.xlsx または .xlsm のファイルを指定してください。",
    )


def other_format(name: object, form: str) -> Sentence:
    """The file is a spreadsheet of another format."""
    return Sentence(
        f"{shown(name)} is a workbook in another format ({form}). {_SAVE_AS}",
        f"{shown(name)} は別の形式（{form}）のブックです。{_SAVE_AS_JA}",
    )


def has_password(name: object) -> Sentence:
    """The file is encrypted with a password."""
    return Sentence(
        f"{shown(name)} is protected by a password to open it and cannot be read. "
        "Remove the password in Excel (File, Info, Protect Workbook), then try again.",
        f"{shown(name)} は読み取りパスワードで保護されているため、読み込めません。"
        "Excel の「ファイル」→「情報」→「ブックの保護」でパスワードを解除してから、"
        "もう一度実行してください。",
    )


def damaged(name: object, what: str) -> Sentence:
    """The file, or its part ``what``, cannot be read."""
    return Sentence(
        f"{shown(name)} is damaged ({shown(what)}). Use its last backup, or open and repair it in Excel.",
        f"{shown(name)} は破損しています（{shown(what)}）。"
        "最新のバックアップを使用するか、Excel で開いて修復してください。",
    )


def too_large(name: object, what: str) -> Sentence:
    """The file, or its part ``what``, would take more memory than a workbook may."""
    return Sentence(
        f"{shown(name)} is not read: {shown(what)} is larger than a workbook of HFScore can become. "
        "Remove rows, pictures or sheets that are not needed, or begin a new workbook.",
        f"{shown(name)} は読み込みません。{shown(what)} が HFScore のブックの上限を超えています。"
        "不要な行・画像・シートを削除するか、新しいブックを作成してください。",
    )


def part_damaged(part: str, why: str) -> Sentence:
    """A part of the workbook cannot be read."""
    return Sentence(
        f"The workbook is damaged: its part {shown(part)} cannot be read ({shown(why)}). "
        "Use its last backup, or open and repair it in Excel.",
        f"ブックが破損しています。構成要素 {shown(part)} を読み取れません（{shown(why)}）。"
        "最新のバックアップを使用するか、Excel で開いて修復してください。",
    )


def part_too_large(part: str) -> Sentence:
    """A part of the workbook would take more memory than one may."""
    return Sentence(
        f"The workbook is not read: its part {shown(part)} is larger than one of HFScore's can become. "
        "Remove rows that are not needed, or begin a new workbook.",
        f"ブックを読み込みません。構成要素 {shown(part)} が HFScore のブックの上限を超えています。"
        "不要な行を削除するか、新しいブックを作成してください。",
    )


def unsafe(name: object, what: str) -> Sentence:
    """The file's part ``what`` holds what no spreadsheet program writes."""
    return Sentence(
        f"{shown(name)} is not read: its part {shown(what)} holds what no spreadsheet program writes. "
        "Do not open it unless you know who made it.",
        f"{shown(name)} は読み込みません。構成要素 {shown(what)} に、表計算ソフトが作成しない内容があります。"
        "作成者が不明な場合は開かないでください。",
    )


def too_many_rows(sheet: str, most: int) -> Sentence:
    """A list in the workbook has more rows than are handled."""
    return Sentence(
        f"The list on the sheet “{shown(sheet)}” has more than {most:,} rows. Keep at most {most:,}.",
        f"シート「{shown(sheet)}」の一覧に {most:,} 行を超える行があります。{most:,} 行以下にしてください。",
    )


def too_many_models(sheet: str, most: int) -> Sentence:
    """The list of models is longer than is handled."""
    return Sentence(
        f"The sheet “{shown(sheet)}” lists more than {most:,} models. Keep at most {most:,}, "
        "or divide them among several workbooks.",
        f"シート「{shown(sheet)}」に {most:,} 件を超えるモデルがあります。"
        f"{most:,} 件以下にするか、複数のブックに分けてください。",
    )


def no_room(sheet: str) -> Sentence:
    """A list stands so far down that its sheet ends before it does."""
    return Sentence(
        f"Nothing was written: the list on the sheet “{shown(sheet)}” stands so far down that its rows would "
        "run over the end of the sheet. Move it up.",
        f"シート「{shown(sheet)}」の一覧が下端に近く、行が足りないため、何も変更していません。"
        "一覧を上に移動してください。",
    )


def in_the_way(sheet: str, row: int) -> Sentence:
    """Something of the user's stands where rows of a list must go."""
    return Sentence(
        f"Nothing was written: on the sheet “{shown(sheet)}” row {row:,} holds something that HFScore did "
        "not write, and the list above it needs that row. Move it to other columns or to another sheet.",
        f"シート「{shown(sheet)}」の {row:,} 行目に HFScore 以外の入力があり、上の一覧を書き込めないため、"
        "何も変更していません。その内容を別の列または別のシートに移動してください。",
    )
