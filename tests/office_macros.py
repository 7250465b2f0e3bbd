"""Workbooks with macros, run in LibreOffice's VBA mode under a profile of their own."""

import csv
import subprocess
from pathlib import Path

from programs import require_program

_OFFICE = Path(__file__).parent / "excel" / "vba" / "office"
_ALLOWED = "registrymodifications.xcu"  # lets documents run their macros
_LIBRARY = {"script.xlc": ".", "script.xlb": "Standard"}
_MACRO = "macro:///Standard.Run.Convert({})"
_SECONDS = 60


def cells_after(runner: Path, book: Path, folder: Path) -> list[list[str]]:
    """Return the cells of the first sheet of ``book`` after the macro Convert of ``runner`` has run.

    Parameters
    ----------
    runner
        A module of LibreOffice's own Basic named Run; Convert(Source, Target) saves the cells as CSV.
    book
        The workbook, whose macros are allowed.
    folder
        An empty folder, for the profile and the cells.
    """
    user, target = folder / "profile" / "user", folder / "cells.csv"
    user.mkdir(parents=True)
    _copy(_OFFICE / _ALLOWED, user)
    # The first piece of work completes the profile, and would undo macros that stand there before.
    _office(user, "--convert-to", "pdf", "--outdir", str(folder / "first"), str(book))
    for name, place in _LIBRARY.items():
        _copy(_OFFICE / name, user / "basic" / place)
    _copy(runner, user / "basic" / "Standard")
    addresses = ",".join(f'"{path.as_uri()}"' for path in (book, target))
    _office(user, _MACRO.format(addresses))
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _office(user: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    command = [require_program("soffice"), profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, timeout=_SECONDS, capture_output=True)


def _copy(source: Path, folder: Path) -> None:
    (folder / source.name).write_bytes(source.read_bytes())
