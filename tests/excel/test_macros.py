"""What the workbook's macros call, through xlwings' real server and objects over a workbook of ours."""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest
import xlwings
from desks import hold
from fake_books import FakeSheet, FakeWorkbook
from fake_win32 import NA
from hub_double import HubDouble
from hub_wire import Answer, Handler

from xl_addin.excel import macros, session
from xl_addin.excel.vba.wrapper import fixed
from xl_addin.records import Status

BASIC = fixed("HFScoreMacros")
ENTRIES = ("refresh_sheet", "refresh_all", "retry_errors", "stop", "tick")

Run = Callable[[FakeWorkbook, str], None]


class Desk:
    """A desk that remembers what it was asked, and waits until it is let go on."""

    def __init__(self) -> None:
        self.refreshed: list[str] = []
        self.begun, self.go_on = Event(), Event()

    def refresh(self, models: Sequence[str], on_progress: Callable[[int, int], None]) -> None:
        """Ask about the models."""
        self.refreshed += models
        on_progress(1, len(models))
        self.begun.set()
        assert self.go_on.wait(10)
        on_progress(len(models), len(models))


@pytest.fixture
def run(xlwings_udfs: Any) -> Iterator[Run]:
    """Do what ``RunPython`` of xlwings.bas does where the UDF server is used; nothing may be written."""
    com = import_module("xlwings.com_server").XLPython()
    books: list[FakeWorkbook] = []
    command = re.search(r'RunPython\("(.+)" & Entry & "(.+)"\)', BASIC)
    assert command

    def call(book: FakeWorkbook, entry: str) -> None:
        books.append(book)
        com.SetAttr(com.Module("xlwings._xlwindows"), "BOOK_CALLER", book)
        com.Exec(f"{command[1]}{entry}{command[2]}")

    yield call
    _join()
    macros._works.clear()
    assert [book.written for book in books] == [[]] * len(books)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Let the process have a desk of ours."""
    found = Desk()
    monkeypatch.setattr(session, "desk", lambda: found)
    yield found
    found.go_on.set()
    _join()


def _join() -> None:
    for work in macros._works:
        assert work.thread is not None
        work.thread.join(10)
        assert not work.thread.is_alive()


def _book(*models: str, formula: str = '=HFSCORE("{}")') -> FakeWorkbook:
    """Return a workbook with a formula for each model, that shows a number."""
    return FakeWorkbook(
        FakeSheet("Main", [[formula.format(model)] for model in models], [[1.0]] * len(models))
    )


def test_broken_settings_stop_no_macro(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where no desk can be opened the macro raises nothing, the bar is emptied and the log tells why."""
    (tmp_path / "config.toml").write_text("[ages", encoding="utf-8")
    monkeypatch.setenv("HFSCORE_HOME", str(tmp_path))
    session._desk.cache_clear()
    book = _book("a/b", formula='=HFSCORE("{}")+HFSCORE(TRIM(A2))')
    run(book, "refresh_all")
    _join()
    run(book, "tick")
    assert book.Application.StatusBar is False
    assert [record.getMessage() for record in caplog.records] == [
        "nothing can be asked",
        "the refresh ended early",
    ]


def test_run_python_makes_these_calls() -> None:
    """The Basic of the xlwings that is installed hands the workbook over and the command, as is done here."""
    basic = Path(xlwings.__file__).with_name("xlwings.bas").read_text(encoding="latin-1")
    assert 'XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ThisWorkbook' in basic
    assert 'XLPy.Exec "" & PythonCommand & ""' in basic


def test_the_macros_call_what_is_there() -> None:
    """Every entry that the Basic names is one of the module, and every one is named."""
    assert sorted(set(re.findall(r'HF(?:Ask|Call) "(\w+)"', BASIC))) == sorted(ENTRIES)
    assert all(callable(getattr(macros, entry)) for entry in ENTRIES)


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("refresh_sheet", ["a/one"]),
        ("refresh_all", ["a/one", "a/two", "a/three"]),
        ("retry_errors", ["a/two"]),
        ("stop", []),
        ("tick", []),
    ],
)
def test_each_entry_asks_about_its_models(run: Run, desk: Desk, entry: str, asked: list[str]) -> None:
    """The sheet shown, all sheets or the errors are asked about; Stop and tick without work do nothing."""
    others = FakeSheet("B", [['=HFSCORE("a/two")'], ['=HFSCORE("a/three")']], [[NA], [1.0]])
    book = FakeWorkbook(FakeSheet("A", [['=HFSCORE("a/one")']], [[1.0]]), others)
    desk.go_on.set()
    run(book, entry)
    _join()
    run(book, "tick")
    assert desk.refreshed == asked
    assert book.Application.StatusBar is False


