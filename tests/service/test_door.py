"""Tests of what the service refuses, over a real socket."""

import json
import socket
import time
import tracemalloc
from threading import Thread

import pytest
from hub_double import HubDouble
from hub_faults import hanging
from service_client import Client, until
from services import MODELS, serving

from xl_addin.excel.desk import Desk
from xl_addin.service.door import MOST_AT_ONCE
from xl_addin.service.protocol import PunctualProtocol
from xl_addin.service.reading import MOST_BYTES

GUARDED = (
    ("POST", "/v1/cells"),
    ("POST", "/v1/refresh"),
    ("GET", "/v1/refresh/x"),
    ("POST", "/v1/forget-failures"),
    ("GET", "/v1/functions"),
    ("POST", "/v1/end"),
)
"""Everything but the two paths that tell no secret."""
CALLS = {"calls": [{"function": "HFQUOTA", "arguments": []}]}


def test_health_and_contract_need_no_token(client: Client) -> None:
    """Who listens, and how it is asked, is told to every program of the user."""
    health = client.ask("GET", "/v1/health", Authorization=None)
    assert health.body == {
        "service": "hfscore",
        "version": client.instance.version,
        "pid": client.instance.pid,
    }
    assert client.ask("GET", "/openapi.json", Authorization=None).body["openapi"] == "3.1.0"


@pytest.mark.parametrize(
    "given", [None, "", "Bearer ", "Bearer wrong", "Basic wrong", "トークン".encode().decode("latin-1")]
)
def test_all_else_needs_the_token(client: Client, given: str | None) -> None:
    """Without the token, or with another, every path is refused with 401 and does nothing."""
    for method, path in GUARDED:
        reply = client.ask(method, path, {}, Authorization=given)
        assert (reply.status, reply.body["error"]) == (401, "unauthorized")
        assert reply.headers["www-authenticate"] == "Bearer"
    assert client.ask("GET", "/v1/health").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost"]
)
def test_a_foreign_host_is_refused(client: Client, host: str) -> None:
    """A name that a web page had resolved to this machine opens nothing, with the right token neither."""
    reply = client.ask("GET", "/v1/functions", Host=host.format(port=client.instance.port))
    assert (reply.status, reply.body["error"]) == (403, "forbidden")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost"]
)
def test_a_foreign_origin_is_refused(client: Client, origin: str) -> None:
    """A page of another origin opens nothing, the path without a token neither."""
    for path in ("/v1/functions", "/v1/health"):
        reply = client.ask("GET", path, Origin=origin.format(port=client.instance.port))
        assert (reply.status, reply.body["error"]) == (403, "forbidden")


def test_its_own_names_are_let_in(client: Client) -> None:
    """127.0.0.1 and localhost with the right port are its hosts, and pages from there its own."""
    for name in ("127.0.0.1", "localhost"):
        own = f"{name}:{client.instance.port}"
        assert client.ask("GET", "/v1/health", Host=own, Origin=f"http://{own}").status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/cells/", 404),
        ("GET", "/v1/refresh/none", 404),
        ("GET", "/v1/cells", 405),
    ],
)
def test_wrong_ways_are_told_in_json(client: Client, method: str, path: str, status: int) -> None:
    """What is not there, and what takes another method, is refused with a sentence."""
    reply = client.ask(method, path)
    assert reply.status == status
    assert set(reply.body) == {"error", "message"}
    assert ("allow" in reply.headers) is (status == 405)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content_Type": "text/plain"}, 415),
        (b"{}", {"Content_Type": None}, 415),
        (b"{}", {"Content_Encoding": "gzip"}, 415),
        (b"{", {}, 422),
        (b"{}", {}, 422),
        (b" " * (MOST_BYTES + 1), {}, 413),
        (json.dumps(CALLS).encode().ljust(MOST_BYTES), {}, 200),
        (json.dumps(CALLS).encode(), {"Content_Type": "Application/JSON; charset=utf-8"}, 200),
    ],
)
def test_a_body_is_json_of_bounded_length(
    client: Client, body: bytes, headers: dict[str, str | None], status: int
) -> None:
    """One byte over the limit, another type, and what is no batch are refused as what they are."""
    assert client.ask("POST", "/v1/cells", body, **headers).status == status


