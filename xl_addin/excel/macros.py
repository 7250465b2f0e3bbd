"""What the macros of the workbook call through RunPython: the Hub is asked in the background.

xlwings runs these in the process that answers the cells, and Excel stands still until one returns. So each
returns at once; the workbook calls :func:`tick` once a second until the status bar says nothing more. No
cell is written.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread

import xlwings as xw

from xl_addin.errors import HFScoreError
from xl_addin.excel import session

_log = logging.getLogger(__name__)
_BATCH = 8  # models asked about together; Stop takes effect between two batches
_PREFIX = "HFScore:"  # by which the workbook knows that work is going on
_FIRST_ARGUMENT = re.compile(
    r"""\bHF[A-Z]+\(\s*(?:"((?:[^"]|"")*)"|(?:'?([^'!"(),]+)'?!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)\s*[,)])""",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Work:
    """One refresh that goes on in the background."""

    models: Sequence[str]
    stopped: Event
    thread: Thread | None = None
    done: int = 0


_works: list[_Work] = []  # the running one, if any


def refresh_sheet() -> None:
    """Ask anew about the models in the formulas of the sheet shown."""
    book = xw.Book.caller()
    _begin(book, models_of([book.sheets.active]))


def refresh_all() -> None:
    """Ask anew about the models in the formulas of every sheet."""
    book = xw.Book.caller()
    _begin(book, models_of(book.sheets))


def retry_errors() -> None:
    """Ask anew about the models whose formulas show an error."""
    book = xw.Book.caller()
    _begin(book, models_of(book.sheets, errors_only=True))


def stop() -> None:
    """End the work once the models are done that are being asked about."""
    for work in _works:
        work.stopped.set()


def tick() -> None:
    """Show in the status bar how far the work is; empty it when all is done."""
    _show(xw.Book.caller())


def models_of(sheets: Iterable[xw.Sheet], *, errors_only: bool = False) -> list[str]:
    """Return the model ids that the formulas of HFScore name in their first argument, each once.

    A text and a reference to cells are understood; what is computed there is not.
    """
    found: dict[str, None] = {}
    for sheet in sheets:
        for formula, value in _cells(sheet):
            if not errors_only or value is None:  # which is how xlwings reads an error
                found.update(dict.fromkeys(_named(sheet, formula)))
    return list(found)


def _cells(sheet: xw.Sheet) -> Iterator[tuple[str, object]]:
    """Yield the formulas of the sheet with their values."""
    area = sheet.used_range
    formulas, values = _table(area.formula), area.options(ndim=2).value
    for row, shown in zip(formulas, values, strict=True):
        for formula, value in zip(row, shown, strict=True):
            if str(formula).startswith("="):
                yield str(formula), value


def _named(sheet: xw.Sheet, formula: str) -> Iterator[str]:
    for text, other, cells in _FIRST_ARGUMENT.findall(formula):
        if text:
            yield text.replace('""', '"')
            continue
        if other and other not in sheet.book.sheets:  # in another workbook
            continue
        place = sheet.book.sheets[other] if other else sheet
        values = place.range(cells.replace("$", "")).options(ndim=1).value
        yield from (value.strip() for value in values if isinstance(value, str) and value.strip())


def _table(values: object) -> Sequence[Sequence[object]]:
    return values if isinstance(values, tuple | list) else [[values]]


def _begin(book: xw.Book, models: Sequence[str]) -> None:
    if not _works and models:
        work = _Work(models, Event())
        work.thread = Thread(target=_run, args=(work,), name="hfscore-refresh", daemon=True)
        _works.append(work)
        work.thread.start()
    _show(book)


def _run(work: _Work) -> None:
    try:
        desk = session.desk()
        for start in range(0, len(work.models), _BATCH):
            if work.stopped.is_set():
                return
            desk.refresh(work.models[start : start + _BATCH], partial(_note, work, start))
    except HFScoreError:
        _log.warning("the refresh ended early", exc_info=True)  # HFSTATUS says why, cell by cell


def _note(work: _Work, before: int, done: int, _: int) -> None:
    work.done = before + done


def _show(book: xw.Book) -> None:
    _works[:] = [work for work in _works if work.thread is not None and work.thread.is_alive()]
    told = [f"{_PREFIX} {work.done} / {len(work.models)}" for work in _works]
    book.app.status_bar = told[0] if told else False
