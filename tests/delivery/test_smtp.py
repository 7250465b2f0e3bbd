"""The road to a mail server: what arrives, and every way in which nothing does."""

import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from socket import socket
from time import monotonic, sleep
from traceback import format_exception

import pytest
from mail_double import HANG_UP, PASSWORD, USER, BareServer, MailDouble, Trust

from xl_addin.delivery.outcome import Refusal
from xl_addin.delivery.smtp import Deferred, Envelope, Road, hand_over
from xl_addin.errors import NotDelivered, StoreUnwritable
from xl_addin.hub.store.mails import Stage
from xl_addin.records import Sentence
from xl_addin.settings import MailServer

MESSAGE = b"Subject: =?utf-8?b?5Lu25ZCN?=\r\n\r\n.one dot\r\n..two\r\n.\r\nend\r\n"


class Notes:
    """Remembers what was noted, in its order."""

    def __init__(self) -> None:
        self.all: list[tuple[tuple[str, ...], Stage]] = []

    def __call__(self, some: Sequence[str], stage: Stage) -> None:
        """Note one step."""
        self.all.append((tuple(some), stage))


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    """Return an authority that the system does not know."""
    return Trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def server(trust: Trust) -> Iterator[MailDouble]:
    """Run a server with STARTTLS and without login."""
    with MailDouble(trust) as double:
        yield double


def road(port: int, trust: Trust | None, *, insecure: bool = False, **how: object) -> Road:
    """Return the way to a server on this machine, where one answer may take two seconds."""
    password = how.pop("password", None)
    place = {"server": "127.0.0.1", "timeout": 2.0, "ca_file": trust and trust.file} | how
    return Road(MailServer(port=port, **place), password, insecure)  # type: ignore[arg-type]


def offer(way: Road, *recipients: str, notes: Notes | None = None) -> Mapping[str, Refusal]:
    """Offer the message for those recipients, else for one."""
    envelope = Envelope("from@example.jp", MESSAGE)
    return hand_over(way, envelope, recipients or ("a@example.jp",), notes or Notes())


def test_a_message_arrives_byte_for_byte(server: MailDouble, trust: Trust) -> None:
    """Over STARTTLS the server takes what was given, lines that begin with dots too."""
    notes = Notes()
    assert offer(road(server.port, trust), "a@example.jp", "b@example.jp", notes=notes) == {}
    (taken,) = server.taken
    assert taken.content == MESSAGE
    assert (taken.sender, taken.recipients) == ("from@example.jp", ("a@example.jp", "b@example.jp"))
    both = ("a@example.jp", "b@example.jp")
    assert notes.all == [(both, Stage.HANDED), (both, Stage.SENT)]


def test_tls_from_the_start_and_a_login(trust: Trust) -> None:
    """A server that speaks TLS from the start takes the message after the right password."""
    with MailDouble(trust, "tls") as server:
        assert offer(road(server.port, trust, security="tls")) == {}
        assert len(server.taken) == 1
    with MailDouble(trust, login=True) as server:
        assert offer(road(server.port, trust, user=USER, password=PASSWORD)) == {}
        assert server.seen[0] == "AUTH"
        assert len(server.taken) == 1


def test_a_wrong_password_is_told_in_words_and_never_repeated(trust: Trust) -> None:
    """A refused login is final; what is told, and what a log would keep of it, hold no password."""
    with MailDouble(trust, login=True) as server:
        encoded = b64encode(PASSWORD.encode()).decode()
        server.say("AUTH", *[f"535 5.7.8 no such password: {PASSWORD} {encoded}"] * 2)
        with pytest.raises(NotDelivered, match=r"refuses the login: 535 5\.7\.8") as caught:
            offer(road(server.port, trust, user=USER, password=PASSWORD))
        assert server.taken == []
    kept = "".join(format_exception(caught.value))
    assert PASSWORD not in kept
    assert encoded not in kept


def test_a_login_that_is_busy_may_be_tried_again(trust: Trust) -> None:
    """A temporary refusal of the login (454) is no final one."""
    with MailDouble(trust, login=True) as server:
        server.say("AUTH", *["454 4.7.0 Temporary authentication failure"] * 2)
        with pytest.raises(Deferred, match="454"):
            offer(road(server.port, trust, user=USER, password=PASSWORD))


