"""Said of the way to the Hub and of what came back."""

from datetime import datetime, timedelta

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def proxy_none() -> Sentence:
    """No proxy is set."""
    return Sentence("No proxy is set.", "プロキシの設定はありません。")


def proxy_used(endpoint: str, proxy: str) -> Sentence:
    """The Hub is asked through a proxy."""
    return Sentence(
        f"{endpoint} is asked through the proxy {shown(proxy)}.",
        f"{endpoint} にはプロキシ {shown(proxy)} を経由して接続します。",
    )


def proxy_bypassed(endpoint: str) -> Sentence:
    """A proxy is set, and the Hub is excepted from it."""
    return Sentence(
        f"A proxy is set, and {endpoint} is asked without it (NO_PROXY).",
        f"プロキシの設定はありますが、{endpoint} には直接接続します（NO_PROXY）。",
    )


def certificates_usual() -> Sentence:
    """No file of certificates is named."""
    return Sentence("The usual certificates are trusted.", "標準の証明書を使用します。")


def certificates_fine(variable: str, file: str) -> Sentence:
    """The named file of certificates is there."""
    return Sentence(
        f"{variable} names {shown(file, 300)}, which is there.",
        f"{variable} に指定された {shown(file, 300)} があります。",
    )


def certificates_missing(variable: str, file: str) -> Sentence:
    """The named file of certificates is not there."""
    return Sentence(
        f"{variable} names {shown(file, 300)}, which does not exist, so every secure connection fails. "
        "Correct the path, or remove the variable.",
        f"{variable} に指定された {shown(file, 300)} が存在しないため、安全な接続がすべて失敗します。"
        "パスを修正するか、変数を削除してください。",
    )


def token_none() -> Sentence:
    """There is no access token."""
    return Sentence(
        "No access token, which is fine; a free one in HF_TOKEN doubles the quota.",
        "アクセストークンはありません（なくても使用できます。"
        "無料のトークンを HF_TOKEN に設定すると上限が2倍になります）。",
    )


def token_fine() -> Sentence:
    """There is an access token that looks like one."""
    return Sentence("An access token is there.", "アクセストークンが設定されています。")


def token_odd() -> Sentence:
    """What is set as access token does not look like one."""
    return Sentence(
        "What is set as access token does not begin with hf_ or has odd characters. Copy it again from the "
        "Hub's page “Access Tokens” into HF_TOKEN, or remove it.",
        "アクセストークンの形式が正しくないようです（hf_ で始まらない、または使用できない文字がある）。"
        "Hub の「Access Tokens」ページからコピーし直して HF_TOKEN に設定するか、削除してください。",
    )


def hub_not_asked(endpoint: str) -> Sentence:
    """The Hub was not asked, because offline was set."""
    return Sentence(
        f"{endpoint} was not asked, because offline was set.",
        f"オフライン指定のため、{endpoint} には問い合わせていません。",
    )


def hub_fine(endpoint: str, seconds: float) -> Sentence:
    """The Hub answered."""
    return Sentence(
        f"{endpoint} answered within {seconds:.1f} seconds.",
        f"{endpoint} から{seconds:.1f}秒で応答がありました。",
    )


def not_the_hub(endpoint: str) -> Sentence:
    """Something answers there that does not speak as the Hub does."""
    return Sentence(
        f"{endpoint} answers, but not as the Hub does. Correct HF_ENDPOINT, or remove it.",
        f"{endpoint} から応答はありますが、Hub のものではありません。"
        "HF_ENDPOINT を修正するか、削除してください。",
    )


def clock_fine() -> Sentence:
    """The clock agrees with the Hub's."""
    return Sentence("The clock agrees with the Hub's.", "時計は Hub の時刻と一致しています。")


def clock_off(ahead: timedelta) -> Sentence:
    """The clock is off by ``ahead`` (negative: behind)."""
    minutes = f"{abs(ahead).total_seconds() / 60:,.0f}"
    fast = ahead > timedelta()
    return Sentence(
        f"This computer's clock is {minutes} minutes {'ahead of' if fast else 'behind'} the Hub's. Set it "
        "right, else ages and quota are misjudged.",
        f"このコンピューターの時計が Hub より{minutes}分{'進んで' if fast else '遅れて'}います。"
        "保存期限や上限の判定を誤るため、時刻を合わせてください。",
    )


def clock_not_told() -> Sentence:
    """No answer told the Hub's time."""
    return Sentence(
        "Not compared: no answer told the Hub's time.", "Hub の時刻を取得できず、比較していません。"
    )


def quota_not_known() -> Sentence:
    """The Hub has not told yet how many calls it allows."""
    return Sentence(
        "Not known yet; the Hub tells it with its first answer.",
        "未取得です（Hub の最初の応答で分かります）。",
    )


def quota_left(left: int) -> Sentence:
    """So many calls may still be made."""
    return Sentence(f"{left:,} calls left in this window.", f"この期間の残りは{left:,}回です。")


def quota_used_up(until: datetime) -> Sentence:
    """No call may be made until ``until``."""
    return Sentence(
        f"Used up until {until:%H:%M:%S} UTC; kept answers are given meanwhile. Wait until then.",
        f"{until:%H:%M:%S} UTC まで上限に達しています。それまでは保存データで回答します。お待ちください。",
    )
