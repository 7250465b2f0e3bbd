"""The forecasts that were given, in the store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from answers import history as counted
from answers import refused, scored
from kept_models import ENDPOINT, children, snapshot

from xl_addin.errors import StoreDamaged
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.forecasts import forecasts_by_key, forecasts_of, keep_forecasts
from xl_addin.hub.store.snapshots import save_snapshot
from xl_addin.messages import evidence
from xl_addin.records import Answer, Foretold, Measure, Question, Selection, Status

GIVEN = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAST = counted(3, 5, 7, running=2)


@pytest.fixture
def db() -> Database:
    """Keep one model in memory."""
    db = Database(None)
    save_snapshot(db, ENDPOINT, "org/base", snapshot(listed=children(3)))
    return db


def answer(as_of: date = date(2026, 11, 22), ahead: int = 12) -> Answer:
    """Return an answer on the kept model, with a forecast of so many months."""
    base = snapshot().base
    found = scored("org/base", PAST, (50.0, 50.0, 50.0))
    return replace(found, base=base, as_of=as_of, forecast=found.forecast[:ahead])


def kept(db: Database) -> list[Foretold]:
    """Return what is kept of the only base."""
    ((base,),) = db.rows("SELECT id FROM bases")
    return forecasts_of(db, base)


def keep(db: Database, *answers: Answer, question: Question | None = None, given: datetime = GIVEN) -> None:
    """Keep the forecasts of ``answers``."""
    keep_forecasts(db, ENDPOINT, answers, question or Question(), reference="ours", given=given)


def test_a_forecast_comes_back_as_it_was_given(db: Database) -> None:
    """Moment, last day of data, what was counted, release, reference, counts then, and every point."""
    keep(db, answer())
    assert kept(db) == [
        Foretold(
            GIVEN,
            date(2026, 11, 22),
            Selection.TUNED,
            Measure.MODELS,
            datetime(2025, 1, 28, tzinfo=UTC),  # the release of answers.history
            "ours",
            3,
            17,  # 3 + 5 + 7, and 2 in the running month
            answer().forecast,
        )
    ]


def test_what_was_said_first_stays(db: Database) -> None:
    """The same question on the same data is not kept again, though its numbers may be others by now."""
    keep(db, answer())
    later = scored("org/base", counted(3, 5, 90), (50.0, 50.0, 50.0))
    keep(db, replace(answer(), forecast=later.forecast), given=GIVEN + HOUR)
    assert [(one.given, one.points) for one in kept(db)] == [(GIVEN, answer().forecast)]


def test_another_question_is_another_forecast(db: Database) -> None:
    """Each of another day of data, selection, measure and reference is kept beside the first."""
    keep(db, answer())
    keep(db, answer(as_of=date(2026, 11, 21)))
    keep(db, answer(), question=Question(Selection.ALL))
    keep(db, answer(), question=Question(measure=Measure.UPLOADERS))
    keep_forecasts(db, ENDPOINT, [answer()], Question(), reference="theirs", given=GIVEN)
    assert len(kept(db)) == 5


def test_more_months_of_the_same_day_are_added(db: Database) -> None:
    """Three months asked for first and twelve later that day are twelve; on another day they stay three."""
    keep(db, answer(ahead=3))
    keep(db, answer(ahead=12), given=GIVEN + 24 * HOUR)
    assert [len(one.points) for one in kept(db)] == [3]
    keep(db, answer(ahead=12), given=GIVEN + HOUR)
    assert [len(one.points) for one in kept(db)] == [12]


def test_only_the_hubs_models_with_a_forecast_are_kept(db: Database) -> None:
    """No imported series, no answer without a forecast, no model that the store does not know."""
    imported = replace(answer(), base=None)
    silent = replace(answer(), forecast=())
    young = refused("org/base", Status.TOO_YOUNG, evidence.too_young(1, 3))
    stranger = replace(answer(), base=snapshot("org/stranger").base)
    keep(db, imported, silent, young, stranger)
    assert db.rows("SELECT count(*) FROM forecasts") == [(0,)]


def test_the_forecasts_of_every_base_are_found_by_its_key(db: Database) -> None:
    """One look gives what was said of each base of one Hub, and nothing of another Hub's."""
    keep(db, answer())
    assert forecasts_by_key(db, ENDPOINT) == {answer().base.key: kept(db)}  # type: ignore[union-attr]
    assert forecasts_by_key(db, "https://other.example") == {}


def test_a_forecast_that_is_lost_is_noticed_for_all(db: Database) -> None:
    """Damage to any forecast is damage."""
    keep(db, answer())
    db.run("UPDATE forecasts SET children = 99")
    with pytest.raises(StoreDamaged):
        forecasts_by_key(db, ENDPOINT)