def test_a_body_without_a_length_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks, of which nobody knows how many come, are refused before they are read."""
    monkeypatch.setattr(PunctualProtocol, "limit", 0.5)  # for which the end of the body is waited for
    head = _head(client, b"Transfer-Encoding: chunked")
    assert _status(client.raw(head, b"5\r\nabcde\r\n")) == 411


def test_ten_megabytes_are_refused_and_never_held(client: Client) -> None:
    """A body of 10 MB gets its 413 although it is sent to its end, and never a third of it is in memory."""
    tracemalloc.start()
    try:
        head, part = _head(client, b"Content-Length: 10000000"), b" " * 100_000
        before = tracemalloc.get_traced_memory()[0]
        assert _status(client.raw(head, *([part] * 100))) == 413
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000


def test_what_is_no_http_is_told_in_json(client: Client) -> None:
    """Garbage on the wire is answered with 400 in JSON."""
    answer = client.raw(b"\x16\x03\x01 hello\r\n\r\n")
    assert _status(answer) == 400
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"] == "bad-request"


@pytest.mark.parametrize(
    "begun", [b"", b"POST /v1/cells HT", b"HEAD", b"BODY"], ids=["silent", "line", "head", "body"]
)
def test_a_slow_client_is_let_go(client: Client, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    """Who sends nothing, or lets its line, headers or body drip, is told 408; others are served meanwhile."""
    monkeypatch.setattr(PunctualProtocol, "limit", 0.5)
    whole = _head(client, b"Content-Length: 50")
    start = {b"HEAD": whole[:-2], b"BODY": whole + b"{"}.get(begun, begun)
    drops = [b"a"] * 40 if begun else []
    began = time.monotonic()
    answer = client.raw(start, *drops, pause=0.05)
    assert time.monotonic() - began < 5
    assert _status(answer) == 408
    assert client.ask("GET", "/v1/health").status == 200


def test_a_slow_body_after_a_refusal_is_cut_off(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is refused and goes on dripping hears one answer and no second, and is let go."""
    monkeypatch.setattr(PunctualProtocol, "limit", 0.5)
    head = _head(client, b"Content-Length: 5000000")
    answer = client.raw(head, *([b"a"] * 40), pause=0.05)
    assert answer.count(b"HTTP/1.1") == 1
    assert _status(answer) == 413


def test_a_refused_body_that_arrives_leaves_the_connection_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a body that was refused and yet sent to its end, the next request is served, some time later."""
    monkeypatch.setattr(PunctualProtocol, "limit", 0.5)
    refused = _head(client, b"Content-Length: 1500000")
    health = f"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1:{client.instance.port}\r\nConnection: close\r\n\r\n"
    answer = client.raw(refused, b" " * 1_500_000, b"", health.encode(), pause=0.4)
    assert answer.count(b"HTTP/1.1") == 2
    assert _status(answer) == 413
    assert b"HTTP/1.1 200" in answer


def test_a_second_request_on_one_connection_has_its_own_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time passes between two requests without harm, and the second is served."""
    monkeypatch.setattr(PunctualProtocol, "limit", 0.5)
    one = f"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1:{client.instance.port}\r\n".encode()
    answer = client.raw(one + b"\r\n", b"", one + b"Connection: close\r\n\r\n", pause=0.8)
    assert answer.count(b"HTTP/1.1 200") == 2


def test_more_than_may_be_served_at_once_are_told_to_come_again(
    hub: HubDouble, ours: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While as many as may be there wait for their bodies, the next is told 503; later it is served."""
    monkeypatch.setattr(PunctualProtocol, "limit", 2.0)
    with serving(ours) as client:
        head = _head(client, b"Content-Length: 50")
        crowd = [socket.create_connection(("127.0.0.1", client.instance.port)) for _ in range(MOST_AT_ONCE)]
        for one in crowd:
            one.sendall(head)
        until(lambda: client.ask("GET", "/v1/health").status == 503)
        refused = client.ask("GET", "/v1/health")
        assert (refused.body["error"], refused.headers["retry-after"]) == ("busy", "1")
        for one in crowd:
            one.close()
        until(lambda: client.ask("GET", "/v1/health").status == 200)


def test_a_silent_hub_keeps_nobody_else_waiting(hub: HubDouble, ours: Desk, client: Client) -> None:
    """While eight batches wait for the Hub, health and counts of the sheet are answered."""
    hub.fail(hanging)
    waiting = [
        Thread(target=client.calculate, args=(["HFSCORE", MODELS[number % 5]],), daemon=True)
        for number in range(8)
    ]
    for one in waiting:
        one.start()
    assert client.ask("GET", "/v1/health").status == 200
    (found,) = client.calculate(["HFSCORERANGE", [[1], [5], [20], [40], [60], [90]], "heat"])
    assert 0 <= found["value"] <= 100
    assert all(one.is_alive() for one in waiting)
    for one in waiting:
        one.join(10)


def _head(client: Client, *lines: bytes) -> bytes:
    own = (
        f"POST /v1/cells HTTP/1.1\r\nHost: 127.0.0.1:{client.instance.port}\r\n"
        f"Authorization: Bearer {client.instance.token}\r\nContent-Type: application/json\r\n"
    )
    return own.encode() + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])
