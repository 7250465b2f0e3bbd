"""Ways in which the Hub double may fail, each to be handed to ``HubDouble.fail``."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

from hub_wire import Answer, Fault, Handler

_PATIENCE = 30.0  # seconds for which calls wait for their neighbours


def status(code: int, message: str = "upset") -> Fault:
    """Answer with a status and an error message."""
    return lambda handler, answer: handler.give(replace(answer, status=code, content={"error": message}))


def limited(seconds: int) -> Fault:
    """Refuse with 429; the quota is renewed in ``seconds``."""
    return with_headers(429, {"RateLimit": f'"api";r=0;t={seconds}'})


def with_headers(code: int, headers: dict[str, str]) -> Fault:
    """Answer with a status and exactly these headers."""
    return lambda handler, _: handler.give(Answer(code, {"error": "upset"}, headers))


def slow(seconds: float) -> Fault:
    """Answer rightly, but late."""

    def fault(handler: Handler, answer: Answer) -> None:
        handler.server.stopping.wait(seconds)
        handler.give(answer)

    return fault


def together(calls: int) -> Fault:
    """Answer rightly, but only once so many calls wait side by side; fewer are hung up on."""
    gate = Barrier(calls, timeout=_PATIENCE)

    def fault(handler: Handler, answer: Answer) -> None:
        gate.wait()
        handler.give(answer)

    return fault


def hanging(handler: Handler, _: Answer) -> None:
    """Accept the request and never answer."""
    handler.server.stopping.wait()
    handler.close_connection = True


def dripping_body(handler: Handler, answer: Answer) -> None:
    """Send the body byte by byte, for ever."""
    handler.begin(answer, 1_000_000)
    _drip(handler, b" ")


def dripping_headers(handler: Handler, _: Answer) -> None:
    """Send headers byte by byte, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler, b"a")


def _drip(handler: Handler, drop: bytes) -> None:
    handler.close_connection = True
    while not handler.server.stopping.wait(0.02):
        handler.wfile.write(drop)
        handler.wfile.flush()


def cut_off(handler: Handler, answer: Answer) -> None:
    """Announce more bytes than are sent, and hang up."""
    handler.begin(answer, len(answer.body) + 100)
    handler.wfile.write(answer.body)
    handler.close_connection = True


def hanging_up(handler: Handler, _: Answer) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def html(handler: Handler, answer: Answer) -> None:
    """Answer as a sign-in page of a hotel or an office does."""
    page = b"<!doctype html><title>Please sign in</title>"
    handler.begin(Answer(200, None), len(page), "text/html")
    handler.wfile.write(page)


def saying(body: bytes) -> Fault:
    """Answer 200 with exactly these bytes."""

    def fault(handler: Handler, answer: Answer) -> None:
        handler.begin(answer, len(body))
        handler.wfile.write(body)

    return fault


def changed(change: Callable[[Any], Any]) -> Fault:
    """Answer with what ``change`` makes of the right JSON."""
    return lambda handler, answer: handler.give(replace(answer, content=change(json.loads(answer.body))))


def page_loop(handler: Handler, answer: Answer) -> None:
    """Name, as the next page, the page itself."""
    own = f"{handler.server.endpoint}{handler.path}"
    handler.give(_linking(answer, own))


@dataclass
class EndlessPages:
    """Repeat the same rows under ever new links."""

    turned: int = 0

    def __call__(self, handler: Handler, answer: Answer) -> None:
        """Name a next page that has never been named."""
        self.turned += 1
        handler.give(_linking(answer, f"{handler.path.partition('&round')[0]}&round={self.turned}"))


def next_at(endpoint: str) -> Fault:
    """Name the next page at another host, as mirrors do."""

    def fault(handler: Handler, answer: Answer) -> None:
        link = answer.headers.get("Link")
        if link is None:
            handler.give(answer)
            return
        parts = urlsplit(link[1 : link.index(">")])
        handler.give(_linking(answer, f"{endpoint}{parts.path}?{parts.query}"))

    return fault


def redirect(location: str) -> Fault:
    """Redirect to an address."""
    return with_headers(307, {"Location": location})


def redirect_to(endpoint: str) -> Fault:
    """Redirect to the same path at another host."""
    return lambda handler, _: handler.give(Answer(307, "", {"Location": f"{endpoint}{handler.path}"}))


def _linking(answer: Answer, url: str) -> Answer:
    return replace(answer, headers={**answer.headers, "Link": f'<{url}>; rel="next"'})
