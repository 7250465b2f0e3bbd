"""A mail server on this machine, with certificates of its own, that keeps what it takes and fails as told.

with MailDouble(TRUST) as server:
    server.say("RCPT", "451 4.7.1 Greylisted", "451 4.7.1 Greylisted")
    …
    assert server.taken[0].recipients == ("a@example.jp",)
"""

import asyncio
import socket
import ssl
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from trustme import CA

if TYPE_CHECKING:
    from collections.abc import Callable

Security = Literal["starttls", "tls", "none"]
HANG_UP = "hang up"
"""Said instead of an answer: the connection ends."""

USER, PASSWORD = "sender@example.jp", "pa55-word!"


@dataclass(frozen=True)
class Taken:
    """A message that the server took."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The message as the standard library reads it."""
        return message_from_bytes(self.content, policy=default)


class Trust:
    """An authority of the tests' own, and a server certificate that it gives out."""

    def __init__(self, folder: Path, name: str = "127.0.0.1") -> None:
        authority = CA()
        self.file = folder / "ca.pem"
        authority.cert_pem.write_to_path(self.file)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(self.context)


class MailDouble:
    """The server.

    Attributes
    ----------
    port
        Where it listens, on 127.0.0.1.
    taken
        The messages that it took, in their order.
    seen
        Each command that it heard, by its first word.
    slow
        Seconds before each of its answers.
    on_data
        Called when a whole message has come, before it is answered.
    """

    def __init__(
        self, trust: Trust, security: Security = "starttls", *, login: bool = False, size: int = 33_554_432
    ) -> None:
        self.taken: list[Taken] = []
        self.seen: list[str] = []
        self.slow = 0.0
        self.on_data: Callable[[], None] = lambda: None
        self._answers: defaultdict[str, list[str]] = defaultdict(list)
        self.port = _free_port()
        options: dict[str, Any] = {"data_size_limit": size, "timeout": 30}
        if security == "starttls":
            options["tls_context"] = trust.context
        if login:
            options |= {"authenticator": self._judge, "auth_required": True, "auth_require_tls": True}
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=trust.context if security == "tls" else None,
            ready_timeout=10,
            **options,
        )

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    def say(self, command: str, *answers: str) -> None:
        """Give these answers to the next commands of that name (MAIL, RCPT, DATA, or RCPT:address)."""
        self._answers[command] += answers

    async def handle_MAIL(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Hear who sends."""
        answer = await self._answer(server, "MAIL", "250 OK")
        if answer.startswith("2"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Hear one recipient."""
        own = f"RCPT:{address}"
        answer = await self._answer(server, own if self._answers[own] else "RCPT", "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        """Hear a whole message."""
        answer = self._answers["DATA"].pop(0) if self._answers["DATA"] else "250 OK"
        self.seen.append("DATA")
        if answer.startswith("2"):
            self.taken.append(Taken(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        self.on_data()
        await asyncio.sleep(self.slow)
        return _given(server, answer.removeprefix("2 then "))

    async def _answer(self, server: SMTP, command: str, usual: str) -> str:
        self.seen.append(command.partition(":")[0])
        await asyncio.sleep(self.slow)
        answers = self._answers[command]
        return _given(server, answers.pop(0) if answers else usual)

    def _judge(self, _server: SMTP, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        self.seen.append("AUTH")
        if self._answers["AUTH"]:
            return AuthResult(success=False, handled=False, message=self._answers["AUTH"].pop(0))
        fits = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        return AuthResult(success=fits, handled=False)


class BareServer:
    """A server that says given lines, one for each that it hears, then nothing; it never hangs up first.

    Parameters
    ----------
    lines
        What it says, the greeting first; None for a silence.
    """

    def __init__(self, *lines: bytes | None) -> None:
        self._lines = lines
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Self:
        Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line, suppress(OSError):
                self.talk(line)

    def talk(self, line: socket.socket) -> None:
        """Say one line after each that comes."""
        for words in self._lines:
            if words is not None:
                line.sendall(words)
            if not line.recv(4096):
                return
        while line.recv(4096):
            pass


def _given(server: SMTP, answer: str) -> str:
    """Return the answer, or end the connection, after which nobody hears it."""
    if answer.endswith(HANG_UP) and server.transport is not None:
        cast("asyncio.Transport", server.transport).abort()
    return answer


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])
