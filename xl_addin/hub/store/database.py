"""The only file that speaks SQL to a file: connections, transactions, and what can go wrong with them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Literal, TypeAlias

from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random

from xl_addin.errors import StoreDamaged, StoreError, StoreNewer, StoreUnwritable
from xl_addin.hub.store.files import beside, identity, is_special, uri
from xl_addin.hub.store.schema import STEPS, VERSION
from xl_addin.messages import keeping

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = str | int | float | None
Mode = Literal["write", "read", "salvage"]

_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
_BUSY = 30.0  # seconds for which a process waits until another has finished writing
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
_REFUSED |= {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """One connection, shared by the threads of a process; other processes have their own.

    A file that was set aside by another process is let go of, and the one now in its place used.

    Parameters
    ----------
    path
        The file; None keeps everything in memory, for as long as the process lives.
    mode
        ``write`` makes the file where it is missing and brings it up to date. ``read`` changes nothing and
        is content with a file that cannot be written. ``salvage`` reads a file that may be damaged:
        whatever goes wrong is damage.

    Raises
    ------
    StoreNewer, StoreDamaged, StoreUnwritable
        If the file cannot be used; the sentence says why.
    """

    def __init__(self, path: Path | None, mode: Mode = "write") -> None:
        self.path = path
        self.mode: Mode = mode
        self._lock = RLock()
        require_sqlite(sqlite3.sqlite_version_info)
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def released(self) -> Iterator[None]:
        """Let go of the file until the end of the block, then go on with what lies at ``path``.

        Other threads wait. Never to be called inside a transaction.
        """
        with self._lock:
            self._connection.close()
            try:
                yield
            finally:
                self._open()

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Return every row that a SELECT finds."""
        with self._using() as connection:
            return connection.execute(sql, values).fetchall()

    def readable_rows(self, sql: str) -> tuple[list[Row], bool]:
        """Return the rows of a SELECT up to the first that cannot be read, and whether all could."""
        found: list[Row] = []
        try:
            with self._using() as connection:
                for row in connection.execute(sql):
                    found.append(row)  # noqa: PERF402  those before the fault are kept
        except StoreError:
            return found, False
        return found, True

    def run(self, sql: str, *values: Value) -> int:
        """Run one statement; return how many rows it changed."""
        with self._using() as connection:
            return connection.execute(sql, values).rowcount

    def insert(self, sql: str, *values: Value) -> int:
        """Run one INSERT; return the number of the new row."""
        with self._using() as connection:
            return connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """Run one statement for each of ``rows``."""
        with self._using() as connection:
            connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing.

        Other threads wait outside; other processes may read, and wait to write. What is read inside
        stays true until the end. One inside another is part of it, and may fail alone.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let everything inside read the store as it is at one moment; nothing is written inside."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock:
            with self._using() as connection:
                inner = connection.in_transaction
                connection.execute("SAVEPOINT inside" if inner else begin)
            try:
                yield
                with self._told():
                    connection.execute("RELEASE inside" if inner else "COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk ends it of itself
                    connection.execute("ROLLBACK TO inside" if inner else "ROLLBACK")
                raise

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self.mode == "write" and not self._connection.in_transaction and self._moved():
                self._connection.close()
                self._open()
            with self._told():
                yield self._connection

    def _moved(self) -> bool:
        return self.path is not None and identity(self.path) != self._file

    def _open(self) -> None:
        self._ready = False
        with self._told():
            for attempt in Retrying(
                retry=retry_if_exception(self._may_pass),
                stop=stop_after_delay(_BUSY),
                wait=wait_random(0, 0.05),
                reraise=True,
            ):
                with attempt:
                    self._connection = self._connected()
        self._ready = True

    def _may_pass(self, error: BaseException) -> bool:
        """Tell whether to open again: SQLite's own waiting does not cover a change of the journal's mode."""
        code = _code(error)
        replaced = code == sqlite3.SQLITE_CANTOPEN and self.mode == "write" and self._moved()
        return code in _LOCKED or replaced

    def _connected(self) -> sqlite3.Connection:
        if self.path is None:
            return self._prepared(_connect(":memory:"))
        if is_special(self.path):
            raise StoreUnwritable(keeping.unwritable(self.path, "not a regular file"))
        if self.mode != "write":
            return self._prepared(_connect_to_read(self.path))
        self._file = identity(self.path)
        if self._file is not None:
            # Never makes the file: where it is just being set aside, a new one is under way.
            return self._prepared(_connect(uri(self.path, "mode=rw")))
        with alone(self.path):
            connection = self._prepared(_connect(uri(self.path, "mode=rwc")))
            self._file = identity(self.path)
            return connection

    def _prepared(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        with ExitStack() as on_failure:
            on_failure.callback(connection.close)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            if self.mode == "salvage":
                connection.execute("PRAGMA writable_schema = ON")  # else a truncated file is not read at all
            else:
                self._bring_up_to_date(connection)
            on_failure.pop_all()
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        version = _version(connection)
        if version > VERSION:
            raise StoreNewer(keeping.newer(self.path, version, VERSION))
        if self.mode == "read":
            if version < VERSION:
                raise StoreUnwritable(keeping.older(self.path, version, VERSION))
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version < VERSION:
            _migrate(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            told = self._translated(error)
            if told is None:
                raise
            raise told from error
        except UnicodeDecodeError as error:  # SQLite quotes the damaged text in what it says of it
            raise StoreDamaged(keeping.damaged(self.path)) from error

    def _translated(self, error: sqlite3.DatabaseError) -> StoreError | None:
        """Return our word for ``error``; None where it is a fault of this program and nobody's else."""
        code = _code(error)
        if code in _LOCKED:
            return StoreUnwritable(keeping.busy(self.path))
        if code in _REFUSED:
            return StoreUnwritable(keeping.unwritable(self.path, str(error)))
        undecodable = code is None and isinstance(error, sqlite3.OperationalError)
        if code in _DAMAGED or undecodable or self.mode == "salvage" or not self._ready:
            return StoreDamaged(keeping.damaged(self.path))
        return None


def require_sqlite(version: tuple[int, int, int]) -> None:
    """Refuse a SQLite of that ``version`` where it is too old for our tables.

    Raises
    ------
    StoreUnwritable
        If it is; nothing can then be kept, in memory neither.
    """
    if version < _OLDEST_SQLITE:
        raise StoreUnwritable(keeping.old_sqlite(*(".".join(map(str, v)) for v in (version, _OLDEST_SQLITE))))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one process at a time make or replace the file ``path``; a process that dies lets go.

    Raises
    ------
    StoreUnwritable
        If the folder cannot be written, or another process holds on for too long.
    """
    with ExitStack() as held:
        try:
            connection = _connect(uri(beside(path, ".lock"), "mode=rwc"))
            held.callback(connection.close)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            why = keeping.busy(path) if _code(error) in _LOCKED else keeping.unwritable(path, str(error))
            raise StoreUnwritable(why) from error
        yield


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=_BUSY, isolation_level=None, check_same_thread=False, uri=True)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(uri(path, "mode=ro"))
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        log = beside(path, "-wal")
        if log.exists() and log.stat().st_size:
            return connection
        # Where the folder cannot be written SQLite finds no place for its locks; nobody else writes there.
        connection.close()
        return _connect(uri(path, "immutable=1"))
    except sqlite3.DatabaseError:
        return connection  # whoever reads will see
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for step in STEPS[_version(connection) :]:  # another process may have been faster
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _code(error: BaseException) -> int | None:
    """Return SQLite's primary result code of ``error``, None where Python raised it of itself."""
    return None if (code := getattr(error, "sqlite_errorcode", None)) is None else code & 0xFF
