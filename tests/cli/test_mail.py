"""The command mail as a user runs it, towards a real mail server with STARTTLS and login."""

import os
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import pytest
from click.testing import Result
from mail_double import HANG_UP, PASSWORD, USER, MailDouble, Trust
from reports_made import hostile_report, report
from web_hook import Hook

Run = Callable[..., Result]
A, B, C = "sato@example.co.jp", "b@example.jp", "c@example.jp"


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    """Return an authority that the system does not know."""
    return Trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def server(trust: Trust) -> Iterator[MailDouble]:
    """Run a server with STARTTLS and login."""
    with MailDouble(trust, login=True) as double:
        yield double


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a report with a Japanese name."""
    path = tmp_path / "評価 レポート.xlsx"
    path.write_bytes(report("ja"))
    return path


def configure(home: Path, trust: Trust, port: int, **more: str) -> None:
    """Write the section [mail]."""
    lines = {
        "server": '"127.0.0.1"',
        "port": str(port),
        "sender": '"調査部 <hfscore@example.jp>"',
        "user": f'"{USER}"',
        "ca_file": f"'{trust.file}'",
        "timeout": "5",
        "patience": "3",
    } | more
    home.mkdir(exist_ok=True)
    body = "\n".join(f"{key} = {value}" for key, value in lines.items())
    (home / "config.toml").write_text(f"[mail]\n{body}\n", encoding="utf-8")


@pytest.fixture
def mail(hfscore: Run, tmp_path: Path, server: MailDouble, trust: Trust, path: Path) -> Run:
    """Run ``hfscore mail REPORT ARGS`` with everything configured."""
    configure(tmp_path / "home", trust, server.port)

    def run(*args: object, **env: str) -> Result:
        return hfscore("mail", path, *args, HFSCORE_SMTP_PASSWORD=PASSWORD, **env)

    return run


def test_the_mail_arrives(mail: Run, server: MailDouble) -> None:
    """Subject, sender, recipients, text, page and picture are read as meant; the report is byte for byte."""
    result = mail("--to", f"佐藤 <{A}>", "--to", B)
    assert (result.exit_code, result.stdout) == (0, f"Sent to {A}, {B}\n")
    (taken,) = server.taken
    assert (taken.sender, taken.recipients) == ("hfscore@example.jp", (A, B))
    message = taken.message
    assert message["Subject"].startswith("【HFScore】オープンモデル評価レポート（2026年11月23日）")
    assert str(message["From"]) == "調査部 <hfscore@example.jp>"
    assert str(message["To"]) == f"佐藤 <{A}>, {B}"
    assert message["Message-ID"].endswith("@example.jp>")
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "評価 レポート.xlsx"
    assert attached.get_content() == report("ja")
    assert "結論" in body(message, "plain")
    assert "<table" in body(message, "html")


def body(message: EmailMessage, kind: Literal["plain", "html"]) -> str:
    """Return one of the two forms of a mail's text."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_run_twice_sent_once(mail: Run, server: MailDouble) -> None:
    """The second run sends nothing, says since when it is sent, and how to send it again all the same."""
    assert mail("--to", A).exit_code == 0
    second = mail("--to", A.upper())
    assert (second.exit_code, second.stdout) == (0, "")
    assert "Already sent on" in second.stderr
    assert mail("--to", A, "--to", B).stdout == f"Sent to {B}\n"
    assert [one.recipients for one in server.taken] == [(A,), (B,)]
    assert mail("--to", A, "--again").exit_code == 0
    first, second_one, third = (one.message["Message-ID"] for one in server.taken)
    assert first == second_one != third


def test_one_refused_recipient_is_told_by_name(mail: Run, server: MailDouble) -> None:
    """The others have it, the exit code says that not all have; the next run offers it to that one alone."""
    server.say(f"RCPT:{B}", "550 5.1.1 No such user")
    result = mail("--to", A, "--to", B)
    assert (result.exit_code, result.stdout) == (1, f"Sent to {A}\n")
    assert f"Not sent to {B}: 550 5.1.1 No such user" in result.stderr
    assert mail("--to", A, "--to", B).exit_code == 0
    assert [one.recipients for one in server.taken] == [(A,), (B,)]


