"""What the workbook's macros call, through xlwings' real objects over a workbook of our own."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from xl_addin.excel import macros, session


class Area:
    """A range of a sheet that is a table of formulas and values."""

    def __init__(self, formulas: Sequence[Sequence[Any]], values: Sequence[Sequence[Any]]) -> None:
        self.formula = tuple(map(tuple, formulas))
        self.value: Any = [list(row) for row in values]

    def options(self, ndim: int) -> SimpleNamespace:
        """Return the values as a table or as one list."""
        return SimpleNamespace(
            value=self.value if ndim == 2 else [cell for row in self.value for cell in row]
        )


class Sheet:
    """A sheet whose named places hold model ids."""

    def __init__(self, book: Any, area: Area, places: dict[str, list[str | None]]) -> None:
        self.book, self.used_range, self._places = book, area, places

    def range(self, place: str) -> Area:
        """Return the cells of a place."""
        return Area([[]], [[cell] for cell in self._places[place]])


def _book() -> Any:
    book = SimpleNamespace(sheets={})
    book.sheets["List"] = Sheet(book, Area([["x"]], [["x"]]), {"A1:A3": ["z/one", None, "z/two"]})
    formulas = [
        ['=HFSCORE("a/b")', '=IFERROR(hfscore($A$2,"heat"),0)', "=A1+1"],
        ["=HFRANK(List!$A$1:$A$3)", '=HFSTATUS("a/b")', "=HFSCORE([Other.xlsx]List!A1)"],
    ]
    book.sheets["Main"] = Sheet(book, Area(formulas, [[None, 0.0, 2.0], ["t", "ok", 1.0]]), {"A2": [" c/d "]})
    return book


def test_models_are_found_in_formulas() -> None:
    """Texts, references, ranges and other sheets are read, inside other functions too, each model once."""
    found = macros.models_of([_book().sheets["Main"]])
    assert found == ["a/b", "c/d", "z/one", "z/two"]


def test_only_errors_are_asked_again() -> None:
    """Of formulas that show an error, which xlwings reads as None, the models come back; of others none."""
    assert macros.models_of([_book().sheets["Main"]], errors_only=True) == ["a/b"]


class Desk:
    """A desk that remembers what it was asked, and waits until it is let go on."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.begun, self.go_on = Event(), Event()

    def refresh(self, models: Sequence[str], on_progress: Callable[[int, int], None]) -> None:
        """Ask about the models."""
        self.asked += models
        on_progress(1, len(models))
        self.begun.set()
        assert self.go_on.wait(10)
        on_progress(len(models), len(models))


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Twenty models on the sheet shown of the calling workbook."""
    book = SimpleNamespace(app=SimpleNamespace(status_bar=None))
    formulas = [[f'=HFSCORE("a/m{number}")'] for number in range(20)]
    sheet = Sheet(book, Area(formulas, [[1.0]] * 20), {})
    book.sheets = SimpleNamespace(active=sheet)
    monkeypatch.setattr(xw.Book, "caller", lambda: book)
    yield book
    for work in macros._works:
        assert work.thread is not None
        work.thread.join(10)
    macros._works.clear()


def test_stop_ends_the_work_after_the_models_under_way(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The macro returns at once, the status bar counts, Stop leaves the rest unasked and empties the bar."""
    desk = Desk()
    monkeypatch.setattr(session, "desk", lambda: desk)
    macros.refresh_sheet()
    assert desk.begun.wait(10)
    macros.tick()
    assert book.app.status_bar == "HFScore: 1 / 20"
    macros.stop()
    desk.go_on.set()
    (work,) = macros._works
    assert work.thread is not None
    work.thread.join(10)
    macros.tick()
    assert book.app.status_bar is False
    assert len(desk.asked) == 8  # one batch
