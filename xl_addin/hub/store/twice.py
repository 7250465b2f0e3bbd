"""The small tables that stand twice in the store, and what can be read of them where it is damaged."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from xl_addin.hub.store.alerts import read_scores, read_words
from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.moments import moment_of
from xl_addin.records import AlertKind

Rows: TypeAlias = frozenset[Row]

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "bases": "id, endpoint, key, name, head",
        "names": "endpoint, name, base, unknown",
        "decisions": "id, model, action, kind, value, reason, by, made, undone",
        "events": "id, model, day, text, made, undone",
        "imports": "id, name, source, imported",
        "import_months": "import, series, month, new",
        "mails": "digest, recipient, state, noted",
        "alerts": "watchlist, model, rule, key, words, state, first, last, told, heard, ended",
        "looks": "watchlist, model, scores",
    }
)
"""Their columns, those that name a row first."""

# Columns; of the others one.
_NAMED_BY = {
    "names": 2,
    "import_months": 3,
    "mails": 2,
    "alerts": 4,
    "looks": 2,
}  # columns; of the others one
_NUMBERS = {("bases", "id"), ("names", "base"), ("imports", "id"), ("import_months", "import")}
_NUMBERS |= {("import_months", "month"), ("import_months", "new"), ("alerts", "heard")}
_MAY_LACK = {"base", "unknown", "undone", "told", "heard", "ended"}
_READ: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {"made": moment_of, "undone": moment_of, "unknown": moment_of, "imported": moment_of, "noted": moment_of}
    | dict.fromkeys(("day", "first", "last", "told", "ended"), date.fromisoformat)
    | {"rule": AlertKind, "words": read_words, "scores": read_scores}
)


@dataclass(frozen=True, slots=True)
class Found:
    """What can be read of a table that stands twice.

    ``readable`` rows stand in either copy, ``proven`` ones in both. ``single`` ones stand in one where the
    other cannot be read to its end, and nothing contradicts them; their letters have no witness.
    ``complete`` counts the copies that could be read to their end.
    """

    readable: Rows
    proven: Rows
    single: Rows
    complete: int


def found(db: Database, table: str) -> Found:
    """Return what can be read of ``table`` and its copy; what cannot be one of its rows is only readable."""
    columns = COLUMNS[table].split(", ")
    order = ", ".join(columns[: _NAMED_BY.get(table, 0)]) or "rowid"
    copies = [
        # Without the order SQLite would take the copy for a table that is its own index.
        db.readable_rows(f"SELECT {COLUMNS[table]} FROM {table} NOT INDEXED ORDER BY {order}"),  # noqa: S608
        db.readable_rows(f"SELECT {COLUMNS[table]} FROM {table} INDEXED BY {table}_again"),  # noqa: S608
    ]
    (first, second), complete = (
        [frozenset(rows) for rows, _ in copies],
        [frozenset(rows) for rows, whole in copies if whole],
    )
    times = Counter(_name(table, row) for row in first | second)
    # What a copy lacks that could be read to its end is no row.
    fitting = [row for row in frozenset.intersection(first | second, *complete) if _fits(table, columns, row)]
    proven = frozenset(row for row in fitting if row in first and row in second)
    single = frozenset(row for row in fitting if row not in proven and times[_name(table, row)] == 1)
    return Found(first | second, proven, single, len(complete))


def _name(table: str, row: Row) -> Row:
    return row[: _NAMED_BY.get(table, 1)]


def _fits(table: str, columns: list[str], row: Row) -> bool:
    """Tell whether every word of ``row`` is of its column's kind."""
    return all(_is_word(table, column, word) for column, word in zip(columns, row, strict=True))


def _is_word(table: str, column: str, word: Any) -> bool:
    if word is None:
        return column in _MAY_LACK
    if not isinstance(word, int if (table, column) in _NUMBERS else str):
        return False
    try:
        _READ.get(column, str)(word)
    except ValueError:
        return False
    return True
