"""An audit on the screen: within 80 columns, in both languages, and plain where nothing is doubtful."""

from io import StringIO

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, dossier, steady
from growth_models import stated_model
from rich.cells import cell_len
from rich.console import Console

from xl_addin.audit.run import audit
from xl_addin.audit.words import Audit, Doubt, DoubtKind, Remedy
from xl_addin.messages import doubts, hub
from xl_addin.outputs.printed.audit import audit_screen
from xl_addin.records import Answer, Child, Dossier, Language, Question, Relation, Sentence, Status
from xl_addin.sample import sample_snapshots

BULK = [child(f"bulk-{n}", RELEASE + 200 * DAY + n * HOUR / 10, "ann") for n in range(150)]


def shown(found: Audit, language: Language = "en", width: int = 80) -> str:
    """Return what the screen shows."""
    out = StringIO()
    Console(file=out, width=width).print(audit_screen(found, language))
    return out.getvalue()


def test_each_doubt_has_effect_evidence_children_and_command() -> None:
    """A bulk upload: how many, three scores before and after, who did it, five of them, what to type."""
    text = shown(audit(dossier([*steady(), *BULK]), Question(), stated_model()))
    line = next(line for line in text.splitlines() if line.startswith("Burst by one uploader"))
    assert "150 (60%)" in line
    assert line.count("→") == 3
    assert "Look at: ann/bulk-0, ann/bulk-1, ann/bulk-2, ann/bulk-3, ann/bulk-4 and 145" in text
    assert "\nhfscore exclude acorn-lab/Oakling-7B --author ann" in text


def test_children_shown_once_are_not_shown_again() -> None:
    """Burst and dominating uploader are about the same children, which are listed under the first only."""
    text = shown(audit(dossier([*steady(), *BULK]), Question(), stated_model()))
    assert "One dominating uploader" in text
    assert text.count("ann/bulk-0, ") == 1


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", ["bulk-upload", "needs-review", "half-listed", "giant", "newborn"])
def test_it_fits_into_eighty_columns(name: str, language: Language) -> None:
    """No line of any invented model is wider than the screen, and no figure is cut off."""
    snapshot = next(one for one in sample_snapshots() if one.base.id.endswith(name))
    text = shown(audit(Dossier(snapshot), Question(), stated_model()), language)
    assert all(cell_len(line) <= 80 for line in text.splitlines())
    assert "…" not in text


@pytest.mark.parametrize(("language", "words"), [("en", "Nothing doubtful"), ("ja", "見つかりませんでした")])
def test_where_nothing_is_doubtful_it_says_what_was_looked_at(language: Language, words: str) -> None:
    """How many children of how many uploaders, and every kind of doubt by name."""
    text = shown(audit(dossier(steady()), Question(), stated_model()), language)
    assert words in text
    assert "100" in text
    assert ("Unusual month" if language == "en" else "通常と異なる月") in text


def test_a_model_that_cannot_be_answered_has_its_sentence() -> None:
    """Status and sentence, and no word of doubts."""
    sentence = hub.unknown_model("org/none", "https://hub.example")
    text = shown(Audit(Answer("org/none", Status.UNKNOWN_MODEL, sentence)))
    assert "Not found" in text
    assert "org/none was not found" in text
    assert "doubt" not in text.lower()


def test_foreign_names_stay_text() -> None:
    """A name with markup or control characters is shown as text, and stands in no command."""
    odd = Child("[red]x[/red]\x1b[31m/y", "[red]x[/red]\x1b[31m", RELEASE, Relation.FINETUNE)
    sentence = doubts.largest_uploader(odd.author, 9, 0.5)
    doubt = Doubt(DoubtKind.LARGEST_UPLOADER, sentence, (odd,), (Remedy("author", odd.author),))
    text = shown(Audit(Answer("a/b", Status.OK, Sentence("ok", "ok")), (doubt,)))
    assert "[red]x[/red]" in text
    assert "\x1b[31m" not in text
    assert "hfscore exclude" not in text
