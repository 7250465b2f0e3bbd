"""What the macros of the workbook call through RunPython: the Hub is asked in the background.

xlwings runs these in the process that answers the cells, and Excel stands still until one returns. So each
returns at once; the workbook calls :func:`tick` once a second until the status bar says nothing more. No
cell is written.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from threading import Event, Thread

import xlwings as xw

from xl_addin.errors import HFScoreError
from xl_addin.excel import session
from xl_addin.excel.pages import Page, Pages

_log = logging.getLogger(__name__)
_BATCH = 8  # models asked about together; Stop takes effect between two batches
_PREFIX = "HFScore:"  # by which the workbook knows that work is going on


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
    _begin(book, [book.sheets.active.name])


def refresh_all() -> None:
    """Ask anew about the models in the formulas of every sheet."""
    book = xw.Book.caller()
    _begin(book, _names(book))


def retry_errors() -> None:
    """Ask anew about the models whose formulas show an error, or nothing where the error is hidden."""
    book = xw.Book.caller()
    _begin(book, _names(book), errors_only=True)


def stop() -> None:
    """End the work once the models are done that are being asked about."""
    for work in _works:
        work.stopped.set()


def tick() -> None:
    """Show in the status bar how far the work is; empty it when all is done."""
    _show(xw.Book.caller())


def models_of(book: xw.Book, sheets: Iterable[str], *, errors_only: bool = False) -> list[str]:
    """Return the models to ask about for the formulas of HFScore on ``sheets``, each once.

    Where a formula computes its model, every model is meant that cells have asked about since Excel was
    opened; with ``errors_only`` those of them that got no answer.
    """
    pages = _pages(book)
    found: dict[str, None] = {}
    computed = False
    for sheet in sheets:
        if sheet not in pages.sheets:  # a sheet that is a chart
            continue
        for argument in pages.page(sheet).arguments(errors_only=errors_only):
            named = pages.models(sheet, argument)
            computed = computed or named is None
            found.update(dict.fromkeys(named or ()))
    return list(dict.fromkeys([*found, *(_asked(errors_only=errors_only) if computed else ())]))


def _asked(*, errors_only: bool) -> list[str]:
    try:
        asked = session.desk().asked()
    except HFScoreError:
        _log.warning("nothing can be asked", exc_info=True)  # HFSTATUS says why
        return []
    return [name for name, status in asked.items() if not (errors_only and status.answered)]


def _names(book: xw.Book) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def _pages(book: xw.Book) -> Pages:
    @cache
    def page(sheet: str) -> Page:
        area = book.sheets[sheet].used_range
        return Page(area.row, area.column, _table(area.formula), area.options(ndim=2).value)

    @cache
    def meaning(sheet: str, name: str) -> str | None:
        found = [names[name] for names in (book.sheets[sheet].names, book.names) if name in names]
        return str(found[0].refers_to) if found else None

    return Pages(_names(book), page, meaning)


def _table(formulas: object) -> Sequence[Sequence[object]]:
    return formulas if isinstance(formulas, tuple | list) else [[formulas]]


def _begin(book: xw.Book, sheets: Iterable[str], *, errors_only: bool = False) -> None:
    _clear()
    models = [] if _works else models_of(book, sheets, errors_only=errors_only)
    if models:
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
    _clear()
    told = [f"{_PREFIX} {work.done} / {len(work.models)}" for work in _works]
    book.app.status_bar = told[0] if told else False


def _clear() -> None:
    _works[:] = [work for work in _works if work.thread is not None and work.thread.is_alive()]
