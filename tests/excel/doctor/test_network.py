"""The way to the Hub: proxy, certificates, token, answer, clock and quota."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from machines import HUB, NETWORK

from xl_addin.excel.doctor.network import certificates, clock, hub, looks, proxy, quota, token
from xl_addin.hub.store.quota import Quota
from xl_addin.messages.doctor.network import not_the_hub

_LIKE_ONE = "hf_" + "aB3" * 11 + "x"


@pytest.mark.parametrize(
    ("given_token", "expected"),
    [
        (None, "none"),
        (_LIKE_ONE, "usual"),
        ("api_org_" + "a" * 30, "usual"),
        ("hf_short", "odd"),
        ("sk-" + "a" * 40, "odd"),
        (f'"{_LIKE_ONE}"', "odd"),
        (_LIKE_ONE + " x", "odd"),
        (_LIKE_ONE + "あ", "odd"),
        (_LIKE_ONE + "\n", "odd"),
    ],
)
def test_a_token_is_judged_by_its_looks(given_token: str | None, expected: str) -> None:
    """The Hub's tokens begin with hf_ (organisations: api_org_) and are plain letters and digits."""
    assert looks(given_token) == expected


@given(st.text(min_size=1))
def test_no_token_is_ever_kept(text: str) -> None:
    """Whatever it is, only one of three words is left of it."""
    assert looks(text) in ("none", "usual", "odd")


def test_an_odd_token_is_warned_of() -> None:
    """None and a usual one are fine."""
    states = [token(replace(NETWORK, token=kind)).state for kind in ("none", "usual", "odd")]
    assert states == ["fine", "fine", "warn"]


def test_the_way_is_told() -> None:
    """Directly, through a proxy that is named, or past one."""
    assert "No proxy" in proxy(NETWORK).sentence.en
    assert "proxy.example:8080" in proxy(replace(NETWORK, proxy="http://proxy.example:8080")).sentence.ja
    assert "NO_PROXY" in proxy(replace(NETWORK, bypassed=True)).sentence.ja


def test_certificates_that_are_not_there_are_a_fault() -> None:
    """The variable and the file are named."""
    named = replace(NETWORK, bundle=("CURL_CA_BUNDLE", r"C:\社内\ca.pem"))
    check = certificates(named)
    assert check.state == "bad"
    assert r"CURL_CA_BUNDLE names C:\社内\ca.pem" in check.sentence.en
    assert certificates(replace(named, bundle_there=True)).state == "fine"
    assert certificates(NETWORK).state == "fine"


def test_what_the_hub_said_is_passed_on() -> None:
    """No answer is a fault, one that passes by itself a warning, not asked neither."""
    fault = not_the_hub(NETWORK.endpoint)
    assert hub(None, NETWORK).state == "not-here"
    assert hub(HUB, NETWORK).state == "fine"
    failed = hub(replace(HUB, fault=fault), NETWORK)
    assert (failed.state, failed.sentence) == ("bad", fault)
    assert hub(replace(HUB, fault=fault, passes=True), NETWORK).state == "warn"


@given(st.integers(-(10**6), 10**6))
def test_the_clock_may_be_five_minutes_off(seconds: int) -> None:
    """Up to 300 seconds in either direction are fine, beyond that it is told by how much and which way."""
    check = clock(replace(HUB, ahead=timedelta(seconds=seconds)))
    assert check.state == ("fine" if abs(seconds) <= 300 else "warn")
    if check.state == "warn":
        assert ("ahead of" in check.sentence.en) == (seconds > 0)
        assert ("進んで" in check.sentence.ja) == (seconds > 0)


def test_a_clock_nobody_told_is_not_compared() -> None:
    """Without an answer or without its date nothing is said of the clock."""
    assert clock(None).state == clock(replace(HUB, ahead=None)).state == "not-here"


def test_a_quota_that_is_used_up_is_told_with_its_end() -> None:
    """Of 100 calls 5 are reserved, so 95 used are all; one call fewer leaves one."""
    ends = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
    assert quota(Quota()).state == "fine"
    assert "1 calls left" in quota(Quota(100, 94, ends)).sentence.en
    used = quota(Quota(100, 95, ends))
    assert (used.state, "01:02:03 UTC" in used.sentence.en) == ("warn", True)
    assert "01:02:03 UTC" in used.sentence.ja
