"""What can be said of mails: why none can be made, what a server answered, what was sent."""

from collections.abc import Sequence
from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_SERVER_WORDS = 200  # characters of a server's own words that are repeated


def no_address(text: str) -> Sentence:
    """What was given is no mail address."""
    return Sentence(
        f"“{shown(text)}” is no mail address. Write it as name@example.com.",
        f"「{shown(text)}」はメールアドレスではありません。name@example.com の形で指定してください。",
    )


def nobody() -> Sentence:
    """Nobody is named to whom the mail should go."""
    return Sentence(
        "Nobody is named. Write --to name@example.com.",
        "宛先がありません。--to name@example.com のように指定してください。",
    )


def too_many_recipients(most: int) -> Sentence:
    """More people are named than one mail should go to."""
    return Sentence(
        f"More than {most} recipients are named. Send to a mailing list instead.",
        f"宛先が{most}件を超えています。メーリングリストなどを指定してください。",
    )


def subject_unfit(most: int) -> Sentence:
    """The subject has line breaks or control characters, or is too long."""
    return Sentence(
        f"The subject must be one line of 1 to {most} characters without control characters. Shorten "
        "or retype it.",
        f"件名は改行や制御文字を含まない 1〜{most}文字の1行で指定してください。",
    )


def too_large(size: int, limit: int) -> Sentence:
    """The mail is larger than the limit; sizes in bytes as they go over the wire."""
    megabytes = f"{size / 1e6:.1f}", f"{limit / 1e6:.1f}"
    return Sentence(
        f"The mail has {megabytes[0]} MB with its attachment, more than the limit of {megabytes[1]} "
        "MB. Nothing was sent. Make a smaller report (--top), or raise the limit with --limit if the "
        "server takes it.",
        f"添付ファイルを含むメールの大きさが {megabytes[0]} MB で、上限の {megabytes[1]} MB "
        "を超えています（未送信）。--top でレポートを小さくするか、サーバーが許す場合は --limit "
        "で上限を上げてください。",
    )


def too_large_for_server(size: int, most: int) -> Sentence:
    """The server announces that it takes no mail of that size; both in bytes."""
    megabytes = f"{size / 1e6:.1f}", f"{most / 1e6:.1f}"
    return Sentence(
        f"The mail has {megabytes[0]} MB and the mail server takes {megabytes[1]} MB at most. Nothing "
        "was sent. Make a smaller report (--top), or place it where all can open it.",
        f"メールの大きさは {megabytes[0]} MB ですが、メールサーバーの上限は {megabytes[1]} MB "
        "です（未送信）。--top でレポートを小さくするか、共有フォルダーなどに置いてください。",
    )


def report_unreadable(path: object, why: str) -> Sentence:
    """The report cannot be read."""
    return Sentence(
        f"{path} cannot be read: {why}. Name a report that was made with: hfscore report",
        f"{path} を読み取れません（{why}）。hfscore report で作成したファイルを指定してください。",
    )


def no_server(file: object) -> Sentence:
    """No mail server is configured."""
    return Sentence(
        f'No mail server is named. Write into {file} a section [mail] with server = "smtp.example.com" '
        'and sender = "name@example.com", or write the mail as a file with --draft OUT.eml.',
        f'メールサーバーが設定されていません。{file} に [mail] を設け、server = "smtp.example.com" と '
        'sender = "name@example.com" を記入するか、--draft OUT.eml で下書きを作成してください。',
    )


def no_password(user: str, service: str) -> Sentence:
    """No password is found for the user that logs in."""
    return Sentence(
        f"There is no password for {shown(user)}. Keep it once with: python -m keyring set {service} "
        f"{shown(user)} (needs pip install 'hfscore[mail]'), or set HFSCORE_SMTP_PASSWORD.",
        f"{shown(user)} のパスワードがありません。python -m keyring set {service} {shown(user)} "
        "で登録する（pip install 'hfscore[mail]' が必要）か、HFSCORE_SMTP_PASSWORD "
        "を設定してください。",
    )


