"""What other processes do to a store, as a program: tests start, kill and hinder it.

    python store_process.py loop FILE         says that it is ready, reads a step, saves step after step
    python store_process.py write FILE WHO N  waits for a line on stdin, then saves N bases of its own
    python store_process.py guest FILE        reads and tries to write as a user who owns nothing
    python store_process.py full FILE BYTES   saves until files of more than BYTES are refused

The first runs until it is killed; the others print one JSON document.
"""

import json
import os
import sys
from itertools import count
from pathlib import Path
from typing import Any

from store_worlds import ENDPOINT, TODAY, base_of, changing

from xl_addin.errors import StoreUnwritable
from xl_addin.hub.store.opening import Opened, open_store
from xl_addin.hub.store.snapshots import latest, save_snapshot

_NOBODY = 65534
_ENOUGH = 300  # steps, which take far more than the disk that is full


def loop(path: Path) -> None:
    """Save step after step."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    begin = int(sys.stdin.readline())
    database = open_store(path, TODAY).database
    for step in count(begin):
        save_snapshot(database, ENDPOINT, "org/base", changing(step))


def write(path: Path, who: str, number: int) -> dict[str, Any]:
    """Save bases of one's own, and a step of the one that all save."""
    sys.stdin.readline()
    opened = open_store(path, TODAY)
    for each in range(number):
        name = f"org/{who}-{each}"
        save_snapshot(opened.database, ENDPOINT, name, changing(each, name, own=name))
        save_snapshot(opened.database, ENDPOINT, "org/base", changing(each))
    opened.database.close()
    return _told(opened)


def guest(path: Path) -> dict[str, Any]:
    """Read what is kept, and try to keep more."""
    if os.geteuid() == 0:  # root ignores permissions
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    opened = open_store(path, TODAY)
    known = None
    if opened.database.path is not None:
        known = latest(opened.database, base_of(opened.database, "org/base")) == changing(0)
    return {**_told(opened), "known": known, "refused": _refused(opened, 1)}


def full(path: Path, size: int) -> dict[str, Any]:
    """Save under a limit of the size of files, which writes as to a full disk."""
    import resource  # noqa: PLC0415  Windows lacks it, and can do all the rest

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    opened = open_store(path, TODAY)
    saved, refused = 0, None
    while refused is None and saved < _ENOUGH:
        refused = _refused(opened, saved)
        saved += refused is None
    known = latest(opened.database, base_of(opened.database, "org/base")) == changing(saved - 1)
    return {**_told(opened), "saved": saved, "known": known, "refused": refused}


def _refused(opened: Opened, step: int) -> str | None:
    """Return the sentence with which a step is refused, None where it is kept."""
    try:
        save_snapshot(opened.database, ENDPOINT, "org/base", changing(step))
    except StoreUnwritable as error:
        return error.sentence.en
    return None


def _told(opened: Opened) -> dict[str, Any]:
    return {
        "warnings": [warning.en for warning in opened.warnings],
        "memory": opened.database.path is None,
    }


def main(work: str, file: str, *rest: str) -> None:
    """Do the work that the command line names."""
    if work == "loop":
        loop(Path(file))
    answer = {
        "write": lambda: write(Path(file), rest[0], int(rest[1])),
        "guest": lambda: guest(Path(file)),
        "full": lambda: full(Path(file), int(rest[0])),
    }[work]()
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
