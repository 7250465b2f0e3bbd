"""Tests of the work in the background."""

from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.excel.crew import Crew


def test_who_asks_while_it_flies_joins_the_flight() -> None:
    """However many ask, and however they spell its capitals, a name is worked at once."""
    go, done = Event(), list[str]()

    def work(name: str) -> None:
        go.wait(5)
        done.append(name)

    crew = Crew(work)
    flights = {crew.begin(name) for name in ("Org/Base", "org/base", "ORG/BASE")}
    go.set()
    (flight,) = flights
    flight.outcome.result(timeout=5)
    assert done == ["Org/Base"]
    assert crew.begin("org/base") is not flight


@given(st.lists(st.sampled_from("abcdefghij"), max_size=30), st.integers(1, 4))
def test_every_name_is_worked_at_whatever_the_hands(names: list[str], hands: int) -> None:
    """Each flight has its own name's outcome, with one hand and with several."""
    crew: Crew[str] = Crew(str.upper, workers=hands)
    assert [crew.begin(name).outcome.result(timeout=5) for name in names] == [name.upper() for name in names]
    assert len(crew._threads) <= hands


def test_a_fault_is_kept_for_who_looks() -> None:
    """What the work raises ends no hand: it is raised where the outcome is read."""
    crew: Crew[float] = Crew(lambda name: 1 / int(name), workers=1)
    bad, good = crew.begin("0"), crew.begin("2")
    assert good.outcome.result(timeout=5) == 0.5
    with pytest.raises(ZeroDivisionError):
        bad.outcome.result(timeout=5)


def test_what_is_forgotten_is_what_has_landed() -> None:
    """After forget() only flights under way are known."""
    go = Event()
    crew: Crew[bool] = Crew(lambda name: name == "quick" or go.wait(5))
    crew.begin("quick").outcome.result(timeout=5)
    slow = crew.begin("slow")
    crew.forget()
    assert crew.last("quick") is None
    assert crew.last("slow") is slow
    go.set()
