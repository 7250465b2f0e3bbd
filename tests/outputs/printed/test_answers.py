"""Tables for a terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from answers import kept_answer, twelve
from rich.cells import cell_len
from rich.console import Console, RenderableType

from xl_addin.messages import keeping
from xl_addin.outputs.printed.answers import forecast_table, history_table, score_table
from xl_addin.records import Answer, Language, Sentence, Status

EVERY = twelve()


def _printed(table: RenderableType, width: int = 80) -> str:
    console = Console(width=width, file=StringIO(), color_system=None)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_scores_fit_into_80_columns(language: Language) -> None:
    """No line is wider than 80 columns and no figure is cut."""
    text = _printed(score_table(EVERY, language))
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    for figure in ("61.2", "49–70", "19,299", "80–100", "91.5"):
        assert figure in text


def test_status_is_in_words() -> None:
    """Each model's status stands in words under its name, and why it has no score under the table."""
    text = _printed(score_table(EVERY, "en"), width=100)
    for words in ("Scored", "Too young", "Too few children", "Not found", "No access", "Incomplete counts"):
        assert words in text
    assert "rare/Few-2B: 3 children counted" in text


def test_a_message_does_not_name_the_model_twice() -> None:
    """A message that begins with the model's name is not preceded by it."""
    text = _printed(score_table(EVERY[9:10], "en"), width=200)
    assert "no/Such-model: no/Such-model" not in text


def test_the_sample_is_marked() -> None:
    """Invented data are called so before the table."""
    assert _printed(score_table(EVERY, "en", invented=True)).startswith("Sample data:")
    assert "Sample" not in _printed(score_table(EVERY, "en"))


def test_history_marks_the_running_month() -> None:
    """Each month has its line, and the running one says so."""
    text = _printed(history_table(EVERY[0], "en"))
    assert "13 (running)" in text
    assert "2025-01-28" in text
    assert "372" in text


def test_history_of_an_unknown_model_is_its_message() -> None:
    """Without a history the message tells why."""
    assert "was not found" in _printed(history_table(EVERY[9], "en"), width=200)


def test_forecast_has_its_interval() -> None:
    """A forecast shows low, median, high and mean; a model without one shows its message."""
    text = _printed(forecast_table([EVERY[0], EVERY[7]], "en"))
    last = EVERY[0].forecast[-1]
    assert f"{last.p10:,.0f}" in text
    assert "876" in text  # 372 + 12 × 42
    assert "rare/Few-2B: 3 children counted" in text


def test_hostile_names_do_nothing() -> None:
    """A name with control codes and rich's own markup is shown as it is written."""
    answer = Answer("[red]\x1b[31mevil", Status.LOADING, Sentence("[bold]m", "m"))
    text = _printed(score_table([answer], "en"))
    assert "\x1b" not in text
    assert "[red]" in text
    assert "[bold]m" in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_history_names_its_events(language: Language) -> None:
    """By day, each with its month; what looks like markup stays as it was written."""
    text = _printed(history_table(kept_answer(), language), width=120)
    assert [text.index(day) for day in ("2025-01-15", "2025-04-02", "2025-12-30")] == sorted(
        text.index(day) for day in ("2025-01-15", "2025-04-02", "2025-12-30")
    )
    assert "=HYPERLINK(1) [bold]" in text
    assert ("before release" if language == "en" else "公開前") in text


def test_notes_stand_under_history_and_forecast() -> None:
    """What the reader should know of the counts is said there too, not under the scores alone."""
    noted = replace(kept_answer(), notes=(keeping.imported("fleet:a", "operations"),))
    for table in (history_table(noted, "en"), forecast_table([noted], "en")):
        assert "imported counts (source: operations)" in _printed(table, width=120)
