"""What is said of the local service, and by it to a program that asks wrongly."""

from collections.abc import Iterable

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def running(address: str, log: object) -> Sentence:
    """The service listens."""
    return Sentence(
        f"The HFScore service listens at {address}, for programs of this user. Ctrl+C ends it. Log: {log}",
        f"HFScore サービスを {address} で開始しました（このユーザーのプログラム専用）。"
        f"終了は Ctrl+C、ログ：{log}",
    )


def runs_already(address: str, pid: int) -> Sentence:
    """Another process of this user serves already."""
    return Sentence(
        f"The HFScore service runs already at {address} (process {pid}). Nothing was started.",
        f"HFScore サービスは {address} ですでに動作中です（プロセス {pid}）。新たには開始していません。",
    )


def starts_already() -> Sentence:
    """Another process holds the lock and has not said where it listens."""
    return Sentence(
        "Another HFScore service of this user is starting or ending. Nothing was started; try again in a "
        "moment.",
        "このユーザーの HFScore サービスが開始または終了の処理中のため、新たには開始していません。"
        "少し待ってから再実行してください。",
    )


def ended() -> Sentence:
    """The service has ended as it was asked to."""
    return Sentence("The HFScore service has ended.", "HFScore サービスを終了しました。")


def not_installed(missing: str) -> Sentence:
    """The libraries that serve HTTP are not installed."""
    return Sentence(
        f"The service needs {missing}, which is not installed. Run: pip install 'hfscore[libreoffice]'",
        f"サービスに必要な {missing} がインストールされていません。"
        "pip install 'hfscore[libreoffice]' を実行してください。",
    )


def port_refused(port: int, why: str) -> Sentence:
    """The system does not let the service listen at the port."""
    return Sentence(
        f"The service cannot listen at port {port} of 127.0.0.1: {why}. Leave --port out; then the system "
        "chooses a free one.",
        f"127.0.0.1 のポート {port} で待ち受けできません（{why}）。"
        "--port を省略すると、空いているポートが自動で選ばれます。",
    )


def folder_unwritable(folder: object, why: str) -> Sentence:
    """The folder of the state file cannot be made or written."""
    return Sentence(
        f"The service cannot write its state into {folder}: {why}. Free the folder, or set HFSCORE_HOME to "
        "one that can be written.",
        f"サービスの状態ファイルを {folder} に書き込めません（{why}）。"
        "フォルダーの権限を確認するか、HFSCORE_HOME に書き込み可能なフォルダーを指定してください。",
    )


def no_token() -> Sentence:
    """The request bears no token, or a wrong one."""
    return Sentence(
        "The request bears no valid token. Send “Authorization: Bearer …” with the token of service.json; "
        "it is new at each start.",
        "有効なトークンがありません。service.json のトークンを「Authorization: Bearer …」で"
        "送信してください。トークンは起動のたびに変わります。",
    )


def foreign_host(address: str) -> Sentence:
    """The request names another host than this one."""
    return Sentence(
        f"The request names another host. This service answers at {address} only.",
        f"別のホスト宛てのリクエストです。このサービスが応答するのは {address} のみです。",
    )


def foreign_origin() -> Sentence:
    """The request comes from a web page."""
    return Sentence(
        "The request comes from a web page of another origin, which may not ask this service.",
        "別のオリジンのウェブページからのリクエストは受け付けません。",
    )


def no_such_path(paths: Iterable[str]) -> Sentence:
    """There is nothing at the path."""
    known = ", ".join(paths)
    return Sentence(
        f"There is nothing at this path. Known: {known}.",
        f"このパスには何もありません。使用できるパス：{known}",
    )


def no_such_job() -> Sentence:
    """The number names no refresh of this service."""
    return Sentence(
        "No refresh of this name is known; the service may have been started anew. Begin another.",
        "該当する更新処理がありません。サービスが再起動された可能性があります。更新をやり直してください。",
    )


def wrong_method(allowed: str) -> Sentence:
    """The path is right and the method is not."""
    return Sentence(
        f"This path takes {allowed} only.", f"このパスで使用できるメソッドは {allowed} のみです。"
    )


