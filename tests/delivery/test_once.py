"""Sending once: across runs, processes that end, and runs at the same time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from xl_addin.delivery.once import Carry, send_once
from xl_addin.delivery.outcome import Carried, Delivered, Note
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.mails import Stage, mark, marks
from xl_addin.records import Sentence

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
A, B = "a@e.jp", "b@e.jp"


class Died(BaseException):
    """The process ends here."""


class Post:
    """A carrier that remembers what it carried, and ends the process where it is told to."""

    def __init__(self, until: Stage = Stage.SENT, pause: float = 0.0) -> None:
        self.until = until
        self.pause = pause
        self.carried: list[str] = []

    def __call__(self, some: Sequence[str], note: Note) -> Carried:
        """Carry the message to ``some``."""
        sleep(self.pause)
        if self.until is Stage.BEGUN:
            raise Died
        note(some, Stage.HANDED)
        self.carried += some
        if self.until is Stage.HANDED:
            raise Died
        note(some, Stage.SENT)
        return Carried(tuple(some))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the place of a store."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def send(path: Path) -> Iterator[Callable[..., Delivered]]:
    """Return how a message is sent to recipients."""
    db = Database(path)

    def send(post: Carry, *recipients: str, digest: str = "d1") -> Delivered:
        return send_once(db, path.with_name("sending"), digest, recipients, post, clock=lambda: NOW)

    yield send
    db.close()


def test_a_second_run_sends_nothing(send: Callable[..., Delivered]) -> None:
    """Those who have it are named with the moment; who is new gets it alone."""
    post = Post()
    assert send(post, A).carried.sent == (A,)
    again = send(post, A, B)
    assert (again.before, again.carried.sent, again.complete) == ({A: NOW}, (B,), True)
    assert send(post, A, B).carried == Carried()
    assert post.carried == [A, B]


def test_another_message_is_another_one(send: Callable[..., Delivered]) -> None:
    """What differs in its digest is sent though the recipient has the first."""
    post = Post()
    send(post, A)
    assert send(post, A, digest="d2").carried.sent == (A,)


def test_a_run_that_ends_before_the_server_has_it_is_made_good(send: Callable[..., Delivered]) -> None:
    """Nothing was sent, so it is sent, and nobody is unsure."""
    with pytest.raises(Died):
        send(Post(until=Stage.BEGUN), A)
    later = send(Post(), A)
    assert (later.unsure, later.carried.sent) == ((), (A,))


def test_a_run_that_is_killed_before_the_answer_counts_as_sent(send: Callable[..., Delivered]) -> None:
    """The server had it all: it is not sent again, and who is concerned is told with the moment."""
    with pytest.raises(Died):
        send(Post(until=Stage.HANDED), A)
    post = Post()
    later = send(post, A, B)
    assert (later.presumed, later.carried.sent, post.carried) == ({A: NOW}, (B,), [B])


def test_a_connection_that_broke_before_the_answer_is_made_good(
    send: Callable[..., Delivered], path: Path
) -> None:
    """It is sent again, told as unsure, and stays so until it is known; afterwards no more."""

    def broken(some: Sequence[str], note: Note) -> Carried:
        note(some, Stage.LOST)
        return Carried(failure=Sentence("lost", "不明"))

    assert not send(broken, A).complete
    with pytest.raises(Died):
        send(Post(until=Stage.BEGUN), A)
    assert marks(Database(path, "read"), "d1")[A].stage is Stage.LOST
    later = send(Post(), A)
    assert (later.unsure, later.carried.sent) == ((A,), (A,))
    assert send(Post(), A).carried.sent == ()


def test_runs_at_the_same_time_send_once(path: Path) -> None:
    """Of eight that begin together one sends, and the others say that it was sent."""
    post = Post(pause=0.05)

    def run(_: int) -> Delivered:
        db = Database(path)
        try:
            return send_once(db, path.with_name("sending"), "d1", [A], post, clock=lambda: NOW)
        finally:
            db.close()

    with ThreadPoolExecutor(8) as pool:
        found = [*pool.map(run, range(8))]
    assert post.carried == [A]
    assert sorted(len(one.before) for one in found) == [0, *[1] * 7]


def test_what_is_known_is_told_before_anything_is_sent(path: Path) -> None:
    """The caller hears of earlier runs while nothing is carried yet."""
    db, post = Database(path), Post()
    mark(db, "d1", [A], Stage.LOST, NOW)
    heard: list[tuple[tuple[str, ...], int]] = []
    send_once(
        db,
        path.with_name("sending"),
        "d1",
        [A],
        post,
        clock=lambda: NOW,
        before=lambda known: heard.append((known.unsure, len(post.carried))),
    )
    assert heard == [((A,), 0)]
    db.close()