def test_greylisting_is_waited_out(mail: Run, server: MailDouble) -> None:
    """A recipient that is deferred once gets the mail seconds later, and the wait is told."""
    server.say(f"RCPT:{A}", "451 4.7.1 Greylisted")
    result = mail("--to", A)
    assert (result.exit_code, result.stdout) == (0, f"Sent to {A}\n")
    assert result.stderr == f"{A}: 451 4.7.1 Greylisted. Trying again in 1 s.\n"


@pytest.mark.parametrize(
    ("command", "answer", "told"),
    [
        ("MAIL", "552 5.3.4 Message too big", "552 5.3.4 Message too big"),
        ("DATA", "550 5.7.1 Spam", "refuses the mail: 550 5.7.1 Spam"),
        ("MAIL", "451 4.3.0 Later", "Run the command again later"),
        ("DATA", HANG_UP, "may have been taken"),
    ],
)
def test_what_the_server_does_not_take_is_told(
    mail: Run, server: MailDouble, command: str, answer: str, told: str
) -> None:
    """With exit code 1, in words, without a traceback; once the cause is gone, the next run sends it."""
    server.say(command, *[answer] * 3)
    result = mail("--to", A)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert server.taken == []
    assert mail("--to", A, "--again").exit_code in (0, 1)
    server._answers.clear()
    assert mail("--to", A).exit_code == 0


def test_a_server_that_took_it_and_died_gets_it_under_the_same_name(mail: Run, server: MailDouble) -> None:
    """It cannot be known whether it was taken, so it is sent again under the Message-ID that it had."""
    server.say("DATA", f"2 then {HANG_UP}")
    result = mail("--to", A)
    assert (result.exit_code, result.stdout) == (0, f"Sent to {A}\n")
    assert "Trying again in 1 s" in result.stderr
    assert len({one.message["Message-ID"] for one in server.taken}) == 1
    assert mail("--to", A).stdout == ""


def test_the_password_shows_nowhere(
    hfscore: Run, mail: Run, server: MailDouble, path: Path, tmp_path: Path
) -> None:
    """Right or wrong, it is neither printed nor kept in any file, the log of a failed run included."""
    wrong = hfscore(
        "--verbose", "mail", tmp_path / "評価 レポート.xlsx", "--to", A, HFSCORE_SMTP_PASSWORD="wr0ng-word!"
    )
    assert (wrong.exit_code, server.taken) == (1, [])
    assert "refuses the login" in wrong.stderr
    assert mail("--to", A).exit_code == 0
    for secret in ("wr0ng-word!", PASSWORD):
        assert secret not in wrong.output
        kept = [file for file in (tmp_path / "home").rglob("*") if file.is_file()]
        assert not any(secret.encode() in file.read_bytes() for file in kept)


def test_the_limit_is_told_before_anything_is_sent(mail: Run, server: MailDouble) -> None:
    """A mail beyond --limit is refused with its size; the server hears nothing."""
    result = mail("--to", A, "--limit", "0.01")
    assert result.exit_code == 2
    assert "more than the limit of 0.0 MB" in result.stderr
    assert server.seen == []


@pytest.mark.parametrize("to", ["nobody", "a@e.jp\nBcc: b@e.jp", "太郎@example.jp"])
def test_what_is_no_address_is_refused(mail: Run, server: MailDouble, to: str) -> None:
    """In words and before anything is sent; so is a subject of two lines."""
    assert mail("--to", to).exit_code == 2
    assert mail("--to", A, "--subject", "a\nBcc: b@e.jp").exit_code == 2
    assert mail().exit_code == 2
    assert server.seen == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_no_report(hfscore: Run, tmp_path: Path) -> None:
    """Nobody waits for what may never come."""
    os.mkfifo(tmp_path / "r.xlsx")
    result = hfscore("mail", tmp_path / "r.xlsx", "--to", "a@example.jp", "--draft", tmp_path / "d.eml")
    assert result.exit_code == 2
    assert "r.xlsx cannot be read: not a file" in result.stderr


