"""One request over a real wire: what travels, where to, and how each fault of the wire ends."""

import logging
import time
from dataclasses import replace
from pathlib import Path

import hub_faults as faults
import pytest
from hub_double import HubDouble
from hub_models import NOW
from hub_wire import Fault

from xl_addin import __version__
from xl_addin.errors import NoAccess, Unreachable
from xl_addin.hub.client import HubClient
from xl_addin.hub.patience import Patience
from xl_addin.hub.queries import detail_url, listing_url
from xl_addin.hub.retrying import Passing


def test_an_answer_comes_whole(hub: HubDouble, client: HubClient, base: str) -> None:
    """Status, headers by lower-case name, body and next link arrive as sent."""
    reply = client.send(listing_url(hub.endpoint, base, None))
    assert reply.status == 200
    assert reply.headers["ratelimit-policy"] == '"fixed window";"api";q=500;w=300'
    assert reply.body.startswith(b"[{")
    assert reply.following is not None
    assert reply.following.startswith(f"{hub.endpoint}/api/models?")


def test_requests_say_who_asks(hub: HubDouble, client: HubClient, base: str) -> None:
    """The program and the token travel with a request to the endpoint."""
    client.send(detail_url(hub.endpoint, base))
    assert hub.seen[0].headers["user-agent"] == f"hfscore/{__version__}"
    assert hub.seen[0].headers["authorization"] == f"Bearer {hub.token}"


def test_a_redirect_is_followed(hub: HubDouble, client: HubClient, base: str) -> None:
    """A renamed model is found under its new name, with the same question and the token."""
    reply = client.send(detail_url(hub.endpoint, "org/old-name"))
    assert reply.status == 200
    assert b"childrenModelCount" in reply.body
    assert [seen.path for seen in hub.seen] == ["/api/models/org/old-name", "/api/models/org/base"]
    assert hub.seen[1].headers["authorization"] == f"Bearer {hub.token}"


def test_the_token_does_not_follow_a_redirect_elsewhere(hub: HubDouble, client: HubClient, base: str) -> None:
    """Another host, or another port of this one, is asked without the token."""
    with HubDouble() as other:
        hub.fail(faults.redirect_to(other.endpoint))
        client.send(detail_url(hub.endpoint, base))
    assert len(other.seen) == 1
    assert "authorization" not in other.seen[0].headers


def test_a_redirect_home_by_another_spelling_has_the_token(
    hub: HubDouble, client: HubClient, base: str
) -> None:
    """Credentials in a redirect's address never replace the token."""
    address = hub.endpoint.replace("://", "://eve:secret@")
    hub.fail(faults.redirect(f"{address}/api/models/{base}"), times=1)
    client.send(detail_url(hub.endpoint, base))
    assert hub.seen[1].headers["authorization"] == f"Bearer {hub.token}"


def test_netrc_is_left_alone(
    hub: HubDouble, patience: Patience, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's passwords for other purposes are not sent to the Hub."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with HubClient(hub.endpoint, now=lambda: NOW, patience=patience) as anonymous:
        anonymous.send(detail_url(hub.endpoint, base))
    assert "authorization" not in hub.seen[0].headers


@pytest.mark.parametrize("token", ["ｈｆ＿ｔｏｋｅｎ", "hf_a\nX-Evil: 1", "hf_a\r\n"])
def test_a_token_that_is_none_is_refused_here(hub: HubDouble, patience: Patience, token: str) -> None:
    """A token of full-width letters or with a line break is told as refused, and nothing is sent."""
    with (
        HubClient(hub.endpoint, token, now=lambda: NOW, patience=patience) as asking,
        pytest.raises(NoAccess),
    ):
        asking.send(detail_url(hub.endpoint, "a/b"))
    assert hub.seen == []


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (faults.hanging, ("no complete answer within 0.3 seconds", "0.3秒以内")),
        (faults.dripping_body, ("no complete answer within 0.5 seconds", "0.5秒以内")),
        (faults.dripping_headers, ("no complete answer within 0.5 seconds", "0.5秒以内")),
        (faults.cut_off, ("cut off", "途中で終了")),
        (faults.hanging_up, ("the connection failed or broke off", "接続できない")),
    ],
)
def test_a_fault_of_the_wire_may_heal(
    hub: HubDouble, client: HubClient, base: str, fault: Fault, says: tuple[str, str]
) -> None:
    """Silence, drips and cuts end within the attempt's limit, may heal and name their kind."""
    hub.fail(fault)
    begun = time.monotonic()
    with pytest.raises(Passing) as raised:
        client.send(detail_url(hub.endpoint, base))
    assert time.monotonic() - begun < 1
    assert says[0] in raised.value.error.sentence.en
    assert hub.endpoint in raised.value.error.sentence.en
    assert says[1] in raised.value.error.sentence.ja


def test_nobody_there(hub: HubDouble, patience: Patience) -> None:
    """A refused connection may heal: the network of a laptop comes and goes."""
    with HubDouble() as gone:
        pass
    with (
        HubClient(gone.endpoint, now=lambda: NOW, patience=patience) as asking,
        pytest.raises(Passing) as raised,
    ):
        asking.send(detail_url(gone.endpoint, "a/b"))
    assert "connection failed" in raised.value.error.sentence.en


def test_a_broken_proxy_is_named(hub: HubDouble, client: HubClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of the surroundings is used, and told where it is the obstacle."""
    with HubDouble() as gone:
        monkeypatch.setenv("http_proxy", gone.endpoint)
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(Passing) as raised:
        client.send(detail_url(hub.endpoint, "a/b"))
    assert "proxy let nothing through" in raised.value.error.sentence.en


@pytest.mark.parametrize(
    "location", ["/round", "file:///etc/passwd", "http://[", "ftp://x/", f"http://{'a' * 70}.example/"]
)
def test_a_redirect_that_leads_nowhere_ends_the_question(
    hub: HubDouble, client: HubClient, location: str
) -> None:
    """Circles and addresses that are none end at once, without a crash."""
    hub.fail(faults.redirect(location))
    with pytest.raises(Unreachable):
        client.send(detail_url(hub.endpoint, "a/b"))
    assert len(hub.seen) <= 6  # the first request and five redirects


def test_a_body_without_end_is_not_read_to_it(hub: HubDouble, patience: Patience, base: str) -> None:
    """Reading stops where an answer grows larger than any honest one."""
    hub.fail(faults.saying(b" " * 100_000))
    small = replace(patience, body=50_000)
    with (
        HubClient(hub.endpoint, now=lambda: NOW, patience=small) as asking,
        pytest.raises(Unreachable) as raised,
    ):
        asking.send(detail_url(hub.endpoint, base))
    assert "larger than 0.05 MB" in raised.value.sentence.en


def test_the_log_has_the_request_id_and_no_token(
    hub: HubDouble, client: HubClient, base: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The Hub's support asks for X-Request-Id; the token is nobody's to read."""
    with caplog.at_level(logging.DEBUG, logger="xl_addin"):
        client.send(detail_url(hub.endpoint, base))
    assert "Root=1-double" in caplog.text
    assert hub.token not in caplog.text


def test_certificates_that_are_not_there_are_told(
    patience: Patience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """REQUESTS_CA_BUNDLE naming no file ends the question at once and in words, with the variable's name."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    with (
        HubClient("https://127.0.0.1:9", now=lambda: NOW, patience=patience) as asking,
        pytest.raises(Unreachable, match="REQUESTS_CA_BUNDLE"),
    ):
        asking.send(detail_url("https://127.0.0.1:9", "org/base"))
