"""Decisions on the screen, as JSON and as a table: the undone ones too, with what they speak of."""

from io import StringIO

import pytest
from audit_cases import DAY, TAKEN, decision
from rich.cells import cell_len
from rich.console import Console

from xl_addin.decision_lists import FIELDS
from xl_addin.outputs.printed.decisions import decisions_document, decisions_screen, decisions_table
from xl_addin.records import Decision, Language

MADE = (
    decision("author", "ann"),
    decision("pattern", "*-gguf", "keep", number=2, model="", undone=TAKEN + DAY),
    Decision("3" * 32, "org/b", "exclude", "child", "x/[red]y", "=cmd()", "", TAKEN),
)


def shown(decisions: tuple[Decision, ...], language: Language = "en") -> str:
    """Return what the screen shows."""
    out = StringIO()
    Console(file=out, width=80).print(decisions_screen(decisions, [4, 0, 1][: len(decisions)], language))
    return out.getvalue()


def test_the_list_shows_who_decided_what_and_what_ended() -> None:
    """The id's beginning, action, date, end, value, base, number, reason and name stand in the rows."""
    text = shown(MADE)
    for words in (
        "00000000",
        "exclude 2025-12-10",
        "author ann",
        "R. Viewer",
        "undone 2025-12-11",
        "every base",
    ):
        assert words in text
    assert "x/[red]y" in text
    assert all(cell_len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize(
    ("language", "words"), [("en", "No decision was made yet"), ("ja", "まだ登録されていません")]
)
def test_without_a_decision_the_list_says_so(language: Language, words: str) -> None:
    """An empty list is no empty screen."""
    assert words in shown((), language)


def test_the_document_has_every_field_and_the_number() -> None:
    """Fields of the record by their names, moments as ISO 8601, null for what was not undone."""
    first, second, _ = decisions_document(MADE, [4, 0, 1])
    assert set(first) == {*FIELDS, "children"}
    assert (first["made"], first["undone"], first["children"]) == ("2025-12-10T09:00:00+00:00", None, 4)
    assert second["undone"] == "2025-12-11T09:00:00+00:00"


def test_the_table_has_the_columns_of_a_list() -> None:
    """One row per decision; a reason that a spreadsheet would compute is put behind an apostrophe."""
    table = decisions_table(MADE, [4, 0, 1])
    assert list(table.columns) == [*FIELDS, "children"]
    assert table["reason"].tolist()[-1] == "'=cmd()"
    assert list(decisions_table((), []).columns) == [*FIELDS, "children"]
