"""A service that answers cells as it is told, as ``hfscore serve`` does, and remembers what it was asked."""

import json
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Self

Answer = Callable[[str, list[Any]], dict[str, Any]]
TOKEN = "let me in"


class StandIn:
    """The service and its state file.

    Parameters
    ----------
    home
        In which the state file is written.
    answer
        Returns the answer to one call, given the function's name and its arguments.

    Attributes
    ----------
    batches
        The calls of each request, in their order.
    languages, models, forgotten
        In which languages was asked, which models to refresh, and how often to forget failures.
    """

    def __init__(self, home: Path, answer: Answer) -> None:
        self.answer = answer
        self.batches: list[list[dict[str, Any]]] = []
        self.languages: list[str] = []
        self.models: list[list[str]] = []
        self.forgotten = 0
        self.done = 0
        self._file = home / "service" / "service.json"

    @property
    def calls(self) -> list[dict[str, Any]]:
        """Every call so far."""
        return [call for batch in self.batches for call in batch]

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        Thread(target=self._server.serve_forever, daemon=True).start()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        address = f"http://127.0.0.1:{self._server.server_port}"
        state = {"service": "hfscore", "address": address, "token": TOKEN, "pid": 0, "version": "0.1.0"}
        self._file.write_text(json.dumps(state), encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._file.unlink(missing_ok=True)

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Return status and content for what was posted."""
        if path == "/v1/cells":
            self.batches.append(body["calls"])
            self.languages.append(body["language"])
            return 200, {"answers": [self.answer(one["function"], one["arguments"]) for one in body["calls"]]}
        if path == "/v1/refresh":
            self.models.append(body["models"])
            self.done = 0
            return 202, {"job": "1"}
        if path == "/v1/forget-failures":
            self.forgotten += 1
            return 200, {}
        return 404, {"message": "no such place"}

    def get(self, path: str) -> tuple[int, Any]:
        """Return status and content for what was got."""
        if path == "/v1/refresh/1":
            self.done += 1
            return 200, {"done": self.done, "of": 2, "finished": self.done > 1}
        return (200, {"functions": []}) if path == "/v1/functions" else (404, {})


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._say(*stand_in.post(self.path, body))

        def do_GET(self) -> None:
            self._say(*stand_in.get(self.path))

        def _say(self, status: int, said: Any) -> None:
            known = self.headers["Authorization"] == f"Bearer {TOKEN}"
            content = json.dumps(said if known else {"message": "no"}).encode()
            with suppress(OSError):  # whoever asked may have gone
                self.send_response(status if known else 401)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
