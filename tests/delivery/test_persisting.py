"""Offering a message again: who waits, how long, and what is told in the end."""

from collections.abc import Mapping, Sequence

import pytest

from xl_addin.delivery.outcome import Refusal
from xl_addin.delivery.persisting import persist
from xl_addin.delivery.smtp import Deferred
from xl_addin.errors import NotDelivered
from xl_addin.records import Sentence

A, B, C = "a@e.jp", "b@e.jp", "c@e.jp"
GREY, GONE = Refusal(451, "451 Greylisted"), Refusal(550, "550 No such user")
BUSY = Deferred(Sentence("busy", "混雑"), "mail.e.jp: 421 busy", heard=True)
SILENT = Deferred(Sentence("silent", "無応答"), "mail.e.jp: silent", heard=False)
FINAL = NotDelivered(Sentence("spam", "迷惑メール"))


class Server:
    """Gives one answer after the other, the last one ever after, and remembers who asked and waited."""

    def __init__(self, *answers: Mapping[str, Refusal] | Exception) -> None:
        self.answers = [*answers]
        self.asked: list[tuple[str, ...]] = []
        self.waits: list[float] = []
        self.told: list[Sentence] = []

    def __call__(self, some: Sequence[str]) -> Mapping[str, Refusal]:
        """Answer one offer."""
        self.asked.append(tuple(some))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def told(server: Server, *recipients: str, patience: float = 600.0) -> tuple[object, ...]:
    """Return who has it, who was refused, and the failure."""
    carried = persist(server, recipients, patience, sleep=server.waits.append, tell=server.told.append)
    return set(carried.sent), set(carried.refused), carried.failure and carried.failure.en


def test_what_is_taken_at_once_is_offered_once() -> None:
    """Everybody has it, and nothing is waited for."""
    server = Server({})
    assert told(server, A, B) == ({A, B}, set(), None)
    assert (server.asked, server.waits) == ([(A, B)], [])


def test_greylisting_is_waited_out() -> None:
    """Those whom the server defers are offered again, they alone, after waits that double."""
    server = Server({A: GREY, C: GONE}, {A: GREY}, {A: GREY}, {})
    assert told(server, A, B, C) == ({A, B}, {C}, None)
    assert server.asked == [(A, B, C), (A,), (A,), (A,)]
    assert server.waits == [1.0, 2.0, 4.0]
    assert server.told[0].en == "a@e.jp: 451 Greylisted. Trying again in 1 s."


def test_patience_is_bounded() -> None:
    """The waits of a server that defers for ever stay within the patience; the last answer is told."""
    server = Server({A: GREY})
    assert told(server, A, patience=100.0) == (set(), {A}, None)
    assert server.waits == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0]  # 63 s; the next wait would make 127
    patient = Server(BUSY)
    assert told(patient, A, patience=600.0) == (set(), set(), "busy")
    assert sum(patient.waits) <= 600
    assert max(patient.waits) == 120


def test_no_patience_means_one_offer() -> None:
    """With a patience of 0 nothing is offered twice."""
    server = Server(BUSY)
    assert told(server, A, patience=0.0) == (set(), set(), "busy")
    assert len(server.asked) == 1


def test_a_server_that_is_not_heard_is_left_sooner() -> None:
    """A wrong name or a dead network is told after three attempts, not after ten minutes."""
    server = Server(SILENT)
    assert told(server, A) == (set(), set(), "silent")
    assert (len(server.asked), server.waits) == (3, [1.0, 2.0])


@pytest.mark.parametrize("before", [BUSY, SILENT])
def test_a_fault_that_passes_is_forgotten(before: Deferred) -> None:
    """After it the message is sent, and no failure is told."""
    assert told(Server(before, {}), A) == ({A}, set(), None)


def test_a_final_no_ends_it() -> None:
    """It is not offered again; who has it already is still told."""
    server = Server({A: GREY}, FINAL)
    assert told(server, A, B) == ({B}, set(), "spam")
    assert server.asked == [(A, B), (A,)]
