"""The add-in's folder: what HFScore put there is replaced and taken back, what the user changed is kept.

A manifest beside the files tells by their digests which are ours. It names the new files before they are
written, so that whatever an interrupted run leaves is known as ours by the next one.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TypeAlias

from xl_addin.errors import BadInput
from xl_addin.messages import files
from xl_addin.outputs.files.saving import make_folder, save_bytes

BOOK, README = "HFScore.xlsm", "READ-ME.txt"
MANIFEST = ".hfscore-installed.json"
_UNFINISHED = ".hfscore-????????.tmp"  # as outputs.saving names a file that is not whole yet

_Digests: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Installed:
    """The files written, and those that were the user's with the names under which they are kept."""

    written: tuple[Path, ...]
    kept: tuple[tuple[Path, Path], ...]


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """The files removed, and those that the user changed and that therefore stay."""

    removed: tuple[Path, ...]
    kept: tuple[Path, ...]


def installed_book(folder: Path) -> Path | None:
    """Return the workbook that was installed in ``folder``, None where there is none."""
    book = folder / BOOK
    return book if BOOK in _read_manifest(folder) and book.is_file() else None


def install(folder: Path, contents: Mapping[str, bytes], today: date) -> Installed:
    """Put files into ``folder``, each whole or not at all.

    Parameters
    ----------
    folder
        Made where it is missing.
    contents
        The files by their names.
    today
        Dates the name under which a file is kept that the user changed.

    Raises
    ------
    BadInput
        If a file cannot be written or moved: open in Excel, folder protected, disk full.
    """
    make_folder(folder)
    ours = _read_manifest(folder)
    new = {name: [_digest(content)] for name, content in contents.items()}
    known = {name: ours.get(name, []) + new.get(name, []) for name in {**ours, **new}}
    _write_manifest(folder, known)
    kept = [
        (path, _set_aside(path, today))
        for name in contents
        if _is_changed(path := folder / name, known[name])
    ]
    for name, content in contents.items():
        save_bytes(content, folder / name)
    _remove([folder / name for name in ours if name not in new], ours)
    _write_manifest(folder, new)
    _sweep(folder)
    return Installed(tuple(folder / name for name in contents), tuple(kept))


def uninstall(folder: Path) -> Uninstalled:
    """Take back what was installed in ``folder``, and the folder where nothing else lies in it.

    Raises
    ------
    BadInput
        If a file cannot be removed: open in Excel, folder protected.
    """
    ours = _read_manifest(folder)
    if not ours:
        return Uninstalled((), ())
    removed, kept = _remove([folder / name for name in ours], ours)
    with _told(folder):
        (folder / MANIFEST).unlink(missing_ok=True)
        _sweep(folder)
        if not any(folder.iterdir()):
            folder.rmdir()
    return Uninstalled(removed, kept)


def _remove(paths: list[Path], ours: _Digests) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Remove those of ``paths`` that are as they were written; return the removed and the kept."""
    standing = [path for path in paths if path.exists()]
    kept = tuple(path for path in standing if _is_changed(path, ours[path.name]))
    removed = tuple(path for path in standing if path not in kept)
    for path in removed:
        with _told(path):
            path.unlink()
    return removed, kept


def _is_changed(path: Path, digests: list[str]) -> bool:
    """Tell whether something lies at ``path`` that was not written here."""
    with _told(path):
        return path.exists() and not (path.is_file() and _digest(path.read_bytes()) in digests)


def _set_aside(path: Path, today: date) -> Path:
    names = (f"{path.stem} ({today}{number}){path.suffix}" for number in _numbers())
    aside = next(free for name in names if not (free := path.with_name(name)).exists())
    with _told(path):
        path.rename(aside)
    return aside


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f" {number}" for number in count(2))


def _read_manifest(folder: Path) -> _Digests:
    """Return the digests by file name; a manifest that is missing or spoilt names nothing."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = said.items() if isinstance(said, dict) else ()
    # A name with a folder in it was never written here, and could reach anywhere.
    return {
        name: [str(digest) for digest in digests]
        for name, digests in entries
        if isinstance(digests, list) and name and Path(name).name == name
    }


def _write_manifest(folder: Path, digests: _Digests) -> None:
    save_bytes(json.dumps(digests, ensure_ascii=False, indent=1).encode(), folder / MANIFEST)


def _sweep(folder: Path) -> None:
    """Remove what a process left that died while it wrote."""
    for left in folder.glob(_UNFINISHED):
        with _told(left):
            left.unlink(missing_ok=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise BadInput(files.file_locked(path)) from error
    except OSError as error:
        raise BadInput(files.file_unwritable(path, error.strerror or type(error).__name__)) from error