def test_a_password_outside_ascii_is_refused_before_it_is_sent(trust: Trust) -> None:
    """What servers cannot be given is told in words."""
    with MailDouble(trust, login=True) as server, pytest.raises(NotDelivered, match="ASCII"):
        offer(road(server.port, trust, user=USER, password="パスワード"))


def test_no_encryption_no_mail(trust: Trust) -> None:
    """Without STARTTLS nothing is sent, unless that is wanted; a password is not sent even then."""
    with MailDouble(trust, "none") as server:
        with pytest.raises(NotDelivered, match="offers no encryption"):
            offer(road(server.port, trust))
        with pytest.raises(NotDelivered, match="password is never sent"):
            offer(road(server.port, trust, insecure=True, user=USER, password=PASSWORD))
        assert server.seen == []
        assert offer(road(server.port, trust, insecure=True)) == {}
        assert len(server.taken) == 1


def test_a_certificate_that_is_not_trusted_ends_it(server: MailDouble, tmp_path: Path) -> None:
    """An authority that is unknown, and a certificate of another server, are told; nothing is sent."""
    with pytest.raises(NotDelivered, match="not trusted"):
        offer(road(server.port, None))
    other = Trust(tmp_path, "mail.example.jp")
    with MailDouble(other) as misnamed, pytest.raises(NotDelivered, match="not trusted"):
        offer(road(misnamed.port, other, insecure=True))
    assert server.seen == []


