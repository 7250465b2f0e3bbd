"""Folders and files: where they lie, and whether they can be written."""

from pathlib import Path

from xl_addin.excel.doctor.facts import BookFacts, PlaceFacts, StoreFacts
from xl_addin.messages.doctor import places as said
from xl_addin.messages.upkeep import cure, megabytes
from xl_addin.records import Check, Sentence

_TIGHT = 200_000_000  # bytes; a store of some hundred bases with room to be written anew
_FULL = 20_000_000


def synced(path: Path, folders: tuple[Path, ...]) -> bool:
    """Tell whether OneDrive keeps ``path`` in step: by its own folders or their usual name."""
    return any(path.is_relative_to(folder) for folder in folders) or any(
        part == "OneDrive" or part.startswith("OneDrive - ") for part in path.parts
    )


def onedrive(facts: PlaceFacts, book: BookFacts | None) -> Check:
    """Check that neither store nor workbook lies in a folder that is synchronised while it is used."""
    if synced(facts.home, facts.onedrive):
        return Check("onedrive", "warn", said.home_synced(facts.home))
    if book is not None and synced(book.path, facts.onedrive):
        return Check("onedrive", "warn", said.workbook_synced(book.path))
    return Check("onedrive", "fine", said.not_synced())


def home(facts: PlaceFacts) -> Check:
    """Check that store and log can be written."""
    if facts.fault is not None:
        return Check("home", "bad", said.home_unwritable(facts.home, facts.fault))
    if facts.log_fault is not None:
        return Check("home", "warn", said.log_unwritable(facts.home, facts.log_fault))
    return Check("home", "fine", said.home_fine(facts.home))


def disk(facts: PlaceFacts) -> Check:
    """Check that there is room for the store to grow."""
    if facts.free is None:
        return Check("disk", "not-here", said.disk_not_told())
    room = megabytes(facts.free)
    if facts.free >= _TIGHT:
        return Check("disk", "fine", said.disk_fine(room))
    return Check("disk", "bad" if facts.free < _FULL else "warn", said.disk_short(room))


def store(facts: StoreFacts) -> Check:
    """Check that the store opens, is sound by the quick look and can be written."""
    if facts.fault is not None:
        return Check("store", "bad", _both(facts.fault, cure()) if facts.damaged else facts.fault)
    if facts.size is None:
        return Check("store", "fine", said.store_not_made(facts.file))
    return Check("store", "fine", said.store_fine(facts.file, megabytes(facts.size)))


def _both(found: Sentence, do: Sentence) -> Sentence:
    return Sentence(f"{found.en} {do.en}", f"{found.ja}{do.ja}")
