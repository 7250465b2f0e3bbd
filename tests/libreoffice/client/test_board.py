"""The questions of all cells: collected, asked once, asked again while they load."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from xl_addin.libreoffice.client.board import Board, Entry
from xl_addin.libreoffice.client.service import Unavailable

Calls = list[list[dict[str, Any]]]
_PATIENCE = 10.0


class Clock:
    """Seconds that pass as a test says."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@pytest.fixture
def boards() -> Iterator[list[Board]]:
    """End the boards that a test has opened."""
    opened: list[Board] = []
    yield opened
    for board in opened:
        board.end()


def heard(entry: Entry) -> list[Any]:
    """Return the list in which every value of an entry arrives."""
    values: list[Any] = []
    entry.listen(values.append)
    return values


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_calls_come_together(boards: list[Board]) -> None:
    """What is asked at once goes in one batch, equal questions once, and every listener hears the answer."""
    asked: Calls = []

    def ask(calls: Any) -> list[dict[str, Any]]:
        asked.append(list(calls))
        return [{"value": call["arguments"][0]} for call in calls]

    boards.append(board := Board(ask, str))
    values = [heard(board.entry("F", [number % 3])) for number in range(9)]
    until(lambda: all(values))
    assert values == [[float(number % 3)] for number in range(9)]
    assert [len(batch) for batch in asked] == [3]


def test_a_known_answer_is_heard_at_once_and_grows_old(boards: list[Board]) -> None:
    """Within a minute a call asks nothing; after it the old value is shown until the new one comes."""
    clock, asked = Clock(), 0

    def ask(calls: Any) -> list[dict[str, Any]]:
        nonlocal asked
        asked += 1
        return [{"value": float(asked)} for _ in calls]

    boards.append(board := Board(ask, str, clock))
    first = heard(board.entry("F", []))
    until(lambda: first)
    clock.now = 59.0
    assert heard(board.entry("F", [])) == [1.0]
    clock.now = 61.0
    board.entry("F", [])
    until(lambda: first == [1.0, 2.0])
    assert asked == 2


def test_loading_is_asked_again_with_its_reason(boards: list[Board]) -> None:
    """Until it has come; then HFSTATUS of the same model is asked anew, and no other."""
    asked: list[str] = []

    def ask(calls: Any) -> list[dict[str, Any]]:
        asked.extend(call["function"] + str(call["arguments"][0]) for call in calls)
        late = asked.count("HFSCOREa") < 3
        loading = {"error": "na", "reason": "-", "loading": True}
        return [loading if call["function"] == "HFSCORE" and late else {"value": 1.0} for call in calls]

    boards.append(board := Board(ask, str))
    heard(board.entry("HFSTATUS", ["a"]))
    heard(board.entry("HFSTATUS", ["b"]))
    values = heard(board.entry("HFSCORE", ["a"]))
    until(lambda: values[-1:] == [1.0] and asked.count("HFSTATUSa") == 2)
    assert asked.count("HFSCOREa") == 3
    assert asked.count("HFSTATUSb") == 1


def test_what_loads_for_ever_is_given_up(boards: list[Board]) -> None:
    """After a quarter of an hour nothing is due any more."""
    clock = Clock()
    boards.append(board := Board(lambda calls: [{"error": "na", "loading": True} for _ in calls], str, clock))
    entry = board.entry("F", ["a"])
    heard(entry)
    until(lambda: entry.due is not None)
    clock.now = 901.0
    board.again()
    until(lambda: entry.asked == 901.0)
    clock.now = 1900.0
    board._settle(entry, {"error": "na", "loading": True})
    assert entry.due is None


def _fails(_: Any) -> list[dict[str, Any]]:
    raise Unavailable("silent", "x")


def _breaks(_: Any) -> list[dict[str, Any]]:
    raise ValueError("no such thing")


@pytest.mark.parametrize(
    ("ask", "reason"),
    [(_fails, "silent"), (lambda _: [], "strange"), (lambda _: [1, 2], "strange"), (_breaks, "fault")],
)
def test_without_answers_cells_say_why(ask: Any, reason: str, boards: list[Board]) -> None:
    """HFSTATUS is the reason, every other cell #N/A; what is no list of as many answers is none."""
    boards.append(board := Board(ask, lambda failure: failure.key))
    score = board.entry("HFSCORE", ["a"])
    words, numbers = heard(board.entry("HFSTATUS", ["a"])), heard(score)
    until(lambda: words and numbers)
    assert words == [reason]
    assert score.answer == {"error": "na", "reason": reason, "loading": True}


def test_a_listener_may_ask(boards: list[Board]) -> None:
    """No lock is held while an office hears an answer: a cell that hears may call at once."""
    boards.append(board := Board(lambda calls: [{"value": 1.0} for _ in calls], str))
    done = threading.Event()

    def hear(_: Any) -> None:
        def ask() -> None:
            board.entry("G", [])
            done.set()

        asker = threading.Thread(target=ask)
        asker.start()
        asker.join(_PATIENCE)

    board.entry("F", []).listen(hear)
    assert done.wait(_PATIENCE)


def test_large_questions_are_parted(boards: list[Board]) -> None:
    """No batch is larger than the service takes: half a megabyte of arguments, a thousand calls."""
    asked: Calls = []

    def ask(calls: Any) -> list[dict[str, Any]]:
        asked.append(list(calls))
        return [{"value": 1.0} for _ in calls]

    boards.append(board := Board(ask, str))
    values = [heard(board.entry("F", [f"{number}{'x' * 100_000}"])) for number in range(12)]
    values += [heard(board.entry("F", [float(number)])) for number in range(1200)]
    until(lambda: all(values))
    assert all(sum(len(str(call["arguments"])) for call in batch) < 600_000 for batch in asked)
    assert all(len(batch) <= 1000 for batch in asked)


def test_one_unfit_question_spoils_no_other(boards: list[Board]) -> None:
    """A batch that is refused for something in it is parted until only the unfit question has no answer."""

    def ask(calls: Any) -> list[dict[str, Any]]:
        if any(call["arguments"] == ["bad"] for call in calls):
            raise Unavailable("refused", "422", status=422)
        return [{"value": 1.0} for _ in calls]

    boards.append(board := Board(ask, str))
    good = [heard(board.entry("F", [float(number)])) for number in range(7)]
    bad = board.entry("F", ["bad"])
    heard(bad)
    until(lambda: all(good) and bad.answer)
    assert good == 7 * [[1.0]]
    assert bad.answer is not None
    assert bad.answer["error"] == "na"


def test_a_listener_that_fails_stops_nothing(boards: list[Board]) -> None:
    """A document that is being closed refuses to hear; the other cells hear, and later ones as well."""
    boards.append(board := Board(lambda calls: [{"value": 1.0} for _ in calls], str))

    def refuse(_: Any) -> None:
        raise RuntimeError("disposed")

    board.entry("F", ["a"]).listen(refuse)
    values = heard(board.entry("F", ["a"]))
    until(lambda: values)
    later = heard(board.entry("F", ["b"]))
    until(lambda: later)