def test_a_system_wide_authority_is_trusted(
    server: MailDouble, trust: Trust, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SSL_CERT_FILE names is trusted without a setting of ours, as OpenSSL's programs do."""
    monkeypatch.setenv(ssl.get_default_verify_paths().openssl_cafile_env, str(trust.file))
    assert offer(road(server.port, None)) == {}


def test_authorities_that_cannot_be_read_are_told(server: MailDouble, tmp_path: Path) -> None:
    """A ca_file that is missing, or holds no certificate, is named in the sentence."""
    (tmp_path / "empty.pem").write_text("no certificate")
    for name in ("missing.pem", "empty.pem"):
        with pytest.raises(NotDelivered, match=name):
            offer(road(server.port, None, ca_file=tmp_path / name))


def test_the_wrong_kind_of_encryption_is_told(server: MailDouble, trust: Trust) -> None:
    """TLS from the start towards a STARTTLS port is answered by what to check."""
    with pytest.raises(NotDelivered, match="security"):
        offer(road(server.port, trust, security="tls"))


@pytest.mark.parametrize(
    ("command", "answer"),
    [("MAIL", "552 5.3.4 Too big"), ("DATA", "550 5.7.1 Spam"), ("DATA", "554 5.6.0 \x1b[31mNo\u202e")],
)
def test_a_final_no_is_told_in_the_servers_own_words(
    server: MailDouble, trust: Trust, command: str, answer: str
) -> None:
    """A 5xx answer to the message as a whole is final; its words come without control characters."""
    server.say(command, answer)
    with pytest.raises(NotDelivered) as caught:
        offer(road(server.port, trust))
    assert answer[:9] in caught.value.sentence.en
    assert caught.value.sentence.ja.isprintable()
    assert server.taken == []


def test_one_refused_recipient_does_not_keep_the_others_from_it(server: MailDouble, trust: Trust) -> None:
    """The others get the message; of the refused one the code and the words are returned."""
    server.say("RCPT:gone@example.jp", "550 5.1.1 No such user")
    server.say("RCPT:full@example.jp", "452 4.2.2 Mailbox full")
    refused = offer(road(server.port, trust), "gone@example.jp", "a@example.jp", "full@example.jp")
    assert refused == {
        "gone@example.jp": Refusal(550, "550 5.1.1 No such user"),
        "full@example.jp": Refusal(452, "452 4.2.2 Mailbox full"),
    }
    assert [refusal.passing for refusal in refused.values()] == [False, True]
    assert server.taken[0].recipients == ("a@example.jp",)


def test_nothing_is_sent_where_every_recipient_is_refused(server: MailDouble, trust: Trust) -> None:
    """Then the message itself is not sent, nor is anything noted."""
    server.say("RCPT", "550 5.1.1 No such user")
    notes = Notes()
    assert list(offer(road(server.port, trust), notes=notes)) == ["a@example.jp"]
    assert (notes.all, "DATA" in server.seen) == ([], False)


def test_a_message_beyond_the_announced_size_is_not_sent(trust: Trust) -> None:
    """Where the server announces a size, a larger message is refused before it is offered."""
    with MailDouble(trust, size=len(MESSAGE) - 1) as server:
        with pytest.raises(NotDelivered, match=r"takes 0\.0 MB at most"):
            offer(road(server.port, trust))
        assert server.seen == []


def test_a_no_for_now_is_no_final_one(server: MailDouble, trust: Trust) -> None:
    """After a 4xx answer to the message it may be offered again, and is known not to be taken."""
    server.say("DATA", "451 4.3.0 Try later")
    notes = Notes()
    with pytest.raises(Deferred, match="Try later") as caught:
        offer(road(server.port, trust), notes=notes)
    assert caught.value.heard
    assert [stage for _, stage in notes.all] == [Stage.HANDED, Stage.BEGUN]


def test_a_server_that_hangs_up_leaves_it_open_whether_it_took_the_message(
    server: MailDouble, trust: Trust
) -> None:
    """After the last line that is noted, and the sentence says so."""
    server.say("DATA", HANG_UP)
    notes = Notes()
    with pytest.raises(Deferred, match="may have been taken") as caught:
        offer(road(server.port, trust), notes=notes)
    assert not caught.value.heard
    assert [stage for _, stage in notes.all] == [Stage.HANDED, Stage.LOST]


def test_a_server_that_hangs_up_before_took_nothing(server: MailDouble, trust: Trust) -> None:
    """Before the last line nothing is noted, and it may be offered again."""
    server.say("RCPT", HANG_UP)
    notes = Notes()
    with pytest.raises(Deferred):
        offer(road(server.port, trust), notes=notes)
    assert notes.all == []


@pytest.mark.parametrize(
    "lines", [(None,), (b"220 here\r\n", None), (b"554 5.3.2 closed\r\n", b""), (b"\xff\x00nonsense\r\n",)]
)
def test_a_server_that_is_silent_or_talks_nonsense_is_left(lines: tuple[bytes | None, ...]) -> None:
    """No answer within the time-out, and none that is one, end in words within seconds."""
    with BareServer(*lines) as server:
        begun = monotonic()
        with pytest.raises((Deferred, NotDelivered)):
            offer(road(server.port, None, timeout=0.3))
        assert monotonic() - begun < 5


def test_a_server_that_never_ends_its_answer_is_left() -> None:
    """However slowly and long a server drips, the connection ends after twenty times the time-out."""

    class Dripping(BareServer):
        def talk(self, line: socket) -> None:
            line.sendall(b"220 here\r\n")
            while True:
                line.sendall(b"250-and so on\r\n")
                sleep(0.02)

    with Dripping() as server:
        begun = monotonic()
        with pytest.raises(Deferred):
            offer(road(server.port, None, timeout=0.1))
        assert 1 < monotonic() - begun < 6


def test_nobody_listens() -> None:
    """A refused connection and a name that cannot be one are told with the server's name."""
    with BareServer() as server:
        port = server.port
    with pytest.raises(Deferred, match=f"127.0.0.1:{port} cannot be reached"):
        offer(road(port, None))
    with pytest.raises(Deferred, match="cannot be reached"):
        offer(road(25, None, server=f"{'x' * 64}.invalid"))


def test_a_note_that_fails_ends_it_before_the_last_line(server: MailDouble, trust: Trust) -> None:
    """What cannot be noted is not sent, and the store's own error is what is told."""

    def full(_: Sequence[str], __: Stage) -> None:
        raise StoreUnwritable(Sentence("disk full", "空き容量なし"))

    with pytest.raises(StoreUnwritable, match="disk full"):
        hand_over(road(server.port, trust), Envelope("f@e.jp", MESSAGE), ("a@e.jp",), full)
    assert server.taken == []