def keyring_locked(why: str) -> Sentence:
    """The system's keyring refuses."""
    return Sentence(
        f"The keyring of this machine does not answer: {shown(why)}. Unlock it, or set "
        "HFSCORE_SMTP_PASSWORD.",
        f"このパソコンのキーリングを利用できません（{shown(why)}）。ロックを解除するか、"
        "HFSCORE_SMTP_PASSWORD を設定してください。",
    )


def password_unfit() -> Sentence:
    """The password holds letters that the protocol cannot carry."""
    return Sentence(
        "The mail password holds characters other than ASCII, which mail servers do not take. Set "
        "another one.",
        "メールのパスワードに ASCII 以外の文字が含まれています。別のパスワードを設定してください。",
    )


def no_tls(server: str) -> Sentence:
    """The server offers no encryption."""
    return Sentence(
        f'{server} offers no encryption (STARTTLS), so nothing was sent. Set security = "tls" and its '
        "port (often 465) under [mail], or send unencrypted with --insecure.",
        f"{server} が暗号化（STARTTLS）に対応していないため、送信しませんでした。[mail] に security = "
        '"tls" とポート（多くは 465）を設定するか、--insecure で暗号化せずに送信してください。',
    )


def no_open_login(server: str) -> Sentence:
    """A login would go over an open line."""
    return Sentence(
        f"{server} offers no encryption, and a password is never sent over an open line. Remove user "
        "under [mail], or use a server with STARTTLS or TLS.",
        f"{server} は暗号化に対応していません。パスワードを暗号化せずに送ることはできません。[mail] の "
        "user を削除するか、STARTTLS または TLS に対応したサーバーを使用してください。",
    )


def certificate_refused(server: str, why: str) -> Sentence:
    """The server's certificate is not trusted."""
    return Sentence(
        f"The certificate of {server} is not trusted: {shown(why)}. Nothing was sent. Check the "
        "server's name; for a company's own authority set ca_file under [mail].",
        f"{server} の証明書を信頼できません（{shown(why)}）。送信しませんでした。"
        "サーバー名を確認してください。社内の認証局を使う場合は [mail] に ca_file を設定してください。"
        "",
    )


def ca_file_unreadable(file: object, why: str) -> Sentence:
    """The file of trusted certificates cannot be read."""
    return Sentence(
        f"{file}, named as ca_file under [mail], cannot be read as certificates (PEM): {shown(why)}. "
        "Correct it.",
        f"[mail] の ca_file に指定した {file} を証明書（PEM）として読み取れません（{shown(why)}）。"
        "修正してください。",
    )


def tls_failed(server: str, why: str) -> Sentence:
    """The encrypted connection could not be made."""
    return Sentence(
        f"No encrypted connection to {server}: {shown(why)}. Check port and security (starttls or tls) "
        "under [mail].",
        f"{server} と暗号化通信を開始できません（{shown(why)}）。[mail] の port と security（starttls "
        "または tls）を確認してください。",
    )


def login_refused(server: str, words: str) -> Sentence:
    """The server does not take user and password."""
    return Sentence(
        f"{server} refuses the login: {words}. Check user under [mail] and the password.",
        f"{server} にログインできません（{words}）。[mail] の user とパスワードを確認してください。",
    )


def login_unknown(server: str) -> Sentence:
    """The server offers no login that is known."""
    return Sentence(
        f"{server} offers no login that is known. Remove user under [mail] if none is needed.",
        f"{server} は対応しているログイン方式を提供していません。ログインが不要な場合は [mail] の user "
        "を削除してください。",
    )


def server_refuses(server: str, words: str) -> Sentence:
    """The server refuses the mail for good."""
    return Sentence(
        f"{server} refuses the mail: {words}. It was not sent; trying again will not help until the "
        "cause is removed.",
        f"{server} がメールを拒否しました（{words}）。送信していません。"
        "原因を取り除くまで再試行しても送信できません。",
    )


