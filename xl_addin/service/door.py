"""The door: whom the service lets in, how many at once, and the line in the log for each."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xl_addin.messages import serving
from xl_addin.records import Language
from xl_addin.service.refusals import Kind, Refusal

MOST_AT_ONCE = 200
"""Requests; their connections stay below what a system lets one process open."""

CALLS = "hfscore.calls"
"""Under which an application notes in the scope how many calls a request holds."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Traffic:
    """How many requests are being served, and the second of an even clock when the last one was."""

    running: int = 0
    last: float = field(default_factory=time.monotonic)

    def silence(self) -> float:
        """Return for how long nobody has asked [s]."""
        return 0.0 if self.running else time.monotonic() - self.last


def refused(refusal: Refusal, language: Language) -> Response:
    """Return the answer that tells of a refusal."""
    headers = {**refusal.headers, "Content-Type": "application/json"}
    return Response(refusal.body(language), refusal.kind.status, headers)


class Door:
    """Stands before the application.

    A page of the web that has its own name resolve to this machine sends that name as ``Host``, and any page
    sends its ``Origin``: neither is let in.

    Parameters
    ----------
    app
        What is served behind it.
    port
        At which the service listens.
    language
        Of refusals.
    traffic
        Is kept up to date.
    most
        How many requests may be served at once.
    """

    def __init__(
        self, app: ASGIApp, port: int, language: Language, traffic: Traffic, most: int = MOST_AT_ONCE
    ) -> None:
        self._app, self._language, self._traffic, self._most = app, language, traffic, most
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or refuse it."""
        begun, status = time.monotonic(), HTTPStatus.REQUEST_TIMEOUT.value  # of a client that is gone

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        self._traffic.running += 1
        try:
            refusal = self._refusal(Headers(scope=scope))
            app = self._app if refusal is None else refused(refusal, self._language)
            await app(scope, receive, noted)
        finally:
            self._traffic.running -= 1
            if status < HTTPStatus.BAD_REQUEST:
                self._traffic.last = time.monotonic()
            _note(scope, status, time.monotonic() - begun)

    def _refusal(self, headers: Mapping[str, str]) -> Refusal | None:
        origin = headers.get("origin")
        if headers.get("host", "").lower() not in self._hosts:
            return Refusal(Kind.FORBIDDEN, serving.foreign_host(f"http://{self._hosts[0]}"))
        if origin is not None and origin not in [f"http://{host}" for host in self._hosts]:
            return Refusal(Kind.FORBIDDEN, serving.foreign_origin())
        if self._traffic.running > self._most:
            return Refusal(Kind.BUSY, serving.busy(self._most))
        return None


def _note(scope: Scope, status: int, seconds: float) -> None:
    calls = scope.get(CALLS)
    told = "" if calls is None else f", {calls} calls"
    _log.info("%s %s %d, %.0f ms%s", scope["method"], _known_path(scope), status, 1000 * seconds, told)


def _known_path(scope: Scope) -> str:
    """Return a path of ours; somebody may have put a token into another, and it is not to be written."""
    if "endpoint" not in scope:
        return "…"
    path = str(scope["path"])
    return f"{path.rpartition('/')[0]}/…" if scope.get("path_params") else path
