"""What can happen between us and the Hub."""

from datetime import datetime

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


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
