"""What an answer means, from its status, headers and body alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from xl_addin.errors import ModelError, NoAccess, RateLimited, UnknownModel, Unreachable
from xl_addin.hub.judge import Asked, Reply, judge
from xl_addin.hub.retrying import Passing

ASKED = Asked("org/name", "https://hub.example", datetime(2025, 7, 1, 12, tzinfo=UTC), 20)
BAD_TOKEN = {"x-error-message": "Invalid credentials in Authorization header"}


def test_a_good_answer_is_its_json() -> None:
    """A 200 gives what the body says."""
    assert judge(Reply(200, body=b'{"id": "org/name"}'), ASKED) == {"id": "org/name"}


@pytest.mark.parametrize(
    ("reply", "error", "says", "ja"),
    [
        (Reply(401), UnknownModel, "org/name was not found at https://hub.example", "見つかりません"),
        (Reply(404), UnknownModel, "Check the spelling", "綴りを確認"),
        (Reply(410), UnknownModel, "no such model", "存在しない"),
        (Reply(401, BAD_TOKEN), NoAccess, "Correct or remove HF_TOKEN", "HF_TOKEN"),
        (
            Reply(401, body=b'{"error":"Invalid credentials in Authorization header"}'),
            NoAccess,
            "token",
            "トークン",
        ),
        (Reply(403), NoAccess, "https://hub.example does not show org/name", "閲覧できません"),
        (Reply(451), NoAccess, "Ask its owner", "所有者に確認"),
        (Reply(400), Unreachable, "HTTP status 400", "HTTPステータス400"),
        (Reply(302), Unreachable, "ask again later", "もう一度実行"),
    ],
)
def test_a_refusal_ends_the_question(reply: Reply, error: type[ModelError], says: str, ja: str) -> None:
    """Each refusal becomes its own error, whose sentence says what, where and the cure in both languages."""
    with pytest.raises(error) as raised:
        judge(reply, ASKED)
    assert says in raised.value.sentence.en
    assert ja in raised.value.sentence.ja


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 599])
def test_an_upset_server_may_recover(status: int) -> None:
    """A time-out and every 5xx may heal, and else become unreachable with the status named."""
    with pytest.raises(Passing) as raised:
        judge(Reply(status), ASKED)
    assert isinstance(raised.value.error, Unreachable)
    assert str(status) in raised.value.error.sentence.en


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"id": ', b"\xff\xfe", b"[" * 100_000, b"9" * 5000])
def test_what_is_not_json_may_heal(body: bytes) -> None:
    """A sign-in page, a cut or a hostile body is no answer, and no crash either."""
    with pytest.raises(Passing) as raised:
        judge(Reply(200, body=body), ASKED)
    assert "not JSON" in raised.value.error.sentence.en


def test_a_bearable_limit_is_waited_for() -> None:
    """Up to the longest wait, a second more than the header says is waited."""
    with pytest.raises(Passing) as raised:
        judge(Reply(429, {"ratelimit": '"api";r=0;t=19'}), ASKED)
    assert raised.value.after == 20
    assert isinstance(raised.value.error, RateLimited)


def test_an_unbearable_limit_names_its_end() -> None:
    """Beyond it the question ends at once, and the sentence says when to ask again."""
    with pytest.raises(RateLimited) as raised:
        judge(Reply(429, {"ratelimit": '"api";r=0;t=120'}), ASKED)
    assert "2025-07-01 12:02 UTC" in raised.value.sentence.en
    assert "2025-07-01 12:02 UTC" in raised.value.sentence.ja


def test_a_limit_without_figures_is_tried_again() -> None:
    """A 429 that says nothing may heal soon; else one documented window of 300 s is guessed."""
    with pytest.raises(Passing) as raised:
        judge(Reply(429), ASKED)
    assert raised.value.after == 0
    assert "12:05 UTC" in raised.value.error.sentence.en


def test_the_limit_borne_is_the_asker_s() -> None:
    """The longest wait comes with the question."""
    with pytest.raises(RateLimited):
        judge(Reply(429, {"retry-after": "19"}), replace(ASKED, limit_wait=5))
