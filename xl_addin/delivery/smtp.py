"""The one road to a mail server: one connection, one message, every fault in words.

No password ever leaves by way of an error or the log, and none is sent over an open line.
"""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Timer

from xl_addin.delivery.outcome import Note, Refusal
from xl_addin.errors import HFScoreError, NotDelivered
from xl_addin.hub.store.mails import Stage
from xl_addin.messages import mailing
from xl_addin.messages.mailing import words_of
from xl_addin.messages.shown import shown
from xl_addin.records import Sentence
from xl_addin.settings import MailServer

_GO_ON = 354
_LAST = 10  # times the usual wait: RFC 5321, 4.5.3.2.6 asks for ten minutes after the last line
_WHOLE = 20  # times the usual wait: the longest connection, however slowly the server drips
_OVER = b".\r\n"


class Deferred(Exception):
    """A fault that may heal.

    Attributes
    ----------
    sentence
        What is told if it does not heal.
    why
        Whose fault it is, and in which words, in short.
    heard
        Whether the server itself said so.
    """

    def __init__(self, sentence: Sentence, why: str, *, heard: bool) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence
        self.why = why
        self.heard = heard


@dataclass(frozen=True, slots=True)
class Road:
    """The way to a mail server: where it is, who logs in (None: nobody), and whether an open line will do."""

    server: MailServer
    password: str | None
    insecure: bool = False

    @property
    def name(self) -> str:
        """What the server is called in sentences."""
        return f"{self.server.server}:{self.server.port}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message as bytes (lines end with CR LF, 7 bits), and the address that it comes from."""

    sender: str
    content: bytes


def hand_over(road: Road, envelope: Envelope, recipients: Sequence[str], note: Note) -> Mapping[str, Refusal]:
    """Offer the message to the server for those ``recipients``; return whom it refused, and why.

    ``note`` is called right before the server gets the last line, from which on it may take the message,
    and when it has answered.

    Raises
    ------
    NotDelivered
        If the server refuses the message as a whole, or no trusted connection can be made.
    Deferred
        If the server asks to come again, or the connection breaks.
    """
    with _told(road), _session(road) as smtp:
        _require_room(smtp, len(envelope.content))
        _heed(smtp.mail(envelope.sender, [f"size={len(envelope.content)}"] if smtp.has_extn("size") else []))
        answers = {recipient: smtp.rcpt(recipient) for recipient in recipients}
        refused = {
            recipient: Refusal(code, words_of(code, _text(words)))
            for recipient, (code, words) in answers.items()
            if not _is_good(code)
        }
        accepted = [recipient for recipient in recipients if recipient not in refused]
        if accepted:
            _pour(road, smtp, envelope.content, accepted, note)
        return refused


def _pour(road: Road, smtp: smtplib.SMTP, content: bytes, accepted: Sequence[str], note: Note) -> None:
    """Send the message itself."""
    _heed(smtp.docmd("DATA"), good=_GO_ON)
    smtp.send(re.sub(rb"(?m)^\.", b"..", content))  # RFC 5321, 4.5.2
    note(accepted, Stage.HANDED)
    _line(smtp).settimeout(_LAST * road.server.timeout)
    try:
        smtp.send(_OVER)
        answer = smtp.getreply()
    except smtplib.SMTPServerDisconnected as error:
        note(accepted, Stage.LOST)
        raise Deferred(mailing.answer_lost(road.name), _why(road, error), heard=False) from error
    if not _is_good(answer[0]):
        note(accepted, Stage.BEGUN)
    _heed(answer)
    note(accepted, Stage.SENT)


@contextmanager
def _session(road: Road) -> Iterator[smtplib.SMTP]:
    """Connect, encrypt and log in; hang up at the end, whatever the server then says."""
    smtp = _connected(road)
    watch = Timer(_WHOLE * road.server.timeout, _cut, (smtp,))
    watch.daemon = True
    watch.start()
    try:
        smtp.local_hostname = _own_name(_line(smtp))
        smtp.ehlo_or_helo_if_needed()
        _encrypt(road, smtp)
        _login(road, smtp)
        yield smtp
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
    finally:
        watch.cancel()
        smtp.close()


def _connected(road: Road) -> smtplib.SMTP:
    place, timeout = road.server, road.server.timeout
    name = "localhost"  # until the connection tells; looking it up may take long
    if place.security == "tls":
        context = _context(place.ca_file)
        return smtplib.SMTP_SSL(
            place.server, place.port, local_hostname=name, timeout=timeout, context=context
        )
    return smtplib.SMTP(place.server, place.port, local_hostname=name, timeout=timeout)