def test_a_draft_is_a_file_and_no_mail(hfscore: Run, path: Path, tmp_path: Path) -> None:
    """It needs no server; Outlook opens it for sending by hand, with the report in it."""
    result = hfscore("mail", path, "--to", A, "--draft", "out.eml")
    assert (result.exit_code, result.stdout.splitlines()[0][:14]) == (0, "Draft: out.eml")
    message = message_from_bytes((tmp_path / "out.eml").read_bytes(), policy=policy.default)
    assert (message["X-Unsent"], str(message["To"])) == ("1", A)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == report("ja")


def test_hostile_words_are_harmless_all_the_way(mail: Run, server: MailDouble, path: Path) -> None:
    """A report of formulas, tags and control characters arrives with the headers of every mail."""
    path.write_bytes(hostile_report())
    assert mail("--to", A).exit_code == 0
    message = server.taken[0].message
    assert {name.lower() for name in message.keys()} <= {  # noqa: SIM118  a message is no mapping
        "subject", "from", "to", "date", "message-id", "auto-submitted", "mime-version", "content-type",
        "x-peer", "x-mailfrom", "x-rcptto",
    }  # fmt: skip
    assert "<script" not in body(message, "html")
    assert body(message, "plain").replace("\r\n", "").isprintable()


def test_nothing_configured_is_told_with_its_cure(hfscore: Run, path: Path, tmp_path: Path) -> None:
    """No server, a password in the file, a port that is none, a missing report, no channel: each in words."""
    assert "section [mail]" in hfscore("mail", path, "--to", A).stderr
    assert "section [notify]" in hfscore("mail", path, "--notify").stderr
    assert "cannot be read" in hfscore("mail", "missing.xlsx", "--to", A).stderr
    home = tmp_path / "home"
    (home / "config.toml").write_text('[mail]\nserver = "s"\npassword = "x"\n')
    refused = hfscore("mail", path, "--to", A)
    assert refused.exit_code == 2
    assert "“password”" in refused.stderr


def test_without_a_password_nothing_is_sent(hfscore: Run, mail: Run, server: MailDouble, path: Path) -> None:
    """Where neither the environment nor a keyring has it, both are named."""
    none = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    result = hfscore("mail", path, "--to", A, **none)
    assert result.exit_code == 2
    assert "HFSCORE_SMTP_PASSWORD" in result.stderr
    assert server.seen == []


@pytest.mark.skipif(os.name == "nt", reason="the mode of a folder does not hinder there")
def test_what_cannot_be_noted_is_not_sent(mail: Run, server: MailDouble, tmp_path: Path) -> None:
    """A store that nothing can be written to stops it before the server hears anything."""
    (tmp_path / "home" / "store.sqlite").mkdir()
    assert mail("--to", A).exit_code == 2
    assert server.seen == []


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # Apprise's own
def test_channels_hear_it_once(mail: Run, server: MailDouble) -> None:
    """With --notify the text goes to the channels, too, once however often it runs; no address is printed."""
    with Hook() as hook:
        channels = {"HFSCORE_NOTIFY_URLS": f"json://127.0.0.1:{hook.port}/secret", "NO_PROXY": "127.0.0.1"}
        first = mail("--to", A, "--notify", **channels)
        second = mail("--notify", **channels)
    assert (first.exit_code, second.exit_code, len(server.taken)) == (0, 0, 1)
    (posted,) = hook.posted
    assert posted["title"] == server.taken[0].message["Subject"]
    assert "late/Bloomer-3B" in posted["message"]
    assert "Already sent" in second.stderr
    assert "secret" not in f"{first.output}{second.output}"


def test_what_is_told_is_told_in_japanese(mail: Run) -> None:
    """With --language ja every line on the screen is Japanese."""
    assert mail("--to", A, "--language", "ja").stdout == f"送信しました：{A}\n"
    assert "送信済み" in mail("--to", A, "--language", "ja").stderr
