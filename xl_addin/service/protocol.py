"""HTTP on one connection, within a limit of time: who lets headers or a body drip holds nothing for long."""

import asyncio
import logging

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from xl_addin.messages import serving
from xl_addin.service.refusals import Kind, Refusal

LIMIT = 10.0
"""Seconds within which a request arrives as a whole; on one machine a megabyte takes a thousandth of it."""

_log = logging.getLogger(__name__)


class PunctualProtocol(H11Protocol):
    """The server's own protocol with a clock beside it; what is no HTTP is refused in JSON too."""

    limit = LIMIT
    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the server's
        """Start the clock."""
        super().connection_made(transport)
        self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Start the clock for a further request; stop it once one is there."""
        self._start()
        super().data_received(data)
        if not self._is_due():
            self._stop()
            self._rest()

    def on_response_complete(self) -> None:
        """Start the clock where a part of the next request is there already."""
        super().on_response_complete()
        if self._is_due():
            self._start()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  one sentence says it
        """Refuse what is no HTTP; the server has noted it."""
        self._refuse(Refusal(Kind.BAD_REQUEST, serving.no_http()))

    def _is_due(self) -> bool:
        """Tell whether the client has begun a request, or has yet to begin its first, and not sent it all."""
        if self.conn.their_state is h11.IDLE:
            return self.cycle is None or bool(self.conn.trailing_data[0])
        return self.conn.their_state is h11.SEND_BODY

    def _rest(self) -> None:
        """Let a connection without a request end in a while; the server forgets it after a refused body."""
        if self.conn.their_state is h11.IDLE and self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def _start(self) -> None:
        if self._alarm is None and not self.transport.is_closing():
            self._alarm = self.loop.call_later(self.limit, self._expire)

    def _stop(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _expire(self) -> None:
        self._alarm = None
        _log.info("a request took longer than %g s to arrive", self.limit)
        self._refuse(Refusal(Kind.TOO_SLOW, serving.too_slow(self.limit)))

    def _refuse(self, refusal: Refusal) -> None:
        """Say why, unless an answer has begun that would be garbled, and close."""
        begun = self.cycle is not None and self.cycle.response_started
        between = self.cycle is None or self.cycle.response_complete
        if not begun or (between and self.conn.their_state is not h11.SEND_BODY):
            self.transport.write(_raw(refusal))
        self.transport.close()


def _raw(refusal: Refusal) -> bytes:
    body, status = refusal.body("en"), refusal.kind.status
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
