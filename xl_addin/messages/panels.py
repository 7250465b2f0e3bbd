"""What can be wrong with a panel, the user's own file of counts."""

from collections.abc import Sequence

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def panel_unopened(path: object) -> Sentence:
    """The file is missing, a folder, locked or not ours to read."""
    return Sentence(
        f"{shown(path)} cannot be opened. Check the path, and that no other program holds the file.",
        f"{shown(path)} を開けません。パスを確認し、他のプログラムで開いている場合は閉じてください。",
    )


def panel_not_gzip(path: object) -> Sentence:
    """The file is named .gz and is no whole gzip file."""
    return Sentence(
        f"{shown(path)} is not a complete gzip file. Compress it again, or give the CSV itself.",
        f"{shown(path)} は正常な gzip ファイルではありません。圧縮し直すか、CSV のまま指定してください。",
    )


def panel_encoding(path: object) -> Sentence:
    """The file is neither UTF-8 nor the Japanese Windows encoding."""
    return Sentence(
        f"{shown(path)} is neither UTF-8 nor Shift_JIS text. Save it as “CSV UTF-8”.",
        f"{shown(path)} の文字コードが UTF-8 でも Shift_JIS でもありません。"
        "「CSV UTF-8」形式で保存し直してください。",
    )


def panel_line(path: object) -> Sentence:
    """A line is longer than a megabyte, as in no table."""
    return Sentence(
        f"{shown(path)} has a line of more than a megabyte, so it is no table. Give a CSV file.",
        f"{shown(path)} に1MBを超える行があるため、表として読み取れません。CSV ファイルを指定してください。",
    )


def panel_empty(path: object) -> Sentence:
    """The file holds no row under its headings."""
    return Sentence(
        f"{shown(path)} holds no counts. Row 1 must hold the headings and the rows below it the counts.",
        f"{shown(path)} にデータがありません。1行目に見出し、2行目以降に件数を入力してください。",
    )


def panel_row(path: object, row: int) -> Sentence:
    """One row cannot be split into the columns that the headings announce."""
    return Sentence(
        f"{shown(path)}, row {row}: more cells than headings, or a quotation mark that is never closed. "
        "Correct the row; write numbers without thousands separators.",
        f"{shown(path)} の{row}行目：見出しより列が多いか、引用符が閉じられていません。"
        "行を修正してください（数値に桁区切りのカンマは使えません）。",
    )


def panel_column_missing(path: object, heading: str, role: str, found: Sequence[str]) -> Sentence:
    """No column is headed so; ``found`` are the headings that are there."""
    there = shown(", ".join(found))
    return Sentence(
        f"{shown(path)}, row 1: there is no column “{shown(heading)}” among the headings {there}. "
        f"Correct the heading, or name another with --columns {role}=….",
        f"{shown(path)} の1行目：列「{shown(heading)}」がありません（見出し：{there}）。"
        f"見出しを修正するか、--columns {role}=… で列名を指定してください。",
    )


def panel_column_twice(path: object, heading: str) -> Sentence:
    """Several columns are headed so."""
    return Sentence(
        f"{shown(path)}, row 1: several columns are headed “{shown(heading)}”. Rename all but one.",
        f"{shown(path)} の1行目：見出し「{shown(heading)}」の列が複数あります。"
        "1列を残して見出しを変更してください。",
    )


def panel_cell(path: object, row: int, heading: str, value: object, wanted: Sentence) -> Sentence:
    """One cell cannot be read; ``wanted`` says what belongs there."""
    return Sentence(
        f"{shown(path)}, row {row}, column “{shown(heading)}”: “{shown(value)}” cannot be read. "
        f"Write {wanted.en}.",
        f"{shown(path)} の{row}行目・列「{shown(heading)}」：「{shown(value)}」を読み取れません。"
        f"{wanted.ja}を入力してください。",
    )


def a_series_name() -> Sentence:
    """What belongs in the series column, as a clause."""
    return Sentence("the name of the series", "系列名")


def a_month(last: int) -> Sentence:
    """What belongs in the month column, as a clause."""
    return Sentence(f"whole months since release, at most {last}", f"公開からの経過月数（{last}以下の整数）")


def a_count() -> Sentence:
    """What belongs in the cumulative column, as a clause."""
    return Sentence("the cumulative count in plain digits", "累計件数（半角数字、桁区切りなし）")


def columns_option(part: str) -> Sentence:
    """A piece of ``--columns`` is not of the form name=heading, or a name comes twice."""
    return Sentence(
        f"“{shown(part)}” in --columns cannot be read. Write series=…,month=…,cumulative=… with the file's "
        "headings, each name once.",
        f"--columns の「{shown(part)}」を読み取れません。series=…,month=…,cumulative=… の形で、"
        "ファイルの見出しを1つずつ指定してください。",
    )


def series_negative(month: int) -> Sentence:
    """A month or a count lies below 0."""
    return Sentence(
        f"Month {month}: a number below 0. Months and counts start at 0; correct the row.",
        f"{month}か月目：負の数があります。月と件数は0以上で入力してください。",
    )


def series_month_twice(month: int) -> Sentence:
    """A month of one series has two rows."""
    return Sentence(
        f"Month {month} is there twice. Keep one of the rows.",
        f"{month}か月目の行が重複しています。1行だけ残してください。",
    )


def series_gap(month: int) -> Sentence:
    """A month between the release and the last month has no row."""
    return Sentence(
        f"Month {month} is missing. Add its row; where nothing was added, repeat the count before it.",
        f"{month}か月目の行がありません。行を追加してください（増加がない月は前月と同じ件数を入力します）。",
    )


def series_decrease(month: int) -> Sentence:
    """The cumulative count is lower than a month before."""
    return Sentence(
        f"Month {month}: the cumulative count is lower than the month before. Give cumulative counts, "
        "not the new ones of each month.",
        f"{month}か月目：累計が前月より減っています。各月の新規件数ではなく、累計を入力してください。",
    )


def series_apart(path: object, name: str) -> Sentence:
    """The rows of a series are scattered over a file that is read in blocks."""
    return Sentence(
        f"The rows of {shown(name)} do not stand together in {shown(path)}. Sort the file by series.",
        f"{shown(path)} で系列「{shown(name)}」の行が連続していません。系列順に並べ替えてください。",
    )
