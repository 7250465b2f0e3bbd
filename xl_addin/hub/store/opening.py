"""How the store is opened, and what is done with one that is damaged, new beyond us or not to be written."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xl_addin.errors import StoreDamaged, StoreError, StoreUnwritable
from xl_addin.hub.store.checking import is_sound, looks_sound
from xl_addin.hub.store.database import Database, alone
from xl_addin.hub.store.files import PARTS, beside, free_name
from xl_addin.hub.store.salvage import carry_over
from xl_addin.messages import keeping
from xl_addin.messages.keeping import Carried
from xl_addin.records import Sentence


@dataclass(frozen=True, slots=True)
class Opened:
    """A store to work with, and what the user must be told of it, once."""

    database: Database
    warnings: tuple[Sentence, ...] = ()


def open_store(path: Path, today: date) -> Opened:
    """Return the store in the file ``path``; where it is of no use, the best that there is, and why.

    A file that cannot be written is read; then every attempt to write raises
    :class:`~xl_addin.errors.StoreUnwritable`. Where it cannot be read either, or a newer version wrote it,
    the store is empty and stays in memory.

    Parameters
    ----------
    path
        The file; it is made where it is missing, and so is its folder.
    today
        Dates the name under which a damaged file is set aside.
    """
    try:
        return required_store(path, today)
    except StoreUnwritable as error:
        readable = _readable(path)
        if readable is not None:
            return Opened(readable, (error.sentence, keeping.read_only()))
        return _in_memory(error)
    except StoreError as error:
        return _in_memory(error)


def required_store(path: Path, today: date) -> Opened:
    """Return the store in the file ``path`` for a command that must write it; see :func:`open_store`.

    Raises
    ------
    StoreNewer, StoreUnwritable
        If nothing can be kept there.
    """
    _make_folder(path)
    told = [*_finished(path), *_emptied(path)]
    try:
        database = _sound(path)
    except StoreDamaged:
        told += _renewed(path, today)
        database = _sound(path)
    return Opened(database, tuple(told))


def set_aside(database: Database, today: date) -> tuple[Sentence, ...]:
    """Put a new store in the place of one that was found to be damaged; return what the user must be told.

    The same ``database`` goes on, with what could be carried over; where nothing can be written, empty and
    in memory. To be called after :class:`~xl_addin.errors.StoreDamaged`, outside of any transaction; then
    what failed is tried again. Nothing is done, and nothing told, where another thread or process was
    faster.
    """
    with database.released():
        try:
            return () if database.path is None else _renewed(database.path, today)
        except StoreError as error:
            database.path, database.mode = None, "write"
            return error.sentence, keeping.in_memory()


def _renewed(path: Path, today: date) -> tuple[Sentence, ...]:
    """Set the file aside, if it still is damaged once no other process is at it, and put a new one there."""
    with alone(path):
        if not path.exists() or _is_sound(path):
            return ()
        fresh = beside(path, ".new")
        carried = _salvaged(path, fresh)
        aside = free_name(path, today)
        with _told(path):
            for part in PARTS:
                if (standing := beside(path, part)).exists():
                    standing.rename(beside(aside, part))
            fresh.rename(path)
            beside(fresh, ".lock").unlink(missing_ok=True)
    return (keeping.set_aside(path, aside.name, carried),)


def _salvaged(path: Path, fresh: Path) -> Carried:
    """Write what is whole in the damaged file ``path`` to the new file ``fresh``."""
    with _told(fresh):
        for part in PARTS:  # left by a process that died here
            beside(fresh, part).unlink(missing_ok=True)
    with closing(Database(fresh)) as new:
        try:
            old = Database(path, "salvage")
        except StoreDamaged:
            return Carried()
        with closing(old):
            return carry_over(old, new)


def _sound(path: Path) -> Database:
    """Return the store, which looks sound and can be written."""
    database = Database(path)
    with ExitStack() as on_failure:
        on_failure.callback(database.close)
        if not looks_sound(database):
            raise StoreDamaged(keeping.damaged(path))
        database.run("DELETE FROM leases WHERE false")  # changes nothing, and is refused where nothing can be
        on_failure.pop_all()
    return database


def _is_sound(path: Path) -> bool:
    try:
        with closing(Database(path)) as database:
            return is_sound(database)
    except StoreDamaged:
        return False


def _finished(path: Path) -> tuple[Sentence, ...]:
    """Put the new store in its place where a process died between setting aside and that."""
    fresh = beside(path, ".new")
    if path.exists() or not fresh.exists():
        return ()
    with alone(path), _told(path):
        if path.exists() or not fresh.exists():
            return ()
        fresh.rename(path)
    return (keeping.replaced(path),)


def _emptied(path: Path) -> tuple[Sentence, ...]:
    """Tell of a file that lies there and holds nothing, and that no process is just making."""
    if not _is_empty(path):
        return ()
    with alone(path):
        return (keeping.emptied(path),) if _is_empty(path) else ()


def _is_empty(path: Path) -> bool:
    with _told(path):
        return path.is_file() and not path.stat().st_size


def _readable(path: Path) -> Database | None:
    """Return the store to be read only, None where it cannot be."""
    try:
        database = Database(path, "read")
    except StoreError:
        return None
    if looks_sound(database):
        return database
    database.close()
    return None


def _in_memory(error: StoreError) -> Opened:
    return Opened(Database(None), (error.sentence, keeping.in_memory()))


def _make_folder(path: Path) -> None:
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnwritable(keeping.unwritable(path, error.strerror or str(error))) from error
