"""Every sentence about an outcome, in both languages: what, where and the cure.

Functions are grouped by the stage that says them. Text from outside is passed through
:func:`shown`, so that no control character and no page-long value reaches a terminal or a cell.
"""

from collections.abc import Sequence
from datetime import date, datetime

from xl_addin.records import Sentence

_LONGEST_SHOWN = 100


def shown(value: object) -> str:
    """Return foreign text as it may be shown: one line, printable, at most 100 characters."""
    text = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(value))
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


# The Hub ------------------------------------------------------------------------------------------


def malformed_id(model: str) -> Sentence:
    """The text cannot be a model id, so the Hub was not asked."""
    return Sentence(
        f"“{shown(model)}” is not a model id. Write organisation/name as it stands on the model's page, "
        "for example meta-llama/Llama-3.1-8B.",
        f"「{shown(model)}」はモデルIDの形式ではありません。モデルのページにあるとおり「組織名/モデル名」の形で"
        "入力してください（例：meta-llama/Llama-3.1-8B）。",
    )


def unknown_model(model: str, endpoint: str) -> Sentence:
    """The Hub knows no such public model."""
    return Sentence(
        f"{shown(model)} was not found at {endpoint}: no such model, or it is private. Check the spelling "
        "on the model's page; for a private model set HF_TOKEN.",
        f"{shown(model)} は {endpoint} に見つかりません。存在しないか、非公開のモデルです。"
        "モデルのページで綴りを確認してください。非公開のモデルには HF_TOKEN の設定が必要です。",
    )


def token_refused(endpoint: str) -> Sentence:
    """The Hub does not accept the token that was sent."""
    return Sentence(
        f"{endpoint} does not accept the access token. Correct or remove HF_TOKEN "
        "(or the token file of the Hub's own tools) and ask again.",
        f"{endpoint} でアクセストークンが受け付けられませんでした。"
        "HF_TOKEN（または Hub ツールのトークンファイル）を修正または削除して、もう一度実行してください。",
    )


def no_access(model: str, endpoint: str) -> Sentence:
    """The Hub knows the model and does not show it."""
    return Sentence(
        f"{endpoint} does not show {shown(model)}: it is disabled or restricted. "
        "Ask its owner, or use a token that has access.",
        f"{shown(model)} は {endpoint} で閲覧できません（停止中または制限付き）。"
        "所有者に確認するか、アクセス権のあるトークンを使用してください。",
    )


def rate_limited(endpoint: str, reset: datetime) -> Sentence:
    """The Hub's quota is used up until ``reset``."""
    return Sentence(
        f"The quota of calls at {endpoint} is used up until {_clock(reset)}. Ask again after that; "
        "a free access token in HF_TOKEN doubles the quota.",
        f"{endpoint} の呼び出し回数の上限に達しました。{_clock(reset)} 以降にもう一度実行してください。"
        "無料のアクセストークンを HF_TOKEN に設定すると上限が2倍になります。",
    )


def unreachable(endpoint: str, why: Sentence) -> Sentence:
    """No usable answer came; ``why`` is a clause such as “no answer within 10 seconds”."""
    return Sentence(
        f"No usable answer from {endpoint}: {why.en}. Check the network or proxy, or ask again later.",
        f"{endpoint} から有効な応答がありません（{why.ja}）。ネットワークやプロキシを確認するか、"
        "時間をおいてもう一度実行してください。",
    )


def offline(model: str) -> Sentence:
    """Offline was asked for and nothing is kept of the model."""
    return Sentence(
        f"Nothing is kept of {shown(model)} and the Hub was not asked, because offline was set. "
        "Ask again without --offline and HF_HUB_OFFLINE.",
        f"オフライン指定のため Hub に問い合わせておらず、{shown(model)} の保存データもありません。"
        "--offline と HF_HUB_OFFLINE を外してもう一度実行してください。",
    )


# Counts and evidence ------------------------------------------------------------------------------


def scored(months: int, children: int) -> Sentence:
    """Everything needed was there."""
    return Sentence(
        f"Scored from {children:,} children over {months} whole months.",
        f"経過{months}か月・派生モデル{children:,}件から算出しました。",
    )


def too_young(months: int, needed: int) -> Sentence:
    """Fewer whole months than any score needs."""
    return Sentence(
        f"Only {months} whole months since release; scores need {needed}. Ask again later.",
        f"公開からの経過が{months}か月のため、スコアを算出できません（{needed}か月以上必要です）。",
    )


def too_few(count: int, needed: int) -> Sentence:
    """Fewer children than any score needs."""
    return Sentence(
        f"Only {count} children counted over the whole months; scores need {needed}.",
        f"集計対象の派生モデルが{count}件のため、スコアを算出できません（{needed}件以上必要です）。",
    )


def legacy_date(model: str) -> Sentence:
    """The Hub did not yet record creation dates when the model was uploaded."""
    return Sentence(
        f"The Hub has no true creation date for {shown(model)} (uploaded before 2022-03-03), so months "
        "since release are unknown. Give the date with --release.",
        f"{shown(model)} は2022-03-03より前の登録で、Hub に正しい作成日がないため、公開からの月数が不明です。"
        "--release で公開日を指定してください。",
    )


def partial(missing: int, listed: int) -> Sentence:
    """The listing lacks some of the children that the Hub announces."""
    return Sentence(
        f"The Hub announces {missing:,} more children than the {listed:,} it listed; "
        "counts and scores are lower bounds.",
        f"Hub の公表数より一覧が{missing:,}件少なく（取得{listed:,}件）、件数とスコアは下限値です。",
    )


