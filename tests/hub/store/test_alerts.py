"""The alerts of a watchlist in the store."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alerts_made import DAY, day, raised, sighting
from hypothesis import given, settings
from hypothesis import strategies as st
from store_worlds import TODAY

from xl_addin.alerts.state import advance
from xl_addin.errors import BadInput
from xl_addin.hub.store.alerts import (
    acknowledge,
    alerts_of,
    keep_alerts,
    read_scores,
    read_words,
    scores_said,
)
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.opening import open_store
from xl_addin.hub.store.schema import STEPS
from xl_addin.records import Alert, AlertKind, AlertState, ScoreName, Sentence, Sighting

LIST = "採用候補.xlsx"
HOSTILE = '=HYPERLINK("x") \u202e[bold]\x00; DROP TABLE alerts'
FULL = Alert(
    Sighting(
        AlertKind.RISE,
        "org/base",
        HOSTILE,
        Sentence(HOSTILE, "急増"),
        125.5,
        Sentence("an event", "出来事"),
        "https://hub.example/org/base",
        3,
    ),
    AlertState.RESOLVED,
    day(0),
    day(4),
    day(2),
    3,
    day(5),
)

TEXTS = st.text(max_size=30)
SENTENCES = st.builds(Sentence, TEXTS, TEXTS)
DAYS = st.dates()
ALERTS = st.builds(
    Alert,
    st.builds(
        Sighting,
        st.sampled_from(AlertKind),
        TEXTS,
        TEXTS,
        SENTENCES,
        st.none() | st.floats(min_value=1),
        st.none() | SENTENCES,
        TEXTS,
        st.integers(0, 60),
    ),
    st.sampled_from(AlertState),
    DAYS,
    DAYS,
    st.none() | DAYS,
    st.none() | st.integers(0, 60),
    st.none() | DAYS,
)


@pytest.fixture
def db() -> Database:
    """Return an empty store in memory."""
    return Database(None)


def test_alerts_come_back_as_they_were_kept(db: Database) -> None:
    """Field for field, whatever the texts hold, by kind, model and key."""
    bare = raised(sighting(AlertKind.AUDIT))
    keep_alerts(db, LIST, [FULL, bare], {})
    assert alerts_of(db, LIST) == (bare, FULL)


@settings(deadline=None)
@given(alerts=st.lists(ALERTS, max_size=5, unique_by=lambda one: one.sighting.identity))
def test_any_alert_comes_back_as_it_was_kept(alerts: list[Alert]) -> None:
    """Whatever texts, figures and days it bears: infinite rarity, line breaks, no letters at all."""
    db = Database(None)
    keep_alerts(db, LIST, alerts, {})
    found = alerts_of(db, LIST)
    db.close()
    assert len(found) == len(alerts)
    assert all(one in found for one in alerts)


def test_a_store_from_before_the_alerts_takes_them(tmp_path: Path) -> None:
    """A file that has only the first two steps is brought up to date, and keeps what it held."""
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as old:
        for statement in (statement for step in STEPS[:2] for statement in step):
            old.execute(statement)
        old.execute("INSERT INTO mails VALUES ('d', 'a@example.jp', 'sent', '2026-01-01T00:00:00+00:00')")
        old.execute("PRAGMA user_version = 2")
        old.commit()
    opened = open_store(path, TODAY)
    keep_alerts(opened.database, LIST, [FULL], {})
    assert (opened.warnings, alerts_of(opened.database, LIST)) == ((), (FULL,))
    assert opened.database.rows("SELECT recipient FROM mails") == [("a@example.jp",)]


def test_each_watchlist_has_its_own(db: Database) -> None:
    """What is kept for one list does not touch another's, and what is not kept again is gone."""
    one, other = raised(sighting()), raised(sighting(model="org/other"))
    keep_alerts(db, LIST, [one], {})
    keep_alerts(db, "other", [other], {})
    keep_alerts(db, LIST, [], {})
    assert (alerts_of(db, LIST), alerts_of(db, "other")) == ((), (other,))


