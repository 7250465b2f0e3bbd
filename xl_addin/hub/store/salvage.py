"""What can be read of a damaged store, carried over to a new one, and how sure it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.database import Database, Row
from xl_addin.hub.store.forecasts import carry_forecasts
from xl_addin.hub.store.history import Past, listed, past
from xl_addin.hub.store.rows import as_snapshot
from xl_addin.hub.store.snapshots import base_named, save_snapshot
from xl_addin.hub.store.twice import COLUMNS, Found, found
from xl_addin.messages.keeping import Carried


def carry_over(old: Database, new: Database) -> Carried:
    """Copy what can be read in ``old``, opened to salvage, into the empty store ``new``; return how much.

    Snapshots are taken where their digests agree. Of the user's own words those are taken as well that
    only one of their two copies still holds, and counted as such.

    Raises
    ------
    StoreUnwritable
        If the new store cannot be written.
    """
    decisions, events = found(old, "decisions"), found(old, "events")
    with new.writing():
        _carry_what_was_told(old, new)
        moved, snapshots = _carry_bases(old, new)
        imports, single = _carry_imports(old, new)
        return Carried(
            len(moved),
            snapshots,
            forecasts=sum(_carry_forecasts(old, new, moved)),
            decisions=_insert(new, "decisions", decisions.proven | decisions.single),
            events=_insert(new, "events", events.proven | events.single),
            imports=imports,
            single=len(decisions.single) + len(events.single) + single,
        )


def _carry_what_was_told(old: Database, new: Database) -> None:
    """Carry over what was sent and what alerts became, so that nobody hears of the same thing again."""
    for table in ("mails", "alerts", "looks"):
        told = found(old, table)
        _insert(new, table, told.proven | told.single)


def _carry_bases(old: Database, new: Database) -> tuple[Mapping[int, int], int]:
    """Carry the snapshots over; return the new number of each base, and how many snapshots they are."""
    bases, names = found(old, "bases"), found(old, "names")
    endpoints, pasts = _endpoints(bases, names), dict(_pasts(old, bases))
    as_they_stand = sorted(row for row in bases.proven if row[0] in pasts and pasts[row[0]].whole)
    moved = {row[0]: _copy(old, new, row) for row in as_they_stand}
    # Whatever gets a new number comes after those that keep theirs.
    rest = pasts.keys() - moved.keys()
    moved |= {base: _replay(old, new, endpoints[base], pasts[base]) for base in sorted(rest)}
    new.run("DELETE FROM names")  # those that the replay gave come again
    for endpoint, name, base, unknown in [*names.proven, *_own_names(pasts, endpoints)]:
        if base in moved:
            _put(new, "names", (endpoint, name, moved[base], unknown))
    return moved, sum(len(there.sound) for there in pasts.values())


def _pasts(old: Database, bases: Found) -> Iterator[tuple[int, Past]]:
    """Yield the bases of which a snapshot is sound, with their pasts."""
    for base in sorted({row[0] for row in bases.readable if isinstance(row[0], int)}):
        try:
            there = past(old, base)
        except StoreDamaged:
            continue
        if there.sound:
            yield base, there


def _endpoints(bases: Found, names: Found) -> Mapping[int, str]:
    """Return the Hub of each base, as most of the rows say that speak of it."""
    said: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for base, endpoint, *_ in bases.readable:
        said[base][endpoint] += 1
    for endpoint, _, base, _ in names.readable:
        said[base][endpoint] += 1
    return {base: votes.most_common(1)[0][0] for base, votes in said.items()}


def _own_names(pasts: Mapping[int, Past], endpoints: Mapping[int, str]) -> Iterator[Row]:
    """Yield every canonical name that a base ever had, leading to the base that had it last."""
    borne = sorted(
        (one.row.taken, endpoints[base], one.row.name, base)
        for base, there in pasts.items()
        for one in there.sound
    )
    last = {(endpoint, name): base for _, endpoint, name, base in borne}
    yield from ((endpoint, name, base, None) for (endpoint, name), base in last.items())


def _copy(old: Database, new: Database, base: Row) -> int:
    """Copy everything of one base as it stands; return its number."""
    number = base[0]
    _put(new, "bases", base)
    facts = old.rows(
        "SELECT id, body FROM facts WHERE id IN (SELECT facts FROM snapshots WHERE base = ?)", number
    )
    new.run_many("INSERT OR IGNORE INTO facts (id, body) VALUES (?, ?)", facts)
    for table in ("snapshots", "children"):
        rows = old.rows(f"SELECT * FROM {table} WHERE base = ?", number)  # noqa: S608  our own words
        if rows:
            new.run_many(f"INSERT INTO {table} VALUES ({_places(rows[0])})", rows)  # noqa: S608  our own words
    return int(number)


def _replay(old: Database, new: Database, endpoint: str, there: Past) -> int:
    """Save the sound snapshots of one base one by one; return its new number."""
    for one in there.sound:
        save_snapshot(new, endpoint, one.row.name, as_snapshot(one.row, listed(old, one)))
    known = base_named(new, endpoint, there.sound[-1].row.name)
    return known.base if known is not None and known.base is not None else 0


def _carry_forecasts(old: Database, new: Database, moved: Mapping[int, int]) -> Iterator[int]:
    """Carry the forecasts of each base over; yield how many."""
    for base, number in moved.items():
        with suppress(StoreDamaged):
            yield carry_forecasts(old, new, base, number)


def _carry_imports(old: Database, new: Database) -> tuple[int, int]:
    """Carry the imports over of which no month is missing; return how many, and how many rest on one copy."""
    heads, months = found(old, "imports"), found(old, "import_months")
    of_import: defaultdict[int, set[Row]] = defaultdict(set)
    for month in months.readable:
        of_import[month[0]].add(month)
    all_there = months.complete > 0 and months.readable == months.proven | months.single
    all_there &= of_import.keys() <= {row[0] for row in heads.readable}
    carried = single = 0
    for row in heads.proven | heads.single:
        rows = of_import[row[0]]
        proven = months.complete > 1 and row in heads.proven and rows <= months.proven
        if rows and (proven or all_there):
            carried += _insert(new, "imports", [row])
            _insert(new, "import_months", rows)
            single += not proven
    return carried, single


def _insert(new: Database, table: str, rows: Iterable[Row]) -> int:
    """Write the rows of a table that stands twice; return how many it takes."""
    return sum(_put(new, table, row) for row in rows)


def _put(new: Database, table: str, row: Row) -> int:
    return new.run(
        f"INSERT OR IGNORE INTO {table} ({COLUMNS[table]}) VALUES ({_places(row)})",  # noqa: S608  our own words
        *row,
    )


def _places(row: Row) -> str:
    return ", ".join("?" * len(row))
