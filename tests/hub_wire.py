"""The wire under the Hub double: requests as they arrive, answers as they leave."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

ROUTE = "/api/models"


@dataclass(frozen=True)
class Seen:
    """A request as it arrived; header names are in lower case."""

    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]

    @property
    def route(self) -> str:
        """Which of the two routes was asked."""
        return "listing" if self.path == ROUTE else "detail"


@dataclass(frozen=True)
class Answer:
    """What is about to be sent; ``content`` becomes JSON."""

    status: int
    content: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """The content as bytes."""
        return json.dumps(self.content).encode()


Fault = Callable[["Handler", Answer], None]


class Server(ThreadingHTTPServer):
    """The sockets; ``receive`` tells the answer to a request, and the fault that is due instead of it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, receive: Callable[[Seen], tuple[Answer, Fault | None]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.receive = receive
        self.stopping = Event()

    @property
    def endpoint(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent where a client hangs up, and only there."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms for the acknowledgement of its headers
    server: Server

    def do_GET(self) -> None:
        """Answer, rightly or by the fault that is due."""
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer, fault = self.server.receive(Seen(parts.path, parse_qs(parts.query), headers))
        (fault or Handler.give)(self, answer)

    def give(self, answer: Answer) -> None:
        """Send the answer whole."""
        self.begin(answer, len(answer.body))
        self.wfile.write(answer.body)

    def begin(self, answer: Answer, length: int, kind: str = "application/json; charset=utf-8") -> None:
        """Send status and headers, announcing ``length`` bytes."""
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Type": kind, "Content-Length": str(length)}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""
