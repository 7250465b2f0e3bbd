"""What the store holds, what was imported and what is worth adding, on the screen."""

from io import StringIO
from pathlib import Path

import pytest
from answers import MADE, kept_answer, twelve
from rich.cells import cell_len
from rich.console import Console, RenderableType

from xl_addin.hub.discovery import Candidate
from xl_addin.hub.store.imports import Collection
from xl_addin.hub.store.maintenance import Inventory, KeptBase
from xl_addin.messages import discovery
from xl_addin.outputs.printed.discovery import Found, discovery_document, discovery_screen, discovery_table
from xl_addin.outputs.printed.events import events_screen
from xl_addin.outputs.printed.imports import imports_screen
from xl_addin.outputs.printed.store import bases_table, store_screen
from xl_addin.records import Language

HELD = Inventory(
    12_345_678, {"children": 20_000}, (KeptBase(1, "https://hub", "a/[b]", 7, MADE, MADE, 12, 3, 0),)
)
FOUND = [
    Found(Candidate("ashi-lab/Steady-7B", 12, None, None, kept=True), kept_answer()),
    Found(Candidate("busy/Later-4B", 0, 3_210, MADE, kept=False), twelve()[11]),
]
NOTES = (discovery.looked_at(1000, newest=True, author=None), discovery.private())


def printed(screen: RenderableType, width: int = 100) -> str:
    """Return what a terminal of so many columns shows."""
    file = StringIO()
    Console(width=width, file=file, color_system=None).print(screen)
    assert max(cell_len(line) for line in file.getvalue().splitlines()) <= width
    return file.getvalue()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_store_is_told_in_numbers(language: Language) -> None:
    """Size, rows, and each base with its snapshots and revisions, brackets as they are."""
    text = printed(store_screen(Path("store.sqlite"), HELD, language))
    for words in ("12.3 MB", "20,000", "a/[b]", "2026-11-23", "12"):
        assert words in text
    assert bases_table(HELD)["gone"].tolist() == [12]


@pytest.mark.parametrize(("language", "words"), [("en", ("kept", "granted")), ("ja", ("保存済み", "申請制"))])
def test_candidates_are_told_with_access_and_what_was_not_looked_at(
    language: Language, words: tuple[str, ...]
) -> None:
    """One that could not be answered has its status and no figures."""
    text = printed(discovery_screen(FOUND, NOTES, language), width=140)
    for word in ("llama3.1", "2025-01-28", "3,210", "381", NOTES[1].text(language), *words):
        assert word in text


def test_candidates_in_other_forms_hold_the_same() -> None:
    """The table's columns are the document's keys, in their order."""
    document = discovery_document(FOUND, NOTES, "en")
    rows = document["candidates"]
    assert isinstance(rows, list)
    assert list(rows[0]) == list(discovery_table(FOUND, "en").columns)
    assert (rows[0]["created"], rows[1]["children"]) == ("2025-01-28T00:00:00+00:00", None)
    assert (rows[1]["status"], rows[1]["overall"]) == ("rate-limited", None)


def test_nothing_is_told_in_words() -> None:
    """No candidate, no import, no event: a sentence instead of an empty table."""
    assert "No candidates were found." in printed(discovery_screen([], NOTES, "en"))
    assert "Nothing is imported" in printed(imports_screen([], "en"))
    assert "No events are noted for a/b" in printed(events_screen([], "a/b", "en"))


def test_imports_are_listed_as_they_were_named() -> None:
    """A source that looks like markup stays as it is."""
    text = printed(imports_screen([Collection("ours", "[red]台帳", MADE, 3, 2)], "ja"))
    assert "[red]台帳" in text
    assert "2026-11-23 09:05" in text
