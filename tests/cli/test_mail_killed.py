"""The command mail killed at any moment and run again: each recipient has the mail, once."""

import os
from pathlib import Path
from random import Random
from threading import Event
from time import sleep

import pytest
from mail_double import MailDouble, Trust
from program_process import ended, said, started
from reports_made import report

A, B = "a@example.jp", "b@example.jp"
KILLS = 20
NOWHERE = "http://127.0.0.1:9"  # the Hub is not asked
SLOW = 0.04  # seconds before each of the server's answers


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    """Return an authority that the system does not know."""
    return Trust(tmp_path)


def placed(folder: Path, trust: Trust, port: int) -> tuple[Path, Path]:
    """Return a report, and a home that knows the server."""
    folder.mkdir()
    path, home = folder / "r.xlsx", folder / "home"
    path.write_bytes(report())
    home.mkdir()
    (home / "config.toml").write_text(
        f'[mail]\nserver = "127.0.0.1"\nport = {port}\nsender = "f@example.jp"\nca_file = \'{trust.file}\'\n'
        "timeout = 10\npatience = 3\n"
    )
    return path, home


@pytest.mark.heavy
def test_killed_at_any_moment(trust: Trust, tmp_path: Path) -> None:
    """SIGKILL at random moments from before the connection to after it, then run again: one mail came."""
    random = Random(8)  # noqa: S311  moments, no secrets
    for number in range(KILLS):
        with MailDouble(trust) as server:
            server.slow = SLOW
            path, home = placed(tmp_path / str(number), trust, server.port)
            process = started(home, NOWHERE, "mail", path, "--to", A, "--to", B)
            process.join(random.uniform(0.1, 0.5))
            process.kill()
            process.join()
            again = started(home, NOWHERE, "mail", path, "--to", A, "--to", B)
            assert ended(again) == 0, said(home, again)
            assert [one.recipients for one in server.taken] == [(A, B)]


@pytest.mark.heavy
def test_killed_while_the_server_answers(trust: Trust, tmp_path: Path) -> None:
    """The one moment in which nobody can know: it counts as sent, which is told, with the way out."""
    with MailDouble(trust) as server:
        path, home = placed(tmp_path / "one", trust, server.port)
        there = Event()
        server.on_data = there.set
        server.slow = 0.2
        process = started(home, NOWHERE, "mail", path, "--to", A)
        assert there.wait(30)
        process.kill()
        process.join()
        again = started(home, NOWHERE, "mail", path, "--to", A)
        assert ended(again) == 0
        assert "It counts as sent; if it did not arrive, add --again" in said(home, again)
        assert len(server.taken) == 1


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is another thing there")
@pytest.mark.heavy
def test_killed_before_the_last_line_it_was_never_sent(trust: Trust, tmp_path: Path) -> None:
    """A run that dies while recipients are named leaves nobody unsure; the next one sends it, once."""
    with MailDouble(trust) as server:
        path, home = placed(tmp_path / "one", trust, server.port)
        server.slow = 0.5
        process = started(home, NOWHERE, "mail", path, "--to", A)
        while "RCPT" not in server.seen:
            sleep(0.01)
        process.kill()
        process.join()
        server.slow = 0.0
        again = started(home, NOWHERE, "mail", path, "--to", A)
        assert ended(again) == 0
        assert said(home, again) == f"Sent to {A}\n"
        assert len(server.taken) == 1