def _own_name(line: socket) -> str:
    """Return how this machine names itself; its own name may be Japanese, which no server takes."""
    host = line.getsockname()[0]
    return f"[IPv6:{host}]" if ":" in host else f"[{host}]"  # RFC 5321, 4.1.3


def _line(smtp: smtplib.SMTP) -> socket:
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected("the connection is closed")
    return smtp.sock


def _cut(smtp: smtplib.SMTP) -> None:
    with suppress(OSError):  # it may just have been closed
        _line(smtp).shutdown(SHUT_RDWR)


def _encrypt(road: Road, smtp: smtplib.SMTP) -> None:
    if road.server.security == "tls":
        return
    if smtp.has_extn("starttls"):
        _heed(smtp.starttls(context=_context(road.server.ca_file)))
        smtp.ehlo_or_helo_if_needed()
    elif not road.insecure:
        raise NotDelivered(mailing.no_tls(road.name))
    elif road.password is not None:
        raise NotDelivered(mailing.no_open_login(road.name))


def _context(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:
            raise NotDelivered(mailing.ca_file_unreadable(ca_file, str(error))) from error
    return context


def _login(road: Road, smtp: smtplib.SMTP) -> None:
    if road.password is None:
        return
    if not road.password.isascii():
        raise NotDelivered(mailing.password_unfit())
    try:
        smtp.login(road.server.user, road.password)
    except smtplib.SMTPNotSupportedError as error:
        raise NotDelivered(mailing.login_unknown(road.name)) from error
    except smtplib.SMTPResponseException as error:
        words = words_of(error.smtp_code, _without_secrets(_text(error.smtp_error), road))
        if Refusal(error.smtp_code, words).passing:
            raise Deferred(mailing.server_waits(road.name, words), _why(road, words), heard=True) from None
        raise NotDelivered(mailing.login_refused(road.name, words)) from None


def _without_secrets(words: str, road: Road) -> str:
    """Return a server's words; it may repeat what it was given."""
    password = road.password or ""
    plain = f"\0{road.server.user}\0{password}"
    for secret in (*(b64encode(one.encode()).decode() for one in (plain, password)), password):
        words = words.replace(secret, "…")
    return words


def _require_room(smtp: smtplib.SMTP, size: int) -> None:
    announced = smtp.esmtp_features.get("size", "")
    if announced.isdecimal() and 0 < int(announced) < size:
        raise NotDelivered(mailing.too_large_for_server(size, int(announced)))


def _heed(answer: tuple[int, bytes], good: int | None = None) -> None:
    """Raise a server's no as smtplib does elsewhere."""
    code, words = answer
    if code != good if good is not None else not _is_good(code):
        raise smtplib.SMTPResponseException(code, words)


def _is_good(code: int) -> bool:
    return 200 <= code < 300  # noqa: PLR2004  RFC 5321, 4.2.1


@contextmanager
def _told(road: Road) -> Iterator[None]:
    """Say in our words what went wrong on the way."""
    try:
        yield
    except HFScoreError:  # said already; it may be an OSError, too
        raise
    except smtplib.SMTPServerDisconnected as error:
        raise Deferred(mailing.not_reached(road.name, str(error)), _why(road, error), heard=False) from error
    except smtplib.SMTPResponseException as error:
        words = words_of(error.smtp_code, _text(error.smtp_error))
        if Refusal(error.smtp_code, words).passing:
            raise Deferred(mailing.server_waits(road.name, words), _why(road, words), heard=True) from error
        raise NotDelivered(mailing.server_refuses(road.name, words)) from error
    except smtplib.SMTPException as error:
        raise NotDelivered(mailing.server_refuses(road.name, words_of(0, str(error)))) from error
    except ssl.SSLCertVerificationError as error:
        raise NotDelivered(mailing.certificate_refused(road.name, error.verify_message)) from error
    except ssl.SSLError as error:
        raise NotDelivered(mailing.tls_failed(road.name, error.reason or str(error))) from error
    except (OSError, UnicodeError) as error:  # the second of a host name that cannot be one
        raise Deferred(mailing.not_reached(road.name, str(error)), _why(road, error), heard=False) from error


def _why(road: Road, words: object) -> str:
    return f"{road.name}: {shown(words)}"


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