def no_length() -> Sentence:
    """The length of the body is not declared."""
    return Sentence(
        "The body's length is not declared. Send Content-Length instead of chunks.",
        "本文の長さが不明です。チャンク形式ではなく Content-Length を指定して送信してください。",
    )


def too_large(most: int) -> Sentence:
    """The body is larger than any batch of cells needs to be."""
    return Sentence(
        f"The body is larger than {most:,} bytes. Send the calls in several batches.",
        f"本文が {most:,} バイトを超えています。呼び出しを複数回に分けて送信してください。",
    )


def no_json_type() -> Sentence:
    """The body is not declared as JSON."""
    return Sentence(
        "The body is not declared as JSON. Send Content-Type: application/json, not compressed.",
        "本文が JSON として宣言されていません。Content-Type: application/json とし、"
        "圧縮せずに送信してください。",
    )


def no_json(why: str) -> Sentence:
    """The body cannot be read as JSON."""
    return Sentence(
        f"The body cannot be read as JSON: {shown(why)}. Send one JSON object, in UTF-8.",
        f"本文を JSON として読み取れません（{shown(why)}）。UTF-8 の JSON オブジェクトを送信してください。",
    )


def unfit(where: str, wanted: Sentence) -> Sentence:
    """A part of the body is not what it should be."""
    return Sentence(f"{where}: give {wanted.en}.", f"{where} には{wanted.ja}を指定してください。")


AN_OBJECT = Sentence("a JSON object", "JSON オブジェクト")
A_TEXT = Sentence("a text of whole characters", "文字列（不完全なサロゲートを含まないもの）")
A_YES_OR_NO = Sentence("true or false", "true か false")
A_LANGUAGE = Sentence('"en" or "ja"', '"en" か "ja"')
A_LIST = Sentence("a list", "配列")
AN_ARGUMENT = Sentence(
    "null, true, false, a finite number, a text, or rows of such cells as lists in a list",
    "null、true、false、有限の数値、文字列、またはそれらの行を並べた二次元配列",
)


def a_list_of(least: int, most: int) -> Sentence:
    """What a list of a limited length is called."""
    return Sentence(f"a list of {least:,} to {most:,} elements", f"{least:,}〜{most:,} 個の要素を持つ配列")


def too_slow(seconds: float) -> Sentence:
    """The request did not arrive as a whole in time."""
    return Sentence(
        f"The request did not arrive within {seconds:g} seconds. Send it again.",
        f"リクエストが {seconds:g} 秒以内に届きませんでした。もう一度送信してください。",
    )


def no_http() -> Sentence:
    """What arrived is not HTTP."""
    return Sentence("The request is not valid HTTP/1.1.", "HTTP/1.1 として正しくないリクエストです。")


def busy(most: int) -> Sentence:
    """As many requests are being served as there may be."""
    return Sentence(
        f"{most:,} requests are being served already. Ask again in a moment.",
        f"すでに {most:,} 件を処理中です。少し待ってからもう一度送信してください。",
    )


def ending() -> Sentence:
    """The service is about to end."""
    return Sentence(
        "The service is ending. Start it again, then ask again.",
        "サービスは終了処理中です。再起動してからもう一度送信してください。",
    )


def fault() -> Sentence:
    """A fault of this program's own; the log has it."""
    return Sentence(
        "HFScore met a fault of its own. service.log has the details; please report it.",
        "HFScore の内部エラーが発生しました。詳細は service.log にあります。ご報告ください。",
    )


def unknown_function(name: str, known: Iterable[str]) -> Sentence:
    """A call names a function that is not in the table."""
    return Sentence(
        f"There is no function “{shown(name)}”. Known: {', '.join(known)}.",
        f"「{shown(name)}」という関数はありません。使用できる関数：{'、'.join(known)}",
    )


def too_many_arguments(name: str, given: int, most: int) -> Sentence:
    """A call has more arguments than its function takes."""
    return Sentence(
        f"{name} takes at most {most} arguments, not {given:,}.",
        f"{name} の引数は最大 {most} 個です（指定は {given:,} 個）。",
    )