def test_a_chart_that_is_shown_has_no_models(run: Run, desk: Desk) -> None:
    """Where the sheet shown is a chart, Refresh sheet asks about nothing, and says so by an empty bar."""
    book = _book("a/b")
    book.ActiveSheet = type("Chart", (), {"Name": "Chart1"})()
    run(book, "refresh_sheet")
    assert (desk.refreshed, book.Application.shown) == ([], [False])


TWENTY = [f"org/base-{number}" for number in range(20)]


def test_stop_ends_the_work_after_the_models_under_way(run: Run, desk: Desk) -> None:
    """The macro returns at once, the bar counts, a second click is idle, Stop leaves the rest unasked."""
    book = _book(*TWENTY)
    run(book, "refresh_sheet")
    assert desk.begun.wait(10)
    run(book, "refresh_all")
    assert book.Application.StatusBar == "HFScore: 1 / 20"
    run(book, "stop")
    desk.go_on.set()
    _join()
    run(book, "tick")
    assert book.Application.StatusBar is False
    assert len(desk.refreshed) == 8  # one batch


def test_what_has_ended_unseen_does_not_hold_the_next_up(run: Run, desk: Desk) -> None:
    """Where no tick came after the end, the next Refresh begins nevertheless."""
    for _ in range(2):
        run(_book("a/b"), "refresh_all")
        desk.go_on.set()
        _join()
    assert desk.refreshed == ["a/b", "a/b"]


def _details(hub: HubDouble) -> list[str]:
    """Return the models whose details the Hub was asked for."""
    return sorted(seen.path.removeprefix("/api/models/") for seen in hub.seen if seen.route == "detail")


def _once(ready: Callable[[float], object]) -> Callable[[Handler, Answer], None]:
    """Answer rightly, once ``ready`` has come within so many seconds."""

    def fault(handler: Handler, answer: Answer) -> None:
        ready(20)
        handler.give(answer)

    return fault


def test_a_refresh_asks_the_hub_eight_at_once_and_tells_how_far_it_is(
    run: Run, surroundings: HubDouble
) -> None:
    """Twenty models are asked about in real calls, eight at a time; the bar counts and is emptied."""
    book = _book(*TWENTY)
    hold(surroundings, *TWENTY, children=3)
    together, seen = Barrier(8), Event()
    surroundings.fail(_once(together.wait), on="detail", times=16)  # never, where they come one by one
    surroundings.fail(_once(seen.wait), on="detail")
    run(book, "refresh_all")
    (work,) = macros._works
    assert work.thread is not None
    while work.thread.is_alive():
        run(book, "tick")
        if book.Application.StatusBar == "HFScore: 16 / 20":
            seen.set()
        work.thread.join(0.02)
    run(book, "tick")
    counted = [text for text in book.Application.shown if text is not False]
    steps = [int(text.removeprefix("HFScore: ").removesuffix(" / 20")) for text in counted]
    assert steps == sorted(steps)
    assert seen.is_set()
    assert (work.done, book.Application.StatusBar) == (20, False)
    assert _details(surroundings) == sorted(TWENTY)


def test_a_refresh_reaches_models_that_only_cells_know(run: Run, surroundings: HubDouble) -> None:
    """Two models that formulas compute are asked about again, each once, after cells have asked."""
    desk = session.desk()
    assert {desk.answer(model).status for model in ("org/base", "org/second")} == {Status.OK}
    surroundings.seen.clear()
    book = _book("first row", "second row", formula="=HFSCORE([@Model])")
    run(book, "refresh_sheet")
    _join()
    run(book, "tick")
    assert _details(surroundings) == ["org/base", "org/second"]
    assert book.Application.shown[-1] is False
