"""The one service of a user: its lock, and the file that tells the user's programs where it listens."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from xl_addin import __version__
from xl_addin.errors import BadInput
from xl_addin.messages import serving

_STATE, _LOCK = "service.json", "service.lock"
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Instance:
    """A service that listens at ``address``, and the token without which it tells nothing."""

    address: str
    token: str = field(repr=False, default_factory=lambda: token_urlsafe(_TOKEN_BYTES))
    pid: int = field(default_factory=os.getpid)
    version: str = __version__
    service: str = "hfscore"

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or 0


def folder_of(home: Path) -> Path:
    """Return the folder of the lock and the state file in the user's data folder."""
    return home / "service"


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Be the only service of this user until the end of the block; False where another one is.

    What a service that was killed has left behind is removed. A process that dies lets go.

    Raises
    ------
    BadInput
        If the folder cannot be made or written.
    """
    lock = FileLock(folder / _LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)  # on Windows the profile's own rights keep others out
        lock.acquire(timeout=0)
        (folder / _STATE).unlink(missing_ok=True)
    except Timeout:
        yield False
        return
    except OSError as error:
        raise BadInput(serving.folder_unwritable(folder, error.strerror or str(error))) from error
    try:
        yield True
    finally:
        lock.release()


def write_state(folder: Path, instance: Instance) -> None:
    """Tell where the service listens: the whole file or none, for the user's eyes only.

    Raises
    ------
    BadInput
        If it cannot be written.
    """
    fresh = folder / f"{_STATE}.new"
    try:
        fresh.unlink(missing_ok=True)  # left by a process that died here
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(json.dumps(asdict(instance)).encode("ascii"))
        fresh.replace(folder / _STATE)
    except OSError as error:
        raise BadInput(serving.folder_unwritable(folder, error.strerror or str(error))) from error


def read_state(folder: Path) -> Instance | None:
    """Return the service that the state file tells of, None where it tells of none."""
    try:
        return Instance(**json.loads((folder / _STATE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def remove_state(folder: Path) -> None:
    """Take the state file away; it tells of a service that has ended."""
    with suppress(OSError):
        (folder / _STATE).unlink()
