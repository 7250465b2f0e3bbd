"""Alerts as a document, as a table and on a terminal."""

import csv
import json
from io import StringIO

import pytest
from alerts_made import DAY, day
from rich.cells import cell_len
from rich.console import Console
from watched_lists import HOSTILE, full, hostile, quiet_for, standing_of_every_state, watched

from xl_addin.alerts.seen import Watch
from xl_addin.outputs.files.tables import csv_bytes
from xl_addin.outputs.printed.alerts import COLUMNS, alerts_document, alerts_screen, alerts_table
from xl_addin.records import Language

NEW, OLD, KNOWN, OVER, _, _ = standing_of_every_state()
CHANCE = (
    "Unusual for the model itself, though of 40 models some always are by chance, so no alert: "
    "org/chance (fall, once in 120 months)."
)
LANGUAGES: tuple[Language, ...] = ("en", "ja")


def printed(watch: Watch, language: Language = "en", *, say_nothing: bool = False) -> str:
    """Return what a terminal of eighty columns shows."""
    file = StringIO()
    Console(width=80, file=file, color_system=None).print(
        alerts_screen(watch, language, say_nothing=say_nothing)
    )
    return file.getvalue()


def document(watch: Watch, language: Language = "en") -> dict[str, object]:
    """Return the document as it comes back from its JSON."""
    made = alerts_document(watch, language)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    return made


def rows(watch: Watch, key: str = "alerts") -> list[dict[str, object]]:
    """Return one of the lists of the document."""
    found = document(watch)[key]
    assert isinstance(found, list)
    return found


def test_the_document_tells_the_alerts_that_stand() -> None:
    """Lasting, then acknowledged, then ended ones; not those long over, or known from the first look."""
    found = document(full())
    assert (found["day"], found["models"]) == (DAY.isoformat(), 40)
    assert [(row["model"], row["state"]) for row in rows(full())] == [
        ("org/old", "continuing"),
        ("org/new", "new"),
        ("org/known", "acknowledged"),
        ("org/over", "resolved"),
    ]


def test_an_alert_is_told_field_by_field() -> None:
    """Days are ISO 8601, what is not known is null, and every column is there."""
    new, old = rows(full())[1], rows(full())[0]
    assert tuple(new) == COLUMNS
    assert new == {
        "id": NEW.id,
        "state": "new",
        "kind": "rise",
        "model": "org/new",
        "key": "13",
        "what": "org/new: rise 13.",
        "once_in": 250.4,
        "check_first": "a noted event",
        "link": "https://hub.example/org/new",
        "grade": 0,
        "first": DAY.isoformat(),
        "last": DAY.isoformat(),
        "told": DAY.isoformat(),
        "ended": None,
    }
    assert (old["once_in"], old["check_first"], old["first"]) == (None, None, day(-3).isoformat())
    assert rows(full())[3]["ended"] == DAY.isoformat()


def test_the_digest_tells_what_is_new_today_and_what_may_be_chance() -> None:
    """The new one in full, what is over, what goes on, and the months of chance with the list's length."""
    digest = document(full())["digest"]
    assert digest == [
        "org/new: rise 13. Once in 250 months. Check first: a noted event.",
        "Over: org/over (unusual fall).",
        "Still open from before: 1.",
        CHANCE,
    ]
    assert document(quiet_for(1))["digest"] == []


def test_months_of_chance_are_told_without_a_state() -> None:
    """They are no alerts: they bear no id, no state and no days."""
    (row,) = rows(full(), "may_be_chance")
    assert (row["model"], row["kind"], row["once_in"]) == ("org/chance", "drop", 120.0)
    assert not {"id", "state", "first", "told"} & set(row)


def test_the_language_is_asked_for() -> None:
    """What is said follows the language; keys, kinds and states are words of ours in any."""
    told = document(full(), "ja")
    assert isinstance(told["alerts"], list)
    row = told["alerts"][1]
    assert (row["what"], row["check_first"], row["kind"], row["state"]) == (
        "org/new：rise 13。",
        "登録済みの出来事",
        "rise",
        "new",
    )


def test_the_table_holds_the_same_alerts() -> None:
    """One row per alert of the document in the same columns; without any the columns alone."""
    table = alerts_table(full(), "en")
    assert tuple(table.columns) == COLUMNS
    assert table["id"].tolist() == [row["id"] for row in rows(full())]
    empty = alerts_table(watched(), "en")
    assert (tuple(empty.columns), len(empty)) == (COLUMNS, 0)
    assert csv_bytes(empty).decode("utf-8-sig").strip() == ",".join(COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_shows_the_letters_that_acknowledge(language: Language) -> None:
    """Each open alert has eight letters of its id; those acknowledged or over have none."""
    text = printed(full(), language)
    assert NEW.id[:8] in text
    assert OLD.id[:8] in text
    assert KNOWN.id[:8] not in text
    assert OVER.id[:8] not in text
    assert "--acknowledge" in text
    assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_the_screen_says_nothing_only_where_that_is_asked_for() -> None:
    """Without alerts it is empty, or one sentence; what goes on is listed, though it is no news."""
    assert printed(watched()).strip() == ""
    assert printed(watched(), say_nothing=True).startswith("Nothing to report")
    assert "新しいアラートはありません" in printed(watched(), "ja", say_nothing=True)
    assert OLD.id[:8] in printed(quiet_for(1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_do_no_harm_on_a_terminal(language: Language) -> None:
    """No control mark, no turned writing, no ten thousand letters; brackets stay brackets."""
    text = printed(hostile(), language)
    assert all(line.isprintable() for line in text.splitlines())
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert len(text) < 5000
    assert "[bold]" in text.replace("\n", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_texts_in_a_file(language: Language) -> None:
    """In CSV no cell begins a formula or a row of its own; in JSON the name is the name."""
    written = list(csv.reader(StringIO(csv_bytes(alerts_table(hostile(), language)).decode("utf-8-sig"))))
    assert [len(row) for row in written] == [len(COLUMNS)] * 3
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in written for cell in row)
    assert [row["model"] for row in rows(hostile())] == [HOSTILE, HOSTILE]