def test_scores_stay_until_they_are_said_anew(db: Database) -> None:
    """A model that could not be looked at keeps what was said last; one without scores was looked at."""
    keep_alerts(db, LIST, [], {"org/a": {ScoreName.HEAT: 61.25}, "org/b": {}})
    keep_alerts(db, LIST, [], {"org/b": {ScoreName.OVERALL: 7.0}})
    assert scores_said(db, LIST) == {"org/a": {ScoreName.HEAT: 61.25}, "org/b": {ScoreName.OVERALL: 7.0}}
    assert scores_said(db, "other") == {}


def test_a_run_from_the_store_is_a_run(db: Database) -> None:
    """Kept and read between the runs, alerts take the way that they take in memory."""
    in_memory: list[Alert] = []
    for number, seen in enumerate(([sighting()], [sighting()], [], [sighting(grade=2)])):
        in_memory = advance(in_memory, seen, day(number))
        with db.writing():
            keep_alerts(db, LIST, advance(alerts_of(db, LIST), seen, day(number)), {})
        assert list(alerts_of(db, LIST)) == in_memory


def test_an_alert_is_acknowledged_by_the_beginning_of_its_id(db: Database) -> None:
    """It and no other is known from then on, and the scores stay."""
    one, other = raised(sighting()), raised(sighting(model="org/other"))
    keep_alerts(db, LIST, [one, other], {"org/base": {ScoreName.HEAT: 1.0}})
    assert acknowledge(db, one.id[:6]) == one.acknowledged()
    assert alerts_of(db, LIST) == (one.acknowledged(), other)
    assert scores_said(db, LIST) == {"org/base": {ScoreName.HEAT: 1.0}}


def test_what_is_known_is_known_to_every_list(db: Database) -> None:
    """One alert that two lists tell of is acknowledged once; where it is over it stays over."""
    one = raised(sighting())
    over = replace(one, state=AlertState.RESOLVED, ended=day(1))
    for name, kept in ((LIST, one), ("other", one), ("third", over)):
        keep_alerts(db, name, [kept], {})
    acknowledge(db, one.id)
    assert [alerts_of(db, name) for name in (LIST, "other", "third")] == [
        (one.acknowledged(),),
        (one.acknowledged(),),
        (over,),
    ]


def test_what_cannot_be_acknowledged_says_why(db: Database) -> None:
    """No id that begins so, one that is over, and a beginning that several share."""
    keep_alerts(db, LIST, [FULL, raised(sighting()), raised(sighting(model="org/other"))], {})
    for beginning, words in (("x", "No open alert"), (FULL.id, "No open alert"), ("", "Several alerts")):
        with pytest.raises(BadInput, match=words):
            acknowledge(db, beginning)


def test_nothing_is_kept_of_a_run_that_fails(db: Database) -> None:
    """Two alerts under one name cannot be: what was kept before stays, scores too."""
    before = raised(sighting())
    keep_alerts(db, LIST, [before], {})
    with pytest.raises(Exception, match="UNIQUE"):
        keep_alerts(db, LIST, [FULL, FULL], {"org/base": {}})
    assert (alerts_of(db, LIST), scores_said(db, LIST)) == ((before,), {})


@pytest.mark.parametrize(
    "text", ["", "7", "null", "[]", '[["a"], 1, null, "", 0]', '[["a", "b"], 1, 7, "", 0]']
)
def test_what_is_no_sighting_is_refused(text: str) -> None:
    """A damaged text is a ValueError, by which the store knows that it is damaged."""
    with pytest.raises(ValueError):  # noqa: PT011  whose words are of no use
        read_words(text)


@pytest.mark.parametrize("text", ["", "7", '{"heaw": 7}', '{"heat": "x"}', '{"heat": [1]}'])
def test_what_are_no_scores_is_refused(text: str) -> None:
    """A damaged text is a ValueError, by which the store knows that it is damaged."""
    with pytest.raises(ValueError):  # noqa: PT011  whose words are of no use
        read_scores(text)


def test_days_are_kept_as_days(db: Database) -> None:
    """The first, the last and the day of telling are those of the run."""
    keep_alerts(db, LIST, [raised(sighting())], {})
    (alert,) = alerts_of(db, LIST)
    assert (alert.first, alert.last, alert.told, alert.ended) == (DAY, DAY, DAY, None)