def listing_cut() -> Sentence:
    """The listing ended early, or the Hub did not say how many children there are."""
    return Sentence(
        "The listing could not be checked for completeness; counts and scores are lower bounds.",
        "一覧がすべて揃っているか確認できないため、件数とスコアは下限値です。",
    )


def before_release(count: int) -> Sentence:
    """Some children are dated before the release and are not counted."""
    return Sentence(
        f"{count:,} children are dated before the release and not counted.",
        f"公開日より前の日付の派生モデルが{count:,}件あり、集計から除いています。",
    )


def no_stability(count: int, needed: int) -> Sentence:
    """Stability is empty for want of children."""
    return Sentence(
        f"Stability needs {needed} children; {count} are counted.",
        f"長期安定度には{needed}件以上の派生モデルが必要です（現在{count}件）。",
    )


def stability_unvalidated() -> Sentence:
    """From 12 months on nobody has checked stability against what came."""
    return Sentence(
        "Stability is a projection that is not validated for models older than 12 months.",
        "公開から12か月以降の長期安定度は、検証されていない予測値です。",
    )


def reconstructed(as_of: date) -> Sentence:
    """The past is told from what is listed today."""
    return Sentence(
        f"Reconstructed as of {as_of} from the children listed today; those deleted since are missing.",
        f"{as_of} 時点の値は現在の一覧から再構成したもので、その後に削除された派生モデルは含まれません。",
    )


def no_forecast_from_one_month(count: int) -> Sentence:
    """One month with a huge count says nothing about the next."""
    return Sentence(
        f"No forecast: {count:,} children in the only whole month so far could go anywhere from here.",
        f"経過が1か月のみで派生モデルが{count:,}件あるため、予測を示しません。",
    )


def largest_uploader(share: float) -> Sentence:
    """One author made most of the children."""
    return Sentence(
        f"One uploader made {share:.0%} of the children; compare with --measure uploaders.",
        f"派生モデルの{share:.0%}が1人の投稿者によるものです。--measure uploaders でも確認してください。",
    )


def least_squares_converged() -> Sentence:
    """The published fit found an answer."""
    return Sentence("The fit converged.", "収束しました。")


def least_squares_too_short() -> Sentence:
    """Fewer months than parameters."""
    return Sentence(
        "Fewer months than the three parameters; use --method bayes.",
        "月数がパラメータ数（3個）に足りません。--method bayes を使用してください。",
    )


def least_squares_no_child() -> Sentence:
    """Nothing to fit."""
    return Sentence("There is no child to fit.", "派生モデルがないため、当てはめできません。")


def least_squares_not_converged() -> Sentence:
    """The optimiser ran out of steps."""
    return Sentence(
        "The fit did not converge; use --method bayes.",
        "収束しませんでした。--method bayes を使用してください。",
    )


def least_squares_at_start() -> Sentence:
    """The optimiser ended where it was started."""
    return Sentence(
        "The fit never left its start, so its numbers say nothing; use --method bayes.",
        "初期値から動かず、値に意味がありません。--method bayes を使用してください。",
    )


def least_squares_at_bound() -> Sentence:
    """A parameter ended at 0."""
    return Sentence(
        "The fit stands at a bound (a parameter is 0), so its numbers say nothing; use --method bayes.",
        "パラメータが下限（0）に張り付き、値に意味がありません。--method bayes を使用してください。",
    )


def least_squares_ran_off() -> Sentence:
    """A parameter ended at an absurd value."""
    return Sentence(
        "The fit ran off to an absurd value, so its numbers say nothing; use --method bayes.",
        "パラメータが異常な値に発散し、値に意味がありません。--method bayes を使用してください。",
    )


def stated_reference() -> Sentence:
    """What a score of 50 means under the prior that is stated and not learned."""
    return Sentence(
        "50 = the middle of the reference models of the same age. In this version they are those of a stated "
        "prior, not yet models observed on the Hub, so compare scores with each other first.",
        "50＝同じ経過月数の参照モデルの中央です。この版の参照モデルは仮定した事前分布によるもので、"
        "Hub の実績ではないため、スコアは主にモデル間の比較に使用してください。",
    )


def from_panel() -> Sentence:
    """The counts came in a file of the user's."""
    return Sentence("monthly counts from a file", "ファイルから読み込んだ月別件数")


def written(paths: Sequence[str]) -> Sentence:
    """Files were written."""
    return Sentence(f"Written: {', '.join(paths)}", f"出力ファイル：{'、'.join(paths)}")


def invented() -> Sentence:
    """The sample is not real."""
    return Sentence(
        "Sample data: these models and their children are invented.",
        "サンプルデータ：モデルと派生モデルはすべて架空のものです。",
    )


# Panels: counts from the user's own file ------------------------------------------------------------


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


# Files that are written ---------------------------------------------------------------------------


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


def disk_full(path: object) -> Sentence:
    """There is no room left for the file."""
    return Sentence(
        f"{path} was not written: the disk is full. Free some space and run the command again.",
        f"ディスクの空き容量が足りず、{path} を保存できません。"
        "空き容量を確保して、もう一度実行してください。",
    )


def file_unwritable(path: object, why: str) -> Sentence:
    """The system refuses to write the file for the reason ``why``."""
    return Sentence(
        f"{path} cannot be written: {why}. Choose another name or place.",
        f"{path} に書き込めません（{why}）。別の名前または場所を指定してください。",
    )