def server_waits(server: str, words: str) -> Sentence:
    """The server asks again and again to come later."""
    return Sentence(
        f"{server} did not take the mail for now: {words}. Run the command again later.",
        f"{server} が一時的にメールを受け付けません（{words}）。時間をおいてもう一度実行してください。",
    )


def not_reached(server: str, why: str) -> Sentence:
    """No usable connection to the server."""
    return Sentence(
        f"{server} cannot be reached: {shown(why)}. Check the network, and server and port under "
        "[mail]; then run the command again.",
        f"{server} に接続できません（{shown(why)}）。ネットワークと [mail] の server・port を確認し、"
        "もう一度実行してください。",
    )


def answer_lost(server: str) -> Sentence:
    """The connection broke after the mail was handed over and before the server answered."""
    return Sentence(
        f"{server} did not answer after the mail was handed over, so it may have been taken. The next "
        "run sends it again under the same Message-ID, by which mail systems know it.",
        f"メールを渡した後に {server} から応答がなく、受け付けられた可能性があります。"
        "次回の実行では同じ Message-ID で再送します。",
    )


def trying_again(seconds: float, why: str) -> Sentence:
    """The mail is offered again after a while; ``why`` names who asked for that, and in which words."""
    return Sentence(f"{why}. Trying again in {seconds:.0f} s.", f"{why}。{seconds:.0f}秒後に再試行します。")


def recipient_refused(recipient: str, words: str) -> Sentence:
    """The server refuses one of the recipients."""
    return Sentence(
        f"Not sent to {shown(recipient)}: {words}",
        f"{shown(recipient)} には送信できませんでした（{words}）",
    )


def sent(recipients: Sequence[str]) -> Sentence:
    """The mail was taken by the server."""
    return Sentence(f"Sent to {_names(recipients, ', ')}", f"送信しました：{_names(recipients, '、')}")


def sent_before(recipients: Sequence[str], when: datetime) -> Sentence:
    """The same mail went out earlier."""
    return Sentence(
        f"Already sent on {when:%Y-%m-%d %H:%M} UTC to {_names(recipients, ', ')}; nothing was sent. "
        "To send it once more, add --again.",
        f"{when:%Y/%m/%d %H:%M} (UTC) に送信済みのため、"
        f"送信しませんでした：{_names(recipients, '、')}。もう一度送る場合は --again を付けてください。"
        "",
    )


def presumed_sent(recipients: Sequence[str], when: datetime) -> Sentence:
    """An earlier run was killed while the server, which had the whole mail, answered."""
    return Sentence(
        f"A run of {when:%Y-%m-%d %H:%M} UTC was ended just when the server had the mail for "
        f"{_names(recipients, ', ')}. It counts as sent; if it did not arrive, add --again.",
        f"{when:%Y/%m/%d %H:%M} (UTC) の実行は、サーバーがメールを受け取った直後に終了しました："
        f"{_names(recipients, '、')}。送信済みとして扱います。届いていない場合は --again を付けてください。",
    )


def may_come_twice(recipients: Sequence[str]) -> Sentence:
    """In an earlier run the connection broke between handing over and the server's answer."""
    return Sentence(
        f"Earlier the connection broke while the server took the mail for {_names(recipients, ', ')}. It is "
        "sent again under the same Message-ID, by which mail systems drop a second copy.",
        f"前回は送信の完了直前に接続が切れました：{_names(recipients, '、')}。同じ Message-ID で再送します"
        "（多くのメールシステムは重複を取り除きます）。",
    )


def drafted(path: object) -> Sentence:
    """The draft lies in a file."""
    return Sentence(
        f"Draft: {path}. Open it in your mail program, check it and send it.",
        f"下書き：{path}（メールソフトで開き、内容を確認して送信してください）",
    )


def words_of(code: int, words: str) -> str:
    """Return a server's own words with their code, fit to be shown."""
    return f"{code} {shown(' '.join(words.split()), _SERVER_WORDS)}".strip()


def _names(recipients: Sequence[str], between: str) -> str:
    return between.join(map(shown, recipients))
