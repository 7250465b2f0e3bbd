"""How the command workbook turns a watchlist live or plain, or renews the macros of a live one."""

import sys
from datetime import datetime
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.excel.live_book import make_live, make_plain
from xl_addin.messages import books, refreshing
from xl_addin.messages import live as said
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.files.swapping import Original, read_original, swap
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.reading import read_place
from xl_addin.outputs.watchlist.names import LANGUAGE
from xl_addin.records import Language, Sentence


def convert(source: Path, out: Path, backups: Path, now: datetime, told: Language) -> list[Sentence]:
    """Make ``out`` of the workbook ``source``: live where it ends in .xlsm, plain where in .xlsx.

    A live workbook may take its own place; it is then kept among the ``backups``. No other file is replaced.

    Returns
    -------
    list[Sentence]
        What was done.

    Raises
    ------
    BadInput
        If it cannot be done; then no file has changed.
    """
    original = read_original(source)
    if _is_same(out, original.path) and original.path.suffix.lower() == ".xlsm":
        copy = swap(original, _live(original, told).bytes(), backups, now)
        return [said.renewed(out), refreshing.backed_up(copy)]
    if out.exists():
        raise BadInput(books.in_the_way(out))
    if out.suffix.lower() == ".xlsx":
        save_bytes(_plain(original).bytes(), out)
        return [said.made_plain(out)]
    save_bytes(_live(original, told).bytes(), out)
    return [said.made_live(out)]


def _live(original: Original, told: Language) -> Package:
    package = read_package(original.content, original.path)
    word = read_place(package, LANGUAGE)
    make_live(package, Path(sys.executable), "ja" if word == "ja" else "en" if word == "en" else told)
    return package


def _plain(original: Original) -> Package:
    package = read_package(original.content, original.path)
    if not make_plain(package):
        raise BadInput(said.nothing_to_do(original.path))
    return package


def _is_same(out: Path, original: Path) -> bool:
    try:
        return out.samefile(original)
    except OSError:
        return False
