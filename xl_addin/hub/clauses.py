"""Why the Hub gave no usable answer, and what was odd about one: clauses and notes in both languages.

The clauses complete :func:`xl_addin.messages.unreachable`, which says where and the cure.
"""

from xl_addin.records import Sentence

NO_CONNECTION = Sentence("the connection failed or broke off", "接続できない、または途中で切断")
NO_PROXY = Sentence("the proxy let nothing through", "プロキシを通過できず")
NO_TRUST = Sentence(
    "its certificate is not trusted (behind an office proxy, REQUESTS_CA_BUNDLE must name the proxy's)",
    "証明書を検証できず（社内プロキシの場合は REQUESTS_CA_BUNDLE に社内の証明書を指定）",
)
NO_ADDRESS = Sentence("an address that cannot be asked", "アドレスの形式が不正")
CUT_OFF = Sentence("the answer was cut off", "応答が途中で終了")
NOT_JSON = Sentence(
    "the answer is not JSON; perhaps a sign-in page of the network",
    "JSON以外の応答（ネットワークの認証ページの可能性）",
)
REDIRECTS = Sentence("it redirects without end", "リダイレクトが終わらず")
TOO_SLOW = Sentence("it answers too slowly to be read to the end", "応答が遅く最後まで取得できず")
NO_ID = Sentence("the answer names no model", "応答にモデルIDなし")
NO_DATE = Sentence("the answer has no usable creation date", "応答に有効な作成日時なし")
NO_LIST = Sentence("the answer is no list of models", "応答がモデルの一覧ではない")
BORN_TOMORROW = Sentence(
    "the creation date lies in the future; check this computer's clock",
    "作成日時が未来（このコンピューターの時計を要確認）",
)


def no_answer(seconds: float) -> Sentence:
    """Clause: nothing, or not everything, came in time."""
    return Sentence(f"no complete answer within {seconds:g} seconds", f"{seconds:g}秒以内に応答が完了せず")


def server_status(status: int) -> Sentence:
    """Clause: the server answered with an HTTP status that means no answer."""
    return Sentence(f"it answered with HTTP status {status}", f"HTTPステータス{status}")


def too_large(most: int) -> Sentence:
    """Clause: the answer was longer than any honest one."""
    return Sentence(f"the answer is larger than {most / 1e6:g} MB", f"応答が{most / 1e6:g}MBを超過")


def rows_left_out(count: int, why: Sentence) -> Sentence:
    """Note: rows of the listing that could not be used."""
    return Sentence(
        f"{count:,} rows of the Hub's listing are left out: {why.en}.",
        f"Hub の一覧のうち{count:,}行を除外しました（{why.ja}）。",
    )


def rows_repeated(count: int) -> Sentence:
    """Note: rows that came more than once."""
    return Sentence(
        f"{count:,} rows of the Hub's listing came more than once and are counted once.",
        f"Hub の一覧で{count:,}行が重複していたため、1件として数えました。",
    )


def listing_endless(listed: int) -> Sentence:
    """Note: the pages of the listing led nowhere new, so no more were asked for."""
    return Sentence(
        f"The pages of the Hub's listing have no end; reading stopped at {listed:,} children.",
        f"Hub の一覧のページが循環しているため、{listed:,}件で取得を終了しました。",
    )


def not_announced() -> Sentence:
    """Note: there is no figure to check the listing against."""
    return Sentence(
        "The Hub did not say how many children there are, so the listing could not be checked.",
        "Hub が派生モデルの総数を示していないため、一覧の過不足を確認できません。",
    )
